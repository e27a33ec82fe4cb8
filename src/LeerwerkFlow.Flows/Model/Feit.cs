using System.Globalization;

namespace LeerwerkFlow.Flows.Model;

/// <summary>The kinds of value that a fact of a traject can hold.</summary>
public enum FeitSoort
{
    /// <summary>Nobody knows yet; a condition on it takes every branch when a flow is explored.</summary>
    Onbekend,

    /// <summary>A local date, <c>yyyy-MM-dd</c>.</summary>
    Datum,

    /// <summary>A number, invariant notation.</summary>
    Getal,

    /// <summary>A code in upper snake case, or an id.</summary>
    Code,

    /// <summary><c>ja</c> or <c>nee</c>.</summary>
    JaNee,

    /// <summary>A date formula, read again each time a fact it leans on changes.</summary>
    Formule,
}

/// <summary>
/// One fact of a traject: an id, a code, a number, a date or a date formula. Never a name, a reason or other text about a person.
/// </summary>
/// <param name="Soort">The kind of value.</param>
/// <param name="Tekst">The value in its one written form (see <see cref="FeitSoort"/>).</param>
/// <param name="Hier">For a formula: the local day that <c>hier</c> stands for.</param>
public sealed record Feit(FeitSoort Soort, string Tekst, DateOnly? Hier = null)
{
    public static readonly Feit Onbekend = new(FeitSoort.Onbekend, "");

    public static Feit Datum(DateOnly dag) => new(FeitSoort.Datum, dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Feit Getal(decimal getal) => new(FeitSoort.Getal, getal.ToString(CultureInfo.InvariantCulture));

    public static Feit Code(string code) => new(FeitSoort.Code, code);

    public static Feit JaNee(bool ja) => new(FeitSoort.JaNee, ja ? "ja" : "nee");

    public static Feit Formule(string formule, DateOnly? hier = null) => new(FeitSoort.Formule, formule, hier);

    /// <summary>The date of a <see cref="FeitSoort.Datum"/>, otherwise null.</summary>
    public DateOnly? AsDatum => Soort == FeitSoort.Datum ? DateOnly.ParseExact(Tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The number of a <see cref="FeitSoort.Getal"/>, otherwise null.</summary>
    public decimal? AsGetal => Soort == FeitSoort.Getal ? decimal.Parse(Tekst, CultureInfo.InvariantCulture) : null;

    /// <summary>The value of a <see cref="FeitSoort.JaNee"/>, otherwise null.</summary>
    public bool? AsJaNee => Soort == FeitSoort.JaNee ? Tekst == "ja" : null;
}
