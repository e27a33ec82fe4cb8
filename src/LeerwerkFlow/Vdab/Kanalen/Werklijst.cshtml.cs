using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>The meldingen that a coach registers by hand: of each traject the next one, with exactly what must be typed at VDAB.</summary>
[Needs(Right.GeeftMeldingVrij)]
internal sealed class WerklijstPage(Db db, Klok klok, CurrentUser user, Kanaalkeuze keuze, ConfirmMelding confirm) : FormPage
{
    public const int Most = 50;

    internal sealed record Rij(
        string Id, string Traject, long Sequence, string Mijlpaal, long Versie, DateOnly Datum, string? Uitkomst, string Status, long Poging, DateTimeOffset? Volgende, string? Reden,
        DateTimeOffset Aangemaakt, string Deelnemer, string Soort)
    {
        public Melding Melding => new(Id, Traject, Sequence, Mijlpaal, Versie, Datum, Uitkomst, Status, Poging, Volgende, Reden, Aangemaakt);
    }

    internal Rij[] Rijen { get; private set; } = [];

    internal bool Gebruikt { get; private set; }

    internal DateOnly Vandaag => klok.Vandaag;

    /// <summary>The row whose form was sent, so that it comes back open with what was typed.</summary>
    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Kenmerk { get; set; }

    [BindProperty]
    public DateOnly? Op { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([.. Rijen.Select(r => VerwerkingsLog.Looked(user.Id, r.Traject, "werklijst-bekeken", klok.Now))]);
    }

    public override async Task LoadAsync()
    {
        Gebruikt = (await keuze.OfAsync(user.Organisatie)).Code == WerklijstKanaal.Naam;
        // SQLite joins in the order of a CROSS JOIN: from what is open, in the order of the index, and not from all trajecten.
        Rijen = !Gebruikt ? [] : await db.QueryAsync<Rij>(
            $"""
            SELECT {Melding.Columns}, d.voornaam || ' ' || d.naam AS deelnemer, n.soort FROM melding n CROSS JOIN traject t JOIN deelnemer d ON d.id = t.deelnemer
            WHERE t.id = n.traject AND n.status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND {Melding.Kop} AND t.organisatie = @zichtOrganisatie AND {Zicht.Sql} ORDER BY n.datum, n.traject LIMIT @most
            """,
            user.ZichtArgs(new { most = Most }));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await confirm.RunAsync(Id ?? "", Kenmerk, Op);
        TempData["Gelukt"] = "Bevestigd. De volgende melding van dit dossier komt vanzelf op de lijst.";
        return RedirectToPage();
    }
}
