using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Documenten.Tekenen;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Documenten.Word;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten;

/// <summary>One document: the page itself in a frame of its own, and what there is to do with it.</summary>
[Needs(Right.ZietDocumenten)]
[UploadLimit]
internal sealed class DocumentPage(
    Db db, Klok klok, CurrentUser user, Kluis kluis, Brieven brieven, CheckAttest check, AdvanceDocument advance, RenderDocument render, PdfPrinter printer, WithdrawAttest withdraw, ReadMails mails,
    MailDocument mail, CloseMail closeMail, SaveVersie save, NoteGezien noteGezien) : FormPage
{
    private static readonly UploadSoort[] Welkom = [UploadSoort.Docx];

    internal sealed record Wie(
        string Deelnemer, string? Hash, string? Sjabloonversie, string? NagelezenDoor, DateTimeOffset? Verstuurd, string? Controlecode, DateTimeOffset? Ingetrokken, byte[]? Html, string? Model, string Organisatie,
        string? Tekencode, string? Trajectbegeleider, string? Bezorgd, string? Kenmerk, DateOnly? Aangekomen, string? BevestigdDoor);

    /// <summary>The day on which the deelnemer saw a standard IUP, or null.</summary>
    internal DateOnly? GezienOp { get; private set; }

    /// <summary>The versions that came back from Word, the newest first.</summary>
    internal DocumentVersie[] Versies { get; private set; } = [];

    /// <summary>The words of the newest of them.</summary>
    internal string Tekst { get; private set; } = "";

    internal ScanRow[] Scans { get; private set; } = [];

    /// <summary>Why it cannot be edited; null when it can.</summary>
    internal string? NietBewerken => DocumentVersie.WhyNot(Document);

    internal string Waarom(DocumentVersie versie) => kluis.Open(Luik.Persoon, versie.Reden);

    internal DocumentRow Document { get; private set; } = null!;

    internal Wie Over { get; private set; } = null!;

    /// <summary>Null as long as it is not made.</summary>
    internal Bewijs? Bewijs { get; private set; }

    /// <summary>The version of the workshop that it was written with; 0 for the text of the program, null when neither is written so any more.</summary>
    internal long? Versie { get; private set; }

    /// <summary>An attest that counts now, and so may leave as a file.</summary>
    internal bool IsGeldigAttest { get; private set; }

    internal ReadMails.Stand Mails { get; private set; } = null!;

    internal bool MagGoedkeuren => user.May(Right.KeurtDocumentGoed);

    internal bool MagSchrijven => user.May(Right.OntwerptFlows);

    internal bool KanPrinten => printer.IsAvailable;

    internal DateOnly Vandaag => klok.Vandaag;

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public string? WieTekent { get; set; }

    [BindProperty]
    public DateOnly? Op { get; set; }

    [BindProperty]
    public string? Hoe { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    [BindProperty]
    public string? Adres { get; set; }

    [BindProperty]
    public string? RedenTerug { get; set; }

    [BindProperty]
    public IFormFile? Bestand { get; set; }

    [BindProperty]
    public string? Aanpassing { get; set; }

    [BindProperty]
    public DateOnly? Gezien { get; set; }

    [BindProperty]
    public string? Weg { get; set; }

    [BindProperty]
    public string? Kenmerk { get; set; }

    [BindProperty]
    public DateOnly? AangekomenOp { get; set; }

    [BindProperty]
    public string? BevestigdDoor { get; set; }

    private string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Document.Traject, "document-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @Id AND {Zicht.Sql}", user.ZichtArgs(new { Id })) ?? throw new NotFound();
        Over = (await db.FindAsync<Wie>(
            $"""
            SELECT d.voornaam || ' ' || d.naam AS deelnemer, b.hash, b.sjabloonversie, m.naam AS nagelezen_door, b.verstuurd, b.controlecode, b.ingetrokken, b.html, b.model, t.organisatie, b.tekencode, t.trajectbegeleider, b.bezorgd, b.kenmerk, b.aangekomen, b.bevestigd_door FROM document b JOIN traject t ON t.id = b.traject
            JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = b.nagelezen_door WHERE b.id = @Id AND {Zicht.Sql}
            """,
            user.ZichtArgs(new { Id })))!;
        GezienOp = StandaardIup.Is(Document) ? await StandaardIup.FindGezienAsync(db, kluis, Document) : null;
        Mails = await mails.RunAsync(Document);
        Scans = await ScanRow.OfAsync(db, Id);
        Versies = await DocumentVersie.OfAsync(db, Id);
        if (Versies.Length > 0)
            Tekst = DocumentVersie.Text(kluis.OpenBytes(Luik.Persoon, (await db.FindAsync<byte[]>("SELECT inhoud FROM documentversie WHERE document = @Id ORDER BY versie DESC LIMIT 1", new { Id }))!));
        if (Over is not { Html: { } html, Sjabloonversie: { } gemaakt })
            return;
        Bewijs = Bewijs.Of(kluis, html, Over.Hash, Over.Model);
        Versie = await VersieAsync(gemaakt);
        IsGeldigAttest = Over.Controlecode is { } code && (await check.RunAsync(code)).Stand == AttestStand.Echt;
    }

    // A version of a letter counts with the parts of that time; with other parts it is another text.
    private async Task<long?> VersieAsync(string gemaakt)
    {
        var naam = brieven.Programma.Get(Document.Sjabloon).Naam;
        var delen = (await brieven.InForceAsync(Over.Organisatie)).Where(v => v.Naam != naam).ToDictionary(v => v.Naam, v => v.Inhoud);
        if (brieven.Programma.Get(naam).Versie == gemaakt || brieven.Programma.VersionOf(naam, delen) == gemaakt)
            return 0;
        return (await brieven.VersiesAsync(Over.Organisatie, naam)).FirstOrDefault(v =>
            brieven.Programma.VersionOf(naam, new Dictionary<string, string>(delen) { [naam] = v.Inhoud }) == gemaakt || brieven.Programma.VersionOf(naam, new Dictionary<string, string> { [naam] = v.Inhoud }) == gemaakt)?.Versie;
    }

    public async Task<IActionResult> OnPostVersieAsync()
    {
        await save.RunAsync(Id, Revisie, await CheckUpload.ReadAsync(Bestand, Welkom, HttpContext.RequestAborted), Aanpassing);
        return Done("De aangepaste versie is bewaard.");
    }

    public async Task<IActionResult> OnPostGoedAsync()
    {
        await advance.ApproveAsync(Id, Revisie);
        return Done("Goedgekeurd.");
    }

    public async Task<IActionResult> OnPostVerstuurdAsync()
    {
        await advance.SendAsync(Id, Revisie, Weg, Kenmerk);
        return Done("Genoteerd.");
    }

    public async Task<IActionResult> OnPostGezienAsync()
    {
        await noteGezien.RunAsync(Id, Revisie, Gezien);
        return Done("Genoteerd dat de deelnemer het zag.");
    }

    public async Task<IActionResult> OnPostMailAsync()
    {
        await mail.RunAsync(Id, Revisie, Adres);
        return Done("De mail vertrekt zo.");
    }

    public async Task<IActionResult> OnPostKwamTerugAsync()
    {
        await closeMail.ReturnAsync(Id, Revisie, RedenTerug);
        return Done("Genoteerd dat de mail terugkwam.");
    }

    public async Task<IActionResult> OnPostSluitMailAsync()
    {
        await closeMail.RunAsync(Id, Revisie);
        return Done("De mail is afgesloten. De link werkt niet meer.");
    }

    public async Task<IActionResult> OnPostAangekomenAsync()
    {
        await advance.ReceiveAsync(Id, Revisie, AangekomenOp, BevestigdDoor);
        return Done("Genoteerd dat het aangekomen is.");
    }

    public async Task<IActionResult> OnPostTekenAsync()
    {
        await advance.SignAsync(Id, Revisie, WieTekent ?? "", Op, Hoe ?? "");
        return Done("De handtekening is genoteerd.");
    }

    public async Task<IActionResult> OnPostTrekInAsync()
    {
        await withdraw.RunAsync(Id, Revisie, Reden ?? "");
        return Done("Het attest is ingetrokken.");
    }

    public async Task<IActionResult> OnPostMaakAsync()
    {
        await LoadAsync();
        render.Retry(Id);
        await render.RunAsync();
        return RedirectToPage();
    }

    private RedirectToPageResult Done(string zin)
    {
        TempData["Gelukt"] = zin;
        return RedirectToPage();
    }
}
