using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>One month: its figures, the list of VDAB, the differences, and closing it.</summary>
[Needs(Right.BeheertAansluiting)]
[RequestFormLimits(MultipartBodyLengthLimit = MostRequest, MemoryBufferThreshold = MostRequest)]
[RequestSizeLimit(MostRequest)]
internal sealed class PeriodePage(Db db, Klok klok, CurrentUser user, ImportLijst import, ClosePeriode close) : FormPage
{
    // A file that is too large is told so by the page, up to here.
    private const int MostRequest = 2 * LijstCsv.MostBytes;

    private const int Most = 200;

    internal sealed record Lijst(string Maand, DateTimeOffset Ingelezen, long Regels, long Gelijk, string Door);

    internal sealed record Rapportje(string Soort, DateTimeOffset Gemaakt, string Hash, string? Door);

    internal Maand Maand { get; private set; }

    internal Rapport.Telling[] Totalen { get; private set; } = [];

    internal Rapport.Regel[] Correcties { get; private set; } = [];

    internal Rapportje[] Rapporten { get; private set; } = [];

    internal Lijst[] Lijsten { get; private set; } = [];

    internal Verschil[] Verschillen { get; private set; } = [];

    internal (string Id, string Naam)[] Eigenaars { get; private set; } = [];

    /// <summary>What must happen before it can be closed.</summary>
    internal string[] Missing { get; private set; } = [];

    internal DateOnly Vandaag => klok.Vandaag;

    internal bool IsGesloten => Rapporten.Any(r => r.Soort == "SLOT");

    internal bool IsVol => Verschillen.Length == Most;

    [BindProperty(SupportsGet = true)]
    public string? Categorie { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Eigenaar { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Alle { get; set; }

    [BindProperty]
    public IFormFile? Bestand { get; set; }

    private string Organisatie => user.Organisatie ?? throw new NotAllowed();

    private string Code => (string)RouteData.Values["maand"]!;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Maand = Maand.Find(Code) ?? throw new LeerwerkFlow.NotFound();
        Rapporten = await db.QueryAsync<Rapportje>(
            "SELECT r.soort, r.gemaakt, r.hash, m.naam AS door FROM rapport r LEFT JOIN medewerker m ON m.id = r.door WHERE r.organisatie = @Organisatie AND r.periode = @Code ORDER BY r.soort", new { Organisatie, Code });
        var slot = await db.FindAsync<string>("SELECT id FROM rapport WHERE organisatie = @Organisatie AND periode = @Code AND soort = 'SLOT'", new { Organisatie, Code });
        var regels = slot is null ? await Rapport.RegelsAsync(db, Organisatie, Maand) : await Rapport.RegelsAsync(db, slot);
        Totalen = Rapport.Totals(regels);
        Correcties = [.. regels.Where(r => r.Over is not null)];
        Missing = slot is null ? await close.MissingAsync(Maand) : [];
        Lijsten = await db.QueryAsync<Lijst>(
            "SELECT l.maand, l.ingelezen, l.regels, l.gelijk, m.naam AS door FROM lijst l JOIN medewerker m ON m.id = l.door WHERE l.organisatie = @Organisatie AND l.maand = @Code ORDER BY l.ingelezen DESC", new { Organisatie, Code });
        Eigenaars = await db.QueryAsync<(string Id, string Naam)>(
            "SELECT DISTINCT m.id, m.naam FROM verschil v JOIN medewerker m ON m.id = v.eigenaar WHERE v.organisatie = @Organisatie AND v.maand = @Code ORDER BY m.naam", new { Organisatie, Code });
        Verschillen = await db.QueryAsync<Verschil>(
            $"""
            SELECT {Verschil.Columns} FROM verschil v LEFT JOIN medewerker m ON m.id = v.eigenaar
            WHERE v.maand = @Code AND (@alle = 1 OR v.status = 'open') AND (@categorie = '' OR v.categorie = @categorie) AND (@eigenaar = '' OR v.eigenaar = @eigenaar) AND {Verschil.Zicht}
            ORDER BY v.status DESC, v.termijn, v.dossier, v.id LIMIT @Most
            """,
            user.ZichtArgs(new { Code, alle = Alle, categorie = Categorie ?? "", eigenaar = Eigenaar ?? "", Most }));
    }

    public async Task<IActionResult> OnPostLijstAsync()
    {
        if (Bestand is null or { Length: 0 })
            throw new RuleBroken("Kies het bestand dat je van VDAB kreeg.", "Bestand");
        if (Bestand.Length > LijstCsv.MostBytes)
            throw new RuleBroken("Het bestand is te groot: hoogstens 10 MB. Vraag VDAB de lijst van één maand.", "Bestand");
        using var inhoud = new MemoryStream();
        await Bestand.CopyToAsync(inhoud, HttpContext.RequestAborted);
        var uitslag = await import.RunAsync(Code, inhoud.ToArray(), HttpContext.RequestAborted);
        if (uitslag.Fouten.Length == 0)
        {
            TempData["Gelukt"] = $"De lijst is ingelezen: {uitslag.Gelijk} gelijk, {uitslag.Verschillen} {(uitslag.Verschillen == 1 ? "verschil" : "verschillen")}.{(uitslag.Maand == Code ? "" : $" Deze maand is al dicht: wat nieuw is, staat als correctie bij {Maand.LabelOf(uitslag.Maand)}.")}";
            return RedirectToPage();
        }

        await LoadAsync();
        ModelState.AddModelError("", "Er is niets ingelezen. Laat dit verbeteren en kies het bestand opnieuw.");
        foreach (var fout in uitslag.Fouten)
            ModelState.AddModelError("", fout);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostSluitAsync()
    {
        await close.RunAsync(Code, HttpContext.RequestAborted);
        TempData["Gelukt"] = "De maand is afgesloten.";
        return RedirectToPage();
    }
}
