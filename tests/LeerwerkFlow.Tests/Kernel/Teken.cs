using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>Draws small flows for tests, as the same Elsa JSON that a designer would save.</summary>
internal sealed class Teken(string id)
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];
    private readonly JsonArray feiten = [];
    private readonly JsonArray instellingen = [];

    public static readonly DateOnly Dag = new(2010, 3, 1);

    public static readonly DateTimeOffset Nu = new(2010, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly SortedMap<Feit> Geen = SortedMap<Feit>.Empty;

    /// <summary>Values by name, as canonical JSON text.</summary>
    public static SortedMap<string> Waarden(JsonObject waarden) => waarden.ToSortedMap(p => p.Key, p => p.Value?.ToJsonString() ?? "null");

    public Teken Stap(string stap, string type, params (string Naam, object Waarde)[] invoer)
    {
        var node = new JsonObject { ["id"] = stap, ["type"] = type, ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject { ["displayText"] = stap } };
        foreach (var (naam, waarde) in invoer)
        {
            var taal = naam == "condition" ? "Scriban" : waarde is string[]? "Object" : "Literal";
            JsonNode? value = waarde is string[] list ? new JsonArray([.. list.Select(s => (JsonNode)s)]) : JsonValue.Create(waarde.ToString());
            node[naam] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = taal, ["value"] = value } };
        }

        activities.Add(node);
        return this;
    }

    public Teken Taak(string stap, params string[] uitkomsten) => Stap(
        stap, "Leerwerk.Taak", [("titel", stap), ("rol", "coach"), ("formulier", "incident"), .. uitkomsten.Length > 0 ? new (string, object)[] { ("uitkomsten", uitkomsten) } : []]);

    /// <summary>Declares a fact that is asked for, and that nobody knows at the start.</summary>
    public Teken Onbekend(string feit, string soort, string titel)
    {
        feiten.Add(new JsonObject { ["naam"] = feit, ["soort"] = soort, ["titel"] = titel });
        instellingen.Add(new JsonObject { ["naam"] = feit });
        return this;
    }

    public Teken Pijl(string van, string naar, string poort = "Klaar")
    {
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = van, ["port"] = poort },
            ["target"] = new JsonObject { ["activity"] = naar, ["port"] = "In" },
        });
        return this;
    }

    public (string Bestand, string Tekst) Bestand => (id + ".json", new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["token"] = true, ["feiten"] = feiten.DeepClone(), ["instellingen"] = instellingen.DeepClone() },
        ["root"] = new JsonObject { ["id"] = "Flowchart1", ["type"] = "Elsa.Flowchart", ["activities"] = activities.DeepClone(), ["connections"] = connections.DeepClone() },
    }.ToJsonString());

    public static FlowSet Samen(params Teken[] flows)
    {
        var read = FlowJson.ReadAll(flows.Select(f => f.Bestand));
        Assert.Empty(read.Findings);
        return read.Flows!;
    }
}
