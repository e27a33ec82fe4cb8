using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>Which arrow of another version takes the place of an arrow: arrows are numbered anew in every drawing.</summary>
internal sealed class MovedArrows(FlowGraph oud, FlowGraph nieuw)
{
    public Connection Get(int nummer) => oud.Connections.First(c => c.Nummer == nummer);

    /// <summary>
    /// The arrow from the same port to the same step. Where steps were put on it or taken from it, the last one of the same branch: what was put in lies behind whoever already
    /// came past. Null when there is none, or more than one.
    /// </summary>
    public int? Find(int nummer)
    {
        var arrow = Get(nummer);
        if (nieuw.From(arrow.Van).FirstOrDefault(c => c.Poort == arrow.Poort && c.Naar == arrow.Naar) is { } same)
            return same.Nummer;

        var found = new HashSet<int>();
        var seen = new HashSet<string>();
        var todo = new Stack<Connection>(Standing(arrow, []).SelectMany(a => nieuw.From(a.Van).Where(c => c.Poort == a.Poort)));
        while (todo.TryPop(out var here))
        {
            if (here.Naar == arrow.Naar)
                found.Add(here.Nummer);
            else if (oud.FindStep(here.Naar) is null && seen.Add(here.Naar))
            {
                foreach (var next in nieuw.From(here.Naar))
                    todo.Push(next);
            }
        }

        return found.Count == 1 ? found.First() : null;
    }

    // Back along the steps that are gone, to the arrows that leave a step which still stands.
    private IEnumerable<Connection> Standing(Connection arrow, HashSet<string> seen)
    {
        if (nieuw.FindStep(arrow.Van) is not null)
            return [arrow];
        return seen.Add(arrow.Van) ? oud.To(arrow.Van).SelectMany(a => Standing(a, seen)) : [];
    }
}
