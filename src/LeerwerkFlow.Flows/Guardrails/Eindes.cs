using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>From which places the end can be reached, by itself: an interrupt is no way out.</summary>
internal sealed class Eindes(FlowSet flows, Voorvallen voorvallen, Verkenning verkenning)
{
    /// <param name="blijft">Waits that need not end.</param>
    public Uitslag Reachable(Func<OpenWait, bool> blijft, string zin)
    {
        var before = new List<int>?[verkenning.Staten.Count];
        for (var i = 0; i < verkenning.Passen.Count; i++)
        {
            foreach (var pas in verkenning.Passen[i])
            {
                if (i == 0 || (pas.Wacht is { } wacht && !blijft(verkenning.Staten[i]!.Waits[wacht])))
                    (before[pas.Naar] ??= []).Add(i);
            }
        }

        var reaches = Enumerable.Range(1, verkenning.Staten.Count - 1).Where(i => verkenning.Staten[i]!.IsEnded).ToHashSet();
        var todo = new Stack<int>(reaches);
        while (todo.TryPop(out var here))
        {
            foreach (var i in before[here] ?? [])
            {
                if (reaches.Add(i))
                    todo.Push(i);
            }
        }

        for (var i = 1; i < verkenning.Passen.Count; i++)
        {
            if (reaches.Contains(i) || verkenning.TeGroot)
                continue;
            var open = verkenning.Staten[i]!.Waits.Values.Select(w => $"“{flows.Get(w.Flow).GetStep(w.Stap).Titel}”").Take(3).ToList();
            return Uitslag.Broken(open.Count == 0 ? "Op deze weg wacht er niets meer en is het traject toch niet afgerond." : $"Vanaf {string.Join(" en ", open)} {zin}.", PathTo(i));
        }

        return verkenning.TeGroot ? Uitslag.Unknown("Er lopen te veel takken naast elkaar om elke weg na te kijken. Maak de flow kleiner of splits hem in fasen.") : Uitslag.Goed;
    }

    /// <summary>The shortest path to a place.</summary>
    public ImmutableArray<PadStap> PathTo(int plaats)
    {
        var from = new Dictionary<int, (int Plaats, int Pas)> { [0] = (-1, 0) };
        var todo = new Queue<int>([0]);
        while (!from.ContainsKey(plaats) && todo.TryDequeue(out var here))
        {
            for (var p = 0; p < verkenning.Passen[here].Count; p++)
            {
                if (from.TryAdd(verkenning.Passen[here][p].Naar, (here, p)))
                    todo.Enqueue(verkenning.Passen[here][p].Naar);
            }
        }

        var path = new List<(int, int)>();
        for (var step = from.GetValueOrDefault(plaats, (-1, 0)); step.Item1 >= 0; step = from[step.Item1])
            path.Add(step);
        path.Reverse();
        return new Story(flows, voorvallen).Of(verkenning, path);
    }
}
