using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>How long something takes, with a spread: <c>2-8 werkdagen</c>, each as likely, both ends counted in; <c>3 dagen</c> has none.</summary>
public readonly record struct Spreiding(int Van, int Tot, string Eenheid)
{
    /// <exception cref="FormulaException">Not a number or two of them with a unit, or the first is the larger.</exception>
    public static Spreiding Parse(string tekst)
    {
        var delen = tekst.Split('-', 2, StringSplitOptions.TrimEntries);
        var tot = Uitstel.Parse(delen[^1]);
        var van = delen.Length == 1 ? tot : Uitstel.Parse($"{delen[0]} {tot.Eenheid}");
        return van.Aantal <= tot.Aantal ? new(van.Aantal, tot.Aantal, tot.Eenheid) : throw new FormulaException($"In “{tekst}” is het eerste getal groter dan het tweede.");
    }

    /// <summary>The day on which it is done when it began on <paramref name="dag"/>.</summary>
    public DateOnly After(DateOnly dag, Toeval lot) => new Uitstel(lot.Between(Van, Tot), Eenheid).After(dag);
}
