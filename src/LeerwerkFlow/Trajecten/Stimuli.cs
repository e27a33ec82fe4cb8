using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>Stimuli as the app makes them: time brings its due date as <c>hier</c>, a person the local day.</summary>
public static class Stimuli
{
    public const string Klaar = "Klaar";
    public const string InOrde = "InOrde";
    public const string NietInOrde = "NietInOrde";
    public const string TeLaat = "TeLaat";

    public static readonly SortedMap<Feit> NoFeiten = SortedMap<Feit>.Empty;

    /// <summary>The wait came due on the local day <paramref name="dag"/>: <c>now</c> is its due instant, 00:00 in Brussels.</summary>
    public static Resume Due(string wait, DateOnly dag, string uitkomst) => new(BrusselsTime.StartOf(dag), dag, NoFeiten, wait, uitkomst);

    /// <summary>The wait came due at an instant within a day.</summary>
    public static Resume Due(string wait, DateTimeOffset moment, string uitkomst) => new(moment, BrusselsTime.DayOf(moment), NoFeiten, wait, uitkomst);

    /// <summary>A person or a message ended a wait today.</summary>
    /// <param name="waarde">JSON text that comes with it, such as the outcome of work elsewhere; never a word about a person.</param>
    public static Resume By(Store.Klok klok, string wait, string uitkomst, SortedMap<Feit>? feiten = null, string? waarde = null) =>
        new(klok.Now, klok.Vandaag, feiten ?? NoFeiten, wait, uitkomst, waarde);
}
