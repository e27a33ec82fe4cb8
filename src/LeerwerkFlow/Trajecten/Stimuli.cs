using System.Collections.Immutable;
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

    public static readonly ImmutableSortedDictionary<string, Feit> NoFeiten = ImmutableSortedDictionary.Create<string, Feit>(StringComparer.Ordinal);

    /// <summary>The wait came due on the local day <paramref name="dag"/>: <c>now</c> is its due instant, 00:00 in Brussels.</summary>
    public static Resume Due(string wait, DateOnly dag, string uitkomst) => new(BrusselsTime.StartOf(dag), dag, NoFeiten, wait, uitkomst);

    /// <summary>A person or a message ended a wait today.</summary>
    public static Resume By(Store.Klok klok, string wait, string uitkomst, ImmutableSortedDictionary<string, Feit>? feiten = null) =>
        new(klok.Now, klok.Vandaag, feiten ?? NoFeiten, wait, uitkomst);
}
