using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Kernel;

/// <summary>What somebody does with an open taak: after how many days, and what he fills in.</summary>
public sealed record Antwoord(int Dagen, SortedMap<Feit> Feiten);

/// <summary>All that reaches one traject from its begin to its end. Recorded once on virtual days, so that a measured round only plays it again.</summary>
public sealed record Verloop(Begin Begin, ImmutableArray<Stimulus> Daarna)
{
    /// <summary>Plays a traject to its end: dates come on their day, people answer as <paramref name="answer"/> says, changes come on the day they carry.</summary>
    public static Verloop Record(FlowSet flows, string flow, Begin begin, Func<OpenWait, Antwoord> answer, params Change[] changes)
    {
        var daarna = ImmutableArray.CreateBuilder<Stimulus>();
        var todo = new Queue<Change>(changes);
        var state = Play.Begin(flows, flow, begin).State;
        while (!state.IsEnded)
        {
            var (dag, wait) = state.Waits.Values.Select(w => (Dag: DayOf(state, w, answer), Wait: w)).MinBy(m => m.Dag);
            Stimulus stimulus = todo.TryPeek(out var change) && change.Hier <= dag ? todo.Dequeue() : Resume(begin, wait, dag, answer);
            daarna.Add(stimulus);
            state = Play.Next(flows, state, stimulus).State;
        }

        return new Verloop(begin, daarna.ToImmutable());
    }

    private static DateOnly DayOf(FlowState state, OpenWait wait, Func<OpenWait, Antwoord> answer) =>
        wait.Soort == WaitSoort.Taak ? wait.Hier.AddDays(answer(wait).Dagen) : WachtDatum.Of(state, wait).Vervalt ?? DateOnly.MaxValue;

    private static Resume Resume(Begin begin, OpenWait wait, DateOnly dag, Func<OpenWait, Antwoord> answer) =>
        new(begin.Now.AddDays(dag.DayNumber - begin.Hier.DayNumber), dag, wait.Soort == WaitSoort.Taak ? answer(wait).Feiten : SortedMap<Feit>.Empty, wait.Id, wait.Uitkomsten[^1]);
}
