using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Vdab;

/// <summary>What the simulator knows per traject: only what was received, never joined with our own rows.</summary>
[Needs(Right.ZietOverzicht)]
internal sealed class SimulatorPage(Db db, CurrentUser user) : PageModel
{
    private const int Most = 1000;

    internal sealed record Rij(string Bron, string Sequence, string Id, string Mijlpaal, long Keren, DateTimeOffset Ontvangen);

    internal IReadOnlyList<IGrouping<string, Rij>> Dossiers { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    public async Task OnGetAsync()
    {
        var eigen = $"/organisaties/{user.Organisatie}/trajecten/";
        var rijen = await db.QueryAsync<Rij>(
            """
            SELECT bron, sequence, id, mijlpaal, keren, ontvangen FROM simulator_ontvangst
            WHERE substr(bron, 1, CAST(@lengte AS INTEGER)) = @eigen AND lower(bron) LIKE @zoek ORDER BY bron DESC, sequence LIMIT @most
            """,
            new { eigen, lengte = eigen.Length, zoek = $"%{(Zoek ?? "").Trim().ToLowerInvariant()}%", most = Most });
        Dossiers = [.. rijen.GroupBy(r => r.Bron[eigen.Length..])];
    }
}
