using System.Net;
using System.Text;
using AngleSharp.Html.Dom;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class RegelsPageTests
{
    [Fact]
    public async Task A_coordinator_proposes_and_two_others_approve_what_they_have_read()
    {
        await using var world = await StartAsync();
        using var a = await world.SignInAsync("a");
        using var b = await world.SignInAsync("b");
        using var c = await world.SignInAsync("c");
        var zes = RegelProef.Tekst(set => RegelProef.Regel(set, 1)["vorm"]!["hoogstens"] = 7);

        var sent = await SendAsync(a, zes, ("Bron", "omzendbrief 3 van 2010"), ("Reden", "De TBS mag langer"));

        var path = sent.Headers.Location!.ToString();
        Assert.Equal("/ontwerp/regels/proef/2", path);
        var page = await b.OpenAsync(path);
        Assert.Contains("Let op: hierdoor kan iets gepubliceerd worden dat nu geweigerd wordt.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“hoogstens” was 6 en wordt 7.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await a.OpenAsync(path)).QuerySelector("form[action*=Keur]"));
        foreach (var wie in new[] { b, c })
            Assert.Equal(HttpStatusCode.Redirect, (await wie.PostAsync(path, [], "form[action*=Keur]")).StatusCode);
        Assert.Contains("geldt nu", (await a.OpenAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_says_so_beside_the_field_and_keeps_what_was_typed()
    {
        await using var world = await StartAsync();
        using var a = await world.SignInAsync("a");

        var answer = await SendAsync(a, "{ kapot", ("Bron", "omzendbrief"), ("Reden", "zomaar"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestBrowser.ReadAsync(answer);
        Assert.StartsWith("De regels “proef” kunnen niet gelezen worden", page.QuerySelector("#Bestand-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("omzendbrief", page.QuerySelector("#Bron")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_coach_reads_the_rules_with_their_source()
    {
        await using var world = await StartAsync();
        await world.AddMedewerkerAsync("an");
        using var an = await world.SignInAsync("an");

        var page = await an.OpenAsync("/ontwerp/regels?Naam=proef");

        Assert.Equal(["Nazorg duurt minstens zes maanden.decreetB 3.4NAZORG_LANG", "TBS duurt hoogstens zes maanden.decreetB 3.3TBS_KORT", "Er is elke maand een gesprek.waarschuwinggewoonteMAANDGESPREK"], page.QuerySelector("table.lijst")!.QuerySelectorAll("tbody tr").Select(r => r.TextContent));
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(RegelProef.Tekst(), await (await an.GetAsync("/ontwerp/regels?handler=Download&Naam=proef")).Content.ReadAsStringAsync());
    }

    private static async Task<TestWorld> StartAsync()
    {
        var world = await TestWorld.StartAsync();
        await RegelProef.LoadAsync(world, RegelProef.Tekst());
        await world.AddMedewerkerAsync("a", "coordinator");
        await world.AddMedewerkerAsync("b", "coordinator", "lwb-2");
        await world.AddMedewerkerAsync("c", "beheerder", null);
        return world;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestBrowser browser, string tekst, params (string Naam, string Waarde)[] velden)
    {
        var form = (IHtmlFormElement)(await browser.OpenAsync("/ontwerp/regels?Naam=proef")).QuerySelector("form[enctype]")!;
        var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" }, { new StringContent("proef"), "Naam" } };
        foreach (var (naam, waarde) in velden)
            content.Add(new StringContent(waarde), naam);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(tekst)), "Bestand", "proef.json");
        return await browser.SendAsync(new(HttpMethod.Post, "/ontwerp/regels") { Content = content });
    }
}
