using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>The row of a traject that a step reads and guards by its revision.</summary>
public sealed record TrajectRow(
    string Id, string Organisatie, string Deelnemer, string? Coach, string? Werkplek, string? Promotor, string Flowversie, string Status, string Staat, long Revisie,
    long JournaalNr, string JournaalHash, long MeldingNr)
{
    /// <summary>The columns, for a query on <c>traject t</c>.</summary>
    public const string Columns =
        "t.id, t.organisatie, t.deelnemer, t.coach, t.werkplek, t.promotor, t.flowversie, t.status, t.staat, t.revisie, t.journaal_nr, t.journaal_hash, t.melding_nr";

    public FlowState State() => StateJson.ReadState(Staat);
}
