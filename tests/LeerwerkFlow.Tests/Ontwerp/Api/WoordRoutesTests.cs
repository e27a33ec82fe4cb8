using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Ontwerp.Api;

public sealed class WoordRoutesTests
{
    [Fact]
    public async Task The_palette_offers_about_twenty_blocks_in_plain_words()
    {
        await using var world = await TestWorld.StartAsync();
        var designer = await DesignerBrowser.AsAsync(world, "nora");

        var palet = await designer.GetAsync("palet");
        var taak = palet["stappen"]!.AsArray().Single(s => (string?)s!["type"] == "Leerwerk.Taak")!;

        Assert.InRange(palet["stappen"]!.AsArray().Count, 18, 22);
        Assert.Equal(("Taak voor iemand", "Mensen", "Klaar"), ((string?)taak["label"], (string?)taak["groep"], (string?)taak["uitkomsten"]![0]));
        Assert.Equal(["formulier tekst True formulieren", "termijn formule False "], taak["invoer"]!.AsArray().Where(v => (string?)v!["naam"] is "formulier" or "termijn")
            .Select(v => $"{v!["naam"]} {v["soort"]} {v["verplicht"]!.GetValue<bool>()} {v["keuzes"]}"));
        Assert.Contains(palet["overige"]!.AsArray(), s => (string?)s!["type"] == "Elsa.While");
    }

    [Fact]
    public async Task Every_list_that_a_block_chooses_from_is_there_and_filled()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<ImportFlows>().RunAsync(FlowFiles.Folder, "test");
        var designer = await DesignerBrowser.AsAsync(world, "nora");

        var keuzes = (await designer.GetAsync("keuzes")).AsObject();
        var palet = await designer.GetAsync("palet");

        string[] promised = ["rollen", "formulieren", "brieven", "mijlpalen", "controles", "berichten", "feiten", "fasen", "uitkomsten", "kanalen", "ontvangers", "wachtOp", "plichten", "documenten", "timers", "scenarios"];
        var chosen = palet["stappen"]!.AsArray().SelectMany(s => s!["invoer"]!.AsArray()).Select(v => (string?)v!["keuzes"]).OfType<string>();
        Assert.DoesNotContain(promised.Concat(chosen), k => keuzes[k] is not JsonArray { Count: > 0 });
        Assert.Equal("inschakelingscoach", Label(keuzes, "rollen", "coach"));
        Assert.Equal("Laatste dag van de nazorg", Label(keuzes, "feiten", "nazorg.einde"));
        Assert.StartsWith("Twaalf maanden, geen verlenging", Label(keuzes, "scenarios", "normaal"), StringComparison.Ordinal);
        Assert.Equal(["Gevonden", "NietGevonden"], Line(keuzes, "formulieren", "tbs-voorstel")["uitkomsten"]!.AsArray().Select(u => (string?)u));
        // The seven duties of S9, and none that a flow names under another word.
        Assert.Equal(7, keuzes["plichten"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("start + 6 maanden", "2010-08-31")]
    [InlineData("einde - 2 maanden", "2010-12-31")]
    [InlineData("nazorg.einde", "2011-08-31")]
    [InlineData("hier + 5 werkdagen", "2010-03-08")]
    public async Task A_formula_shows_its_date_for_the_example_person(string formule, string datum)
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<ImportFlows>().RunAsync(FlowFiles.Folder, "test");
        var designer = await DesignerBrowser.AsAsync(world, "nora");

        var answer = await designer.PostAsync("datum", new JsonObject { ["formule"] = formule });

        Assert.Equal(datum, (string?)answer["datum"]);
        Assert.NotEmpty((string)answer["waarom"]!);
    }

    [Fact]
    public async Task A_formula_may_lean_on_facts_that_are_given_and_a_wrong_one_is_told()
    {
        await using var world = await TestWorld.StartAsync();
        var designer = await DesignerBrowser.AsAsync(world, "nora");

        Assert.Equal("2011-02-28", (string?)(await designer.PostAsync("datum", new JsonObject { ["formule"] = "einde" }))["datum"]);
        Assert.Equal("2010-05-31", (string?)(await designer.PostAsync("datum", new JsonObject { ["formule"] = "x + 1 maand", ["feiten"] = new JsonObject { ["x"] = "2010-05-01" } }))["datum"]);
        Assert.Null((await designer.PostAsync("datum", new JsonObject { ["formule"] = "onbekend.feit + 1 maand" }))["datum"]);
        Assert.NotEmpty((string)(await designer.PostAsync("datum", new JsonObject { ["formule"] = "start + maanden zes" }, HttpStatusCode.BadRequest))["zin"]!);
    }

    private static JsonNode Line(JsonObject keuzes, string lijst, string code) => keuzes[lijst]!.AsArray().Single(k => (string?)k!["code"] == code)!;

    private static string? Label(JsonObject keuzes, string lijst, string code) => (string?)Line(keuzes, lijst, code)["label"];
}
