using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Kernel;

/// <summary>
/// W2, two years: 40 taken (8 in 4 pairs, 3 that are done again with p = 0.2), 25 timers (10 reminders of which 7 are cancelled by an earlier answer,
/// 10 monthly, 5 last days), 15 letters, 10 meldingen, 3 escalations, one opschorting.
/// </summary>
public static class VolTraject
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly SortedMap<Feit> None = SortedMap<Feit>.Empty;

    public static FlowSet Flows { get; } = Werklast.Load("vol", "vol-intake", "vol-werk", "vol-nazorg", "vol-opdracht").Flows ?? throw new InvalidOperationException("The flows of W2 do not load.");

    /// <param name="count">Trajecten side by side; each has its own facts and its own luck, the same in every run.</param>
    public static Werklast Prepare(int count)
    {
        var random = new Random(20261120);
        return new Werklast(Flows, "vol", [.. Enumerable.Range(0, count).Select(n => Record(n, () => random.NextDouble() >= 0.2))]);
    }

    /// <param name="nummer">A fact that tells the traject from the others.</param>
    /// <param name="isGoed">Whether a proposal is approved, asked each time it is made.</param>
    public static Verloop Record(int nummer, Func<bool> isGoed)
    {
        var chosen = new Dictionary<string, Antwoord>();
        return Verloop.Record(
            Flows, "vol", new Begin(Now, Day, None.Add("nummer", Feit.Getal(nummer)).Add("start", Feit.Datum(Day))),
            wait => chosen.TryGetValue(wait.Id, out var known) ? known : chosen[wait.Id] = Answer(wait, isGoed),
            new Change(Now.AddDays(200), Day.AddDays(200), None, [new Opschorting(Day.AddDays(200), null)]),
            new Change(Now.AddDays(220), Day.AddDays(220), None, [new Opschorting(Day.AddDays(200), Day.AddDays(220))]));
    }

    private static Antwoord Answer(OpenWait wait, Func<bool> isGoed) => wait switch
    {
        { Stap: "voorstel-1" or "voorstel-2" or "voorstel-3" } => new(10, None.Add("goedgekeurd", Feit.JaNee(isGoed()))),
        // The reminder comes after seven days: three answers are later, seven before it.
        { Pad: "nazorg/opdracht-8/doen" or "nazorg/opdracht-9/doen" or "nazorg/opdracht-10/doen" } => new(12, None),
        { Stap: "doen" } => new(5, None),
        _ => new(14, None),
    };
}
