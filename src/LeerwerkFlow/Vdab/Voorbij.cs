using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// Tells VDAB that the number of a melding comes no more, because it was passed over or registered by hand: a receiver takes the numbers in order, and would wait for it for ever. Its bytes
/// are written once and stand among what is repeated until the webhook takes them along.
/// </summary>
internal static class Voorbij
{
    public const string Type = "be.leerwerkflow.nummer_voorbij";
    public const string Overgeslagen = "OVERGESLAGEN";
    public const string Handmatig = "HANDMATIG";

    /// <param name="ingreep">Id of what the person did; its row comes first.</param>
    /// <param name="melding">Id of the melding whose number it is.</param>
    /// <param name="wijze"><see cref="Overgeslagen"/> or <see cref="Handmatig"/>.</param>
    public static async Task<Statement> RowAsync(Db db, string ingreep, string melding, string wijze, DateTimeOffset nu, CancellationToken ct)
    {
        // zicht: the melding came through Zicht.
        var n = (await db.FindAsync<Nummer>(
            "SELECT n.traject, n.sequence, n.mijlpaal, n.versie, n.datum, t.organisatie, t.deelnemer, t.journaal_nr FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @melding", new { melding }, ct))!;
        var body = new MeldingBody(
            Guid.CreateVersion7(nu).ToString(), n.Traject, n.Organisatie, n.Deelnemer, n.Mijlpaal, n.Versie, n.Datum, null, n.Sequence, $"{n.Traject}/{n.JournaalNr}", nu, Voorbij: wijze);
        return new(
            "INSERT INTO vdab_herhaling (ingreep, melding, traject, sequence, volgende, bericht, body) VALUES (@ingreep, @melding, @Traject, @Sequence, @nu, @Id, @bytes)",
            new { ingreep, melding, body.Traject, body.Sequence, nu, body.Id, bytes = Contract.Checked(body.Write()) });
    }

    private sealed record Nummer(string Traject, long Sequence, string Mijlpaal, long Versie, DateOnly Datum, string Organisatie, string Deelnemer, long JournaalNr);
}
