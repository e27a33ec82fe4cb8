using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten.Tekenen;

/// <summary>Where the QR code beside a place to sign leads, on a telephone: the photo of the signed page, and the day.</summary>
[Needs(Right.KeurtDocumentGoed)]
[UploadLimit]
internal sealed class ScanPage(Db db, Klok klok, CurrentUser user, ReadTekencode read, SaveScan save) : FormPage
{
    internal static readonly UploadSoort[] Welkom = [UploadSoort.Jpeg, UploadSoort.Png, UploadSoort.Pdf];

    internal ReadTekencode.Plek? Plek { get; private set; }

    internal DateOnly Vandaag => klok.Vandaag;

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public DateOnly? Op { get; set; }

    [BindProperty]
    public IFormFile? Bestand { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Plek is not null)
            await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Plek.Document.Traject, "document-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync() => Plek = string.IsNullOrWhiteSpace(Code) ? null : await read.RunAsync(Code, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await save.RunAsync(Code, Revisie, await CheckUpload.ReadAsync(Bestand, Welkom, HttpContext.RequestAborted), Op);
        TempData["Gelukt"] = "Het blad is bewaard.";
        return Redirect($"/scan/{Uri.EscapeDataString(Code!)}");
    }
}
