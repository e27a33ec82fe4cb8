using LeerwerkFlow.Bench.Kernel;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Bench;

/// <summary>What the bench measures is what it says it measures.</summary>
public sealed class WerklastTests
{
    [Theory]
    [InlineData("mini")]
    [InlineData("vol", "vol-intake", "vol-werk", "vol-nazorg", "vol-opdracht")]
    public void The_flows_load_without_findings(params string[] flows) => Assert.Empty(Werklast.Load(flows).Findings);

    [Fact]
    public void W1_is_five_durable_steps()
    {
        var mini = MiniTraject.Prepare(3);
        var played = Play(mini.Flows, mini.Flow, mini.Verlopen[2]);

        Assert.Equal(["taak-1#1", "taak-2#1", "wacht#1", "taak-3#1"], mini.Verlopen[2].Daarna.OfType<Resume>().Select(r => r.Wait));
        Assert.Equal(3, played.OfType<TaakOpened>().Count());
        Assert.Equal(["INTAKE_GEREED", "TRAJECT_BEEINDIGD"], played.OfType<MeldingQueued>().Select(m => m.Mijlpaal));
        Assert.Equal(15, mini.PlayAll());
    }

    [Fact]
    public void W2_has_its_tasks_timers_letters_and_messages()
    {
        var verloop = VolTraject.Record(1, () => true);
        var played = Play(VolTraject.Flows, "vol", verloop);

        Assert.Equal(40, played.OfType<TaakOpened>().Count());
        Assert.Equal(25, played.Count(e => e is WaitOpened { Wait.Soort: not WaitSoort.Taak }));
        Assert.Equal(7, played.Count(e => e is WaitCancelled { Wait.Soort: WaitSoort.Moment }));
        Assert.Equal(13, played.Count(e => e is WaitClosed { Wait.Soort: WaitSoort.Moment }));
        Assert.Equal(5, played.Count(e => e is WaitClosed { Uitkomst: "TeLaat" }));
        Assert.Equal(15, played.OfType<DocumentRequested>().Count());
        Assert.Equal(10, played.OfType<MeldingQueued>().Count());
        Assert.Equal(
            ["nazorg/opdracht-8/escalatie", "nazorg/opdracht-9/escalatie", "nazorg/opdracht-10/escalatie"], played.OfType<JournalNote>().Select(n => n.Pad));
        Assert.Equal(2, verloop.Daarna.OfType<Change>().Count());
        Assert.Equal(61, 1 + verloop.Daarna.Length);
    }

    [Fact]
    public void W2_does_a_proposal_again_until_it_is_approved()
    {
        var asked = 0;
        var verloop = VolTraject.Record(1, () => asked++ % 2 == 1);

        Assert.Equal(43, Play(VolTraject.Flows, "vol", verloop).OfType<TaakOpened>().Count());
    }

    [Fact]
    public void W2_takes_two_years_and_is_the_same_every_time()
    {
        var first = VolTraject.Prepare(2).Verlopen[1];
        var again = VolTraject.Prepare(2).Verlopen[1];

        Assert.Equal(first.Daarna.OfType<Resume>().Select(r => (r.Hier, r.Wait, r.Uitkomst)), again.Daarna.OfType<Resume>().Select(r => (r.Hier, r.Wait, r.Uitkomst)));
        Assert.InRange(first.Daarna[^1].Hier, new DateOnly(2028, 9, 1), new DateOnly(2029, 1, 31));
    }

    private static List<Effect> Play(FlowSet flows, string flow, Verloop verloop)
    {
        var begun = Flows.Kernel.Play.Begin(flows, flow, verloop.Begin);
        List<Effect> effects = [.. begun.Effects];
        var state = begun.State;
        foreach (var stimulus in verloop.Daarna)
        {
            var next = Flows.Kernel.Play.Next(flows, state, stimulus);
            effects.AddRange(next.Effects);
            state = next.State;
        }

        Assert.Equal("Klaar", state.Uitkomst);
        return effects;
    }
}
