using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>What people do at one occurrence of a step: the outcome (null: the first), how long after it opened, and the facts they bring.</summary>
public sealed record Antwoord(string? Uitkomst, Uitstel Na, JsonObject? Feiten);

/// <summary>Something that happens by itself on the date of a formula: an interrupt, or facts and suspensions that change.</summary>
public sealed record Gebeurtenis(string Op, string? Onderbreking, JsonObject? Feiten, ImmutableArray<Opschorting>? Opschortingen);

/// <summary>
/// How the world behaves in a simulation (<c>docs/scenarios.md</c> tells the file format). A step without an answer takes its first outcome on the day it opens.
/// </summary>
public sealed class Scenario
{
    private static readonly Antwoord AtOnce = new(null, new Uitstel(0, "dagen"), null);
    private readonly Dictionary<string, Antwoord[]> antwoorden = new(StringComparer.Ordinal);

    private Scenario(string naam, string aanloop, JsonObject? feiten)
    {
        (Naam, Aanloop, Feiten) = (naam, aanloop, feiten);
    }

    public string Naam { get; }

    /// <summary>How long before the fact <c>start</c> the traject begins, such as <c>20 werkdagen</c>.</summary>
    public string Aanloop { get; }

    public JsonObject? Feiten { get; }

    public ImmutableArray<Gebeurtenis> Gebeurtenissen { get; private set; } = [];

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="ScenarioException">It is not one; the message says what to mend.</exception>
    public static Scenario Parse(string naam, string tekst)
    {
        try
        {
            var bron = JsonNode.Parse(tekst)!.AsObject();
            var scenario = new Scenario((string?)bron["naam"] ?? naam, (string?)bron["aanloop"] ?? "20 werkdagen", bron["feiten"] as JsonObject);
            foreach (var soort in (string[])["taken", "berichten", "controles", "documenten"])
            {
                foreach (var (key, list) in bron[soort] as JsonObject ?? [])
                    scenario.antwoorden[key] = [.. list!.AsArray().Select(ReadAntwoord)];
            }

            scenario.Gebeurtenissen = [.. ((string[])["onderbrekingen", "wijzigingen"]).SelectMany(s => bron[s] as JsonArray ?? []).Select(n => ReadGebeurtenis(n!.AsObject()))];
            return scenario;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormulaException or NullReferenceException or FormatException)
        {
            throw new ScenarioException($"Het scenario “{naam}” kan niet gelezen worden: {e.Message} De opmaak staat in docs/scenarios.md.");
        }
    }

    /// <summary>What happens at the <paramref name="beurt"/>-th time (from 1) at a place; the last answer repeats. Keys: the place, else the step id, else the rule.</summary>
    public Antwoord For(string pad, int beurt, string? regel = null)
    {
        if (!antwoorden.TryGetValue(pad, out var list) && !antwoorden.TryGetValue(pad[(pad.LastIndexOf('/') + 1)..], out list)
            && (regel is null || !antwoorden.TryGetValue(regel, out list)))
            return AtOnce;
        return list.Length == 0 ? AtOnce : list[Math.Min(beurt, list.Length) - 1];
    }

    private static Antwoord ReadAntwoord(JsonNode? node) => node is JsonObject o
        ? new Antwoord((string?)o["uitkomst"] ?? (string?)o["antwoord"], Uitstel.Parse((string?)o["na"] ?? "0 dagen"), o["feiten"] as JsonObject)
        : new Antwoord((string?)node, new Uitstel(0, "dagen"), null);

    private static Gebeurtenis ReadGebeurtenis(JsonObject o) => new(
        (string?)o["op"] ?? throw new FormatException("“op” ontbreekt."),
        (string?)o["onderbreking"],
        o["feiten"] as JsonObject,
        o["opschortingen"] is JsonArray list ? [.. list.Select(n => new Opschorting(Dag(n!["van"])!.Value, Dag(n["tot"])))] : null);

    private static DateOnly? Dag(JsonNode? node) => node is null ? null : FeitJson.Read(node).AsDatum ?? throw new FormatException($"“{node}” is geen datum (jjjj-mm-dd).");
}

/// <summary>A scenario that cannot be read or played; the message is Dutch.</summary>
public sealed class ScenarioException(string zin) : Exception(zin);
