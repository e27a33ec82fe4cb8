using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The optional blocks of the own flows, switched for the deelnemers of one promotor.</summary>
[Needs(Right.KiestKeuzeblokken)]
internal sealed class KeuzeblokkenPage(Db db, CurrentUser user, Definities definities, Keuzeblokken blokken, SwitchKeuzeblokken choose) : FormPage
{
    private const string Veld = "blok.";

    internal sealed record Verleden(string Blok, bool? Aan, DateTimeOffset Tijdstip, string Door);

    [BindProperty(SupportsGet = true)]
    public string? Promotor { get; set; }

    [BindProperty]
    public long Stand { get; set; }

    internal PromotorKeuze[] Promotors { get; private set; } = [];

    internal PromotorKeuze? Gekozen { get; private set; }

    internal IReadOnlyList<Keuzeblok> Alle { get; private set; } = [];

    internal IReadOnlyDictionary<string, bool> Keuzes { get; private set; } = new Dictionary<string, bool>();

    internal long Bewaard { get; private set; }

    internal IReadOnlyList<Verleden> Journaal { get; private set; } = [];

    private string Organisatie => user.Organisatie ?? throw new NotAllowed();

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Promotors = await SwitchKeuzeblokken.PromotorsAsync(db, Organisatie);
        Alle = await SwitchKeuzeblokken.KnownAsync(definities, Organisatie);
        if (Promotor is null)
            return;
        Gekozen = Array.Find(Promotors, p => p.Id == Promotor) ?? throw new NotFound();
        Keuzes = await blokken.ChosenAsync(Organisatie, Promotor);
        Bewaard = await SwitchKeuzeblokken.StandAsync(db, Organisatie, Promotor);
        Journaal = await db.QueryAsync<Verleden>(
            "SELECT k.blok, k.aan, k.tijdstip, m.naam AS door FROM blokkeuze k JOIN medewerker m ON m.id = k.door WHERE k.organisatie = @Organisatie AND k.promotor = @Promotor ORDER BY k.nr DESC LIMIT 20",
            new { Organisatie, Promotor });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var keuzes = Request.Form.Where(v => v.Key.StartsWith(Veld, StringComparison.Ordinal)).ToDictionary(v => v.Key[Veld.Length..], v => v.Value.ToString() switch
        {
            "aan" => true,
            "uit" => false,
            _ => (bool?)null,
        });
        await choose.RunAsync(Promotor ?? "", keuzes, Stand);
        TempData["Gelukt"] = $"De keuzeblokken voor {Gekozen!.Naam} zijn bewaard. Ze gelden voor nieuwe trajecten.";
        return RedirectToPage(new { Promotor });
    }
}
