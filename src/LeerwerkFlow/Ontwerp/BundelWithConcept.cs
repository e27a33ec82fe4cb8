using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A drawing in the place of what is published: what would become of the top flows that play it.</summary>
internal static class BundelWithConcept
{
    /// <summary>The top flows that publishing it would change; the flow itself when nobody plays it yet.</summary>
    public static IReadOnlyList<string> Tops(IReadOnlyList<Bundel> newest, string flow) =>
        [.. newest.Where(b => b.Delen.ContainsKey(flow)).Select(b => b.Flow).DefaultIfEmpty(flow)];

    /// <summary>What a top flow plays: the drawing itself, then what its newest version holds, then what another flow has published under that name.</summary>
    /// <param name="top">The top flow; see <see cref="Tops"/>.</param>
    public static IEnumerable<(string Flow, string Tekst)> Delen(IReadOnlyList<Bundel> newest, string top, string flow, JsonObject definitie) =>
        Delen(newest, top, new Dictionary<string, JsonObject> { [flow] = definitie });

    /// <summary>The same with several drawings at once.</summary>
    public static IEnumerable<(string Flow, string Tekst)> Delen(IReadOnlyList<Bundel> newest, string top, IReadOnlyDictionary<string, JsonObject> nieuw)
    {
        var bundel = newest.FirstOrDefault(b => b.Flow == top);
        var known = new Dictionary<string, JsonObject>();
        foreach (var (id, bron) in newest.Reverse().SelectMany(b => b.Delen).Concat(bundel?.Delen ?? new Dictionary<string, JsonObject>()).Concat(nieuw))
            known[id] = bron;
        // What was published together stays readable together; writing the bundle leaves out what is no longer played.
        var needed = new SortedSet<string>(bundel?.Delen.Keys ?? [], StringComparer.Ordinal) { top };
        var todo = new Stack<string>(needed);
        while (todo.TryPop(out var id))
        {
            foreach (var played in known.TryGetValue(id, out var bron) ? Plays(bron) : [])
            {
                if (needed.Add(played))
                    todo.Push(played);
            }
        }

        return needed.Where(known.ContainsKey).Select(id => (id, known[id].ToJsonString()));
    }

    /// <summary>The flows that a definition plays, in the order of its steps.</summary>
    public static IEnumerable<string> Plays(JsonObject bron) =>
        FlowJson.Read("", bron.ToJsonString(), [])?.Steps.Select(FlowBundle.Plays).OfType<string>() ?? [];
}
