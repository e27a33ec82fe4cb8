using System.Text.Json;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>The mails about a document, as its page shows them; who may see the document was asked before.</summary>
public sealed class ReadMails(Db db, Klok klok, Kluis kluis, MailKanaal kanaal)
{
    /// <param name="IsOn">False: a person mails it in a program of their own.</param>
    /// <param name="Voorstel">The address that is known for its receiver, or null.</param>
    /// <param name="Open">The mail that counts, or null.</param>
    /// <param name="Alle">Newest first.</param>
    public sealed record Stand(bool IsOn, string? Voorstel, Mail? Open, IReadOnlyList<Mail> Alle);

    /// <param name="Link">How the link stands, as a sentence.</param>
    public sealed record Mail(string Adres, string Status, long Poging, DateOnly Gevraagd, string Door, DateOnly? Aanvaard, DateOnly? Gelezen, string? Reden, string Link)
    {
        /// <summary>True when a person must do something.</summary>
        public bool IsMislukt => Status is "geweigerd" or "teruggekomen";
    }

    public async Task<Stand> RunAsync(DocumentRow document, CancellationToken ct = default)
    {
        if (document.Kanaal != "e-mail")
            return new(false, null, null, []);
        var rijen = await db.QueryAsync<Rij>(
            """
            SELECT m.adres, m.status, m.poging, m.gevraagd, w.naam AS door, m.aanvaard, m.gelezen, m.reden, m.geldig_tot, m.fouten, m.gesloten FROM mail m JOIN medewerker w ON w.id = m.gevraagd_door
            WHERE m.document = @Id ORDER BY CASE WHEN m.gesloten IS NULL THEN 0 ELSE 1 END, m.id DESC
            """,
            new { document.Id },
            ct);
        var mails = rijen.Select(Show).ToArray();
        return new(kanaal.IsOn, mails.FirstOrDefault()?.Adres ?? await VoorstelAsync(document, ct), rijen is [{ Gesloten: null }, ..] ? mails[0] : null, mails);
    }

    // The deelnemer's own, the trajectbegeleider's; for others the one that was used last in this traject.
    private async Task<string?> VoorstelAsync(DocumentRow document, CancellationToken ct)
    {
        // zicht: of the dossier that is on the screen.
        if (document.Ontvanger == "deelnemer")
            return JsonSerializer.Deserialize<Contact>(kluis.Open(Luik.Persoon, (await db.FindAsync<byte[]>("SELECT d.contact FROM deelnemer d JOIN traject t ON t.deelnemer = d.id WHERE t.id = @Traject", new { document.Traject }, ct))!))!.Email;
        if (document.Ontvanger == "trajectbegeleider" && await TrajectbegeleiderPage.FindAdresAsync(db, kluis, document.Traject) is { } adres)
            return adres;
        var last = await db.FindAsync<byte[]>(
            "SELECT m.adres FROM mail m JOIN document b ON b.id = m.document WHERE b.traject = @Traject AND b.ontvanger = @Ontvanger ORDER BY m.id DESC LIMIT 1",
            new { document.Traject, document.Ontvanger },
            ct);
        return last is null ? null : kluis.Open(Luik.Persoon, last);
    }

    private Mail Show(Rij rij) => new(
        kluis.Open(Luik.Persoon, rij.Adres), rij.Status, rij.Poging, BrusselsTime.DayOf(rij.Gevraagd), rij.Door, Day(rij.Aanvaard), Day(rij.Gelezen), rij.Reden is null ? null : kluis.Open(Luik.Persoon, rij.Reden), LinkOf(rij));

    private string LinkOf(Rij rij) => rij switch
    {
        { Gesloten: not null } or { Status: "geweigerd" or "teruggekomen" or "ingetrokken" } => "De link werkt niet meer.",
        { Fouten: >= Leeslink.Pogingen } => $"De link is dicht: er is {Leeslink.Pogingen} keer een foute geboortedatum ingevuld. Bel eerst, en stuur dan opnieuw.",
        _ when rij.GeldigTot < klok.Vandaag => $"De link werkte tot en met {Datum.Kort(rij.GeldigTot)}.",
        _ => $"De link werkt tot en met {Datum.Kort(rij.GeldigTot)}.",
    };

    private static DateOnly? Day(DateTimeOffset? moment) => moment is { } m ? BrusselsTime.DayOf(m) : null;

    private sealed record Rij(
        byte[] Adres, string Status, long Poging, DateTimeOffset Gevraagd, string Door, DateTimeOffset? Aanvaard, DateTimeOffset? Gelezen, byte[]? Reden, DateOnly GeldigTot, long Fouten, DateTimeOffset? Gesloten);
}
