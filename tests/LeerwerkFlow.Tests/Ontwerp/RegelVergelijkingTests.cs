using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class RegelVergelijkingTests
{
    [Fact]
    public void The_same_rules_in_another_order_of_keys_have_no_difference()
    {
        var turned = RegelProef.Tekst(set =>
        {
            var bron = RegelProef.Regel(set, 0)["bron"]!.DeepClone();
            RegelProef.Regel(set, 0).Remove("bron");
            RegelProef.Regel(set, 0)["bron"] = bron;
        });

        Assert.Empty(RegelVergelijking.Of(RegelProef.Tekst(), turned));
    }

    [Fact]
    public void A_rule_that_is_gone_comes_first_and_lets_more_through()
    {
        var less = RegelProef.Tekst(set => set["regels"]!.AsArray().RemoveAt(0));

        var verschil = Assert.Single(RegelVergelijking.Of(RegelProef.Tekst(), less));

        Assert.Equal(new("NAZORG_LANG", "Deze regel vervalt: “Nazorg duurt minstens zes maanden.”", true), verschil);
    }

    [Theory]
    [InlineData(0, "minstens", 5, "“minstens” was 6 en wordt 5.", true)]
    [InlineData(0, "minstens", 7, "“minstens” was 6 en wordt 7.", false)]
    [InlineData(1, "hoogstens", 7, "“hoogstens” was 6 en wordt 7.", true)]
    [InlineData(1, "hoogstens", 5, "“hoogstens” was 6 en wordt 5.", false)]
    [InlineData(1, "minstens", 1, "“minstens” was niets en wordt 1.", true)]
    public void A_bound_that_moved_is_told_with_both_numbers(int regel, string naam, int waarde, string zin, bool verzwakt)
    {
        var moved = RegelProef.Tekst(set => RegelProef.Regel(set, regel)["vorm"]![naam] = waarde);

        var verschil = Assert.Single(RegelVergelijking.Of(RegelProef.Tekst(), moved));

        Assert.Equal(("Wat de regel eist, verandert: " + zin, verzwakt), (verschil.Zin, verschil.Verzwakt));
    }

    [Fact]
    public void A_duty_that_becomes_a_warning_lets_more_through_and_the_other_way_round_does_not()
    {
        var lighter = RegelProef.Tekst(set => RegelProef.Regel(set, 0)["ernst"] = "praktijk");
        var heavier = RegelProef.Tekst(set => RegelProef.Regel(set, 2)["ernst"] = "decreet");

        Assert.Equal(("De regel was een plicht van het decreet en wordt een waarschuwing.", true), Told(lighter));
        Assert.Equal(("De regel was een waarschuwing en wordt een plicht van het decreet.", false), Told(heavier));
    }

    [Fact]
    public void An_exception_that_is_added_lets_more_through()
    {
        var tenzij = RegelProef.Tekst(set => RegelProef.Regel(set, 0)["vorm"]!["tenzij"] = new JsonArray("Stopgezet"));

        Assert.Equal(("Wat de regel eist, verandert: “tenzij 1” was niets en wordt Stopgezet.", true), Told(tenzij));
    }

    [Fact]
    public void Words_and_validity_are_told_too()
    {
        var anders = RegelProef.Tekst(set => (set["tot"], RegelProef.Regel(set, 2)["bron"]) = ("2016-12-31", "omzendbrief"));

        Assert.Equal(
            ["De laatste dag was “2015-09-30” en wordt “2016-12-31”.", "De bron was “gewoonte” en wordt “omzendbrief”."], RegelVergelijking.Of(RegelProef.Tekst(), anders).Select(v => v.Zin));
    }

    private static (string Zin, bool Verzwakt) Told(string wordt) => Assert.Single(RegelVergelijking.Of(RegelProef.Tekst(), wordt)) is var v ? (v.Zin, v.Verzwakt) : default;
}
