using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What must hold before a traject may follow a flow: everything it names is there, and from every state the end can be reached.</summary>
internal static class PublishCheck
{
    /// <summary>Reads the definitions that belong together; with any finding nothing may be published.</summary>
    public static IReadOnlyList<FlowFinding> Run(IEnumerable<(string Flow, string Tekst)> delen, string top, Formulieren formulieren, out FlowSet? flows)
    {
        var read = FlowJson.ReadAll(delen);
        flows = read.Flows;
        if (flows is null)
            return read.Findings;
        List<FlowFinding> findings = [];
        foreach (var flow in flows.All.OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            findings.AddRange(flow.Steps.SelectMany(s => Names(s, formulieren).Select(zin => new FlowFinding(flow.Id, s.Titel, zin))));
            findings.AddRange(LooseSteps.Find(flow).Select(s => new FlowFinding(flow.Id, s, "deze stap hangt los: er komt geen pijl aan. Verbind hem of verwijder hem.")));
        }

        return findings.Count > 0 ? findings : Ends(flows, top);
    }

    private static IEnumerable<string> Names(Step step, Formulieren formulieren)
    {
        if (step.Type == "Leerwerk.Taak" && step.Text("formulier") is { } formulier && formulieren.Find(formulier) is null)
            yield return $"het formulier “{formulier}” bestaat niet; kies er een uit de lijst.";
        if (step.Type == "Leerwerk.Taak" && step.Text("rol") is { } rol && Roles.Find(rol) is null)
            yield return $"de rol “{rol}” bestaat niet; kies uit: {string.Join(", ", Enum.GetValues<Role>().Select(r => r.Code()))}.";
        if (step.Type is "Leerwerk.Mijlpaal" or "Leerwerk.Melding" && (step.Text("mijlpaal") ?? step.Text("code")) is { } mijlpaal && !Mijlpalen.All.Contains(mijlpaal))
            yield return $"de mijlpaal “{mijlpaal}” bestaat niet; kies er een uit de lijst.";
        if (step.Type == "Leerwerk.Controle" && step.Text("regel") is { } regel && !Controles.Regels.ContainsKey(regel))
            yield return $"de controle “{regel}” bestaat niet; kies uit: {string.Join(", ", Controles.Regels.Keys)}.";
    }

    private static FlowFinding[] Ends(FlowSet flows, string top)
    {
        try
        {
            var states = Explore.Run(flows, top);
            if (states.Faults.Count > 0)
                return [.. states.Faults.Select(zin => new FlowFinding(top, null, zin))];
            return states.Stuck() is [var first, ..] ? [new(top, null, Stuck(states.Keys[first]))] : [];
        }
        catch (FlowFault fault)
        {
            return [new(top, null, fault.Message)];
        }
    }

    // The key of a state ends with the places that wait in it.
    private static string Stuck(string key)
    {
        var plaatsen = key[(key.LastIndexOf(']') + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries);
        return $"niet elke weg komt tot een einde{(plaatsen.Length > 0 ? $": vanaf {string.Join(" en ", plaatsen.Select(p => $"“{p}”"))} geraakt niemand nog verder" : "")}. Teken de pijl die ontbreekt.";
    }
}
