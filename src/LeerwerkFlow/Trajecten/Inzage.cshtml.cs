using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>Who besides the coach may read the vertrouwelijk luik of one traject; for that coach alone.</summary>
[Needs(Right.LeestVertrouwelijk)]
internal sealed class InzagePage(Db db, Klok klok, CurrentUser user, GiveInzage give) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Collega { get; set; }

    [BindProperty]
    public DateOnly? Tot { get; set; }

    [BindProperty]
    public string? Waarom { get; set; }

    [BindProperty]
    public string? Wens { get; set; }

    internal TrajectKop Kop { get; private set; } = null!;

    internal IReadOnlyList<Inzage> Inzagen { get; private set; } = [];

    internal DateOnly Vandaag => klok.Vandaag;

    internal IEnumerable<Veld> Velden { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "inzage-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Kop = await give.GetAsync(Id);
        Inzagen = await give.ReadAsync(Id);
        Velden =
        [
            new Veld("Collega", "Wie mag het lezen?", Collega, "keuze") { Keuzes = [new("", "Kies een collega"), .. await give.ChoicesAsync(Kop)], Hulp = $"Alleen deze persoon, alleen het dossier van {Kop.Voornaam}, en alleen zolang die het dossier kan zien." },
            Veld.Dag("Tot", "Tot en met welke dag?", Tot),
            new Veld("Wens", $"Vroeg {Kop.Voornaam} dit zelf?", Wens ?? "nee", "rondjes") { Keuzes = Keuze.JaNee },
            new Veld("Waarom", "Waarom is het nodig?", Waarom, "lang") { Langst = 500, Hulp = "Vertel het eerst aan de deelnemer." },
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await give.RunAsync(Id, Collega, Tot, Waarom, Wens == "ja");
        return Done("Je collega kan het vertrouwelijke deel nu lezen. Elke keer dat dat gebeurt, wordt genoteerd.");
    }

    public async Task<IActionResult> OnPostTrekInAsync(string? inzage)
    {
        await give.WithdrawAsync(Id, inzage);
        return Done("Je collega kan het vertrouwelijke deel niet meer lezen.");
    }

    private LocalRedirectResult Done(string zin)
    {
        TempData["Gelukt"] = zin;
        return LocalRedirect($"/traject/{Id}/inzage");
    }
}
