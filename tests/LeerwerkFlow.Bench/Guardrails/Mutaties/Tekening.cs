using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Guardrails.Mutaties;

/// <summary>One definition that may be redrawn: its steps, arrows and inputs.</summary>
public sealed class Tekening(JsonObject flow)
{
    private JsonObject Root => flow["root"]!.AsObject();

    private JsonArray StepNodes => Root["activities"]!.AsArray();

    private JsonArray ArrowNodes => Root["connections"]!.AsArray();

    public JsonObject Flow => flow;

    /// <summary>Settings or facts of the flow; empty when it has none.</summary>
    public IEnumerable<JsonObject> Eigenschap(string naam) => (flow["customProperties"]?[naam] as JsonArray)?.OfType<JsonObject>() ?? [];

    public IReadOnlyList<JsonObject> Steps => [.. StepNodes.OfType<JsonObject>()];

    public IReadOnlyList<JsonObject> Arrows => [.. ArrowNodes.OfType<JsonObject>()];

    public IReadOnlyList<JsonObject> Of(params string[] types) => [.. Steps.Where(step => types.Contains(Type(step)))];

    public static string Id(JsonObject step) => (string)step["id"]!;

    public static string Type(JsonObject step) => (string)step["type"]!;

    public static string Van(JsonObject arrow) => (string)arrow["source"]!["activity"]!;

    public static string Poort(JsonObject arrow) => (string)arrow["source"]!["port"]!;

    public static string Naar(JsonObject arrow) => (string)arrow["target"]!["activity"]!;

    public static string Tell(JsonObject arrow) => $"{Van(arrow)}:{Poort(arrow)}:{Naar(arrow)}";

    public static void Aim(JsonObject arrow, string naar) => arrow["target"]!["activity"] = naar;

    public static void Rename(JsonObject arrow, string poort) => arrow["source"]!["port"] = poort;

    /// <summary>An input as text; null when it has none.</summary>
    public static string? Text(JsonObject step, string invoer) => step[invoer]?["expression"]?["value"]?.ToString();

    public static void Set(JsonObject step, string invoer, JsonNode waarde)
    {
        if (step[invoer] is JsonObject veld)
            veld["expression"]!["value"] = waarde;
        else
            step[invoer] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };
    }

    public IEnumerable<JsonObject> Into(string stap) => Arrows.Where(arrow => Naar(arrow) == stap);

    public IEnumerable<JsonObject> From(string stap) => Arrows.Where(arrow => Van(arrow) == stap);

    public void Remove(JsonObject arrow) => ArrowNodes.Remove(arrow);

    /// <summary>Takes a step out; what led to it now leads to where its first outcome led.</summary>
    public void Drop(JsonObject step)
    {
        var id = Id(step);
        var next = From(id).Select(Naar).FirstOrDefault(naar => naar != id);
        foreach (var arrow in Arrows)
        {
            if (Van(arrow) == id || (Naar(arrow) == id && next is null))
                Remove(arrow);
            else if (Naar(arrow) == id)
                Aim(arrow, next!);
        }

        StepNodes.Remove(step);
    }

    /// <summary>Lets the target of an arrow come before its source; false when the drawing does not allow it.</summary>
    public bool Swap(JsonObject arrow)
    {
        var (first, second) = (Van(arrow), Naar(arrow));
        var after = From(second).FirstOrDefault(a => Naar(a) != first && Naar(a) != second);
        var into = Into(first).Where(a => Van(a) != second && Van(a) != first).ToList();
        if (first == second || after is null || into.Count == 0)
            return false;
        foreach (var before in into)
            Aim(before, second);
        Aim(arrow, Naar(after));
        Aim(after, first);
        return true;
    }
}
