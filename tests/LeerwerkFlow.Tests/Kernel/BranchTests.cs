using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class BranchTests
{
    [Theory]
    [InlineData(true, "dan")]
    [InlineData(false, "anders")]
    public void If_plays_one_branch_and_gives_its_answer(bool ja, string lijn)
    {
        var spel = Spel.Begin(Reeks("alles", Stap("als", "Elsa.If", ("condition", Letter(ja ? "True" : "false")), ("result", Naar("antwoord")), ("then", Lijn("dan")), ("else", Lijn("anders"))), Lijn("klaar")), token: true, "antwoord");

        Assert.Equal([lijn, "klaar"], spel.Lijnen);
        Assert.Equal(ja ? "true" : "false", spel.State.Waarden["antwoord"]);
    }

    [Fact]
    public void If_without_the_branch_goes_on()
    {
        Assert.Equal(["klaar"], Spel.Begin(Reeks("alles", Stap("als", "Elsa.If", ("condition", Letter(false)), ("then", Lijn("dan"))), Lijn("klaar"))).Lijnen);
    }

    [Theory]
    [InlineData("MatchFirst", 5, "meer dan 3")]
    [InlineData("MatchAny", 5, "meer dan 3,meer dan 4")]
    [InlineData("MatchFirst", 1, "geen")]
    public void Switch_plays_the_first_case_that_holds_or_all_of_them(string mode, int n, string lijnen)
    {
        var spel = Spel.Begin(Reeks("alles", Zet("zet", "n", n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Stap("kies", "Elsa.Switch", ("mode", Letter(mode)), ("cases", new JsonArray(Geval("n > 3", Lijn("meer dan 3")), Geval("n > 4", Lijn("meer dan 4")))), ("default", Lijn("geen"))),
            Lijn("klaar")), token: true, "n");

        Assert.Equal([.. lijnen.Split(','), "klaar"], spel.Lijnen);
    }

    [Theory]
    [InlineData("MatchFirst", "drie")]
    [InlineData("MatchAny", "drie,vier")]
    public void FlowSwitch_leaves_by_the_first_case_that_holds_or_by_all(string mode, string lijnen)
    {
        var spel = Spel.Begin(Kaart("kaart",
            [Zet("zet", "n", "5"), Stap("kies", "Elsa.FlowSwitch", ("mode", Letter(mode)), ("cases", new JsonArray(Geval("n > 3"), Geval("n > 4")))), Lijn("drie"), Lijn("vier"), Lijn("geen")],
            "zet kies", "kies:n>3 drie", "kies:n>4 vier", "kies:Default geen"), token: true, "n");

        Assert.Equal(lijnen.Split(','), spel.Lijnen);
    }

    [Fact]
    public void Parallel_begins_all_in_order_and_ends_with_the_last()
    {
        var spel = Spel.Begin(Reeks("alles", Naast("naast", Reeks("a", Lijn("a1"), Lijn("a2")), Reeks("b", Lijn("b1"), Wacht("bel")), Lijn("c1")), Lijn("klaar")));

        Assert.Equal(["c1", "a1", "b1", "a2"], spel.Lijnen);
        Assert.Equal(["a1", "klaar"], ((string[])["a1"]).Concat(spel.Klaar("naast/b/bel").Lijnen[^1..]));
    }

    [Fact]
    public void Complete_ends_the_whole_definition_from_deep_inside_and_End_only_its_own_container()
    {
        var complete = Spel.Begin(Reeks("alles", Reeks("diep", Lijn("een"), Stap("klaar", "Elsa.Complete", ("outcomes", Letter("Gelukt"))), Lijn("twee")), Lijn("drie")));
        var end = Spel.Begin(Reeks("alles", Reeks("diep", Lijn("een"), Stap("einde", "Elsa.End"), Lijn("twee")), Lijn("drie")));

        Assert.Equal(["een"], complete.Lijnen);
        Assert.Equal("Gelukt", complete.State.Uitkomst);
        Assert.Equal(["een", "drie"], end.Lijnen);
        Assert.Equal("Klaar", end.State.Uitkomst);
    }

    [Fact]
    public void Finish_ends_the_traject_and_cancels_what_waits()
    {
        var spel = Spel.Begin(Naast("naast", Wacht("bel"), Stap("gedaan", "Elsa.Finish")));

        Assert.Equal("Klaar", spel.State.Uitkomst);
        Assert.Contains(spel.Effecten, e => e is WaitCancelled { Pad: "bel" });
    }

    [Fact]
    public void A_name_and_a_correlation_id_are_kept()
    {
        var spel = Spel.Begin(Reeks("alles", Stap("naam", "Elsa.SetName", ("value", Letter("Noor"))), Stap("kenmerk", "Elsa.Correlate", ("correlationId", Letter("k-1"))), Wacht("bel")));

        Assert.Equal(("Noor", "k-1"), (spel.State.Naam, spel.State.Correlatie));
        Assert.Equal([new KenmerkSet("naam#1", "naam", "naam", "Noor"), new KenmerkSet("kenmerk#1", "kenmerk", "correlatie", "k-1")], spel.Effecten.OfType<KenmerkSet>());
    }

    private static JsonObject Geval(string voorwaarde, JsonObject? stap = null)
    {
        var geval = new JsonObject { ["label"] = voorwaarde.Replace(" ", "", StringComparison.Ordinal), ["condition"] = new JsonObject { ["type"] = "Scriban", ["value"] = voorwaarde } };
        if (stap is not null)
            geval["activity"] = stap;
        return geval;
    }
}
