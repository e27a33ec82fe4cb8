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
/// <param name="mask">The bits of an occurrence for this rule.</param>
internal sealed class Volg(Verkenning verkenning, Toezicht toezicht, Func<int, int> mask, Voorvallen voorvallen)
{
    // Per state of the rule, for each place: how it was first reached. Nobody reached it while the way on is below zero.
    private readonly Dictionary<int, (int Plaats, int Stand, int Pas)[]> from = [];
    private readonly Queue<(int Plaats, int Stand)> todo = new();

    public Gang Run()
    {
        Reach(0, toezicht.Begin, (-1, 0, 0));
        Gang? unknown = null;
        while (todo.TryDequeue(out var here))
        {
            var passen = verkenning.Passen[here.Plaats];
            for (var p = 0; p < passen.Count; p++)
            {
                var (stand, laatste) = Play(here.Stand, passen[p]);
                if (stand == Toezicht.Weg)
                    continue;
                if (stand >= 0 && verkenning.Staten[passen[p].Naar] is { IsEnded: true })
                    stand = toezicht.End(stand);
                if (stand == Toezicht.Gebroken)
                    return new Gang(Verdict.Broken, Back(here, p), laatste);
                if (stand == Toezicht.Onbekend)
                    unknown ??= new Gang(Verdict.Unknown, Back(here, p), laatste);
                else
                    Reach(passen[p].Naar, stand, (here.Plaats, here.Stand, p));
            }
        }

        return unknown ?? Gang.Goed;
    }

    private void Reach(int plaats, int stand, (int Plaats, int Stand, int Pas) how)
    {
        if (!from.TryGetValue(stand, out var places))
        {
            from[stand] = places = new (int, int, int)[verkenning.Staten.Count];
            Array.Fill(places, (-1, 0, -1));
        }

        if (places[plaats].Pas >= 0)
            return;
        places[plaats] = how;
        todo.Enqueue((plaats, stand));
    }

    private (int Stand, Voorval? Laatste) Play(int stand, Pas pas)
    {
        var any = 0;
        foreach (var nummer in pas.Voorvallen)
            any |= mask(nummer);
        if ((any & Toezicht.Onmogelijk) != 0)
            return (Toezicht.Weg, null);
        if (any == 0)
            return (toezicht.Rest(stand), null);
        foreach (var nummer in pas.Voorvallen)
        {
            if (mask(nummer) is not 0 and var bits && (stand = toezicht.Next(stand, bits)) < 0)
                return (stand, voorvallen[nummer]);
        }

        return (toezicht.Rest(stand), null);
    }

    private List<(int Plaats, int Pas)> Back((int Plaats, int Stand) here, int last)
    {
        var path = new List<(int, int)> { (here.Plaats, last) };
        for (var step = from[here.Stand][here.Plaats]; step.Plaats >= 0; step = from[step.Stand][step.Plaats])
            path.Add((step.Plaats, step.Pas));
        path.Reverse();
        return path;
    }
}
