using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What publishing a drawing would meet: the verdicts on every rule, in every top flow that plays it.</summary>
public sealed class CheckConcept(Definities definities, CheckFlow check)
{
    /// <summary>The verdicts, the worst of each rule when several top flows play the drawing.</summary>
    public async Task<Nazicht> RunAsync(string flow, JsonObject definitie, string? organisatie)
    {
        if (ConceptCheck.Run(flow, definitie) is { Count: > 0 } unreadable)
            return new([.. unreadable.Select(f => Drawing(f, [(flow, definitie)]))]);
        var newest = await definities.NewestAsync(organisatie);
        var oordelen = new List<Oordeel>();
        foreach (var top in BundelWithConcept.Tops(newest, flow))
            oordelen.AddRange(await OfAsync(newest, top, flow, definitie));
        return new([.. oordelen.GroupBy(o => (o.Code, Zin: o.Code == Tekening ? o.Uitleg : "")).Select(g => g.MaxBy(o => Weight(o.Verdict))!)]);
    }

    /// <summary>The flows of the newest version of a top flow with this drawing in its place; null when they cannot be read together.</summary>
    public async Task<(string Top, FlowsRead Read)> ReadAsync(string flow, JsonObject definitie, string? organisatie)
    {
        FlowRefused.When(ConceptCheck.Run(flow, definitie));
        var newest = await definities.NewestAsync(organisatie);
        var top = BundelWithConcept.Tops(newest, flow)[0];
        return (top, FlowJson.ReadAll(BundelWithConcept.Delen(newest, top, flow, definitie)));
    }

    private const string Tekening = "TEKENING";

    private async Task<ImmutableArray<Oordeel>> OfAsync(IReadOnlyList<Bundel> newest, string top, string flow, JsonObject definitie)
    {
        var delen = BundelWithConcept.Delen(newest, top, flow, definitie).ToList();
        var findings = PublishCheck.Run(delen, out var flows);
        var bronnen = findings.Count == 0 ? [] : delen.Select(d => (d.Flow, JsonNode.Parse(d.Tekst)!.AsObject())).ToList();
        return [.. findings.Select(f => Drawing(f, bronnen)), .. flows is null ? [] : (await check.RunAsync(flows, top)).Oordelen];
    }

    // A finding names a step by its title; the designer wants its id.
    private static Oordeel Drawing(FlowFinding finding, IReadOnlyList<(string Flow, JsonObject Bron)> bronnen)
    {
        var stap = finding.Stap is null ? null : bronnen.Where(b => b.Flow == finding.Bestand).SelectMany(b => ActivityTree.All(b.Bron)).FirstOrDefault(s => Titles(s).Contains(finding.Stap));
        var zin = char.ToUpperInvariant(finding.Zin[0]) + finding.Zin[1..];
        ImmutableArray<PadStap> pad = stap is null ? [] : [new(finding.Bestand, ActivityTree.Text(stap, "id")!, null, zin)];
        return new(Tekening, "De tekening klopt en is af.", "LeerwerkFlow", Ernst.Tekening, Verdict.Broken, finding.Stap is null ? zin : $"Stap “{finding.Stap}”: {finding.Zin}", "", pad, []);
    }

    private static IEnumerable<string?> Titles(JsonObject stap) =>
        [(stap["metadata"] as JsonObject is { } meta ? ActivityTree.Text(meta, "displayText") : null) ?? ActivityTree.Text(stap, "name"), ActivityTree.Text(stap, "id")];

    private static int Weight(Verdict verdict) => verdict switch { Verdict.Broken => 2, Verdict.Unknown => 1, _ => 0 };
}
