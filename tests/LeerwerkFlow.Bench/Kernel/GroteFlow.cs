using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Kernel;

/// <summary>A flow of many steps, as JSON: taken, timers, meldingen, facts and conditions in turn, each with an arrow to the next.</summary>
internal static class GroteFlow
{
    /// <param name="steps">How many steps.</param>
    /// <param name="turn">Other conditions each time, so that nothing is remembered of the time before.</param>
    public static string Draw(int steps, int turn)
    {
        var activities = new JsonArray();
        var connections = new JsonArray();
        for (var i = 0; i < steps; i++)
        {
            var (step, poort) = DrawStep(i, turn);
            activities.Add(step);
            if (i + 1 < steps)
                connections.Add(new JsonObject { ["source"] = End($"stap-{i}", poort), ["target"] = End($"stap-{i + 1}", "In") });
        }

        return new JsonObject
        {
            ["definitionId"] = "groot",
            ["name"] = "Groot",
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["token"] = true },
            ["root"] = new JsonObject { ["id"] = "groot.flowchart", ["type"] = "Elsa.Flowchart", ["activities"] = activities, ["connections"] = connections },
        }.ToJsonString();
    }

    private static (JsonObject Step, string Poort) DrawStep(int i, int turn) => (i % 5) switch
    {
        0 => (Step(i, "Leerwerk.Taak", ("titel", $"Taak {i}"), ("rol", "coach"), ("formulier", "incident"), ("termijn", "hier + 14 dagen")), "Klaar"),
        1 => (Step(i, "Leerwerk.Wacht", ("moment", $"hier + {i} dagen"), ("code", "T01")), "Klaar"),
        2 => (Step(i, "Leerwerk.Melding", ("mijlpaal", $"MIJLPAAL_{i}")), "Klaar"),
        3 => (Step(i, "Leerwerk.Feit", ("feit", $"feit.{i}"), ("soort", "getal"), ("waarde", "1")), "Klaar"),
        _ => (Step(i, "Elsa.FlowDecision", ("condition", $"nummer > {turn} && nummer < {i}")), "True"),
    };

    private static JsonObject Step(int i, string type, params (string Naam, string Waarde)[] invoer)
    {
        var step = new JsonObject
        {
            ["id"] = $"stap-{i}",
            ["nodeId"] = $"groot:stap-{i}",
            ["name"] = $"Stap {i}",
            ["type"] = type,
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject { ["displayText"] = $"Stap {i}", ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = i * 10, ["y"] = 40 } } },
        };
        foreach (var (naam, waarde) in invoer)
            step[naam] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = naam == "condition" ? "Scriban" : "Literal", ["value"] = waarde } };
        return step;
    }

    private static JsonObject End(string stap, string poort) => new() { ["activity"] = stap, ["port"] = poort };
}
