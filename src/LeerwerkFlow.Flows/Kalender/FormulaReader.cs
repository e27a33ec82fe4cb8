using System.Globalization;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>What a part of a formula came to: a day with the words for it, or no day and the words for what is missing.</summary>
/// <param name="Dag">The day; null when something is not known yet.</param>
/// <param name="Tekst">The part in words, or what is missing.</param>
/// <param name="IsLastDay">The day ends a period: a following one begins on the next day.</param>
/// <param name="IsNamed">The words already hold the day.</param>
/// <param name="IsTermijn">The day ends a Handelingstermijn: it must fall on a werkdag.</param>
internal readonly record struct Reading(DateOnly? Dag, string Tekst, bool IsLastDay = false, bool IsNamed = false, bool IsTermijn = false)
{
    /// <summary>The part in words with the day it came to.</summary>
    public string Full => IsNamed || Dag is not { } dag ? Tekst : $"{Tekst} = {Woorden.Dag(dag)}";

    public static Reading Missing(string tekst) => new(null, tekst);

    public static Reading Missing(params IEnumerable<string?> teksten) => new(null, string.Join(" en ", teksten.OfType<string>().Distinct()));
}

/// <summary>Reads facts for one evaluation: each formula among them once, rings refused.</summary>
internal sealed class FormulaReader
{
    // Deeper chains of facts are a mistake, and each costs stack.
    private const int MostNested = 32;

    private readonly IReadOnlyDictionary<string, Feit> feiten;
    private readonly Dictionary<string, Reading> known;
    private readonly List<string> path;

    // Inside a fact: where the fact stands in the formula that the reader sees.
    private readonly int? outer;

    public FormulaReader(DateContext ctx)
        : this(ctx.Feiten, [], [], ctx.Hier, ctx.Beurt, null)
    {
    }

    private FormulaReader(
        IReadOnlyDictionary<string, Feit> feiten, Dictionary<string, Reading> known, List<string> path, DateOnly? hier, int? beurt, int? outer)
    {
        this.feiten = feiten;
        this.known = known;
        this.path = path;
        this.outer = outer;
        Hier = hier;
        Beurt = beurt;
    }

    /// <summary>The day of the step; null inside a fact that did not keep one.</summary>
    public DateOnly? Hier { get; }

    /// <summary>The turn of the step; null inside a fact.</summary>
    public int? Beurt { get; }

    /// <summary>The date a fact holds, with its own formula one level deep in the words.</summary>
    public Reading ReadDatum(string naam, int positie)
    {
        var feit = feiten.GetValueOrDefault(naam, Feit.Onbekend);
        switch (feit.Soort)
        {
            case FeitSoort.Onbekend:
                return Reading.Missing($"{Woorden.Naam(naam)} is nog niet bekend");
            case FeitSoort.Datum when DateOnly.TryParseExact(feit.Tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag):
                return Named(naam, dag, null);
            case FeitSoort.Formule:
                var inner = ReadFormule(naam, feit, positie);
                return inner.Dag is { } d
                    ? Named(naam, d, path.Count == 0 ? inner.Tekst : null)
                    : Reading.Missing($"{Woorden.Naam(naam)} is nog niet bekend, want {inner.Tekst}");
            default:
                throw new FormulaException($"‘{naam}’ bevat geen datum.", At(positie));
        }
    }

    /// <summary>The amount a fact holds, or null when it is not known yet.</summary>
    public int? ReadGetal(string naam, int positie)
    {
        var feit = feiten.GetValueOrDefault(naam, Feit.Onbekend);
        if (feit.Soort == FeitSoort.Onbekend)
            return null;
        if (feit.Soort != FeitSoort.Getal || !decimal.TryParse(feit.Tekst, NumberStyles.Number, CultureInfo.InvariantCulture, out var getal) || getal != decimal.Truncate(getal))
            throw new FormulaException($"‘{naam}’ bevat geen geheel getal.", At(positie));

        return getal is >= 0 and <= Grens.MostUnits
            ? (int)getal
            : throw new FormulaException($"‘{naam}’ ligt niet tussen 0 en {Grens.MostUnits}.", At(positie));
    }

    private int At(int positie) => outer ?? positie;

    private static Reading Named(string naam, DateOnly dag, string? uitleg) =>
        new(dag, $"{Woorden.Naam(naam)} {Woorden.Dag(dag)}{(uitleg is null ? "" : $" ({uitleg})")}", IsLastDay: IsEinde(naam), IsNamed: true);

    private static bool IsEinde(string naam) =>
        naam == "einde" || naam.StartsWith("einde.", StringComparison.Ordinal) || naam.EndsWith(".einde", StringComparison.Ordinal);

    private Reading ReadFormule(string naam, Feit feit, int positie)
    {
        if (known.TryGetValue(naam, out var reading))
            return reading;
        if (path.Contains(naam))
            throw new FormulaException($"Deze datums verwijzen in een kring naar elkaar: {string.Join(" → ", path.SkipWhile(n => n != naam).Append(naam))}.", At(positie));
        if (path.Count == MostNested)
            throw new FormulaException($"Meer dan {MostNested} datums steunen op elkaar.", At(positie));

        path.Add(naam);
        reading = ParseFeit(naam, feit, At(positie)).Read(new FormulaReader(feiten, known, path, feit.Hier, null, At(positie)));
        path.RemoveAt(path.Count - 1);
        known[naam] = reading;
        return reading;
    }

    private static FormulaNode ParseFeit(string naam, Feit feit, int positie)
    {
        try
        {
            return new FormulaParser(feit.Tekst).Parse();
        }
        catch (FormulaException e)
        {
            throw new FormulaException($"De formule van ‘{naam}’ klopt niet: {e.Message}", positie);
        }
    }
}
