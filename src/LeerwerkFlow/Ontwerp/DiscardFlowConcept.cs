using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Throws the concept of a flow away; what is published stays.</summary>
public sealed class DiscardFlowConcept(Db db, Klok klok, Definities definities, CurrentUser user)
{
    /// <exception cref="NotFound">Nobody is redrawing this flow.</exception>
    /// <exception cref="Moved">Somebody kept a newer revision meanwhile.</exception>
    public async Task RunAsync(string flow, CancellationToken ct = default)
    {
        user.Require(Right.GebruiktStudio);
        var concept = await definities.FindConceptAsync(flow, user.Organisatie) ?? throw new NotFound($"Van “{flow}” is er geen concept.");
        await db.WriteAsync([concept.Drop(), FlowJournaal.Line(klok.Now, user.Id, flow, user.Organisatie, "verworpen", revisie: concept.Revisie)], ct);
    }
}
