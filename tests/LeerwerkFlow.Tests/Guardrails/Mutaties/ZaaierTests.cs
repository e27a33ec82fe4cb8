using System.Text.Json.Nodes;
using LeerwerkFlow.Bench.Guardrails;
using LeerwerkFlow.Bench.Guardrails.Mutaties;

namespace LeerwerkFlow.Tests.Guardrails.Mutaties;

public sealed class ZaaierTests
{
    private static readonly Bundel Goed = Bundel.Read(Path.Combine(AppContext.BaseDirectory, "workflows"));

    public static TheoryData<string> Soorten => [.. Zaaier.Soorten];

    [Fact]
    public void The_same_seed_makes_the_same_edits() =>
        Assert.Equal(new Zaaier(Goed, 42).Make(50).Select(m => m.ToString()), new Zaaier(Goed, 42).Make(50).Select(m => m.ToString()));

    [Theory]
    [MemberData(nameof(Soorten))]
    public void An_edit_changes_one_flow(string soort)
    {
        var mutatie = new Zaaier(Goed, 1).One(soort);

        Assert.Equal([mutatie.Flow], Goed.Namen.Where(naam => !JsonNode.DeepEquals(Goed.Get(naam), mutatie.Bundel.Get(naam))));
    }

    [Fact]
    public void A_step_that_is_dropped_hands_its_arrows_on()
    {
        var t = new Tekening(Goed.Get("iup").DeepClone().AsObject());

        t.Drop(t.Steps.Single(step => Tekening.Id(step) == "plan"));

        Assert.Equal(["begeleidingsplan:Klaar:blok-pop"], t.From("begeleidingsplan").Select(Tekening.Tell));
        Assert.Empty(t.From("plan"));
    }

    [Fact]
    public void Two_steps_that_are_swapped_keep_their_outcomes()
    {
        var t = new Tekening(Goed.Get("iup").DeepClone().AsObject());

        Assert.True(t.Swap(t.From("iup-eigen").Single()));

        Assert.Equal(["instroomprofiel:Klaar:begeleidingsplan"], t.From("instroomprofiel").Select(Tekening.Tell));
        Assert.Equal(["begeleidingsplan:Klaar:iup-eigen"], t.From("begeleidingsplan").Select(Tekening.Tell));
        Assert.Equal(["iup-eigen:Klaar:plan"], t.From("iup-eigen").Select(Tekening.Tell));
    }
}
