using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Makes the package of a top flow as it is published now, with the files of this installation that it names and the rules in force.</summary>
public sealed class ExportPakket(Definities definities, RegelSets regels)
{
    /// <exception cref="RuleBroken">There is no such top flow.</exception>
    public async Task<Pakket> RunAsync(string flow, string? organisatie, CancellationToken ct = default)
    {
        var newest = await definities.NewestAsync(organisatie);
        if (newest.FirstOrDefault(b => b.Flow == flow) is not { } bundel)
            throw new RuleBroken($"De flow “{flow}” bestaat hier niet. Kies uit: {string.Join(", ", newest.Select(b => b.Flow))}.");

        var flows = FlowJson.ReadAll(bundel.Delen.Select(d => (d.Key, d.Value.ToJsonString()))).Flows!;
        var bestanden = PakketBestanden.Needed(flows, flow);
        foreach (var (id, bron) in bundel.Delen)
            bestanden[$"{Pakket.Flows}{id}.json"] = PakketZip.Text(JsonNode.Parse(CanonicalFlow.Write(bron, tekening: true))!);
        if (CheckFlow.FindSet(flows.Get(flow)) is { } naam && await regels.FindTextAsync(naam, ct) is { } tekst)
            bestanden[$"{Pakket.Regels}{naam}.json"] = tekst;
        return new(flow, (bundel.Delen[flow]["name"] as JsonValue)?.ToString() ?? flow, bestanden.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
