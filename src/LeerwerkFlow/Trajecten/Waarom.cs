using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Trajecten;

/// <summary>Why a date, a taak or a letter stands where it stands. Nothing confidential is ever part of it (S5): facts are dates and numbers, and what moved them.</summary>
/// <param name="Zin">How the date was computed, or how it came.</param>
/// <param name="Flow">What the flow says, with its name and version.</param>
/// <param name="Regels">The rules of the decree or of practice that ask for it, each with its source.</param>
/// <param name="Feiten">The facts that it leans on, with their values and who noted them.</param>
/// <param name="Eerder">Earlier dates, each with what changed them.</param>
internal sealed record Waarom(string Zin, string? Flow, IReadOnlyList<Regel> Regels, IReadOnlyList<string> Feiten, IReadOnlyList<string> Eerder);

/// <summary>A row of <c>wacht_eerder</c>.</summary>
internal sealed record EerderRij(string Wacht, DateOnly? Datum, string Aanleiding, DateTimeOffset Op, string Door);

/// <summary>Makes the answers to "Waarom?" for one traject out of rows that were read already.</summary>
internal sealed class Verklaring(FlowVersie versie, FlowState state, Regelwijzer? wijzer, IReadOnlyList<GebeurdRij> rijen, ILookup<string, EerderRij> eerder, IReadOnlyDictionary<string, string> namen)
{
    private const int MostRegels = 1;
    private static readonly string[] Formules = ["moment", "termijn", "uiterlijk", "datum", "waarde"];

    /// <summary>Of a wait as its row stands: open, or closed with the reason of then.</summary>
    public Waarom OfWacht(WachtRij wacht, string voor = "")
    {
        var nu = state.Waits.Values.FirstOrDefault(w => w.Id == wacht.Id) is { } open ? WachtDatum.Of(state, open).Datum : wacht.Formule is { } formule ? Read(formule, wacht.Hier) : null;
        var isNu = nu is not null && nu == wacht.Datum;
        return Of(wacht.Pad, wacht.Waarom is { Length: > 0 } zin ? voor + zin : NaStap, isNu ? wacht.Formule : null) with { Eerder = [.. eerder[wacht.Id].OrderBy(e => e.Op).Select(Moved)] };
    }

    /// <summary>Of the step at a place, when there is no row of a wait.</summary>
    /// <param name="zin">How its date was computed; null or empty: it follows the step before.</param>
    /// <param name="formule">What the facts are read from; null: none are told.</param>
    public Waarom Of(string pad, string? zin, string? formule)
    {
        var place = Fasen.FindPlace(versie, pad);
        var regels = place is { } p && wijzer is not null ? wijzer.Of(p.Flow, p.Step).Take(MostRegels).ToList() : [];
        return new(string.IsNullOrEmpty(zin) ? NaStap : zin, place is { } q ? Says(q.Flow, q.Step) : null, regels, formule is null ? [] : [.. Known(formule, [])], []);
    }

    /// <summary>Of a date that is a fact of the whole traject, such as its end.</summary>
    public Waarom? OfFeit(string naam)
    {
        if (state.Feiten.GetValueOrDefault(naam) is not { } feit)
            return null;
        var (flow, step) = versie.Flows.All.SelectMany(f => f.Steps.Select(s => (Flow: f, Step: s))).FirstOrDefault(p => p.Step.Type == "Leerwerk.Feit" && p.Step.Text("feit") == naam);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var feiten = feit.Soort == FeitSoort.Formule ? [.. Known(feit.Tekst, names)] : Array.Empty<string>();
        var zin = feit.Soort == FeitSoort.Formule ? WachtDatum.Read(state, naam, default).Waarom : $"Ingevuld{Noted(naam, ", ")}.";
        return new(zin, step is null ? null : Says(flow, step), step is null || wijzer is null ? [] : [.. wijzer.Of(flow, step).Take(MostRegels)], feiten, [.. rijen.Where(r => r.Soort == "feit" && (r.Code == naam || names.Contains(r.Code ?? ""))).Select(r => $"{r.Titel}, genoteerd op {Datum.Kort(r.Datum)}{By(r.Actor)}")]);
    }

    /// <summary>The rules behind a question of the domain (<c>Leerwerk.Controle</c>).</summary>
    public IReadOnlyList<Regel> OfControle(string regel) => wijzer is null ? [] :
        [.. versie.Flows.All.SelectMany(f => f.Steps.Where(s => s.Type == "Leerwerk.Controle" && s.Text("regel") == regel).SelectMany(s => wijzer.Of(f, s))).Take(1)];

    /// <summary>The formula that the step at a place gives its date by; null for none.</summary>
    public string? Formule(string pad) => Fasen.FindStep(versie, pad) is { } step ? Formule(step) : null;

    private const string NaStap = "Dit volgt meteen op de stap ervoor in de flow.";

    private static string? Formule(Step step) => Formules.Select(step.Text).FirstOrDefault(f => f is not null and not "hier");

    private static string Says(FlowGraph flow, Step step) => $"“{flow.Naam}”, versie {flow.Versie}{(Formule(step) is { } formule ? $": {formule}" : "")}";

    private DateOnly? Read(string formule, DateOnly hier)
    {
        try
        {
            return WachtDatum.Read(state, formule, hier).Datum;
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    // What the formula leans on, and what those lean on.
    private IEnumerable<string> Known(string formule, HashSet<string> told)
    {
        if (WachtDatum.FindMoment(formule) is not null)
            yield break;
        foreach (var naam in DateFormula.Parse(formule).Anchors.Where(told.Add))
        {
            if (Aanleiding.Value(state, naam) is { } waarde)
                yield return $"{Feiten.Label(naam)}: {waarde}{Noted(naam, ", ")}";
            if (state.Feiten.GetValueOrDefault(naam) is { Soort: FeitSoort.Formule } feit)
            {
                foreach (var deeper in Known(feit.Tekst, told))
                    yield return deeper;
            }
        }
    }

    private string Noted(string naam, string voor) => rijen.LastOrDefault(r => r.Soort == "feit" && r.Code == naam) is { } rij ? $"{voor}genoteerd op {Datum.Kort(rij.Datum)}{By(rij.Actor)}" : "";

    private string Moved(EerderRij e) => $"{(e.Datum is { } dag ? Datum.Kort(dag) : "zonder datum")}, tot {Datum.Kort(BrusselsTime.DayOf(e.Op))}{By(e.Door)}{(e.Aanleiding.Length > 0 ? $": {e.Aanleiding}" : "")}";

    private string By(string actor) => namen.GetValueOrDefault(actor) is { } naam ? $" door {naam}" : "";
}
