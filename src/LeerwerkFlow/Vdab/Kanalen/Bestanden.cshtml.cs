using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>The files that go to VDAB, and the answers that come back.</summary>
[Needs(Right.KiestKanaal)]
[RequestSizeLimit(ImportAntwoorden.MostBytes)]
internal sealed class BestandenPage(Db db, CurrentUser user, Kanaalkeuze keuze, ExportMeldingen export, ImportAntwoorden import) : FormPage
{
    private const int Most = 50;

    internal sealed record Rij(long Nr, DateTimeOffset Gemaakt, string Door, long Aantal, long Wachtend);

    internal Rij[] Rijen { get; private set; } = [];

    internal bool Gebruikt { get; private set; }

    internal long Klaar { get; private set; }

    [BindProperty]
    public IFormFile? Antwoorden { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Gebruikt = (await keuze.OfAsync(user.Organisatie)).Code == BestandKanaal.Naam;
        Klaar = Gebruikt ? await export.CountAsync() : 0;
        Rijen = await db.QueryAsync<Rij>(
            """
            SELECT b.nr, b.gemaakt, w.naam AS door, (SELECT COUNT(*) FROM melding n WHERE n.bestand = b.nr) AS aantal,
              (SELECT COUNT(*) FROM melding n WHERE n.bestand = b.nr AND n.status = 'VERZONDEN') AS wachtend
            FROM vdab_bestand b JOIN medewerker w ON w.id = b.door WHERE b.organisatie = @mijn ORDER BY b.nr DESC LIMIT @Most
            """,
            new { mijn = user.Organisatie ?? "", Most });
    }

    public async Task<IActionResult> OnGetDownloadAsync(long nr) => File(await export.ReadAsync(nr), ExportMeldingen.MediaType, $"vdab-{nr:000000}.jsonl");

    public async Task<IActionResult> OnPostMaakAsync()
    {
        var nr = await export.RunAsync();
        TempData["Gelukt"] = $"Bestand {nr} is gemaakt. Download het en bezorg het aan VDAB.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostLeesAsync()
    {
        await using var stream = Antwoorden?.OpenReadStream();
        var telling = await import.RunAsync(stream);
        TempData["Gelukt"] = $"Overgenomen: {telling.Aanvaard} aanvaard, {telling.Geweigerd} geweigerd. Al bekend: {telling.AlBekend}.";
        return RedirectToPage();
    }
}
