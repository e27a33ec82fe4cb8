using System.Text.Json.Nodes;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class LoopTests
{
    [Fact]
    public void While_plays_its_body_as_long_as_its_condition_holds()
    {
        var spel = Spel.Begin(Reeks("alles",
            Zet("nul", "n", "0"),
            Stap("zolang", "Elsa.While", ("condition", Scriban("n < 3")), ("body", Reeks("beurt", Schrijf("lijn", "'beurt ' + n"), Zet("plus", "n", "n + 1")))),
            Lijn("klaar")), token: true, "n");

        Assert.Equal(["beurt 0", "beurt 1", "beurt 2", "klaar"], spel.Lijnen);
        Assert.Equal("3", spel.State.Waarden["n"]);
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1 2 3")]
    [InlineData(1, 3, 1, false, "1 2")]
    [InlineData(3, 1, -1, true, "3 2 1")]
    [InlineData(3, 1, -1, false, "3 2")]
    [InlineData(0, 10, 5, true, "0 5 10")]
    [InlineData(2, 1, 1, true, "")]
    public void For_counts_from_start_to_end(int start, int end, int step, bool inclusive, string beurten)
    {
        var spel = Spel.Begin(Reeks("alles", Lus(start, end, step, inclusive), Lijn("klaar")));

        Assert.Equal([.. beurten.Split(' ', StringSplitOptions.RemoveEmptyEntries), "klaar"], spel.Lijnen);
    }

    [Fact]
    public void For_waits_in_a_turn_and_goes_on_where_it_stood()
    {
        var spel = Spel.Begin(Stap("van", "Elsa.For", ("start", Letter(1)), ("end", Letter(2)), ("body", Reeks("beurt", Schrijf("lijn", "CurrentValue"), Wacht("bel")))));

        Assert.Equal(["van/beurt/bel"], spel.Open);
        spel.Klaar("van/beurt/bel").Klaar("van/beurt/bel");

        Assert.Equal(["1", "2"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void ForEach_gives_each_item_and_its_number_and_puts_it_in_its_output()
    {
        var spel = Spel.Begin(Stap("elk", "Elsa.ForEach", ("items", Ding("""["a","b"]""")), ("currentValue", Naar("nu")), ("body", Schrijf("lijn", "CurrentIndex + ':' + CurrentValue + nu"))), token: true, "nu");

        Assert.Equal(["0:aa", "1:bb"], spel.Lijnen);
    }

    [Fact]
    public void ParallelForEach_begins_every_item_at_once_each_with_its_own_value()
    {
        var spel = Spel.Begin(Reeks("alles",
            Stap("elk", "Elsa.ParallelForEach", ("items", Ding("""["a","b"]""")), ("body", Reeks("beurt", Schrijf("voor", "'voor ' + CurrentValue"), Wacht("bel"), Schrijf("na", "'na ' + CurrentValue")))),
            Lijn("klaar")));

        Assert.Equal(["voor a", "voor b"], spel.Lijnen);
        Assert.Equal(["elk/item/beurt/bel", "elk/item~2/beurt/bel"], spel.Open.Order(StringComparer.Ordinal));
        spel.Klaar("elk/item~2/beurt/bel").Klaar("elk/item/beurt/bel");

        Assert.Equal(["voor a", "voor b", "na b", "na a", "klaar"], spel.Lijnen);
    }

    [Fact]
    public void Break_leaves_the_nearest_loop_and_what_follows_it_in_the_body()
    {
        var spel = Spel.Begin(Reeks("alles",
            Stap("elk", "Elsa.ForEach", ("items", Ding("[1,2,3]")), ("body", Reeks("beurt",
                Schrijf("lijn", "CurrentValue"),
                Stap("als", "Elsa.If", ("condition", Scriban("CurrentValue == 2")), ("then", Stap("stop", "Elsa.Break"))),
                Schrijf("na", "'na ' + CurrentValue")))),
            Lijn("klaar")));

        Assert.Equal(["1", "na 1", "2", "klaar"], spel.Lijnen);
    }

    [Fact]
    public void A_loop_of_arrows_in_a_nested_flowchart_plays_in_both_modes()
    {
        foreach (var token in (bool[])[true, false])
        {
            var spel = Spel.Begin(Kaart("kaart",
                [Zet("nul", "n", "0"), Schrijf("lijn", "n"), Zet("plus", "n", "n + 1"), Stap("keuze", "Elsa.FlowDecision", ("condition", Scriban("n < 2"))), Lijn("klaar")],
                "nul lijn", "lijn plus", "plus keuze", "keuze:True lijn", "keuze:False klaar"), token, "n");

            Assert.Equal(["0", "1", "klaar"], spel.Lijnen);
            Assert.Equal("Klaar", spel.State.Uitkomst);
        }
    }

    private static JsonObject Lus(int start, int end, int step, bool inclusive) => Stap("van", "Elsa.For",
        ("start", Letter(start)), ("end", Letter(end.ToString(System.Globalization.CultureInfo.InvariantCulture))), ("step", Letter(step)), ("outerBoundInclusive", Letter(inclusive)), ("body", Schrijf("lijn", "CurrentValue")));
}
