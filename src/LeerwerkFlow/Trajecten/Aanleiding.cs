using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Trajecten;

/// <summary>What changed between two states that moves dates, in Dutch: facts with their values and suspensions with their days. Why a person asked for it stays sealed (S5).</summary>
internal static class Aanleiding
{
    public static string Of(FlowState before, FlowState after)
    {
        var feiten = before.Feiten.Keys.Union(after.Feiten.Keys).Order(StringComparer.Ordinal).Select(n => Changed(n, Value(before, n), Value(after, n), before.Feiten.GetValueOrDefault(n) != after.Feiten.GetValueOrDefault(n)));
        var erbij = after.Opschortingen.Except(before.Opschortingen).Select(o => $"Schorsing {Days(o)}");
        var weg = before.Opschortingen.Except(after.Opschortingen).Where(o => after.Opschortingen.All(n => n.Van != o.Van)).Select(o => $"Schorsing {Days(o)} vervalt");
        return string.Join("; ", feiten.OfType<string>().Concat(erbij).Concat(weg));
    }

    // "van 1 jun 2010 tot en met 31 jul 2010"
    internal static string Days(Opschorting o) => o.Tot is { } tot ? $"van {Datum.Kort(o.Van)} tot en met {Datum.Kort(tot)}" : $"vanaf {Datum.Kort(o.Van)}, nog zonder einde";

    /// <summary>A fact as people read it; null when it holds nothing or no date or number.</summary>
    internal static string? Value(FlowState state, string naam) => state.Feiten.GetValueOrDefault(naam) is not { } feit ? null
        : StepRows.Fact(state, naam) is { } dag ? Datum.Kort(dag) : feit.Soort == FeitSoort.Getal ? feit.Tekst : null;

    private static string? Changed(string naam, string? oud, string? nu, bool isOther) => !isOther || oud == nu ? null
        : oud is null ? $"{Feiten.Label(naam)}: {nu}" : $"{Feiten.Label(naam)}: {oud} wordt {nu ?? "leeg"}";
}
