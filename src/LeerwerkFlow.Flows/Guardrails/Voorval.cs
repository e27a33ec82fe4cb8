using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>One thing that happens on a path: a step ended by its outcomes, or (<paramref name="Begint"/>) a definition began to play.</summary>
/// <param name="Flow">Definition id of the flow that holds the step; of the one that begins.</param>
internal sealed record Voorval(string Flow, Step Stap, bool Begint, string Uitkomst);

/// <summary>Every occurrence that exploring met, numbered, so that a rule looks at each only once.</summary>
internal sealed class Voorvallen(FlowSet flows)
{
    private readonly Dictionary<(string, string, bool, string), int> numbers = [];
    private readonly List<Voorval> all = [];

    public int Count => all.Count;

    public Voorval this[int nummer] => all[nummer];

    public ImmutableArray<int> Number(List<TraceEntry> trace) => [.. trace.SelectMany(Number)];

    // A step can end by several outcomes at once; each is an occurrence of its own.
    private IEnumerable<int> Number(TraceEntry entry)
    {
        if (entry.Begint)
            yield return Number(entry.Flow, entry.Stap, true, "");
        else if (entry.Stap != flows.Get(entry.Flow).Root.Id)
        {
            foreach (var uitkomst in entry.Uitkomsten.DefaultIfEmpty(""))
                yield return Number(entry.Flow, entry.Stap, false, uitkomst);
        }
    }

    private int Number(string flow, string stap, bool begint, string uitkomst)
    {
        if (numbers.TryGetValue((flow, stap, begint, uitkomst), out var known))
            return known;
        all.Add(new Voorval(flow, flows.Get(flow).GetStep(stap), begint, uitkomst));
        return numbers[(flow, stap, begint, uitkomst)] = all.Count - 1;
    }
}
