using System.Collections.Concurrent;
using LeerwerkFlow.Flows.Guardrails;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The rule sets in force. There is one for the whole house: a decree does not differ from one leerwerkbedrijf to the next.</summary>
public sealed class RegelSets
{
    private readonly ConcurrentDictionary<string, RegelSet> read = new();

    /// <summary>The rules that hold now, read once per version.</summary>
    /// <exception cref="RuleBroken">There are no rules of that name.</exception>
    public async Task<RegelSet> InForceAsync(string naam, CancellationToken ct = default)
    {
        var path = Path.Combine(FlowFiles.Folder, "regels", naam + ".json");
        if (read.TryGetValue(naam, out var known))
            return known;
        if (!File.Exists(path))
            throw new RuleBroken($"De regels “{naam}” bestaan niet. Kies de regels van een besluit dat deze installatie kent.");
        return read[naam] = RegelSet.Parse(naam, await File.ReadAllTextAsync(path, ct));
    }
}
