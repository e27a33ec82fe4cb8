using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>Every letter and every part that letters share, with the version in use and the flows that ask for it.</summary>
[Needs(Right.OntwerptFlows)]
internal sealed class BrievenPage(Db db, CurrentUser user, Brieven brieven, Definities definities) : PageModel
{
    internal sealed record Rij(string Naam, string Titel, string Voor, long? Versie, bool Wacht, IReadOnlyList<string> Flows);

    internal IReadOnlyList<Rij> Letters { get; private set; } = [];

    internal IReadOnlyList<Rij> Delen { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var organisatie = user.Organisatie ?? "";
        var eigen = (await brieven.InForceAsync(organisatie)).ToDictionary(v => v.Naam, v => v.Versie);
        var wachten = (await db.QueryAsync<string>("SELECT naam FROM briefversie WHERE organisatie = @organisatie AND stand = 'voorstel'", new { organisatie })).ToHashSet();
        var gebruik = await UsedAsync(definities, user.Organisatie);
        var rijen = brieven.Programma.Teksten.Keys
            .Select(n => new Rij(n, Title(n), Voor(n), eigen.TryGetValue(n, out var versie) ? versie : null, wachten.Contains(n), gebruik.GetValueOrDefault(n, []))).ToList();
        Letters = [.. rijen.Where(r => r.Naam[0] != '_')];
        Delen = [.. rijen.Where(r => r.Naam[0] == '_')];
    }

    /// <summary>The name as people read it.</summary>
    internal static string Title(string naam) => naam.TrimStart('_').Replace('-', ' ').Replace("iup", "IUP", StringComparison.Ordinal).Replace("tbs", "TBS", StringComparison.Ordinal) is { Length: > 0 } t ? char.ToUpperInvariant(t[0]) + t[1..] : naam;

    /// <summary>The names of the newest flows that ask for each letter.</summary>
    internal static async Task<Dictionary<string, IReadOnlyList<string>>> UsedAsync(Definities definities, string? organisatie) =>
        (await definities.PublishedAsync(organisatie)).SelectMany(d => ActivityTree.All(d.Bron).Select(s => (Sjabloon: ActivityTree.Text(s["sjabloon"]?["expression"] as System.Text.Json.Nodes.JsonObject ?? [], "value"), d.Naam)))
            .Where(g => g.Sjabloon is not null).GroupBy(g => g.Sjabloon!).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(x => x.Naam).Distinct()]);

    private string Voor(string naam) => naam[0] == '_' ? "" : string.Join(", ", brieven.Programma.Get(naam).Voor.Select(DocumentLabels.Ontvanger));
}
