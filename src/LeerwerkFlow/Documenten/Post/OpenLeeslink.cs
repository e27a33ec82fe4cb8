using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>Opens a document for whoever has the link of a mail and, when it names somebody, knows the date of birth. What never was and what works no more give the same answer, by the same question.</summary>
public sealed class OpenLeeslink(Db db, Klok klok, Kluis kluis, FollowMail follow)
{
    /// <summary>Who reads, in the log of who looked.</summary>
    private const string Lezer = "lezer-van-link";

    /// <param name="Mail">Id of the mail.</param>
    public sealed record Link(string Mail, string Traject, string Deelnemer, string Sjabloon, DateOnly Datum, string Ontvanger, long Fouten)
    {
        /// <summary>False: to open it is enough.</summary>
        public bool VraagtGeboortedatum => Leeslink.AsksGeboortedatum(Ontvanger);

        public long Over => Leeslink.Pogingen - Fouten;
    }

    /// <summary>The link, while it opens; null when it does not, for whatever reason.</summary>
    // zicht: anyone who has the link may ask.
    public Task<Link?> FindAsync(string token, CancellationToken ct = default) => db.FindAsync<Link>(
        $"""
        SELECT m.id AS mail, b.traject, t.deelnemer, b.sjabloon, b.datum, b.ontvanger, m.fouten FROM mail m JOIN document b ON b.id = m.document JOIN traject t ON t.id = b.traject
        WHERE m.link = @hash AND m.gesloten IS NULL AND m.status IN ('klaar', 'aanvaard') AND m.geldig_tot >= @vandaag AND m.fouten < {Leeslink.Pogingen}
          AND b.status <> 'geannuleerd' AND b.ingetrokken IS NULL AND b.html IS NOT NULL
        """,
        new { hash = Linkcode.HashOf(token), vandaag = klok.Vandaag },
        ct);

    /// <summary>Answers the question. The first right answer makes the document <c>ontvangen</c>.</summary>
    /// <param name="geboortedatum">Looked at only when it is asked for.</param>
    /// <returns>True when it opens.</returns>
    /// <exception cref="Moved">The link closed meanwhile.</exception>
    public async Task<bool> RunAsync(Link link, DateOnly geboortedatum, CancellationToken ct = default)
    {
        if (link.VraagtGeboortedatum)
        {
            // Counted first: who asks a hundred times at once gets no more answers either.
            await db.WriteAsync([new("UPDATE mail SET fouten = fouten + 1 WHERE id = @Mail AND fouten < @most", new { link.Mail, most = Leeslink.Pogingen }, ExpectedRows: 1)], ct);
            // zicht: same.
            var contact = await db.FindAsync<byte[]>("SELECT contact FROM deelnemer WHERE id = @Deelnemer", link, ct);
            if (MailDocument.Geboortedatum(kluis, contact!) != geboortedatum)
                return false;
        }

        await db.WriteAsync(
        [
            new(
                """
                UPDATE mail SET fouten = 0, gelezen = COALESCE(gelezen, @nu), aanvaard = COALESCE(aanvaard, @nu), te_volgen = te_volgen + CASE WHEN gelezen IS NULL THEN 1 ELSE 0 END,
                  status = 'aanvaard', bericht = NULL, volgende = NULL WHERE id = @Mail AND gesloten IS NULL AND status IN ('klaar', 'aanvaard')
                """,
                new { link.Mail, nu = klok.Now },
                ExpectedRows: 1),
            Looked(link, "document-geopend-met-link"),
        ], ct);
        await follow.RunAsync(ct);
        return true;
    }

    /// <summary>The page as it is kept.</summary>
    public async Task<string> ReadAsync(Link link, CancellationToken ct = default)
    {
        var html = await db.FindAsync<byte[]>("SELECT b.html FROM document b JOIN mail m ON m.document = b.id WHERE m.id = @Mail", link, ct);
        await db.WriteAsync([Looked(link, "document-gelezen-met-link")], ct);
        return kluis.Open(Luik.Persoon, html!);
    }

    private Statement Looked(Link link, string handeling) => VerwerkingsLog.Looked(Lezer, link.Traject, handeling, klok.Now);
}
