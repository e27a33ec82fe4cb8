using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>What the answers of VDAB do to the webhook as a whole. While it rests no melding spends its attempts: one probe at a time asks whether VDAB is there again.</summary>
public sealed class Circuit(Db db)
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostRest = TimeSpan.FromDays(1);

    public async Task<KanaalStand> ReadAsync(CancellationToken ct = default) =>
        (await db.FindAsync<KanaalStand>("SELECT stand, sinds, reden, volgende, pauzes, hersteld, revisie FROM kanaalstand WHERE kanaal = 'webhook'", ct: ct))!;

    /// <summary>Takes the probe for this node, and dates the next one in case this node does not live to hear the answer.</summary>
    /// <returns>False when another node took it; true also when no probe is needed.</returns>
    public async Task<bool> ClaimAsync(KanaalStand stand, DateTimeOffset nu, CancellationToken ct = default)
    {
        if (stand.Werkt)
            return true;
        try
        {
            await db.WriteAsync(
                [new("UPDATE kanaalstand SET volgende = @straks, pauzes = pauzes + 1, revisie = revisie + 1 WHERE kanaal = 'webhook' AND revisie = @Revisie", new { straks = nu + KanaalStand.Pauze(stand.Pauzes), stand.Revisie }, ExpectedRows: 1)], ct);
            return true;
        }
        catch (Moved)
        {
            return false;
        }
    }

    /// <summary>The rows for one answer, to be written with what it does to the melding.</summary>
    /// <param name="proef">True for a probe: only a probe says that it works again.</param>
    public static IEnumerable<Statement> After(string traject, VdabAntwoord antwoord, bool proef, DateTimeOffset nu) => antwoord switch
    {
        { Status: 410 } => [Rest("uit", "VDAB zegt dat dit adres niet meer bestaat.", null, nu)],
        { Status: 401 or 403 } => [Rest("geweigerd", $"VDAB laat ons niet binnen ({antwoord.Uitleg}). Kijk na of de sleutel nog klopt.", nu + HalfHour, nu)],
        { Status: 429 or 503, Rust: { } rust } => [Rest("rust", "VDAB vraagt om even te wachten.", nu + TimeSpan.FromTicks(Math.Clamp(rust.Ticks, LeastRest.Ticks, MostRest.Ticks)), nu)],
        { IsLost: true } => proef ? [StillDown(antwoord, nu)] : [new("INSERT INTO kanaalstoring (traject) VALUES (@traject) ON CONFLICT DO NOTHING", new { traject }), Open(antwoord, nu)],
        _ => proef ? [Clear, Back(nu)] : [Clear],
    };

    private static Statement Clear { get; } = new("DELETE FROM kanaalstoring");

    // What a person decided stands; of two rests the longest.
    private static Statement Rest(string stand, string reden, DateTimeOffset? volgende, DateTimeOffset nu) => new(
        """
        UPDATE kanaalstand SET volgende = CASE WHEN stand = @stand AND volgende > @volgende THEN volgende ELSE @volgende END, sinds = CASE WHEN stand = @stand THEN sinds ELSE @nu END,
          stand = @stand, reden = @reden, pauzes = 0, revisie = revisie + 1 WHERE kanaal = 'webhook' AND stand NOT IN ('gepauzeerd', 'uit')
        """,
        new { stand, reden, volgende, nu });

    private static Statement Open(VdabAntwoord antwoord, DateTimeOffset nu) => new(
        """
        UPDATE kanaalstand SET stand = 'storing', sinds = @nu, reden = @reden, volgende = @straks, pauzes = 1, revisie = revisie + 1
        WHERE kanaal = 'webhook' AND stand = 'werkt' AND (SELECT COUNT(*) FROM kanaalstoring) >= @most
        """,
        new { nu, reden = $"VDAB antwoordt niet ({antwoord.Uitleg}).", straks = nu + KanaalStand.Pauze(0), most = KanaalStand.MostStoringen });

    // Its next probe was dated when this one was taken.
    private static Statement StillDown(VdabAntwoord antwoord, DateTimeOffset nu) => new(
        """
        UPDATE kanaalstand SET sinds = CASE WHEN stand = 'storing' THEN sinds ELSE @nu END, stand = 'storing', reden = @reden, revisie = revisie + 1
        WHERE kanaal = 'webhook' AND stand IN ('rust', 'storing', 'geweigerd')
        """,
        new { nu, reden = $"VDAB antwoordt niet ({antwoord.Uitleg})." });

    private static Statement Back(DateTimeOffset nu) => new(
        """
        UPDATE kanaalstand SET stand = 'werkt', sinds = @nu, reden = NULL, volgende = NULL, pauzes = 0, hersteld = @nu, revisie = revisie + 1
        WHERE kanaal = 'webhook' AND stand IN ('rust', 'storing', 'geweigerd')
        """,
        new { nu });
}
