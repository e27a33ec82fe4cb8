using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>Who besides the coach reads the vertrouwelijk luik (S5): by name, for one traject, until a day, and logged.</summary>
public sealed class InzageTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Without_a_grant_nothing_with_it_all_and_nothing_after_its_end(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [$"--Store:Engine={engine}", $"--Store:Postgres={store.Options.Postgres}"]);
        var (een, ander) = (await BeginAsync(world, "een"), await BeginAsync(world, "ander"));
        await world.AddMedewerkerAsync("carla", "coordinator");
        await world.AddMedewerkerAsync("piet", "instructeur");
        using var an = await world.SignInAsync("an");
        using var carla = await world.SignInAsync("carla");
        Assert.Equal(3, await SeenAsync(an, een));
        Assert.Equal(0, await SeenAsync(carla, een));

        Assert.Equal(HttpStatusCode.Redirect, (await GiveAsync(an, een, "carla", "2010-03-10")).StatusCode);
        Assert.Equal((3, 0), (await SeenAsync(carla, een), await SeenAsync(carla, ander)));
        world.Time.Advance(TimeSpan.FromDays(9));
        Assert.Equal(3, await SeenAsync(carla, een));
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SeenAsync(carla, een));

        await GiveAsync(an, een, "carla", "2010-06-01");
        Assert.Equal(3, await SeenAsync(carla, een));
        Assert.Equal(HttpStatusCode.Redirect, (await an.PostAsync($"/traject/{een.Id}/inzage", [], "form[action$='handler=TrekIn']")).StatusCode);
        Assert.Equal(0, await SeenAsync(carla, een));

        Assert.Equal(["inzage-gegeven", "inzage-gegeven", "inzage-ingetrokken"], await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking WHERE handeling IN ('inzage-gegeven', 'inzage-ingetrokken') AND medewerker = 'an' AND traject = @Id ORDER BY handeling", new { een.Id }));
        Assert.Equal(6, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM verwerking WHERE handeling = 'vertrouwelijk-gelezen' AND medewerker = 'carla' AND traject = @Id", new { een.Id }));
        Assert.DoesNotContain("MERK", string.Concat(await world.Db.QueryAsync<string>("SELECT handeling || COALESCE(traject, '') FROM verwerking")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_coach_gives_it_and_only_to_a_colleague_for_a_day_and_a_reason()
    {
        await using var world = await TestWorld.StartAsync();
        var een = await BeginAsync(world, "een");
        await world.AddMedewerkerAsync("carla", "coordinator");
        await world.AddMedewerkerAsync("piet", "instructeur");
        await world.AddMedewerkerAsync("ver", "coordinator", "lwb-2");
        var an = await world.AddMedewerkerAsync("bo") with { Dag = new(2010, 3, 1) };
        var give = world.As<GiveInzage>(new("an", "Medewerker an", "lwb-1", new HashSet<Role> { Role.Coach }));
        async Task<string?> RefusedAsync(string? wie, DateOnly? tot, string? reden) => (await Assert.ThrowsAsync<RuleBroken>(() => give.RunAsync(een.Id, wie, tot, reden, false))).Veld;

        Assert.Equal("Collega", await RefusedAsync("piet", new(2010, 3, 10), "nodig"));
        Assert.Equal("Collega", await RefusedAsync("ver", new(2010, 3, 10), "nodig"));
        Assert.Equal("Tot", await RefusedAsync("carla", new(2010, 2, 28), "nodig"));
        Assert.Equal("Tot", await RefusedAsync("carla", new(2011, 3, 1), "nodig"));
        Assert.Equal("Tot", await RefusedAsync("carla", null, "nodig"));
        Assert.Equal("Waarom", await RefusedAsync("carla", new(2011, 2, 28), " "));
        await Assert.ThrowsAsync<NotFound>(() => world.As<GiveInzage>(an).RunAsync(een.Id, "carla", new(2010, 3, 10), "nodig", false));
        using var carla = await world.SignInAsync("carla");
        Assert.Equal(HttpStatusCode.Forbidden, (await carla.GetAsync($"/traject/{een.Id}/inzage")).StatusCode);
    }

    [Fact]
    public async Task The_page_is_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var een = await BeginAsync(world, "een");
        await world.AddMedewerkerAsync("carla", "coordinator");
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/traject/{een.Id}/inzage");
        await browser.ShotAsync("inzage-leeg");
        await browser.Page.GetByLabel("Wie mag het lezen?").SelectOptionAsync("carla");
        await browser.Page.GetByLabel("Tot en met welke dag?").FillAsync("2010-03-31");
        await browser.Page.GetByLabel("Waarom is het nodig?").FillAsync("Ik ben drie weken weg.");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Laat dit toe" }).PressAsync("Enter"));
        await browser.ShotAsync("inzage-gegeven");
    }

    private static async Task<Proeftraject> BeginAsync(TestWorld world, string flow)
    {
        if (flow == "een")
            await world.AddMedewerkerAsync("an");
        var proef = await Proeftraject.StartAsync(world, "an", new Teken(flow).Taak("doen"));
        await proef.AnswerAsync("an", "intake", new { datumGesprek = "2010-03-01" }, new { randvoorwaarden = new[] { new { domein = "SCHULDEN", beschrijving = "MERKRAND" } } });
        await world.Db.WriteAsync([.. new VertrouwelijkeReden("ZIEKTE", "MERKREDEN").Seal(world.Get<Kluis>(), proef.Id, "schorsing", "an", world.Klok.Now)]);
        return proef;
    }

    private static Task<HttpResponseMessage> GiveAsync(TestBrowser an, Proeftraject proef, string wie, string tot) =>
        an.PostAsync($"/traject/{proef.Id}/inzage", [("Collega", wie), ("Tot", tot), ("Waarom", "Ik ben weg"), ("Wens", "nee")], "main form:has([name=Collega])");

    // How many of the marks are on the pages that could show them: two in the dossier, one in the answers of the talk.
    private static async Task<int> SeenAsync(TestBrowser browser, Proeftraject proef)
    {
        var dossier = (await browser.OpenAsync($"/traject/{proef.Id}?deel=begeleiding&vertrouwelijk=true")).DocumentElement.OuterHtml;
        var id = await proef.World.Db.FindAsync<string>("SELECT id FROM taak WHERE traject = @Id AND formulier = 'intake'", new { proef.Id });
        var taak = (await browser.OpenAsync($"/taak/{id}")).DocumentElement.OuterHtml;
        return System.Text.RegularExpressions.Regex.Count(dossier + taak, "MERK(RAND|REDEN)");
    }
}
