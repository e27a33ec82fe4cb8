using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>Whether a flow, with every flow that it plays, goes on in the same way in two versions: the same steps, outcomes and arrows. What people read and when may differ.</summary>
internal sealed class SameDrawing(FlowSet nieuw)
{
    // Whatever stands in these, they are left by the same outcomes.
    private static readonly HashSet<string> Plain =
        ["Leerwerk.Taak", "Leerwerk.Wacht", "Leerwerk.WachtOpBericht", "Leerwerk.Mijlpaal", "Leerwerk.Melding", "Leerwerk.Feit", "Leerwerk.Controle", "Elsa.WriteLine"];

    private readonly Dictionary<(FlowSet Van, string Flow), bool> known = [];

    public bool As(FlowSet oud, string flow)
    {
        if (!known.TryGetValue((oud, flow), out var same))
            known[(oud, flow)] = same = Compare(oud, flow, []);
        return same;
    }

    private bool Compare(FlowSet oud, string id, HashSet<string> seen)
    {
        if (!seen.Add(id))
            return true;
        if (oud.Find(id) is not { } a || nieuw.Find(id) is not { } b || a.TokenMode != b.TokenMode || a.Start != b.Start || a.Root.Type != b.Root.Type)
            return false;
        if (!a.Connections.Select(Arrow).SequenceEqual(b.Connections.Select(Arrow)) || a.Steps.Length != b.Steps.Length || !a.Steps.Zip(b.Steps).All(p => Compare(p.First, p.Second)))
            return false;
        return b.Steps.Select(s => s.Type == "Leerwerk.Fase" ? s.Text("flow") : s.SubFlow).OfType<string>().All(played => Compare(oud, played, seen));
    }

    private static (string Van, string Poort, string Naar) Arrow(Connection c) => (c.Van, c.Poort, c.Naar);

    // What another flow is played by, or what holds steps, is looked at in any case.
    private static bool Compare(Step a, Step b) => a.Id == b.Id && a.Type == b.Type && a.MergeMode == b.MergeMode && a.SubFlow == b.SubFlow && a.Inhoud is null && b.Inhoud is null
        && a.Type != "Elsa.ExecuteWorkflow" && a.Uitkomsten.SequenceEqual(b.Uitkomsten)
        && (Plain.Contains(a.Type) || (a.Invoer.Count == b.Invoer.Count && a.Invoer.All(i => b.Invoer.TryGetValue(i.Key, out var ander) && ander.Taal == i.Value.Taal && ander.Tekst == i.Value.Tekst)));
}
