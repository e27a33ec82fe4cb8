using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>What a functional receipt does to its melding. Again with the same result; what was accepted, refused or confirmed by hand stays what it is.</summary>
public static class ApplyOntvangst
{
    /// <param name="foutcode">Why it was refused.</param>
    public static Statement[] Rows(string id, bool aanvaard, string? foutcode, string? ontvangstnummer, DateTimeOffset now) =>
    [
        new(
            """
            UPDATE melding SET status = @status, reden = @reden, ontvangst = COALESCE(@ontvangstnummer, ontvangst), verzonden = COALESCE(verzonden, @now)
            WHERE id = @id AND status = 'VERZONDEN'
            """,
            new { id, status = aanvaard ? "AANVAARD" : "GEWEIGERD", reden = aanvaard ? null : foutcode, ontvangstnummer, now }),
    ];
}
