using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>Nested flows for tests, written as Elsa JSON: a step is a function, a flowchart its steps and its arrows <c>"van[:poort] naar"</c>.</summary>
internal static class Boom
{
    public static JsonObject Stap(string id, string type, params (string Naam, JsonNode? Waarde)[] delen)
    {
        var node = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (naam, waarde) in delen)
            node[naam] = waarde;
        return node;
    }

    public static JsonObject Lijn(string tekst) => Stap(tekst, "Elsa.WriteLine", ("text", Letter(tekst)));

    public static JsonObject Schrijf(string id, string uitdrukking) => Stap(id, "Elsa.WriteLine", ("text", Scriban(uitdrukking)));

    public static JsonObject Wacht(string id) => Stap(id, "Elsa.Event", ("eventName", Letter(id)));

    public static JsonObject Taak(string id, params string[] uitkomsten) => Stap(id, "Leerwerk.Taak",
        ("titel", Letter(id)), ("rol", Letter("coach")), ("formulier", Letter("incident")), ("uitkomsten", Letter(new JsonArray([.. uitkomsten.Select(u => (JsonNode)u)]))));

    public static JsonObject Reeks(string id, params JsonObject[] stappen) => Stap(id, "Elsa.Sequence", ("activities", Lijst(stappen)));

    public static JsonObject Naast(string id, params JsonObject[] stappen) => Stap(id, "Elsa.Parallel", ("activities", Lijst(stappen)));

    public static JsonObject Zet(string id, string variabele, string uitdrukking) =>
        Stap(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = variabele, ["name"] = variabele }), ("value", Scriban(uitdrukking)));

    public static JsonObject Kaart(string id, JsonObject[] stappen, params string[] pijlen) =>
        Stap(id, "Elsa.Flowchart", ("activities", Lijst(stappen)), ("connections", new JsonArray([.. pijlen.Select(Pijl)])));

    public static JsonObject Met(this JsonObject stap, string mergeMode)
    {
        stap["customProperties"] = new JsonObject { ["mergeMode"] = mergeMode };
        return stap;
    }

    public static JsonObject Letter(JsonNode? waarde) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };

    public static JsonObject Scriban(string tekst) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Scriban", ["value"] = tekst } };

    public static JsonObject Ding(string json) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = json } };

    public static JsonObject Naar(string variabele) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variabele } };

    public static JsonObject Flow(string id, JsonObject root, bool token = true, string[]? variabelen = null, string[]? invoer = null, string[]? uitvoer = null) => new()
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["variables"] = new JsonArray([.. (variabelen ?? []).Select(v => new JsonObject { ["id"] = v, ["name"] = v, ["typeName"] = "Object" })]),
        ["inputs"] = new JsonArray([.. (invoer ?? []).Select(v => new JsonObject { ["name"] = v, ["type"] = "Object" })]),
        ["outputs"] = new JsonArray([.. (uitvoer ?? []).Select(v => new JsonObject { ["name"] = v, ["type"] = "Object" })]),
        ["customProperties"] = new JsonObject { ["token"] = token },
        ["options"] = new JsonObject { ["usableAsActivity"] = true },
        ["root"] = root,
    };

    public static FlowSet Samen(params JsonObject[] flows)
    {
        var read = FlowJson.ReadAll(flows.Select(f => ((string)f["definitionId"]! + ".json", f.ToJsonString())));
        Assert.Empty(read.Findings);
        return read.Flows!;
    }

    private static JsonArray Lijst(JsonObject[] stappen) => new([.. stappen]);

    private static JsonNode Pijl(string tekst)
    {
        var ends = tekst.Split(' ');
        var van = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = van[0], ["port"] = van.Length > 1 ? van[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
