using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;
using static LeerwerkFlow.Tests.Ontwerp.Api.DesignerBrowser;

namespace LeerwerkFlow.Tests.Ontwerp.Api;

public sealed class NakijkRoutesTests
{
    [Fact]
    public async Task A_finding_names_the_step_in_the_drawing()
    {
        await using var world = await WorldAsync();
        var coach = await AsAsync(world, "coach", "coach");

        var good = await CheckAsync(coach, "deel", Deel("bel", "schrijf"));
        var loose = await CheckAsync(coach, "deel", Deel("bel").Taak("los"));

        Assert.True((bool)good["magGepubliceerd"]!);
        Assert.InRange((int)good["milliseconden"]!, 0, 5_000);
        Assert.False((bool)loose["magGepubliceerd"]!);
        var finding = loose["oordelen"]!.AsArray().First(o => (string?)o!["ernst"] == "tekening" && o["pad"]!.AsArray().Count > 0)!;
        Assert.Equal(("broken", "deel", "los"), ((string?)finding["oordeel"], (string?)finding["pad"]![0]!["flow"], (string?)finding["pad"]![0]!["stap"]));
    }

    [Fact]
    public async Task A_fase_is_checked_inside_the_flow_that_plays_it()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        var stopt = new Teken("deel").Stap("begin", "Elsa.Start").Taak("bel").Pijl("begin", "bel", "Done").Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Stopgezet" })).Pijl("bel", "klaar");

        var nazicht = await CheckAsync(designer, "deel", stopt);

        Assert.Contains(nazicht["oordelen"]!.AsArray(), o => o!["pad"]!.AsArray().Any(p => (string?)p!["flow"] == "top" && (string?)p["stap"] == "eerste"));
    }

    [Fact]
    public async Task The_same_drawing_is_checked_once_and_a_changed_one_again()
    {
        await using var world = await WorldAsync();
        var check = world.Get<CheckFlow>();

        var first = await check.RunAsync(Teken.Samen(Top, Deel("bel")), "top");

        Assert.Same(first, await check.RunAsync(Teken.Samen(Top, Deel("bel")), "top"));
        Assert.NotSame(first, await check.RunAsync(Teken.Samen(Top, Deel("bel", "schrijf")), "top"));
    }

    [Fact]
    public async Task A_scenario_is_played_on_the_drawing_beside_what_is_published()
    {
        await using var world = await WorldAsync();
        var coach = await AsAsync(world, "coach", "coach");

        var played = await coach.PostAsync("flows/deel/simuleer", Body(Deel("bel", "schrijf"), ("scenario", "normaal"), ("start", "2010-03-01")));
        var unknown = await coach.PostAsync("flows/deel/simuleer", Body(Deel("bel"), ("scenario", "../wep-2008"), ("start", "2010-03-01")), HttpStatusCode.BadRequest);

        Assert.Equal(["bel", "schrijf"], Tasks(played["nieuw"]!));
        Assert.Equal(["bel"], Tasks(played["oud"]!));
        Assert.Null(played["nieuw"]!["fout"]);
        Assert.Equal(["eerste/bel <- ", "eerste/schrijf <- eerste/bel", " <- eerste/schrijf"], played["nieuw"]!["beelden"]!.AsArray().Select(b => $"{string.Join(',', b!["open"]!.AsArray())} <- {b["gedaan"]}"));
        Assert.Equal(2, (decimal)played["nieuw"]!["perMaand"]!["coach"]!);
        Assert.Equal("Het scenario “../wep-2008” bestaat niet. Kies er een uit de lijst.", (string?)unknown["zin"]);
    }

    [Fact]
    public async Task A_drawing_that_stands_still_is_shown_as_far_as_it_comes()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");

        var played = await designer.PostAsync("flows/deel/simuleer", Body(Deel("bel").Taak("los"), ("scenario", "normaal"), ("start", "2010-03-01")));
        var wacht = new Teken("deel").Stap("begin", "Elsa.Start").Taak("bel").Stap("wacht", "Leerwerk.Wacht", ("moment", "proef.einde")).Pijl("begin", "bel", "Done").Pijl("bel", "wacht").Onbekend("proef.einde", "datum", "Proef");
        var still = await designer.PostAsync("flows/deel/simuleer", Body(wacht, ("scenario", "normaal"), ("start", "2010-03-01")));

        Assert.Null(played["nieuw"]!["fout"]);
        Assert.Contains("staat stil", (string?)still["nieuw"]!["fout"], StringComparison.Ordinal);
        Assert.Equal(["bel"], Tasks(still["nieuw"]!));
    }

    [Fact]
    public async Task The_consequences_count_who_is_under_way()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        await world.Get<StartTraject>().RunAsync(new("lwb-1", "Milan", "Voorbeeld", new Contact(), "v", null, null, "top"), "test");
        var designer = await AsAsync(world, "nora");

        var gevolgen = await designer.PostAsync("flows/deel/gevolgen", Body(Deel("bel", "schrijf")));

        Assert.Equal("eerste 2", $"{gevolgen["betrokken"]![0]!["fase"]} {gevolgen["betrokken"]![0]!["lopend"]}");
        Assert.Equal((0, false), ((int)gevolgen["openOpmerkingen"]!, (bool)gevolgen["tweedePersoon"]!));
        Assert.NotNull(gevolgen["werklast"]!["weken"]);
        Assert.NotNull(gevolgen["nazicht"]!["oordelen"]);
        Assert.NotNull((await designer.PostAsync("flows/deel/naspelen", Body(Deel("bel", "schrijf"))))["rijen"]);
    }

    [Fact]
    public async Task Five_thousand_steps_are_answered_in_time()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        var large = Deel([.. Enumerable.Range(0, 5_000).Select(n => "t" + n)]);
        var body = Body(large).ToJsonString();

        var answer = await designer.SendAsync(HttpMethod.Post, "flows/deel/nakijken", body);
        var small = await CheckAsync(designer, "deel", Compact(2_100));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("Deze flow heeft 2102 stappen. Meer dan 2000 kan niet: splits hem in fasen.", (string?)small["oordelen"]![0]!["uitleg"]);
        Assert.InRange((int)small["milliseconden"]!, 0, 5_000);
    }

    private static Teken Compact(int steps)
    {
        var teken = new Teken("deel").Stap("begin", "Elsa.Start");
        for (var n = 0; n < steps; n++)
            teken.Stap("s" + n, "Elsa.WriteLine").Pijl(n == 0 ? "begin" : "s" + (n - 1), "s" + n, "Done");
        return teken.Stap("klaar", "Elsa.Complete").Pijl("s" + (steps - 1), "klaar", "Done");
    }

    private static JsonObject Body(Teken teken, params (string Naam, string Waarde)[] rest)
    {
        var body = new JsonObject { ["definitie"] = Drawn(teken) };
        foreach (var (naam, waarde) in rest)
            body[naam] = waarde;
        return body;
    }

    private static Task<JsonNode> CheckAsync(DesignerBrowser designer, string flow, Teken teken) => designer.PostAsync($"flows/{flow}/nakijken", Body(teken));

    private static IEnumerable<string?> Tasks(JsonNode tijdlijn) => tijdlijn["regels"]!.AsArray().Where(r => (string?)r!["soort"] == "taak").Select(r => (string?)r!["titel"]);
}
