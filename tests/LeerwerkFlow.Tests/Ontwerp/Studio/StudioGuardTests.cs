using System.Net;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class StudioGuardTests
{
    private static readonly Teken Klein = new Teken("klein").Stap("begin", "Elsa.Start").Taak("bel").Pijl("begin", "bel", "Done");

    [Theory]
    [InlineData("workflow-definitions")]
    [InlineData("descriptors/activities")]
    [InlineData("workflow-instances/TR-2010-000001")]
    [InlineData("bestaat-niet")]
    public async Task Nobody_is_told_to_sign_in_without_being_sent_away(string path)
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();

        var answer = await browser.GetAsync("/elsa/api/" + path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(["Je bent niet aangemeld. Meld je aan en probeer opnieuw."], await StudioBrowser.SentencesAsync(answer));
    }

    [Theory]
    [InlineData("coach")]
    [InlineData("coordinator")]
    [InlineData("promotor")]
    public async Task Who_may_not_draw_flows_is_refused(string rol)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("iemand", rol);
        using var browser = await world.SignInAsync("iemand");
        var studio = new StudioBrowser(browser);

        Assert.Equal(HttpStatusCode.Forbidden, (await studio.AskAsync("workflow-definitions")).StatusCode);
        Assert.Equal(["Je hebt geen recht om dit te doen. Vraag het aan je coördinator."], await studio.RefusedAsync("workflow-definitions", status: HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Who_must_choose_a_password_first_is_told_so()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("nieuw", "beheerder", moetWijzigen: true);
        using var browser = await world.SignInAsync("nieuw");

        var answer = await browser.GetAsync("/elsa/api/workflow-definitions");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(["Kies eerst een eigen wachtwoord op de pagina /wachtwoord."], await StudioBrowser.SentencesAsync(answer));
    }

    [Theory]
    [InlineData("http://elders.example")]
    [InlineData("http://localhost:81")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Another_origin_changes_nothing(string? origin)
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("klein");

        var answer = await studio.SendAsync("workflow-definitions", StudioBrowser.Wish(model).ToJsonString(), origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(["Deze vraag kwam niet van een pagina van LeerwerkFlow en is geweigerd."], await StudioBrowser.SentencesAsync(answer));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowconcept"));
    }

    [Fact]
    public async Task What_is_not_json_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        var form = await studio.SendAsync("workflow-definitions", "model=x", type: "application/x-www-form-urlencoded");
        var broken = await studio.SendAsync("workflow-definitions", "{\"model\":");
        var twice = await studio.SendAsync("workflow-definitions", "{\"model\":{},\"model\":{}}");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "Stuur dit als JSON."), (form.StatusCode, (await StudioBrowser.SentencesAsync(form))[0]));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "Wat je stuurde, is geen leesbare JSON. Laad de pagina opnieuw en probeer nog eens."), (broken.StatusCode, (await StudioBrowser.SentencesAsync(broken))[0]));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
    }

    [Theory]
    [InlineData(5_000_000)]
    [InlineData(StudioGuard.MostBytes)]
    public async Task A_flow_that_is_too_large_is_refused_with_a_sentence(int bytes)
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        var answer = await studio.SendAsync("workflow-definitions", "{\"model\":\"" + new string('x', bytes) + "\"}");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(["Deze flow is te groot om te bewaren: meer dan 2 MB. Splits hem in fasen."], await StudioBrowser.SentencesAsync(answer));
    }

    [Fact]
    public async Task A_part_of_Elsa_that_is_not_here_is_told_as_a_problem()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        var answer = await studio.AskAsync("features/installed/Elsa.Resilience");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(["Dit onderdeel van Elsa is er in LeerwerkFlow niet."], await StudioBrowser.SentencesAsync(answer));
    }
}
