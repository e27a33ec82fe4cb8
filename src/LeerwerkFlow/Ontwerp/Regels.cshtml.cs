using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The rules in force, to read; their versions; and a form to propose others.</summary>
[Needs(Right.LeestVoorstellen)]
internal sealed class RegelsPage(Db db, CurrentUser user, RegelSets regels, ProposeRegels propose) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Naam { get; set; }

    [BindProperty]
    public IFormFile? Bestand { get; set; }

    [BindProperty]
    public string? Bron { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    internal IReadOnlyList<string> Namen { get; private set; } = [];

    internal RegelSet? Geldig { get; private set; }

    internal IReadOnlyList<RegelVersie> Versies { get; private set; } = [];

    internal IReadOnlyDictionary<string, string> Medewerkers { get; private set; } = new Dictionary<string, string>();

    internal bool MagVoorstellen => user.May(Right.OntwerptFlows);

    /// <summary>The version in force; null as long as the file of the program is.</summary>
    internal RegelVersie? VersieNu => Versies.FirstOrDefault(v => v.Stand == "geldig");

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        var alle = await regels.VersiesAsync();
        Namen = [.. alle.Select(v => v.Naam).Concat(RegelSets.Files()).Distinct().Order(StringComparer.Ordinal)];
        Naam ??= Namen.Count > 0 ? Namen[0] : null;
        if (Naam is null)
            return;
        Geldig = Namen.Contains(Naam) ? await regels.InForceAsync(Naam) : throw new NotFound();
        Versies = [.. alle.Where(v => v.Naam == Naam)];
        Medewerkers = await NamesAsync(db);
    }

    public async Task<IActionResult> OnGetDownloadAsync() => Naam is not null && await regels.FindTextAsync(Naam) is { } tekst
        ? File(System.Text.Encoding.UTF8.GetBytes(tekst), "application/json", Naam + ".json")
        : throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Bestand is null || Bestand.Length > ProposeRegels.MostBytes)
            throw new RuleBroken("Kies het bestand met de nieuwe regels, hoogstens 1 MB.", "Bestand");
        using var reader = new StreamReader(Bestand.OpenReadStream());
        var versie = await propose.RunAsync(Naam ?? "", await reader.ReadToEndAsync(), Bron ?? "", Reden ?? "");
        TempData["Gelukt"] = "De nieuwe regels zijn voorgesteld. Ze gelden pas als twee anderen ze goedkeuren.";
        return LocalRedirect($"/ontwerp/regels/{Naam}/{versie}");
    }

    /// <summary>Who acted, by id.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> NamesAsync(Db db)
    {
        var namen = (await db.QueryAsync<Keuze>("SELECT id, naam FROM medewerker WHERE id IN (SELECT actor FROM regelbesluit)")).ToDictionary(m => m.Id, m => m.Naam);
        namen[RegelVersie.VanProgramma] = "het programma";
        return namen;
    }

    private sealed record Keuze(string Id, string Naam);
}
