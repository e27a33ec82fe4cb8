using System.Text.Json.Nodes;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>A definition in the shape that Studio wants, and back without loss.</summary>
internal static class DefinitieShape
{
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>A line of the list of flows.</summary>
    public static JsonObject Summary(Definitie definitie) => new()
    {
        ["id"] = definitie.VersieId,
        ["definitionId"] = definitie.Id,
        ["name"] = definitie.Naam,
        ["description"] = definitie.Bron["description"]?.DeepClone(),
        ["version"] = definitie.Versie,
        ["toolVersion"] = "3.8.2.0",
        ["isLatest"] = definitie.IsNewest,
        ["isPublished"] = definitie.IsPublished,
        ["providerName"] = null,
        ["materializerName"] = "Json",
        ["isMaterializerAvailable"] = true,
        ["isReadonly"] = false,
        ["createdAt"] = Arguments.Text(definitie.Moment),
        ["links"] = Links(definitie),
    };

    /// <summary>The whole definition, every step with its node id and its outcomes written out.</summary>
    public static JsonObject Out(Definitie definitie)
    {
        var o = definitie.Bron.DeepClone().AsObject();
        foreach (var (naam, waarde) in Summary(definitie).ToList())
            o[naam] = waarde?.DeepClone();
        foreach (var naam in Lists)
            o[naam] ??= new JsonArray();
        o["customProperties"] ??= new JsonObject();
        o["options"] ??= new JsonObject();
        foreach (var node in ActivityTree.Of(o) is { } root ? ActivityTree.Below(root) : [])
        {
            node.Stap["nodeId"] = node.NodeId;
            node.Stap["metadata"] ??= new JsonObject();
            node.Stap["customProperties"] ??= new JsonObject();
            UsualOutcomes.WriteOut(node.Stap);
        }

        return o;
    }

    /// <summary>What Studio sends, laid over what it was drawn on: the parts that it does not know stay, lists keep their order, and what we wrote out for it is taken back.</summary>
    public static JsonObject In(string flow, JsonObject model, JsonObject? basis)
    {
        var o = basis?.DeepClone().AsObject() ?? new JsonObject { ["id"] = flow + "-v1", ["version"] = 1, ["toolVersion"] = "3.8.2.0", ["materializerName"] = "Json", ["isReadonly"] = false };
        o["definitionId"] = flow;
        foreach (var naam in (string[])["name", "description", "options", "customProperties", "root", .. Lists])
        {
            if (model[naam] is { } waarde)
                o[naam] = waarde.DeepClone();
        }

        if (o["options"] is JsonObject options)
            Without(options, options.Where(p => p.Value is null).Select(p => p.Key));
        // A flow that is drawn here is ours, and ours go by tokens.
        if (basis is null)
            (o["customProperties"] as JsonObject ?? (JsonObject)(o["customProperties"] = new JsonObject()))["token"] ??= true;
        var old = basis is null ? [] : ActivityTree.All(basis).Where(a => ActivityTree.Text(a, "id") is not null).GroupBy(a => (string)a["id"]!).ToDictionary(g => g.Key, g => g.First());
        // From the leaves up: putting a list in order makes new boxes of what is in it.
        foreach (var stap in ActivityTree.All(o).Reverse().ToList())
        {
            var was = ActivityTree.Text(stap, "id") is { } id ? old.GetValueOrDefault(id) : null;
            AsLists(stap);
            UsualOutcomes.TakeBack(stap, was);
            if (was is not null)
                KeepOrder(stap, was);
        }

        return o;
    }

    // Studio writes the text of a list where a list stood.
    private static void AsLists(JsonObject stap)
    {
        foreach (var expression in stap.Select(p => (p.Value as JsonObject)?["expression"] as JsonObject).OfType<JsonObject>().Where(e => ActivityTree.Text(e, "type") == "Object").ToList())
        {
            if (expression["value"] is JsonValue text && ActivityTree.Parsed(text) is { } parsed && parsed != text)
                expression["value"] = parsed;
        }
    }

    // A canvas gives its boxes and arrows in the order in which they were touched.
    private static void KeepOrder(JsonObject stap, JsonObject was)
    {
        Sort(stap, was, "activities", a => (string?)(a["id"] as JsonValue) ?? "");
        Sort(stap, was, "connections", c => new JsonObject { ["s"] = c["source"]?.DeepClone(), ["p"] = c["sourcePort"]?.DeepClone(), ["t"] = (c["target"] as JsonObject)?["activity"]?.DeepClone() ?? c["target"]?.DeepClone() }.ToJsonString());
    }

    private static void Sort(JsonObject stap, JsonObject was, string naam, Func<JsonObject, string> key)
    {
        if (stap[naam] is not JsonArray now || was[naam] is not JsonArray before)
            return;
        var order = before.OfType<JsonObject>().Select(key).Distinct().Select((k, nr) => (k, nr)).ToDictionary(p => p.k, p => p.nr);
        var sorted = now.Select(e => e?.DeepClone()).OrderBy(e => e is JsonObject o && order.TryGetValue(key(o), out var nr) ? nr : int.MaxValue).ToArray();
        stap[naam] = new JsonArray(sorted);
    }

    private static void Without(JsonObject o, IEnumerable<string> namen)
    {
        foreach (var naam in namen.ToList())
            o.Remove(naam);
    }

    // Studio offers what is linked. What the house refuses anyway (run, retract, delete what is published) has no link.
    private static JsonArray Links(Definitie definitie)
    {
        var path = "/workflow-definitions/" + definitie.Id;
        List<JsonNode> links = [Link("self", "GET", path), Link("publish", "POST", path + "/publish"), Link("export", "GET", path + "/export")];
        if (!definitie.IsPublished)
            links.Add(Link("delete", "DELETE", path));
        return new([.. links]);
    }

    internal static JsonObject Link(string rel, string method, string href) => new() { ["rel"] = rel, ["method"] = method, ["href"] = href };
}
