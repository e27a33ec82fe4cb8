using System.Net;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class VerhuizenPageTests
{
    private const string Pad = "/ontwerp/verhuizen/wep-2008@2";

    [Fact]
    public async Task One_is_tried_then_the_rest_and_all_of_them_are_taken_back()
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world);
        using var co = await world.SignInAsync("co");
        var eerst = await co.OpenAsync(Pad);
        Assert.Equal(["3 verandert", "0 blijft gelijk", "0 kan niet"], eerst.QuerySelectorAll(".tegel").Select(t => t.TextContent.Trim()));
        Assert.Contains("8 mrt 2010 → 9 mrt 2010", eerst.QuerySelector("section[aria-labelledby=verandert] li")!.TextContent, StringComparison.Ordinal);

        var een = await co.SendFormAsync(Form(eerst, "doen"), $"{Pad}?handler=Een", [("Reden", "meer tijd om te kiezen")]);
        Assert.Equal(HttpStatusCode.Redirect, een.StatusCode);
        var daarna = await co.OpenAsync(Pad);
        Assert.Single(daarna.QuerySelectorAll("section[aria-labelledby=vandaag] li"));
        Assert.Contains("Verhuis de rest (2)", daarna.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var rest = await TestBrowser.ReadAsync(await co.SendFormAsync(Form(daarna, "doen"), $"{Pad}?handler=Reeks", [("Reden", "meer tijd om te kiezen")]));
        Assert.Contains("2 van 2 gedaan.", rest.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE flowversie = 'wep-2008@2'"));
        Assert.Equal(["meer tijd om te kiezen"], await world.Db.QueryAsync<string>("SELECT DISTINCT reden FROM verhuizing"));

        var terug = await co.SendFormAsync(Assert.IsAssignableFrom<IHtmlFormElement>(rest.QuerySelector("section[aria-labelledby=vandaag] > form")), Pad, []);
        Assert.Equal(HttpStatusCode.Redirect, terug.StatusCode);
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE flowversie = 'wep-2008@1'"));
    }

    [Fact]
    public async Task Who_waits_at_a_step_that_is_gone_is_moved_once_another_step_is_chosen()
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world, h => h.Hernoemd("toeleiding", "vacature", "plaats-kiezen"));
        using var co = await world.SignInAsync("co");
        var eerst = await co.OpenAsync(Pad);
        Assert.Contains("De stap “Kies de vacature en de werkplek voor deze kandidaat” bestaat niet meer in de nieuwe versie.", eerst.QuerySelector("section[aria-labelledby=kanniet]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(eerst.QuerySelector("form[aria-labelledby=doen]"));

        var gekozen = await co.OpenAsync(Pad + "?Plaats=toeleiding%2Fvacature%3Dtoeleiding%2Fplaats-kiezen");
        var een = await co.SendFormAsync(Form(gekozen, "doen"), $"{Pad}?handler=Een", [("Reden", "andere naam")]);

        Assert.Equal(HttpStatusCode.Redirect, een.StatusCode);
        Assert.Equal("toeleiding/plaats-kiezen", await world.Db.FindAsync<string>("SELECT w.pad FROM wacht w JOIN traject t ON t.id = w.traject WHERE t.flowversie = 'wep-2008@2' AND w.status = 'open'"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_moves_and_the_sentence_stands_on_the_page()
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world);
        using var co = await world.SignInAsync("co");

        var answer = await co.SendFormAsync(Form(await co.OpenAsync(Pad), "doen"), $"{Pad}?handler=Een", [("Reden", "")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Schrijf in een zin waarom je verhuist.", (await TestBrowser.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coach_may_not_and_a_version_that_is_not_there_is_not_found()
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world);
        using var an = await world.SignInAsync("an");
        using var co = await world.SignInAsync("co");

        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync(Pad)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await co.GetAsync("/ontwerp/verhuizen/wep-2008@9")).StatusCode);
    }

    [Fact]
    public async Task The_page_is_good_wide_and_narrow_and_a_series_goes_on_by_itself()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await FillAsync(world, h => h.Invoer("toeleiding", "vacature", "termijn", "hier + 6 werkdagen"), 24);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        await browser.GoAsync(Pad);
        await browser.ShotAsync("verhuizen");

        await browser.Page.GetByLabel("Waarom verhuis je?").FillAsync("meer tijd om te kiezen");
        await browser.Page.GetByText("Verhuis ze allemaal").ClickAsync();
        await browser.Page.GetByText("Bekijk hoe het nu staat").WaitForAsync(new() { Timeout = 60_000 });

        Assert.Equal(24, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE flowversie = 'wep-2008@2'"));
        await browser.ShotAsync("verhuizen-reeks");
        await browser.Page.GetByText("Bekijk hoe het nu staat").ClickAsync();
        await browser.Page.GetByText("Vandaag verhuisd").WaitForAsync();
        await browser.ShotAsync("verhuizen-klaar");
    }

    private static async Task FillAsync(TestWorld world, Func<Hertekend, Hertekend>? draw = null, int aantal = 3)
    {
        await Voorbeeld.FillAsync(world);
        for (var i = 0; i < aantal; i++)
        {
            var id = await Voorbeeld.StartAsync(world, $"Jo{(char)('a' + i)}");
            if (i == 3)
                await Voorbeeld.DoAsync(world, id, "toeleiding/vacature", "Klaar");
        }

        var hertekend = await Hertekend.OfAsync(world);
        await (draw ?? (h => h.Invoer("toeleiding", "vacature", "termijn", "hier + 6 werkdagen")))(hertekend).KeepAsync(world);
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string naam) => Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector($"form[aria-labelledby={naam}]"));
}
