using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>The rules of the domain that a flow asks (<c>Leerwerk.Controle</c>), answered from the facts as the app does; capacity is chance.</summary>
internal sealed class Controleur(Keuzes keuzes)
{
    private readonly List<DateOnly> tbsStarts = [];
    private readonly List<DateOnly> tbsEnds = [];

    /// <summary>The answer, or null for a rule that does not exist.</summary>
    public bool? Ask(Step step, FlowState state, DateOnly vandaag) => step.Text("regel") switch
    {
        "capaciteit" => keuzes.Ja("capaciteit", 0.8),
        "attest-geldig" => Datums.Fact(state, "attest.datum") is not { } attest || (Datums.Fact(state, "contract.datum") ?? vandaag) <= Duur.LastDay(attest, Number(state, "attest.geldig") ?? 3),
        "tbs-moment" => Datums.Fact(state, "start") is not { } start || Datums.Fact(state, "tbs.start") is not { } tbs || tbs > Duur.LastDay(start, Number(state, "tbs.vroegst") ?? 6),
        "tbs-totaal" => Datums.Fact(state, "tbs.start") is { } van && Datums.Fact(state, "tbs.einde") is { } tot && tot >= van && TbsDuur.WithinCap([.. tbsStarts.Zip(tbsEnds), (van, tot)], Hoogstens(step) ?? 6),
        "verlenging-maximum" => Math.Max(Number(state, "verlenging.voorstel") ?? 0, Number(state, "lengte") ?? 0) <= (Hoogstens(step) ?? 18),
        _ => null,
    };

    /// <summary>Keeps the rows that the rule on the total counts: reached mijlpalen of a TBS.</summary>
    public void See(FlowState state, IEnumerable<Effect> effects)
    {
        foreach (var mijlpaal in effects.OfType<MijlpaalReached>().Where(m => m.Mijlpaal.StartsWith("TERBESCHIKKINGSTELLING", StringComparison.Ordinal)))
        {
            if (Datums.Read(state, mijlpaal.Datum, mijlpaal.Hier) is { } dag)
                (mijlpaal.Mijlpaal.EndsWith("GESTART", StringComparison.Ordinal) ? tbsStarts : tbsEnds).Add(dag);
        }
    }

    // The bound that the step states, such as "6 maanden".
    private static int? Hoogstens(Step step) => step.Text("hoogstens")?.Split(' ') is [var n, "maand" or "maanden"] ? int.Parse(n, CultureInfo.InvariantCulture) : null;

    private static int? Number(FlowState state, string naam) => (int?)state.Feiten.GetValueOrDefault(naam)?.AsGetal;
}
