using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Scenarios;

namespace LeerwerkFlow.Tests.Simulation;

/// <summary>The shipped flows with a few edits, and the journals of people who followed the shipped ones.</summary>
internal sealed class Tekening
{
    private readonly Dictionary<string, JsonObject> flows = FlowFiles.Paths(Path.Combine(House.SourceTree.Root, "workflows"))
        .Select(p => JsonNode.Parse(File.ReadAllText(p))!.AsObject()).ToDictionary(f => (string)f["definitionId"]!);

    public FlowSet Flows => FlowJson.ReadAll(flows.Select(f => (f.Key + ".json", f.Value.ToJsonString()))).Flows!;

    /// <summary>Another literal in an input of a step.</summary>
    public Tekening Invoer(string flow, string stap, string naam, string waarde)
    {
        Stap(flow, stap)[naam] = Literal(waarde);
        return this;
    }

    /// <summary>Another list in an input of a step.</summary>
    public Tekening Lijst(string flow, string stap, string naam, params string[] waarden)
    {
        Stap(flow, stap)[naam]!["expression"]!["value"] = new JsonArray([.. waarden.Select(w => (JsonNode)w)]);
        return this;
    }

    /// <summary>A new taak of the coach on the arrow that leaves a step by a port.</summary>
    public Tekening Taak(string flow, string na, string poort, string stap, string termijn = "hier + 10 werkdagen")
    {
        var pijl = Pijlen(flow).Single(p => (string)p["source"]!["activity"]! == na && (string)p["source"]!["port"]! == poort);
        Root(flow)["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = stap, ["type"] = "Leerwerk.Taak", ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject(),
            ["titel"] = Literal(stap), ["rol"] = Literal("coach"), ["formulier"] = Literal("incident"), ["termijn"] = Literal(termijn),
        });
        Root(flow)["connections"]!.AsArray().Add(Pijl(stap, "Klaar", (string)pijl["target"]!["activity"]!));
        pijl["target"]!["activity"] = stap;
        return this;
    }

    /// <summary>A step leaves; what led to it leads to what came after it.</summary>
    public Tekening Weg(string flow, string stap)
    {
        var na = Pijlen(flow).First(p => (string)p["source"]!["activity"]! == stap);
        foreach (var pijl in Pijlen(flow).Where(p => (string)p["target"]!["activity"]! == stap))
            pijl["target"]!["activity"] = (string)na["target"]!["activity"]!;
        foreach (var pijl in Pijlen(flow).Where(p => (string)p["source"]!["activity"]! == stap))
            Root(flow)["connections"]!.AsArray().Remove(pijl);
        Root(flow)["activities"]!.AsArray().Remove(Stap(flow, stap));
        return this;
    }

    /// <summary>An arrow leaves.</summary>
    public Tekening ZonderPijl(string flow, string van, string poort)
    {
        Root(flow)["connections"]!.AsArray().Remove(Pijlen(flow).Single(p => (string)p["source"]!["activity"]! == van && (string)p["source"]!["port"]! == poort));
        return this;
    }

    /// <summary>An arrow that leads elsewhere.</summary>
    public Tekening Leid(string flow, string van, string poort, string naar)
    {
        Pijlen(flow).Single(p => (string)p["source"]!["activity"]! == van && (string)p["source"]!["port"]! == poort)["target"]!["activity"] = naar;
        return this;
    }

    /// <summary>The journal of a person who lived a shipped scenario on the shipped flow.</summary>
    public static List<Journaalregel> Journaal(string scenario, string start = "2010-03-01")
    {
        var (wereld, dag) = (Scenario.Parse(scenario, Played.Text(scenario)), DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var begin = SimulatedWorld.Begin(Played.Flows.Get("wep-2008"), wereld, dag);
        List<Journaalregel> journaal = [new(Played.Flows, begin)];
        var (state, vandaag, gebeurd) = (Play.Begin(Played.Flows, "wep-2008", begin).State, begin.Hier, 0);
        while (!state.IsEnded)
        {
            var move = Move.Next(Played.Flows, state, wereld, vandaag, gebeurd)!;
            (vandaag, gebeurd) = (move.Dag, move.Stimulus is Resume ? gebeurd : gebeurd + 1);
            journaal.Add(new(Played.Flows, move.Stimulus));
            state = Play.Next(Played.Flows, state, move.Stimulus).State;
        }

        return journaal;
    }

    /// <summary>What would have been otherwise for that person on this drawing.</summary>
    public Naspeelverschil Verschil(string scenario)
    {
        var (toen, straks) = NaSpel.Run("wep-2008", Journaal(scenario), Flows);
        return Naspeelverschil.Of(toen, straks, Naspeelverschil.Fasen(Flows, "wep-2008").Intersect(Naspeelverschil.Fasen(Played.Flows, "wep-2008")).ToHashSet());
    }

    private static JsonObject Literal(string waarde) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };

    private static JsonObject Pijl(string van, string poort, string naar) => new()
    {
        ["source"] = new JsonObject { ["activity"] = van, ["port"] = poort },
        ["target"] = new JsonObject { ["activity"] = naar, ["port"] = "In" },
    };

    private JsonObject Root(string flow) => flows[flow]["root"]!.AsObject();

    private JsonObject Stap(string flow, string stap) => Root(flow)["activities"]!.AsArray().Single(a => (string)a!["id"]! == stap)!.AsObject();

    private JsonObject[] Pijlen(string flow) => [.. Root(flow)["connections"]!.AsArray().Select(p => p!.AsObject())];
}
