using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>Every letter and every part that letters share, with the version in use and the flows that ask for it.</summary>
[Needs(Right.OntwerptFlows)]
internal sealed class BrievenPage(Db db, CurrentUser user, Brieven brieven, Definities definities, ChangeKleur change) : FormPage
{
    /// <summary>What <c>_begin</c> takes when a leerwerkbedrijf chose nothing.</summary>
    internal const string Huiskleur = "#0b5c55";

    internal sealed record Rij(string Naam, string Titel, string Voor, long? Versie, bool Wacht, IReadOnlyList<string> Flows);

    internal IReadOnlyList<Rij> Letters { get; private set; } = [];

    internal IReadOnlyList<Rij> Delen { get; private set; } = [];

    [BindProperty]
    public string? Kleur { get; set; }

    public Task OnGetAsync() => LoadAsync();

    /// <summary>Keeps the colour of the letterhead, or goes back to that of the house.</summary>
    public async Task<IActionResult> OnPostKleurAsync(bool huis)
    {
        await change.RunAsync(huis ? null : Kleur);
        TempData["Gelukt"] = "De kleur is bewaard. Nieuwe brieven krijgen ze; wat gemaakt is, blijft zoals het is.";
        return LocalRedirect("/brieven");
    }

    public override async Task LoadAsync()
    {
        Kleur ??= await db.FindAsync<string>("SELECT kleur FROM organisatie WHERE id = @Organisatie", new { Organisatie = user.Organisatie ?? "" });
        var organisatie = user.Organisatie ?? "";
        var eigen = (await brieven.InForceAsync(organisatie)).ToDictionary(v => v.Naam, v => v.Versie);
        var wachten = (await db.QueryAsync<string>("SELECT naam FROM briefversie WHERE organisatie = @organisatie AND stand = 'voorstel'", new { organisatie })).ToHashSet();
        var gebruik = await UsedAsync(definities, user.Organisatie);
        var rijen = brieven.Programma.Teksten.Keys
            .Select(n => new Rij(n, Sjabloon.TitleOf(n), Voor(n), eigen.TryGetValue(n, out var versie) ? versie : null, wachten.Contains(n), gebruik.GetValueOrDefault(n, []))).ToList();
        Letters = [.. rijen.Where(r => r.Naam[0] != '_')];
        Delen = [.. rijen.Where(r => r.Naam[0] == '_')];
    }

    /// <summary>The names of the newest flows that ask for each letter.</summary>
    internal static async Task<Dictionary<string, IReadOnlyList<string>>> UsedAsync(Definities definities, string? organisatie) =>
        (await definities.PublishedAsync(organisatie)).SelectMany(d => ActivityTree.All(d.Bron).SelectMany(Asked).Select(s => (Sjabloon: s, d.Naam))).GroupBy(g => g.Sjabloon).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(x => x.Naam).Distinct()]);

    // Of a letter step the letter, of a task those that hang on it.
    private static IEnumerable<string> Asked(JsonObject stap) =>
        ActivityTree.Text(stap["sjabloon"]?["expression"] as JsonObject ?? [], "value") is { } sjabloon ? [sjabloon] : ActivityTree.List(stap, "brieven");

    private string Voor(string naam) => naam[0] == '_' ? "" : string.Join(", ", brieven.Programma.Get(naam).Voor.Select(DocumentLabels.Ontvanger));
}
