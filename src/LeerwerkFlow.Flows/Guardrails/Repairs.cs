using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>The repairs that can be done in one click, where one is plain.</summary>
internal static class Repairs
{
    public static IEnumerable<Herstel> For(Vorm vorm, Gang gang, Verkenning verkenning, FlowSet flows, Voorvallen voorvallen) => vorm switch
    {
        MeldingBijMijlpaal => Melding(gang, verkenning, flows, voorvallen),
        DuurVorm { Eis: { Minstens: { } n } eis } when eis.Minstens == eis.Hoogstens || eis.Hoogstens is null => Length(gang, flows, eis, n),
        DuurVorm { Eis: { Hoogstens: { } n } eis } => Length(gang, flows, eis, n),
        _ => [],
    };

    public static Herstel Range(string top, BereikVorm vorm)
    {
        var edit = new JsonObject { ["soort"] = "bereik", ["feit"] = vorm.Feit };
        if (vorm.Minstens is { } min)
            edit["van"] = min;
        if (vorm.Hoogstens is { } max)
            edit["tot"] = max;
        return new("Zet de grenzen terug", top, [edit]);
    }

    // The last milestone of the path that has no notification gets one right after it.
    private static IEnumerable<Herstel> Melding(Gang gang, Verkenning verkenning, FlowSet flows, Voorvallen voorvallen)
    {
        if (gang.Pad.Count == 0)
            yield break;
        var (plaats, pas) = gang.Pad[^1];
        var played = verkenning.Passen[plaats][pas].Voorvallen.Select(n => voorvallen[n]).ToList();
        var told = played.Where(v => v.Stap.Type == "Leerwerk.Melding").Select(v => v.Stap.Text("mijlpaal")).ToHashSet();
        if (played.LastOrDefault(v => v.Stap.Type == "Leerwerk.Mijlpaal" && !told.Contains(v.Stap.Text("code"))) is not { } mijlpaal)
            yield break;
        var id = Free(flows.Get(mijlpaal.Flow), "md-" + (mijlpaal.Stap.Text("code") ?? "").ToLowerInvariant().Replace('_', '-'));
        var step = new JsonObject
        {
            ["id"] = id,
            ["name"] = "Melding aan VDAB",
            ["type"] = "Leerwerk.Melding",
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject { ["displayText"] = "Melding aan VDAB" },
            ["mijlpaal"] = Literal(mijlpaal.Stap.Text("code") ?? ""),
            ["datum"] = Literal(mijlpaal.Stap.Text("datum") ?? "hier"),
        };
        yield return new("Zet de melding er meteen achter", mijlpaal.Flow,
            [new JsonObject { ["soort"] = "stap-na", ["stap"] = mijlpaal.Stap.Id, ["poort"] = "Klaar", ["nieuw"] = step, ["nieuwePoort"] = "Klaar" }]);
    }

    private static IEnumerable<Herstel> Length(Gang gang, FlowSet flows, Afstandseis eis, Maat maat)
    {
        if (gang.Laatste is not { Stap: { Type: "Leerwerk.Feit" } step } laatste || flows.Find(laatste.Flow) is null || step.Text("waarde")?.Contains('.', StringComparison.Ordinal) == true)
            yield break;
        yield return new($"Maak er {maat} van", laatste.Flow,
            [new JsonObject { ["soort"] = "invoer", ["stap"] = step.Id, ["naam"] = "waarde", ["waarde"] = $"{eis.Vanaf} + {maat}" }]);
    }

    private static JsonObject Literal(string waarde) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };

    private static string Free(FlowGraph flow, string id)
    {
        var free = id;
        for (var n = 2; flow.FindStep(free) is not null; n++)
            free = $"{id}-{n}";
        return free;
    }
}
