using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A publication that waits for a second person, as the table keeps it.</summary>
/// <param name="Organisatie">Empty: for the flow that belongs to nobody.</param>
/// <param name="Revisie">Of the concept that it is about.</param>
/// <param name="Door">Who asked.</param>
public sealed record Publicatievraag(string Id, string Flow, string Organisatie, long Revisie, string? Reden, string Door, DateTimeOffset Moment)
{
    internal const string Columns = "id, flow, organisatie, revisie, reden, door, moment";

    /// <summary>The organisatie, or null for nobody's.</summary>
    public string? Van => Organisatie.Length == 0 ? null : Organisatie;

    /// <exception cref="RuleBroken">This person asked for it.</exception>
    public void RequireSecond(CurrentUser user)
    {
        if (user.Id == Door)
            throw new RuleBroken("Jij hebt dit zelf gevraagd. Iemand anders moet bevestigen.");
    }

    internal static RuleBroken Vervallen() => new("De tekening is gewijzigd sinds dit gevraagd werd. Kijk ze na en vraag opnieuw om te publiceren.");

    /// <summary>Asks for a second person; an older question about the same flow lapses.</summary>
    internal static IEnumerable<Statement> Ask(FlowConcept concept, string? reden, string door, DateTimeOffset moment) =>
    [
        Withdraw(concept, door, moment),
        new(
            $"INSERT INTO publicatievraag ({Columns}) VALUES (@id, @Flow, @Organisatie, @Revisie, @reden, @door, @moment)",
            new { id = Guid.CreateVersion7(moment).ToString("N"), concept.Flow, concept.Organisatie, concept.Revisie, reden, door, moment }),
    ];

    /// <summary>The open question about this flow, if any, lapses.</summary>
    internal static Statement Withdraw(FlowConcept concept, string door, DateTimeOffset moment) => new(
        "UPDATE publicatievraag SET status = 'ingetrokken', afgehandeld_door = @door, afgehandeld = @moment WHERE flow = @Flow AND organisatie = @Organisatie AND status = 'open'",
        new { concept.Flow, concept.Organisatie, door, moment });

    /// <param name="status"><c>bevestigd</c>, <c>ingetrokken</c> or <c>afgewezen</c>.</param>
    internal Statement End(string status, string door, DateTimeOffset moment) => new(
        "UPDATE publicatievraag SET status = @status, afgehandeld_door = @door, afgehandeld = @moment WHERE id = @Id AND status = 'open'", new { status, door, moment, Id }, ExpectedRows: 1);
}
