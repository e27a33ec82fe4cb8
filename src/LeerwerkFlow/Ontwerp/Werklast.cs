using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Open taken per week of one coach, with the flow that is published and with the one that is drawn.</summary>
public sealed record CoachWerklast(string Naam, IReadOnlyList<decimal> Nu, IReadOnlyList<decimal> Straks);

/// <summary>Open taken of coaches per week, now and after publishing. Open work only: no speed, no ranking (S18).</summary>
/// <param name="Weken">The Mondays, for twelve months.</param>
public sealed record WerklastBeeld(IReadOnlyList<DateOnly> Weken, IReadOnlyList<decimal> Nu, IReadOnlyList<decimal> Straks, IReadOnlyList<CoachWerklast> PerCoach);

/// <summary>What a drawing does to the work of coaches in the coming twelve months.</summary>
public sealed class Werklast
{
    /// <summary>Plays the caseload that <paramref name="user"/> may see, with the published flow and with <paramref name="concept"/>.</summary>
    public Task<WerklastBeeld> RunAsync(FlowSet concept, string top, CurrentUser user, CancellationToken ct = default)
    {
        _ = (concept, top, user, ct);
        return Task.FromResult(new WerklastBeeld([], [], [], []));
    }
}
