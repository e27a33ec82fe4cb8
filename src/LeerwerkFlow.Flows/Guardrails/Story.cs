using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>A path as people read it: the steps on it, with the arrow by which it leaves each.</summary>
internal sealed class Story(FlowSet flows, Voorvallen voorvallen)
{
    public ImmutableArray<PadStap> Of(Verkenning verkenning, IEnumerable<(int Plaats, int Pas)> pad) =>
        [.. pad.SelectMany(p => Of(verkenning, p.Plaats, verkenning.Passen[p.Plaats][p.Pas]))];

    /// <summary>One step alone, for what a single step shows.</summary>
    public static ImmutableArray<PadStap> Of(FlowGraph flow, Step step, string tekst) => [new PadStap(flow.Id, step.Id, null, tekst)];

    private IEnumerable<PadStap> Of(Verkenning verkenning, int plaats, Pas pas)
    {
        if (pas.Wacht is null && plaats > 0)
            yield return Interrupted(verkenning.Staten[plaats]!, pas.Uitkomst);
        foreach (var nummer in pas.Voorvallen)
        {
            var voorval = voorvallen[nummer];
            if (!voorval.Begint)
                yield return Of(voorval);
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
