using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Keeps a drawing as the concept of its flow. Unfinished is fine; stale, with a script or with an unknown step is refused whole.</summary>
public sealed class SaveFlowConcept(Db db, Klok klok, Definities definities, CurrentUser user)
{
    /// <param name="definitie">The definition as the designer sends it.</param>
    /// <param name="versieId"><see cref="Definitie.VersieId"/> of what it was drawn on; null for a new flow.</param>
    /// <exception cref="RuleBroken">It was drawn on something that is no longer there.</exception>
    /// <exception cref="FlowRefused">It holds what may never be kept.</exception>
    public async Task<Definitie> RunAsync(string flow, JsonObject definitie, string? versieId, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        FlowRefused.When(ConceptCheck.Run(flow, definitie));
        var basis = await definities.BasisAsync(flow, user.Organisatie, versieId);
        var revisie = basis is null ? await definities.FirstRevisionAsync(flow, user.Organisatie) : basis.Revisie + 1;
        var concept = new FlowConcept(flow, user.Organisatie ?? "", definitie.ToJsonString(), revisie, user.Id, klok.Now);
        try
        {
            await db.WriteAsync([basis is null ? concept.Begin() : concept.Follow()], ct);
        }
        catch (Moved)
        {
            throw new FlowVerouderd();
        }

        return (await definities.LatestAsync(user.Organisatie)).First(d => d.Id == flow);
    }
}
