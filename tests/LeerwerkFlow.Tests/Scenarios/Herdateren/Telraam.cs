using System.Globalization;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Scenarios.Herdateren;

/// <summary>A date with what a following count needs to know. <paramref name="Sinds"/>: the first day that a suspension may take.</summary>
internal sealed record Geteld(DateOnly Dag, bool IsLaatste, DateOnly Sinds);

/// <summary>
/// Reads the date formulas of the shipped flows by counting days one by one, as a person would on a calendar on the wall. It shares no line with the kernel: S22 for months, the ten
/// holidays from a table, suspensions as sets of days.
/// </summary>
internal sealed class Telraam(IReadOnlyDictionary<string, Feit> feiten, DateOnly hier, int beurt)
{
    private static readonly Dictionary<int, DateOnly> Pasen = new[]
    {
        "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27",
    }.Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToDictionary(d => d.Year);

    /// <summary>The date of a formula without suspensions; null when something is not known.</summary>
    public Geteld? Lees(string formule)
    {
        var delen = Cut(formule.Trim(), " + ", " - ");
        var som = Anker(delen[0].Tekst);
        foreach (var (teken, deel) in delen.Skip(1))
        {
            var (aantal, eenheid) = deel.Split(' ') is [var n, var e] ? (Aantal(n), e) : throw new FormatException(deel);
            if (som is null || aantal is null)
                return null;
            if (aantal > 0)
                som = new(Tel(som.Dag, som.IsLaatste, teken == " + ", aantal.Value, eenheid), true, som.Sinds);
        }

        return som;
    }

    /// <summary>The same as it waits for suspensions: every suspended day of a run of more than thirty that falls in the wait is added, until that adds nothing.</summary>
    public DateOnly? Wacht(string formule, IEnumerable<Opschorting> opschortingen)
    {
        if (Lees(formule) is not { } som)
            return null;
        var stil = new HashSet<DateOnly>();
        foreach (var o in opschortingen)
        {
            for (var d = o.Van; d <= (o.Tot ?? o.Van.AddYears(9)); d = d.AddDays(1))
                stil.Add(d);
        }

        var open = opschortingen.Where(o => o.Tot is null).Select(o => Begin(stil, o.Van)).ToList();
        var lang = stil.Where(d => open.Count == 0 || d < open[0]).GroupBy(d => Begin(stil, d)).Where(run => run.Count() > 30).SelectMany(run => run).ToList();
        var (datum, vorige) = (som.Dag, default(DateOnly));
        while (datum != vorige)
            (vorige, datum) = (datum, Verder(som.Dag, lang.Count(d => d >= som.Sinds && d <= datum)));
        return open.Count > 0 && open[0] <= datum ? null : datum;
    }

    /// <summary>n units on from a day, or back.</summary>
    internal static DateOnly Tel(DateOnly dag, bool isLaatste, bool vooruit, int n, string eenheid)
    {
        var eerste = isLaatste ? dag.AddDays(1) : dag;
        return (vooruit, eenheid) switch
        {
            (true, "dag" or "dagen") => Verder(eerste, n).AddDays(-1),
            (true, "week" or "weken") => Verder(eerste, 7 * n).AddDays(-1),
            (true, "maand" or "maanden") => Maanden(eerste, n),
            (true, "jaar") => Maanden(eerste, 12 * n),
            (true, "werkdag" or "werkdagen") => Werkdagen(dag, n, 1),
            (false, "dag" or "dagen") => Verder(dag, -n),
            (false, "week" or "weken") => Verder(dag, -7 * n),
            (false, "maand" or "maanden") => Terug(dag, n),
            (false, "jaar") => Terug(dag, 12 * n),
            (false, "werkdag" or "werkdagen") => Werkdagen(dag, n, -1),
            _ => throw new FormatException(eenheid),
        };
    }

    /// <summary>The last day of n months from a first day.</summary>
    internal static DateOnly Maanden(DateOnly eerste, int n)
    {
        var d = eerste;
        for (var over = 0; over < n;)
        {
            d = d.AddDays(1);
            over += d.Day == 1 ? 1 : 0;
        }

        while (d.Day < eerste.Day && d.AddDays(1).Day != 1)
            d = d.AddDays(1);
        return d.Day == eerste.Day ? d.AddDays(-1) : d;
    }

    /// <summary>Whole months that fit from a first to a last day, and the days that are left.</summary>
    internal static (int Maanden, int Dagen) Duurt(DateOnly eerste, DateOnly laatste)
    {
        var n = 0;
        while (Maanden(eerste, n + 1) <= laatste)
            n++;
        var dagen = 0;
        for (var d = Maanden(eerste, n); d < laatste; d = d.AddDays(1))
            dagen++;
        return (n, dagen);
    }

