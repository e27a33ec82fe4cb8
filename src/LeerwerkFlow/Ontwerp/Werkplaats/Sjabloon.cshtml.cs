using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>The workshop of one letter: its text, what is wrong with it, how it looks for fictitious people, and its versions.</summary>
[Needs(Right.OntwerptFlows)]
internal sealed class SjabloonPage(Db db, CurrentUser user, Brieven brieven, CheckSjabloon check, WriteSjabloon write, Definities definities, Betrokken betrokken, OntwerpOptions options) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Naam { get; set; } = "";

    [BindProperty]
    public string? Tekst { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Dossier { get; set; } = "";

    [BindProperty]
    public string? Reden { get; set; }

    [BindProperty]
    public long Basis { get; set; } = -1;

    internal IReadOnlyList<SjabloonVersie> Versies { get; private set; } = [];

    internal IReadOnlyList<string> Dossiers { get; private set; } = [];

    internal IReadOnlyList<DossierVeld> Velden { get; private set; } = [];

    internal IReadOnlyList<string> Flows { get; private set; } = [];

    internal long Lopend { get; private set; }

    internal SjabloonProef Proef { get; private set; } = new(null, [], null);

    internal IReadOnlyDictionary<string, string> Namen { get; private set; } = new Dictionary<string, string>();

    internal bool TweedePersoon => options.TweedePersoon;

    private Sjablonen Eigen { get; set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        await ReadAsync();
        Versies = await brieven.VersiesAsync(user.Organisatie!, Naam);
        if (Basis < 0)
            Basis = Versies.FirstOrDefault(v => v.Stand == "geldig")?.Versie ?? 0;
        var letter = Naam[0] == '_' ? [] : Eigen.Get(Naam).Voor;
        Velden = [.. DossierSchema.For(letter).Velden];
        Flows = (await BrievenPage.UsedAsync(definities, user.Organisatie)).GetValueOrDefault(Naam, []);
        foreach (var definitie in (await definities.PublishedAsync(user.Organisatie)).Where(d => Flows.Contains(d.Naam)))
            Lopend = Math.Max(Lopend, (await betrokken.CountAsync(definitie.Id, user)).Sum(b => b.Lopend));
        Namen = (await db.QueryAsync<Wie>("SELECT id, naam FROM medewerker WHERE id IN (SELECT door FROM briefversie WHERE organisatie = @Organisatie AND naam = @Naam)", new { user.Organisatie, Naam })).ToDictionary(m => m.Id, m => m.Naam);
        Proef = Try();
    }

    /// <summary>The letter itself, in the frame.</summary>
    public Task<IActionResult> OnGetProefAsync() => OnPostProefAsync();

    public async Task<IActionResult> OnPostProefAsync()
    {
        await ReadAsync();
        Response.Headers.ContentSecurityPolicy = InhoudPage.Policy;
        return Content(Try().Html ?? "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Nog geen brief</title></head><body><p>De brief kan nog niet getoond worden. Bij de tekst staat wat eerst beter moet.</p></body></html>", "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostBevindingenAsync()
    {
        await ReadAsync();
        return Partial("_Bevindingen", Try());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        var versie = await write.RunAsync(Naam, Tekst ?? "", Reden ?? "", Basis);
        TempData["Gelukt"] = versie.IsVoorstel ? "Je tekst is voorgesteld. Iemand anders geeft hem vrij." : "De tekst is in gebruik. Nieuwe brieven krijgen hem.";
        return LocalRedirect($"/brieven/{Naam}/{versie.Versie}");
    }

    private SjabloonProef Try() => check.Try(Eigen, Naam, Tekst?.ReplaceLineEndings("\n"), Dossier);

    private async Task ReadAsync()
    {
        Eigen = await brieven.OfAsync(user.Organisatie ?? throw new NotFound());
        if (!Eigen.Teksten.TryGetValue(Naam, out var nu))
            throw new NotFound();
        Tekst ??= nu;
        Dossiers = check.Dossiers(Naam);
        if (!Dossiers.Contains(Dossier))
            Dossier = Dossiers[0];
    }

    private sealed record Wie(string Id, string Naam);
}
