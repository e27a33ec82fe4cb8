using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Scenarios;

namespace LeerwerkFlow.Tests.Simulation;

public sealed class KansenTests
{
    [Theory]
    [InlineData("2-8 werkdagen", 2, 8)]
    [InlineData("3 - 5 dagen", 3, 5)]
    [InlineData("1 week", 1, 1)]
    public void A_spread_holds_both_ends(string tekst, int van, int tot)
    {
        var spreiding = Spreiding.Parse(tekst);

        var dagen = Enumerable.Range(0, 500).Select(n => new Spreiding(spreiding.Van, spreiding.Tot, "dagen").After(new(2010, 3, 1), Toeval.Of(n)).DayNumber - new DateOnly(2010, 3, 1).DayNumber).ToArray();
        Assert.Equal((van, tot), (dagen.Min(), dagen.Max()));
    }

    [Theory]
    [InlineData("""{ "taken": { "a": { "na": "8-2 werkdagen" } } }""", "eerste getal")]
    [InlineData("""{ "taken": { "a": { "na": "gauw" } } }""", "uitstel")]
    [InlineData("""{ "taken": { "a": { "uitkomsten": [{ "kans": -1 }] } } }""", "kans")]
    [InlineData("""{ "taken": { "a": 3 } }""", "kansen")]
    [InlineData("[]", "kansen")]
    [InlineData("{", "kansen")]
    public void A_file_that_is_none_is_refused_in_Dutch(string tekst, string woord) =>
        Assert.Contains(woord, Assert.Throws<ScenarioException>(() => Lees(tekst)).Message, StringComparison.Ordinal);

    [Fact]
    public void Weights_say_how_often_a_way_falls_and_one_that_the_step_lost_never_does()
    {
        var stap = Lees("""{ "taken": { "a": { "uitkomsten": [{ "kans": 60, "uitkomst": "Ja" }, { "kans": 30, "uitkomst": "Nee" }, { "kans": 10, "uitkomst": "Weg" }] } } }""").Find("fase/a")!;
        ImmutableArray<string> bekend = ["Ja", "Nee"];

        var gevallen = Enumerable.Range(0, 9_000).CountBy(n => stap.Pick(bekend, Toeval.Of(1).At(n))!.Uitkomst!).ToDictionary(p => p.Key, p => p.Value);

        Assert.InRange(gevallen["Ja"], 5_850, 6_150);
        Assert.InRange(gevallen["Nee"], 2_850, 3_150);
        Assert.Equal(2, gevallen.Count);
    }

    [Fact]
    public void The_place_wins_over_the_id_and_the_id_over_the_rule()
    {
        var kansen = Lees("""{ "taken": { "fase/a": { "na": "1 dag" }, "a": { "na": "2 dagen" } }, "controles": { "regel": { "na": "3 dagen" } } }""");

        Assert.Equal([1, 2, 3], ((string[])["fase/a", "andere/a", "andere/b"]).Select(pad => kansen.Find(pad, "regel")!.Na!.Value.Van));
        Assert.Null(kansen.Find("andere/b"));
    }

    [Fact]
    public void Whatever_the_shipped_file_names_is_drawn_with_that_outcome()
    {
        var stappen = Played.Flows.All.SelectMany(f => f.Steps).ToLookup(s => s.Id);
        var bron = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(House.SourceTree.Root, "workflows/scenarios/kansen/wep-2008.json")))!.AsObject();
        var regels = stappen.SelectMany(g => g).Select(s => s.Text("regel")).ToHashSet();

        foreach (var (pad, stap) in ((string[])["taken", "berichten", "documenten", "controles"]).SelectMany(s => bron[s]!.AsObject()))
        {
            var id = pad.Split('/')[^1];
            Assert.True(stappen.Contains(id) || regels.Contains(id), $"{pad} is not drawn");
            foreach (var uitkomst in (stap!["uitkomsten"]?.AsArray() ?? []).Select(u => (string?)(u!["uitkomst"] ?? u["antwoord"])).OfType<string>())
                Assert.True(regels.Contains(id) || Played.Flows.All.Any(f => f.FindStep(id) is not null && (uitkomst == "TeLaat" || f.Draws(id, uitkomst))), $"{pad} has no arrow {uitkomst}");
        }
    }

    [Fact]
    public void A_flow_without_a_file_goes_the_usual_way()
    {
        var kansen = KansenFiles.Read("bestaat-niet");

        Assert.Equal((1, 0), (kansen.Keren, kansen.Gebeurtenissen.Length));
        Assert.Equal(new Spreiding(2, 8, "werkdagen"), kansen.Usual(WaitSoort.Taak));
    }

    private static Kansen Lees(string tekst) => Kansen.Parse("test", tekst);
}
