using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Kernel;

/// <summary>W1: start, taak 1; answer: melding 1 and taak 2; answer: timer; due: taak 3; answer: melding 2 and the end. Five durable steps.</summary>
public static class MiniTraject
{
    /// <summary>Boxes that one traject enters.</summary>
    public const int Boxes = 8;

    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly SortedMap<Feit> None = SortedMap<Feit>.Empty;

    /// <param name="count">Trajecten side by side; each has its own facts.</param>
    public static Werklast Prepare(int count)
    {
        var flows = Werklast.Load("mini").Flows ?? throw new InvalidOperationException("The flow of W1 does not load.");
        return new Werklast(flows, "mini", [.. Enumerable.Range(0, count).Select(n => Verloop.Record(
            flows, "mini", new Begin(Now, Day, None.Add("nummer", Feit.Getal(n))), wait => new Antwoord(1, None.Add("antwoord", Feit.Getal(n + wait.Beurt)))))]);
    }
}
