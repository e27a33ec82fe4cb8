using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Counts the taken of coaches per week: a taak counts in each week in which it stands open on some day. A traject without a coach counts under an empty name.</summary>
internal sealed class WerklastTelling
{
    private static readonly string Rol = Role.Coach.Code();
    private readonly Dictionary<string, int[]> perCoach = new(StringComparer.Ordinal);

    /// <param name="weken">How many weeks, the one of <paramref name="vandaag"/> counted in.</param>
    public WerklastTelling(DateOnly vandaag, int weken)
    {
        var maandag = vandaag.AddDays(-(((int)vandaag.DayOfWeek + 6) % 7));
        Weken = [.. Enumerable.Range(0, weken).Select(n => maandag.AddDays(7 * n))];
        Tot = maandag.AddDays((7 * weken) - 1);
    }

    /// <summary>The Mondays; the first week holds today.</summary>
    public IReadOnlyList<DateOnly> Weken { get; }

    /// <summary>The last day that is played.</summary>
    public DateOnly Tot { get; }

    public IEnumerable<string> Coaches => perCoach.Keys;

    public void Add(string? coach, Verloop verloop)
    {
        if (!perCoach.TryGetValue(coach ?? "", out var weken))
            perCoach[coach ?? ""] = weken = new int[Weken.Count];
        foreach (var taak in verloop.Taken.Where(t => t.Rol == Rol))
        {
            for (var week = Week(taak.Van); week <= Week(taak.Tot); week++)
                weken[week]++;
        }
    }

    /// <summary>The weeks of one coach, on average over <paramref name="keren"/> plays.</summary>
    public decimal[] Of(string coach, int keren) => [.. (perCoach.GetValueOrDefault(coach) ?? new int[Weken.Count]).Select(n => Math.Round((decimal)n / keren, 1))];

    /// <summary>The weeks of all together.</summary>
    public decimal[] Total(int keren) => [.. Enumerable.Range(0, Weken.Count).Select(w => Math.Round((decimal)perCoach.Values.Sum(n => n[w]) / keren, 1))];

    private int Week(DateOnly dag) => (dag.DayNumber - Weken[0].DayNumber) / 7;
}