    /// <summary>S4: whole months first, loose days at thirty a month.</summary>
    internal static (int Maanden, int Dagen) Tbs(DateOnly eerste, DateOnly laatste) => Duurt(eerste, laatste) is var (m, d) && d >= 30 ? (m + 1, d - 30) : Duurt(eerste, laatste);

    internal static DateOnly Halfweg(DateOnly eerste, DateOnly laatste)
    {
        var (maanden, dagen) = Duurt(eerste, laatste);
        return Verder(Maanden(eerste, maanden / 2), (maanden % 2 == 1 ? 15 : 0) + ((dagen + 1) / 2));
    }

    // The day before the latest day from which n months still end on it.
    private static DateOnly Terug(DateOnly laatste, int n)
    {
        var eerste = laatste;
        while (Maanden(eerste, n) > laatste)
            eerste = eerste.AddDays(-1);
        return eerste.AddDays(-1);
    }

    private static DateOnly Werkdagen(DateOnly dag, int n, int stap)
    {
        while (n > 0)
        {
            dag = dag.AddDays(stap);
            var pasen = Pasen[dag.Year];
            var isVrij = dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (dag.Month, dag.Day) is (1, 1) or (5, 1) or (7, 21) or (8, 15) or (11, 1) or (11, 11) or (12, 25)
                || dag == pasen.AddDays(1) || dag == pasen.AddDays(39) || dag == pasen.AddDays(50);
            n -= isVrij ? 0 : 1;
        }

        return dag;
    }

    private static DateOnly Verder(DateOnly dag, int n)
    {
        for (; n > 0; n--)
            dag = dag.AddDays(1);
        for (; n < 0; n++)
            dag = dag.AddDays(-1);
        return dag;
    }

    private static DateOnly Begin(HashSet<DateOnly> stil, DateOnly dag)
    {
        while (stil.Contains(dag.AddDays(-1)))
            dag = dag.AddDays(-1);
        return dag;
    }

    private Geteld? Anker(string tekst)
    {
        if (tekst == "hier")
            return new(hier, false, hier);
        if (tekst.Split('(', 2) is [var functie, var rest])
        {
            var delen = Cut(rest[..^1], ", ").Select(d => Lees(d.Tekst)).ToList();
            if (delen.Contains(null))
                return null;
            if (functie == "halfweg")
                return new(Halfweg(delen[0]!.IsLaatste ? delen[0]!.Dag.AddDays(1) : delen[0]!.Dag, delen[1]!.Dag), true, delen[0]!.Sinds);
            var gekozen = functie == "vroegste" ? delen.MinBy(d => (d!.Dag, d.IsLaatste))! : delen.MaxBy(d => (d!.Dag, d.IsLaatste))!;
            return gekozen with { Sinds = delen[0]!.Sinds };
        }

        return Feit(tekst) is { } dag ? new(dag, IsLaatste(tekst), IsLaatste(tekst) ? dag.AddDays(1) : dag) : null;
    }

    /// <summary>A fact with such a name is a last day.</summary>
    internal static bool IsLaatste(string naam) => naam.Split('.', ' ') is var woorden && (woorden[0] == "einde" || woorden[^1] == "einde");

    private DateOnly? Feit(string naam) => feiten.GetValueOrDefault(naam) switch
    {
        { Soort: FeitSoort.Datum } feit => DateOnly.ParseExact(feit.Tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Soort: FeitSoort.Formule } feit => new Telraam(feiten, feit.Hier ?? default, 0).Lees(feit.Tekst)?.Dag,
        _ => null,
    };

    private int? Aantal(string tekst) => tekst == "beurt" ? beurt
        : int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || (feiten.GetValueOrDefault(tekst) is { } feit && int.TryParse(feit.Tekst, NumberStyles.None, CultureInfo.InvariantCulture, out n)) ? n : null;

    // Cuts where a separator stands outside all brackets; each part with what stands before it.
    private static List<(string Teken, string Tekst)> Cut(string tekst, params string[] tekens)
    {
        List<(string, string)> delen = [];
        var (begin, diep, voor) = (0, 0, "");
        for (var i = 0; i < tekst.Length; i++)
        {
            diep += tekst[i] == '(' ? 1 : tekst[i] == ')' ? -1 : 0;
            if (diep > 0 || tekens.FirstOrDefault(t => string.CompareOrdinal(tekst, i, t, 0, t.Length) == 0) is not { } teken)
                continue;
            delen.Add((voor, tekst[begin..i]));
            (voor, begin) = (teken, i + teken.Length);
            i = begin - 1;
        }

        return [.. delen, (voor, tekst[begin..])];
    }
}
