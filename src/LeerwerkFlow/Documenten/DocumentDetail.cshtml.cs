using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten;

/// <summary>One document: the page itself in a frame of its own, and what there is to do with it.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class DocumentPage(Db db, Klok klok, CurrentUser user, AdvanceDocument advance, RenderDocument render, PdfPrinter printer, WithdrawAttest withdraw) : FormPage
{
    internal sealed record Wie(string Deelnemer, string? Hash, string? Sjabloonversie, string? NagelezenDoor, DateTimeOffset? Verstuurd, string? Controlecode, DateTimeOffset? Ingetrokken);

    internal DocumentRow Document { get; private set; } = null!;

    internal Wie Over { get; private set; } = null!;

    internal bool MagGoedkeuren => user.May(Right.KeurtDocumentGoed);

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
            SELECT d.voornaam || ' ' || d.naam AS deelnemer, b.hash, b.sjabloonversie, m.naam AS nagelezen_door, b.verstuurd, b.controlecode, b.ingetrokken FROM document b JOIN traject t ON t.id = b.traject
            JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = b.nagelezen_door WHERE b.id = @Id AND {Zicht.Sql}
            """,
            user.ZichtArgs(new { Id })))!;
    }

    public async Task<IActionResult> OnPostGoedAsync()
    {
        await advance.ApproveAsync(Id, Revisie);
        return Done("Goedgekeurd.");
    }

    public async Task<IActionResult> OnPostVerstuurdAsync()
    {
        await advance.SendAsync(Id, Revisie);
        return Done("Genoteerd.");
    }

    public async Task<IActionResult> OnPostAangekomenAsync()
    {
        await advance.ReceiveAsync(Id, Revisie);
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
