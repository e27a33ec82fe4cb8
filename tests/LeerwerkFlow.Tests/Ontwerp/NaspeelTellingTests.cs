using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>Fewer than five is never told, and neither is what lets it be counted back (S21).</summary>
public sealed class NaspeelTellingTests
{
    private static readonly Naspeelverschil Zelfde = new(false, false, 0, []);

    [Fact]
    public void Five_are_told_and_four_are_not()
    {
        Assert.Equal(5, Aantal(Beeld((20, Zelfde), (5, Zelfde with { Anders = true })), "anders geëindigd"));
        Assert.Null(Aantal(Beeld((20, Zelfde), (4, Zelfde with { Anders = true })), "anders geëindigd"));
        Assert.Null(Aantal(Beeld((20, Zelfde)), "anders geëindigd"));
    }

    [Fact]
    public void All_but_a_few_are_not_told_and_all_are()
    {
        Assert.Null(Aantal(Beeld((4, Zelfde), (20, Zelfde with { Anders = true })), "anders geëindigd"));
        Assert.Equal(20, Aantal(Beeld((5, Zelfde), (20, Zelfde with { Anders = true })), "anders geëindigd"));
        Assert.Equal(20, Aantal(Beeld((20, Zelfde with { Anders = true })), "anders geëindigd"));
    }

    [Fact]
    public void Fewer_than_five_closed_trajecten_say_nothing_at_all()
    {
        var beeld = Beeld((4, Zelfde with { Anders = true, DagenLater = 20, Gebroken = ["LENGTE"] }));

        Assert.Null(beeld.Gespeeld);
        Assert.All(beeld.Rijen, r => Assert.Null(r.Aantal));
        Assert.DoesNotContain(beeld.Rijen, r => r.Wat.StartsWith("waarvan", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_rule_is_told_beside_its_total_only_when_neither_points_at_a_few()
    {
        var lengte = Zelfde with { Gebroken = ["LENGTE"] };
        var melding = Zelfde with { Gebroken = ["MELDING_ONTBREEKT"] };

        Assert.Equal(["een regel gebroken die toen niet gebroken was: 17", "waarvan een mijlpaal zonder melding aan VDAB: 10", "waarvan een werkervaring van meer dan achttien maanden: 7"], Gebroken(Beeld((20, Zelfde), (7, lengte), (10, melding))));
        Assert.Equal(["een regel gebroken die toen niet gebroken was: 13"], Gebroken(Beeld((20, Zelfde), (3, lengte), (10, melding))));
    }

    [Fact]
    public void The_middle_of_the_days_is_told_in_a_band_and_only_with_the_count()
    {
        var beeld = Beeld((10, Zelfde), (3, Zelfde with { DagenLater = 2 }), (3, Zelfde with { DagenLater = 14 }), (3, Zelfde with { DagenLater = 200 }), (5, Zelfde with { DagenLater = -3 }));

        Assert.Equal(9, Aantal(beeld, "later klaar, de middelste 8 tot 30 dagen"));
        Assert.Equal(5, Aantal(beeld, "vroeger klaar"));
        Assert.Null(Aantal(Beeld((10, Zelfde), (4, Zelfde with { DagenLater = 2 })), "later klaar"));
    }

    private static NaspeelBeeld Beeld(params (int Keren, Naspeelverschil Verschil)[] verschillen) => NaspeelTelling.Of([.. verschillen.SelectMany(v => Enumerable.Repeat(v.Verschil, v.Keren))]);

    private static int? Aantal(NaspeelBeeld beeld, string wat) => beeld.Rijen.Single(r => r.Wat == wat).Aantal;

    private static string[] Gebroken(NaspeelBeeld beeld) => [.. beeld.Rijen.Where(r => r.Wat.Contains("regel", StringComparison.Ordinal) || r.Wat.StartsWith("waarvan", StringComparison.Ordinal)).Select(r => $"{r.Wat}: {r.Aantal}")];
}
