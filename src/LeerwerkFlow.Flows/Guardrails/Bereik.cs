using System.Collections.Frozen;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// What can still come after a step, read from the drawing: whether anything a rule looks at, whether the end of its flow, whether a place where branches meet, and
/// which yes/no facts are read. A branch in which nothing of that comes cannot change a verdict and need not be followed.
/// </summary>
internal sealed class Bereik
{
    /// <summary>A step that the rule looks at.</summary>
    public const ulong Zichtbaar = 1;

    /// <summary>A step that ends its flow.</summary>
    public const ulong Eind = 2;

    private const int EersteFeit = 2;
    private readonly FlowSet flows;
    private readonly Func<FlowGraph, Step, bool> kijkt;
    private readonly FrozenDictionary<string, Dictionary<string, ulong>> na;
    private readonly Dictionary<string, ulong> heel = new(StringComparer.Ordinal);

    /// <param name="kijkt">True for a step that the rule looks at.</param>
    /// <param name="leest">The yes/no facts, by number, that each step reads.</param>
    public Bereik(FlowSet flows, Func<FlowGraph, Step, bool> kijkt, IReadOnlyDictionary<Step, ulong> leest)
    {
        (this.flows, this.kijkt) = (flows, kijkt);
        na = flows.All.ToFrozenDictionary(f => f.Id, f => After(f, leest));
    }

    /// <summary>What can come after (and with) this step, inside its own flow.</summary>
    public ulong After(string flow, string stap) => na[flow].GetValueOrDefault(stap, Zichtbaar | Eind);

    /// <summary>The mark of a yes/no fact.</summary>
    public static ulong Feit(int nummer) => 1UL << (EersteFeit + nummer);

    private ulong Whole(string flow, IReadOnlyDictionary<Step, ulong> leest)
    {
        if (heel.TryGetValue(flow, out var known))
            return known;
        // A flow that plays itself is a finding of its own.
        heel[flow] = 0;
        var graph = flows.Find(flow);
        return heel[flow] = graph is null ? 0 : graph.Steps.Aggregate(0UL, (mask, s) => mask | Own(graph, s, leest));
    }

    private ulong Own(FlowGraph flow, Step step, IReadOnlyDictionary<Step, ulong> leest)
    {
        var mask = leest.GetValueOrDefault(step) | (kijkt(flow, step) ? Zichtbaar : 0);
        if (step.Type is "Elsa.Complete" or "Elsa.End")
            mask |= Eind;
        // What ends more than its own flow, or cannot be read from the arrows, is always followed.
        if (step.Type is "Elsa.Finish" or "Elsa.Fault" or "Elsa.Break" or "Elsa.PublishEvent" or "Elsa.ExecuteWorkflow" || step.Inhoud is not null)
            mask |= Zichtbaar | Eind;
        if (FlowCheck.Plays(step) is { } played)
            mask |= Whole(played, leest) & ~Eind;
        return mask;
    }

    private Dictionary<string, ulong> After(FlowGraph flow, IReadOnlyDictionary<Step, ulong> leest)
    {
        var after = flow.Steps.ToDictionary(s => s.Id, s => Own(flow, s, leest));
        foreach (var stap in Joins.Of(flow))
            after[stap] |= Zichtbaar;
        // An arrow carries everything that comes after its target; until nothing changes any more.
        var todo = new Queue<string>(after.Keys);
        var queued = after.Keys.ToHashSet();
        while (todo.TryDequeue(out var stap))
        {
            queued.Remove(stap);
            foreach (var pijl in flow.To(stap))
            {
                if (!after.TryGetValue(pijl.Van, out var before) || (before | after[stap]) == before)
                    continue;
                after[pijl.Van] = before | after[stap];
                if (queued.Add(pijl.Van))
                    todo.Enqueue(pijl.Van);
            }
        }

        return after;
    }
}

/// <summary>Where branches that run side by side meet.</summary>
internal static class Joins
{
    /// <summary>Ids of the steps that two branches of one fork can reach, and of every join that is drawn.</summary>
    public static HashSet<string> Of(FlowGraph flow)
    {
        var joins = flow.Steps.Where(s => s.Type == "Elsa.FlowJoin" || s.MergeMode is not null).Select(s => s.Id).ToHashSet();
        foreach (var tak in flow.Steps.Select(s => Branches(flow, s)).Where(t => t.Count > 1))
        {
            var seen = new Dictionary<string, int>();
            for (var i = 0; i < tak.Count; i++)
            {
                foreach (var stap in From(flow, tak[i]))
                {
                    if (seen.TryGetValue(stap, out var other) && other != i)
                        joins.Add(stap);
                    else
                        seen[stap] = i;
                }
            }
        }

        return joins;
    }

    /// <summary>True when two steps can run side by side: one fork leads to each of them by another branch.</summary>
    public static bool Splits(FlowGraph flow, string een, string ander)
    {
        foreach (var tak in flow.Steps.Select(s => Branches(flow, s)).Where(t => t.Count > 1))
        {
            var reach = tak.Select(t => From(flow, t)).ToList();
            if (reach.Any(r => r.Contains(een) && reach.Any(o => o != r && o.Contains(ander))))
                return true;
        }

        return false;
    }

    // The first steps of branches that begin together: every branch of a fork, or more arrows from one outcome.
    private static List<string> Branches(FlowGraph flow, Step step) => step.Type == "Elsa.FlowFork"
        ? [.. flow.From(step.Id).Select(c => c.Naar)]
        : [.. flow.From(step.Id).GroupBy(c => c.Poort).Where(g => g.Count() > 1).SelectMany(g => g.Select(c => c.Naar))];

    private static HashSet<string> From(FlowGraph flow, string begin)
    {
        var seen = new HashSet<string> { begin };
        var todo = new Stack<string>([begin]);
        while (todo.TryPop(out var here))
        {
            foreach (var pijl in flow.From(here))
            {
                if (seen.Add(pijl.Naar))
                    todo.Push(pijl.Naar);
            }
        }

        return seen;
    }
}
