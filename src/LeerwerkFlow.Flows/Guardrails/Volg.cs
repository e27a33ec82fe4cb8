using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>What following a rule came to: a verdict and, when it is not kept, the steps of the shortest path there.</summary>
/// <param name="Pad">Each step of the path: the place it leaves and the number of the way on.</param>
/// <param name="Laatste">The occurrence at which it went wrong; null when it is the end that shows it.</param>
internal sealed record Gang(Verdict Verdict, IReadOnlyList<(int Plaats, int Pas)> Pad, Voorval? Laatste)
{
    public static readonly Gang Goed = new(Verdict.Kept, [], null);
}

/// <summary>Follows one rule through all places, breadth first: the first path that breaks it is a shortest one.</summary>
internal static class Volg
{
    public static Gang Run(Verkenning verkenning, Toezicht toezicht, Func<int, int> mask, Voorvallen voorvallen)
    {
        var from = new Dictionary<(int Plaats, int Stand), (int Plaats, int Stand, int Pas)>();
        var todo = new Queue<(int Plaats, int Stand)>();
        from[(0, toezicht.Begin)] = (-1, 0, 0);
        todo.Enqueue((0, toezicht.Begin));
        Gang? unknown = null;
        while (todo.TryDequeue(out var here))
        {
            for (var p = 0; p < verkenning.Passen[here.Plaats].Count; p++)
            {
                var pas = verkenning.Passen[here.Plaats][p];
                var (stand, laatste) = Play(toezicht, mask, here.Stand, pas, voorvallen);
                if (stand >= 0 && verkenning.Staten[pas.Naar] is { IsEnded: true })
                    stand = toezicht.End(stand);
                if (stand == Toezicht.Gebroken)
                    return new Gang(Verdict.Broken, Back(from, here, p), laatste);
                if (stand == Toezicht.Onbekend)
                {
                    unknown ??= new Gang(Verdict.Unknown, Back(from, here, p), laatste);
                    continue;
                }

                if (from.TryAdd((pas.Naar, stand), (here.Plaats, here.Stand, p)))
                    todo.Enqueue((pas.Naar, stand));
            }
        }

        return unknown ?? Gang.Goed;
    }

    private static (int Stand, Voorval? Laatste) Play(Toezicht toezicht, Func<int, int> mask, int stand, Pas pas, Voorvallen voorvallen)
    {
        foreach (var nummer in pas.Voorvallen)
        {
            if (mask(nummer) is not 0 and var bits && (stand = toezicht.Next(stand, bits)) < 0)
                return (stand, voorvallen[nummer]);
        }

        return (toezicht.Rest(stand), null);
    }

    private static List<(int Plaats, int Pas)> Back(Dictionary<(int Plaats, int Stand), (int Plaats, int Stand, int Pas)> from, (int Plaats, int Stand) here, int last)
    {
        var path = new List<(int, int)> { (here.Plaats, last) };
        for (var step = from[here]; step.Plaats >= 0; step = from[(step.Plaats, step.Stand)])
            path.Add((step.Plaats, step.Pas));
        path.Reverse();
        return path;
    }
}
