using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>What the simulator knows per traject: only what was received, never joined with our own rows. Here it is told how to behave.</summary>
[Needs(Right.ZietOverzicht)]
internal sealed class SimulatorPage(Db db, CurrentUser user, GedragRij gedrag, SendBeslissing beslis) : FormPage
{
    private const int Most = 1000;

    internal sealed record Rij(string Bron, string Sequence, string Id, string Mijlpaal, long Keren, DateTimeOffset Ontvangen, string Antwoord, bool Later);

    internal IReadOnlyList<IGrouping<string, Rij>> Dossiers { get; private set; } = [];

    /// <summary>Code of how it behaves now; null when a test told it something else.</summary>
    internal string? Nu { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty]
    public string? Gedrag { get; set; }

    [BindProperty]
    public string? Dossier { get; set; }

    [BindProperty]
    public string? Soort { get; set; }

    [BindProperty]
    public string? Antwoord { get; set; }

    [BindProperty]
    public int? Maanden { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostBeslisAsync()
    {
        await beslis.RunAsync(user.Organisatie ?? "", Dossier, Soort ?? "", Antwoord != "nee", Maanden);
        TempData["Gelukt"] = "VDAB heeft het bericht gestuurd. Binnen enkele seconden is het verwerkt: kijk bij Berichten van VDAB.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Gedrag is null || !Simulatie.Gedrag.Keuzes.TryGetValue(Gedrag, out var keuze))
            throw new RuleBroken("Kies hoe VDAB zich gedraagt.", nameof(Gedrag));
        await gedrag.SetAsync(keuze.Gedrag);
        TempData["Gelukt"] = $"Vanaf nu: {keuze.Label}.";
        return RedirectToPage();
    }

    public override async Task LoadAsync()
    {
        var nu = await gedrag.GetAsync();
        Nu = Simulatie.Gedrag.Keuzes.FirstOrDefault(k => k.Value.Gedrag == nu).Key;
        var eigen = $"/organisaties/{user.Organisatie}/trajecten/";
        var rijen = await db.QueryAsync<Rij>(
            """
            SELECT bron, sequence, id, mijlpaal, keren, ontvangen, COALESCE(antwoord, 'aanvaard') AS antwoord, CASE WHEN antwoord_op IS NULL THEN 0 ELSE 1 END AS later FROM simulator_ontvangst
            WHERE substr(bron, 1, CAST(@lengte AS INTEGER)) = @eigen AND lower(bron) LIKE @zoek ORDER BY bron DESC, sequence LIMIT @most
            """,
            new { eigen, lengte = eigen.Length, zoek = $"%{(Zoek ?? "").Trim().ToLowerInvariant()}%", most = Most });
        Dossiers = [.. rijen.GroupBy(r => r.Bron[eigen.Length..])];
    }
}
