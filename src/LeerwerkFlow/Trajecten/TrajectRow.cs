using System.Text.Json;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>The row of a traject that a step reads and guards by its revision.</summary>
public record TrajectRow(
    string Id, string Organisatie, string Deelnemer, string? Coach, string? Werkplek, string? Promotor, string Flowversie, string Status, string Staat, long Revisie,
    long JournaalNr, string JournaalHash, long MeldingNr)
{
    /// <summary>The columns, for a query on <c>traject t</c>.</summary>
    public const string Columns =
        "t.id, t.organisatie, t.deelnemer, t.coach, t.werkplek, t.promotor, t.flowversie, t.status, t.staat, t.revisie, t.journaal_nr, t.journaal_hash, t.melding_nr";

    /// <exception cref="RuleBroken">What is stored is no state: this traject stops, and no other.</exception>
    public FlowState State()
    {
        try
        {
            return StateJson.ReadState(Staat);
        }
        catch (JsonException)
        {
            throw new RuleBroken($"De bewaarde toestand van {Id} is niet te lezen. Er is niets veranderd. Verwittig de beheerder.");
        }
    }
}
