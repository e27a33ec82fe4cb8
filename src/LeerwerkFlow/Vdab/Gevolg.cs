using LeerwerkFlow.Vdab.Kanalen;

namespace LeerwerkFlow.Vdab;

/// <summary>What one answer of VDAB means for one melding: the table of <c>docs/vdab/README.md</c>.</summary>
internal sealed record Gevolg(string Status, DateTimeOffset? Volgende, long Poging, string? Reden = null, bool Alarm = false)
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    public bool IsGone => Status is "VERZONDEN" or "AANVAARD" or "GEWEIGERD";

    /// <param name="pogingen">Attempts that counted before this one.</param>
    /// <param name="eerder">Why the attempt before failed.</param>
    /// <param name="proef">Asks for the whole channel: what it meets is no fault of this melding.</param>
    public static Gevolg Of(VdabAntwoord antwoord, string id, long pogingen, string? eerder, bool proef, DateTimeOffset nu) => antwoord switch
    {
        { Geweigerd: true, Status: 200 or 201 } => new("GEWEIGERD", null, pogingen + 1, antwoord.Uitleg, Alarm: true),
        { Status: 200 or 201 } => new("AANVAARD", null, pogingen + 1),
        { Status: (> 201 and < 300) or 409 } => new("VERZONDEN", null, pogingen + 1),
        // Our order is wrong: the attempt does not count, and somebody must look when it stays so.
        { Status: 412 } => new("TIJDELIJK_MISLUKT", nu + HalfHour, pogingen, antwoord.Uitleg, Alarm: eerder == antwoord.Uitleg),
        // They are not open to us at all; the channel says when it is tried again.
        { Status: 401 or 403 or 410 } => new("TIJDELIJK_MISLUKT", nu, pogingen, antwoord.Uitleg),
        { IsLost: true } when proef => new("TIJDELIJK_MISLUKT", nu, pogingen, antwoord.Uitleg),
        { IsLost: true } => Later(antwoord, id, pogingen + 1, nu),
        _ => new("GEPARKEERD", null, pogingen + 1, antwoord.Uitleg, Alarm: true),
    };

    private static Gevolg Later(VdabAntwoord antwoord, string id, long poging, DateTimeOffset nu) => AfleverSchema.After(poging, id) is { } wacht
        ? new("TIJDELIJK_MISLUKT", nu + (antwoord.Rust > wacht ? antwoord.Rust.Value : wacht), poging, antwoord.Uitleg)
        : new("GEPARKEERD", null, poging, antwoord.Uitleg, Alarm: true);
}
