using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten.Afdrukken;

/// <summary>Several documents printed as one stack, and afterwards said to be sent: each on its own, so that one that moved meanwhile does not hold up the others.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class AfdrukPage(Db db, Klok klok, CurrentUser user, PrintAfdruk print, AdvanceDocument advance, PdfPrinter printer) : FormPage
{
    internal AfdrukRegel[] Regels { get; private set; } = [];

    /// <summary>By id of the document: why it was not sent, or null when it was. Null before anything was asked.</summary>
    internal Dictionary<string, string?>? Uitkomst { get; private set; }

    internal bool KanPrinten => printer.IsAvailable;

    [BindProperty(SupportsGet = true, Name = "id")]
    public string[] Id { get; set; } = [];

    [BindProperty]
    public long[] Revisie { get; set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() => Regels = Id.Length is 0 or > AfdrukRegel.Most ? [] : await AfdrukRegel.OfAsync(db, user, Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostPdfAsync() => File(await print.RunAsync(Id, HttpContext.RequestAborted), "application/pdf", $"afdruk-{Datum.Iso(klok.Vandaag)}.pdf");

    public async Task<IActionResult> OnPostVerstuurdAsync()
    {
        if (Id.Length is 0 or > AfdrukRegel.Most || Id.Length != Revisie.Length)
            throw new RuleBroken($"Kies hoogstens {AfdrukRegel.Most} documenten op de lijst en probeer opnieuw.");
        Uitkomst = [];
        foreach (var (id, revisie) in Id.Zip(Revisie))
            Uitkomst[id] = await SendAsync(id, revisie);
        await LoadAsync();
        return Page();
    }

    /// <summary>What happened to all of them, in one sentence.</summary>
    internal static string Samengevat(IReadOnlyCollection<string?> uitkomsten) => uitkomsten.Count(z => z is null) switch
    {
        var n when n == uitkomsten.Count => $"Genoteerd: {Documenten(n)} verstuurd of gegeven.",
        var n => $"Genoteerd: {Documenten(n)} verstuurd of gegeven. {Documenten(uitkomsten.Count - n)} niet: hieronder staat waarom.",
    };

    private static string Documenten(int n) => n == 1 ? "1 document" : $"{n} documenten";

    private async Task<string?> SendAsync(string id, long revisie)
    {
        try
        {
            await advance.SendAsync(id, revisie);
            return null;
        }
        catch (Exception e) when (e is RuleBroken or Moved or LeerwerkFlow.NotFound)
        {
            return e.Message;
        }
    }
}
