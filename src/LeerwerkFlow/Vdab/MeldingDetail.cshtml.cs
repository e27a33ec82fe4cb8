using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab.Kanalen;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab;

/// <summary>One melding: what it says in words, its attempts, what people did to it, and what they may do now.</summary>
[Needs(Right.ZietMeldingen)]
internal sealed class MeldingPage(Db db, Klok klok, CurrentUser user, ReleaseMelding release, SkipMelding skip, ReplayMelding replay, ConfirmMelding confirm, CorrectMelding correct, Kanaalkeuze keuze) : FormPage
{
    internal sealed record Poging(long Nr, DateTimeOffset Tijdstip, long? Antwoord, string Uitleg);

    internal sealed record Wie(string Deelnemer, string? Coach, string? VrijgegevenDoor, string? Kanaal, DateTimeOffset? Verzonden, string? Ontvangst, bool Voorganger, string Soort, string? Vervangt, long? VervangtVersie, string? Opvolger, long? OpvolgerVersie, string? OpvolgerSoort)
    {
        public bool IsIntrekking => Soort == "INTREKKING";
    }

    internal Melding Melding { get; private set; } = null!;

    internal Wie Over { get; private set; } = null!;

    internal Poging[] Pogingen { get; private set; } = [];

    internal Ingreep[] Ingrepen { get; private set; } = [];

    internal bool MagVrijgeven => user.May(Right.GeeftMeldingVrij);

    internal bool MagOverslaan => user.May(Right.BeheertKanaal) && Melding.Status is ("VASTGEHOUDEN" or "KLAAR" or "TIJDELIJK_MISLUKT" or "GEPARKEERD");

    internal bool MagHerhalen => user.May(Right.BeheertKanaal) && Over.Kanaal == WebhookKanaal.Naam && Melding.Status is ("VERZONDEN" or "AANVAARD" or "GEWEIGERD");

    internal bool MagVerbeteren => MagVrijgeven && !Over.IsIntrekking && Over.Opvolger is null;

    internal string? KanaalLabel => keuze.Find(Over.Kanaal)?.Label;

    internal DateOnly Vandaag => klok.Vandaag;

    [BindProperty]
    public string? Verteld { get; set; }

    [BindProperty]
    public string? RedenOverslaan { get; set; }

    [BindProperty]
    public string? RedenHerhalen { get; set; }

    [BindProperty]
    public string? Kenmerk { get; set; }

    [BindProperty]
    public DateOnly? Op { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    [BindProperty]
    public DateOnly? NieuweDatum { get; set; }

    [BindProperty]
    public string? NieuweUitkomst { get; set; }

    [BindProperty]
    public string? RedenKlopt { get; set; }

    private string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Melding.Traject, "melding-gelezen", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Melding = await db.FindAsync<Melding>($"SELECT {Melding.Columns} FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @Id AND {Zicht.Sql}", user.ZichtArgs(new { Id })) ?? throw new NotFound();
        Over = (await db.FindAsync<Wie>(
            $"""
            SELECT d.voornaam || ' ' || d.naam AS deelnemer, c.naam AS coach, m.naam AS vrijgegeven_door, n.kanaal, n.verzonden, n.ontvangst,
              CASE WHEN {Melding.Kop} THEN 0 ELSE 1 END AS voorganger, n.soort, o.id AS vervangt, o.versie AS vervangt_versie, v.id AS opvolger, v.versie AS opvolger_versie, v.soort AS opvolger_soort
            FROM melding n JOIN traject t ON t.id = n.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = n.vrijgegeven_door LEFT JOIN medewerker c ON c.id = t.coach
              LEFT JOIN melding o ON o.id = n.vervangt LEFT JOIN melding v ON v.traject = n.traject AND v.vervangt = n.id WHERE n.id = @Id AND {Zicht.Sql}
            """,
            user.ZichtArgs(new { Id })))!;
        Pogingen = await db.QueryAsync<Poging>("SELECT poging AS nr, tijdstip, antwoord, uitleg FROM aflevering WHERE melding = @Id ORDER BY poging", new { Id });
        Ingrepen = await db.QueryAsync<Ingreep>(
            $"""
            SELECT {Ingreep.Columns} FROM vdab_ingreep i JOIN medewerker w ON w.id = i.door
            WHERE i.melding = @Id OR i.id IN (SELECT h.ingreep FROM vdab_herhaling h WHERE h.melding = @Id) ORDER BY i.tijdstip DESC
            """,
            new { Id });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await release.RunAsync(Id, Verteld);
        TempData["Gelukt"] = "De melding vertrekt naar VDAB.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOpnieuwAsync()
    {
        await release.AgainAsync(Id);
        TempData["Gelukt"] = "De melding wordt opnieuw geprobeerd.";
        return RedirectToPage();
    }

    public Task<IActionResult> OnPostOverslaanAsync() => DoneAsync(skip.RunAsync(Id, RedenOverslaan), "De melding is overgeslagen. De volgende van dit dossier gaan verder.");

    public Task<IActionResult> OnPostHerhaalAsync() => DoneAsync(replay.RunAsync(Id, RedenHerhalen), "De melding vertrekt opnieuw.");

    public Task<IActionResult> OnPostVerbeterAsync() => DoneAsync(confirm.CorrectAsync(Id, Kenmerk, Op, Reden), "De bevestiging is verbeterd.");

    public Task<IActionResult> OnPostTerugAsync() => DoneAsync(confirm.UndoAsync(Id, Reden), "De melding staat weer op de werklijst.");

    public async Task<IActionResult> OnPostRechtzetAsync() => Made(await correct.RunAsync(Id, NieuweDatum, NieuweUitkomst, RedenKlopt), "Dit is de nieuwe versie van de melding.");

    public async Task<IActionResult> OnPostIntrekAsync() => Made(await correct.WithdrawAsync(Id, RedenKlopt), "Dit is de intrekking van de melding.");

    private RedirectToPageResult Made(string nieuw, string zin)
    {
        TempData["Gelukt"] = zin;
        return RedirectToPage(new { id = nieuw });
    }

    private async Task<IActionResult> DoneAsync(Task work, string zin)
    {
        await work;
        TempData["Gelukt"] = zin;
        return RedirectToPage();
    }
}
