using System.Globalization;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.Scenarios.Herdateren;

/// <summary>Does the sum that an explanation tells, with nothing but its text and <see cref="Telraam"/>, and checks every date that it names on the way.</summary>
internal sealed class Uitleglezer(string zin)
{
    private const string OpenSchorsing = ". Zonder die schorsing: ";
    private int plaats;

    /// <summary>The date that the text comes to; null when it says that there is none yet.</summary>
    /// <exception cref="FormatException">The text cannot be followed, or a date in it is not what the sum gives.</exception>
    public static DateOnly? Reken(string zin)
    {
        if (zin.StartsWith("Nog geen datum: ", StringComparison.Ordinal))
        {
            if (zin.IndexOf(OpenSchorsing, StringComparison.Ordinal) is > 0 and var na)
                new Uitleglezer(zin[(na + OpenSchorsing.Length)..^1]).Alles();
            return null;
        }

        return new Uitleglezer(zin).Alles();
    }

    private DateOnly Alles()
    {
        var som = Som();
        if (Neem(@"; \+ (\d+) dag(?:en)? schorsing \(") is { } schorsing)
        {
            var (n, geteld) = (Getal(schorsing, 1), 0);
            do
            {
                var periode = Neem(@"van (\d\d/\d\d/\d{4}) tot en met (\d\d/\d\d/\d{4})") ?? throw Fout("een periode");
                for (var d = Dag(periode, 1); d <= Dag(periode, 2); d = d.AddDays(1))
                    geteld += d >= som.Sinds ? 1 : 0;
            }
            while (Neem(" en ") is not null);
            if (n != geteld)
                throw Fout($"{geteld} dagen schorsing");
            som = som with { Dag = Telraam.Tel(som.Dag, true, true, n, "dagen") };
            Check(Neem(@"\) = (\d\d/\d\d/\d{4})") ?? throw Fout("een uitkomst"), som.Dag);
        }

        return plaats == zin.Length ? som.Dag : throw Fout("het einde");
    }

    private Geteld Som()
    {
        var som = Grond();
        while (Neem(@" ([+−]) (\d+) (\w+)(?: \((?:beurt \d+|[a-z ]+)\))?") is { } stap)
        {
            if (Getal(stap, 2) > 0)
                som = new(Telraam.Tel(som.Dag, som.IsLaatste, stap.Groups[1].Value == "+", Getal(stap, 2), stap.Groups[3].Value), true, som.Sinds);
        }

        if (Neem(@" = (\d\d/\d\d/\d{4})") is { } uitkomst)
            Check(uitkomst, som.Dag);
        return som;
    }

    private Geteld Grond()
    {
        if (Neem(@"(vroegste|laatste) van \(") is { } keuze)
        {
            var keuzes = Lijst();
            var gekozen = keuze.Groups[1].Value == "vroegste" ? keuzes.MinBy(k => (k.Dag, k.IsLaatste))! : keuzes.MaxBy(k => (k.Dag, k.IsLaatste))!;
            return gekozen with { Sinds = keuzes[0].Sinds };
        }

        if (Neem(@"halfweg tussen \(") is not null)
        {
            var (van, tot) = Lijst() is [var a, var b] ? (a, b) : throw Fout("twee dagen");
            return new(Telraam.Halfweg(van.IsLaatste ? van.Dag.AddDays(1) : van.Dag, tot.Dag), true, van.Sinds);
        }

        var naam = Neem(@"([a-z ]+) (\d\d/\d\d/\d{4})") ?? throw Fout("een naam met een dag");
        var (dag, isLaatste) = (Dag(naam, 2), Telraam.IsLaatste(naam.Groups[1].Value));
        if (Neem(@" \(") is not null)
        {
            if (Som().Dag != dag)
                throw Fout(dag.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            _ = Neem(@"\)") ?? throw Fout(")");
        }

        return new(dag, isLaatste, isLaatste ? dag.AddDays(1) : dag);
    }

    private List<Geteld> Lijst()
    {
        List<Geteld> lijst = [Som()];
        while (Neem("; ") is not null)
            lijst.Add(Som());
        return Neem(@"\)") is not null ? lijst : throw Fout(")");
    }

    private Match? Neem(string patroon)
    {
        var match = new Regex(@"\G" + patroon, RegexOptions.CultureInvariant).Match(zin, plaats);
        plaats += match.Success ? match.Length : 0;
        return match.Success ? match : null;
    }

    private void Check(Match match, DateOnly dag)
    {
        if (Dag(match, 1) != dag)
            throw Fout($"{dag:yyyy-MM-dd} als uitkomst");
    }

    private static int Getal(Match match, int groep) => int.Parse(match.Groups[groep].ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly Dag(Match match, int groep) => DateOnly.ParseExact(match.Groups[groep].ValueSpan, "dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    private FormatException Fout(string verwacht) => new($"“{zin}” op teken {plaats}: verwacht {verwacht}.");
}
