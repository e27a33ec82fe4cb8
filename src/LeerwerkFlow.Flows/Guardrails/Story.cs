using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>A path as people read it: the steps on it, with the arrow by which it leaves each.</summary>
internal sealed class Story(FlowSet flows, Voorvallen voorvallen)
{
    /// <param name="laatste">Where it went wrong: what comes after it in the same step is no part of the story. Null: at the end.</param>
    public ImmutableArray<PadStap> Of(Verkenning verkenning, IReadOnlyList<(int Plaats, int Pas)> pad, Voorval? laatste = null)
    {
        var steps = pad.Take(pad.Count - 1).SelectMany(p => Of(verkenning, p.Plaats, verkenning.Passen[p.Plaats][p.Pas], null));
        return [.. steps, .. pad.TakeLast(1).SelectMany(p => Of(verkenning, p.Plaats, verkenning.Passen[p.Plaats][p.Pas], laatste))];
    }

    /// <summary>One step alone, for what a single step shows.</summary>
    public static ImmutableArray<PadStap> Of(FlowGraph flow, Step step, string tekst) => [new PadStap(flow.Id, step.Id, null, tekst)];

    private IEnumerable<PadStap> Of(Verkenning verkenning, int plaats, Pas pas, Voorval? laatste)
    {
        if (pas.Wacht is null && plaats > 0)
            yield return Interrupted(verkenning.Staten[plaats]!, pas.Uitkomst);
        foreach (var nummer in pas.Voorvallen)
        {
            var voorval = voorvallen[nummer];
            if (!voorval.Begint)
                yield return Of(voorval);
            if (voorval == laatste)
                yield break;
        }
    }

    private PadStap Of(Voorval voorval)
    {
        var pijl = flows.Get(voorval.Flow).From(voorval.Stap.Id).FirstOrDefault(c => c.Poort == voorval.Uitkomst);
        var arrow = pijl is null ? null : $"{pijl.Van}:{pijl.Poort}:{pijl.Naar}";
        return new PadStap(voorval.Flow, voorval.Stap.Id, arrow, Words(voorval));
    }

    private static string Words(Voorval voorval) => (voorval.Stap.Type, voorval.Uitkomst) switch
    {
        ("Leerwerk.Fase", "Klaar") => $"De fase “{voorval.Stap.Titel}” is klaar.",
        ("Leerwerk.Fase", var uitkomst) => $"De fase “{voorval.Stap.Titel}” eindigt met {uitkomst}.",
        ("Elsa.FlowDecision", "True") => $"“{voorval.Stap.Titel}”: ja.",
        ("Elsa.FlowDecision", "False") => $"“{voorval.Stap.Titel}”: nee.",
        (_, "Klaar" or "Done" or "") => $"“{voorval.Stap.Titel}”.",
        var (_, uitkomst) => $"“{voorval.Stap.Titel}”: {uitkomst}.",
    };

    // An interrupt comes from outside; the phase that it leaves follows in the path.
    private PadStap Interrupted(FlowState state, string naam)
    {
        var pad = Interrupts.FindTarget(flows, state, naam, Interrupts.IsBuitenste(naam)) ?? "";
        var flow = state.Scopes[Places.ScopeOf(pad).ToString()].Flow;
        return new PadStap(flow, Places.StepOf(pad), null, naam == Interrupts.JobGevonden ? "De deelnemer vindt een job." : "Het traject wordt stopgezet.");
    }
}
