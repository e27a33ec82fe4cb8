using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Demo;

/// <summary>A shipped scenario as one person lived it: everybody takes their own time, some fall ill, and one step in five is late.</summary>
internal static class DemoScenario
{
    // How often a step that comes back gets a delay of its own; after that the last repeats.
    private const int Occurrences = 8;

    /// <summary>The scenario of <paramref name="doel"/>.</summary>
    /// <param name="bron">The shipped scenario's JSON; not changed.</param>
    public static Scenario Make(FlowVersie versie, JsonObject bron, DemoDoel doel, int zaad, DateOnly vandaag)
    {
        var lot = Lot.Of(zaad, $"scenario/{doel.Nr}");
        var scenario = bron.DeepClone().AsObject();
        scenario["aanloop"] = $"{22 + lot.Next(6)} werkdagen";
        var taken = scenario["taken"]!.AsObject();
        foreach (var pad in Taken(versie.Flows, versie.Flows.Get(versie.Flow), "").Order(StringComparer.Ordinal))
            taken[pad] = Delayed(taken[pad] as JsonArray ?? [new JsonObject()], pad, lot);
        if (doel.Weg.Afgezien)
            taken["toeleiding/kennismaken"] = new JsonArray(new JsonObject { ["uitkomst"] = "ZietAf", ["na"] = "4 werkdagen" });
        if (taken["toeleiding/contract"]![0]!["feiten"] is JsonObject feiten)
            feiten["vte"] = lot.Next(4) switch { 0 => 0.5m, 1 => 0.8m, _ => 1m };
        // People take longer than the scenario thought; a TBS still ends within the werkervaring.
        foreach (var gevonden in (taken["sollicitatie/tbs/zoeken"] as JsonArray ?? []).Select(a => a!["feiten"]).OfType<JsonObject>())
            gevonden["tbs.einde"] = $"vroegste({gevonden["tbs.einde"]}, einde)";
        AddZiekte(scenario, doel, vandaag, lot);
        return Scenario.Parse(doel.Scenario, scenario.ToJsonString());
    }

    private static void AddZiekte(JsonObject scenario, DemoDoel doel, DateOnly vandaag, Random lot)
    {
        var van = doel.Weg.Ziek == Ziekte.Nu ? vandaag.AddDays(-lot.Next(4, 18)) : doel.Start.AddDays(lot.Next(60, 90));
        DateOnly? tot = doel.Weg.Ziek == Ziekte.Nu ? null : Duur.LastDayOfDays(van, lot.Next(10, 30));
        if (doel.Weg.Ziek == Ziekte.Geen)
            return;
        scenario["wijzigingen"] = new JsonArray(new JsonObject
        {
            ["op"] = Text(van),
            ["feiten"] = new JsonObject(),
            ["opschortingen"] = new JsonArray(new JsonObject { ["van"] = Text(van), ["tot"] = tot is { } dag ? Text(dag) : null }),
        });
    }

    private static JsonArray Delayed(JsonArray antwoorden, string pad, Random lot)
    {
        var keren = Math.Max(antwoorden.Count, pad.StartsWith("toeleiding/", StringComparison.Ordinal) ? 1 : Occurrences);
        return [.. Enumerable.Range(0, keren).Select(n => Delayed(antwoorden[Math.Min(n, antwoorden.Count - 1)], pad, lot))];
    }

    private static JsonObject Delayed(JsonNode? antwoord, string pad, Random lot)
    {
        var result = antwoord switch { JsonObject o => o.DeepClone().AsObject(), JsonValue v => new JsonObject { ["uitkomst"] = v.GetValue<string>() }, _ => [] };
        var begin = pad.StartsWith("toeleiding/", StringComparison.Ordinal) || pad.StartsWith("intake/", StringComparison.Ordinal) || pad.Contains("/tbs/", StringComparison.Ordinal);
        var na = (string?)result["na"] is { } tekst ? int.Parse(tekst.Split(' ')[0], CultureInfo.InvariantCulture) : begin ? 0 : 3;
        var langer = (begin, Genoemd: result["na"] is not null) switch
        {
            (true, _) => lot.Next(2),
            (_, true) => lot.Next(8) == 0 ? lot.Next(6, 12) : lot.Next(4),
            _ => lot.Next(5) == 0 ? lot.Next(8, 17) : lot.Next(8),
        };
        result["na"] = $"{na + langer} werkdagen";
        return result;
    }

    // Every taak of the flow by its place.
    private static IEnumerable<string> Taken(FlowSet flows, FlowGraph flow, string voor) => flow.Steps.SelectMany(step => step.Type switch
    {
        "Leerwerk.Taak" => [voor + step.Id],
        "Leerwerk.Fase" when flows.Find(step.Text("flow") ?? "") is { } fase => Taken(flows, fase, $"{voor}{step.Id}/"),
        _ => Enumerable.Empty<string>(),
    });

    private static string Text(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
