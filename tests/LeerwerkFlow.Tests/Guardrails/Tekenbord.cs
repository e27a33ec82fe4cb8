using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Guardrails;

/// <summary>The shipped flows, to be redrawn and checked: each test takes its own.</summary>
internal sealed class Tekenbord
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows");
    private static readonly Wereld Wereld = Werelden.Of(Formulieren.Read(Path.Combine(Map, "formulieren")).Formulieren, Sjablonen.Read(Path.Combine(Map, "brieven")).Sjablonen);
    private readonly Dictionary<string, JsonObject> flows = FlowFiles.Paths(Map).ToDictionary(p => Path.GetFileNameWithoutExtension(p), p => JsonNode.Parse(File.ReadAllText(p))!.AsObject());

    public static RegelSet Regels { get; } = RegelSet.Parse("wep-2008", File.ReadAllText(Path.Combine(Map, "regels", "wep-2008.json")));

    public JsonObject this[string flow] => flows[flow];

    public JsonObject Stap(string flow, string id) => Stappen(flow).First(s => (string)s["id"]! == id);

    public Tekenbord Zet(string flow, string stap, string invoer, string? waarde)
    {
        if (waarde is null)
            Stap(flow, stap).Remove(invoer);
        else
            Stap(flow, stap)[invoer] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };
        return this;
    }

    public Tekenbord Lijst(string flow, string stap, string invoer, params string[] waarden)
    {
        Stap(flow, stap)[invoer] = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. waarden.Select(w => (JsonNode)w)]) } };
        return this;
    }

    public Tekenbord Voorwaarde(string flow, string stap, string tekst)
    {
        Stap(flow, stap)["condition"]!["expression"]!["value"] = tekst;
        return this;
    }

    public Tekenbord Nieuw(string flow, string id, string soort)
    {
        flows[flow]["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = id, ["name"] = id, ["type"] = soort, ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject() });
        return this;
    }

    /// <summary>A whole task of the coach.</summary>
    public Tekenbord Taak(string flow, string id)
    {
        var taak = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = "Leerwerk.Taak", ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject() };
        foreach (var (invoer, waarde) in new[] { ("titel", "Nog iets"), ("rol", "coach"), ("formulier", "intake"), ("termijn", "hier + 5 werkdagen") })
            taak[invoer] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };
        flows[flow]["root"]!["activities"]!.AsArray().Add(taak);
        return this;
    }

    public Tekenbord Scriban(string flow, string stap, string invoer, string tekst)
    {
        Stap(flow, stap)[invoer] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "Scriban", ["value"] = tekst } };
        return this;
    }

    /// <summary>Draws an arrow from each step to the next, by <c>Klaar</c>; nothing drawn before is looked for among the new ones.</summary>
    public Tekenbord Keten(string flow, string van, string[] stappen, string naar)
    {
        Weg(flow, van, "Klaar");
        foreach (var (from, to) in stappen.Prepend(van).Zip(stappen.Append(naar)))
            Pijlen(flow).Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Klaar" }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" } });
        return this;
    }

    public Tekenbord Bereik(string feit, string grens, int waarde)
    {
        flows["wep-2008"]["customProperties"]!["feiten"]!.AsArray().First(f => (string)f!["naam"]! == feit)![grens] = waarde;
        return this;
    }

    public Tekenbord Pijl(string flow, string van, string poort, string naar)
    {
        Weg(flow, van, poort);
        Pijlen(flow).Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = van, ["port"] = poort }, ["target"] = new JsonObject { ["activity"] = naar, ["port"] = "In" } });
        return this;
    }

    public Tekenbord Weg(string flow, string van, string poort)
    {
        foreach (var pijl in Pijlen(flow).Where(p => Ends(p!, "source", van) && (string)p!["source"]!["port"]! == poort).ToList())
            Pijlen(flow).Remove(pijl);
        return this;
    }

    /// <summary>Takes a step out; what led to it leads on to where its first outcome went.</summary>
    public Tekenbord ZonderStap(string flow, string stap)
    {
        var next = Pijlen(flow).FirstOrDefault(p => Ends(p!, "source", stap))?["target"]?["activity"];
        foreach (var pijl in Pijlen(flow).Where(p => Ends(p!, "source", stap)).ToList())
            Pijlen(flow).Remove(pijl);
        foreach (var pijl in Pijlen(flow).Where(p => Ends(p!, "target", stap)).ToList())
        {
            if (next is null)
                Pijlen(flow).Remove(pijl);
            else
                pijl!["target"]!["activity"] = next.DeepClone();
        }

        flows[flow]["root"]!["activities"]!.AsArray().Remove(Stap(flow, stap));
        return this;
    }

    public Nazicht Check(RegelSet? regels = null)
    {
        var read = FlowJson.ReadAll(flows.Select(f => (f.Key, f.Value.ToJsonString())));
        Assert.True(read.Flows is not null, string.Join('\n', read.Findings));
        return FlowChecker.Run(read.Flows!, "wep-2008", regels ?? Regels, Wereld);
    }

    /// <summary>Codes of the rules that block.</summary>
    public IEnumerable<string> Blocked() => Check().Oordelen.Where(o => o.Blokkeert).Select(o => o.Code);

    /// <summary>The same drawing with everything in its files in another order.</summary>
    public Tekenbord Shuffle(int zaad)
    {
        var lot = new Random(zaad);
        foreach (var flow in flows.Values)
        {
            foreach (var list in new[] { flow["root"]!["activities"]!.AsArray(), flow["root"]!["connections"]!.AsArray() })
            {
                var items = list.ToList();
                list.Clear();
                foreach (var item in items.OrderBy(_ => lot.Next()))
                    list.Add(item);
            }
        }

        return this;
    }

    private IEnumerable<JsonObject> Stappen(string flow) => flows[flow]["root"]!["activities"]!.AsArray().Select(s => s!.AsObject());

    private JsonArray Pijlen(string flow) => flows[flow]["root"]!["connections"]!.AsArray();

    private static bool Ends(JsonNode pijl, string kant, string stap) => (string)pijl[kant]!["activity"]! == stap;
}
