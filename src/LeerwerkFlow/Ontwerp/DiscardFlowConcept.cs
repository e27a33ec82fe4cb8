using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Throws the concept of a flow away; what is published stays.</summary>
public sealed class DiscardFlowConcept(Db db, Klok klok, Definities definities, CurrentUser user)
{
    /// <exception cref="NotFound">Nobody is redrawing this flow.</exception>
    /// <exception cref="Moved">Somebody kept a newer revision meanwhile.</exception>
    /// <exception cref="FlowVerouderd"><paramref name="versieId"/> is not what is there.</exception>
    public async Task RunAsync(string flow, string? versieId = null, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var concept = await definities.FindConceptAsync(flow, user.Organisatie) ?? throw new NotFound($"Van “{flow}” is er geen concept.");
        if (versieId is not null && Definitie.Parse(versieId)?.Revisie != concept.Revisie)
            throw new FlowVerouderd();
        await db.WriteAsync(
            [
                concept.Drop(), FlowJournaal.Line(klok.Now, user.Id, flow, user.Organisatie, "verworpen", revisie: concept.Revisie),
                .. Opmerkingen.Close(flow, user.Organisatie, klok.Now), Publicatievraag.Withdraw(concept, user.Id, klok.Now),
            ],
            ct);
    }
}
