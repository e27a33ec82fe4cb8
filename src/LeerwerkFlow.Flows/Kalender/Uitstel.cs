using System.Globalization;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>How long after a day something is done, such as <c>3 werkdagen</c> or <c>2 maanden</c>; <c>0 dagen</c> is the day itself. A delay, not a legal term.</summary>
public readonly record struct Uitstel(int Aantal, string Eenheid)
{
    /// <exception cref="FormulaException">Not a number and <c>dag(en)</c>, <c>werkdag(en)</c>, <c>week</c>, <c>weken</c> or <c>maand(en)</c>.</exception>
    public static Uitstel Parse(string tekst) =>
        tekst.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var n, "dag" or "dagen" or "werkdag" or "werkdagen" or "week" or "weken" or "maand" or "maanden"] parts
        && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var aantal) && aantal <= 1200
            ? new Uitstel(aantal, parts[1])
            : throw new FormulaException($"“{tekst}” is geen uitstel. Schrijf bijvoorbeeld “3 werkdagen” of “2 maanden”.");

    public DateOnly After(DateOnly dag) => Eenheid switch
    {
        "werkdag" or "werkdagen" => Aantal == 0 ? dag : Werkdagen.Add(dag, Aantal),
        "week" or "weken" => dag.AddDays(7 * Aantal),
        "maand" or "maanden" => dag.AddMonths(Aantal),
        _ => dag.AddDays(Aantal),
    };
}
