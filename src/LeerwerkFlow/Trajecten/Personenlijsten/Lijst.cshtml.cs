using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>A list row by row: before it is confirmed what would happen, afterwards what did. Only its owner reads it.</summary>
[Needs(Right.StartTraject)]
internal sealed class LijstPage(Db db, Klok klok, Kluis kluis, CurrentUser user, CheckPersonenlijst check, StartPersonenlijst start) : FormPage
{
    public const int Getoond = 100;

    private sealed record Stand(long Gedaan, long Wacht);

    private PersonenBestand? bestand;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    internal Personenlijst Lijst { get; private set; } = null!;

    internal IReadOnlyList<RijFout> Fouten { get; private set; } = [];

    /// <summary>Good rows before it is confirmed, begun toeleidingen after.</summary>
    internal long Goed { get; private set; }

    internal long Wacht { get; private set; }

    internal bool IsOud => bestand?.IsOud == true;

    internal bool IsBewaard => bestand is not null;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Lijst = await Personenlijst.GetAsync(db, user, Id);
        var inhoud = Lijst.Inhoud is { } dicht ? kluis.OpenBytes(Luik.Persoon, dicht) : null;
        if (Lijst.Begonnen is null)
        {
            if (inhoud is null)
                return;
            var verslag = await check.RunAsync(Lijst.Organisatie, inhoud, Lijst.Vacature, Lijst.Coach);
            (bestand, Fouten, Goed) = (verslag.Bestand, verslag.Fouten, verslag.Goed.Count);
            return;
        }

        bestand = inhoud is null ? null : PersonenCsv.Read(inhoud);
        Fouten = await db.QueryAsync<RijFout>("SELECT rij, kolom, zin FROM personenlijst_rij WHERE lijst = @Id AND zin IS NOT NULL ORDER BY rij", new { Id });
        (Goed, Wacht) = await db.FindAsync<Stand>(
            "SELECT COUNT(traject) AS gedaan, COUNT(*) - COUNT(traject) - COUNT(zin) AS wacht FROM personenlijst_rij WHERE lijst = @Id", new { Id }) is { } stand ? (stand.Gedaan, stand.Wacht) : default;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await start.RunAsync(user, Id);
        return LocalRedirect($"/toeleiding/invoer/{Id}");
    }

    /// <summary>Nothing of it: the file goes at once.</summary>
    public async Task<IActionResult> OnPostNietsAsync()
    {
        await db.WriteAsync([new("DELETE FROM personenlijst WHERE id = @Id AND medewerker = @wie AND begonnen IS NULL", new { Id, wie = user.Id })]);
        TempData["Gelukt"] = "Er is niemand ingevoerd en het bestand is weg.";
        return LocalRedirect("/toeleiding/invoer");
    }

    /// <summary>The rows that are wrong, with the reason, to mend and bring again.</summary>
    public async Task<IActionResult> OnGetFoutenAsync()
    {
        await LoadAsync();
        if (bestand is null)
            throw new NotFound("Dit bestand is niet meer bewaard.");
        var ruw = bestand.Rijen.ToDictionary(r => r.Rij, r => r.Ruw);
        return File(PersonenCsv.Write(bestand.Kop, Fouten.Select(f => (ruw[f.Rij], f.Kolom is "" ? f.Zin : $"{f.Kolom}: {f.Zin}"))), "text/csv; charset=utf-8", $"te-verbeteren-{Datum.Iso(klok.Vandaag)}.csv");
    }
}
