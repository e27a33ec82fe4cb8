using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>What VDAB sent, per status: what a person must look at comes first.</summary>
[Needs(Right.ZietMeldingen)]
internal sealed class BerichtenPage(Db db, Klok klok, CurrentUser user) : PageModel
{
    public const int Most = 100;

    internal sealed record Rij(string Id, string Soort, DateTimeOffset Ontvangen, string Status, string? Uitleg, string? Traject, string? Deelnemer);

    internal sealed record Telling(string Status, long Aantal);

    internal Rij[] Rijen { get; private set; } = [];

    internal Telling[] Tellingen { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    public async Task OnGetAsync()
    {
        // zicht: Sight holds it, here and below.
        const string From = "FROM bericht b LEFT JOIN traject t ON t.id = b.traject LEFT JOIN deelnemer d ON d.id = t.deelnemer WHERE " + HandleBericht.Sight;
        var args = HandleBericht.Args(user, new { status = Status ?? "", most = Most });
        Tellingen = await db.QueryAsync<Telling>($"SELECT b.status, COUNT(*) AS aantal {From} GROUP BY b.status", args);
        Rijen = await db.QueryAsync<Rij>(
            $"""
            SELECT b.id, b.soort, b.ontvangen, b.status, b.uitleg, b.traject, d.voornaam || ' ' || d.naam AS deelnemer {From} AND (@status = '' OR b.status = @status)
            ORDER BY CASE WHEN b.status IN ('NIEUW', 'VERWERKT', 'OPZIJ', 'WACHT') THEN 1 ELSE 0 END, b.ontvangen DESC, b.id DESC LIMIT @most
            """,
            args);
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, "berichten-bekeken", klok.Now)]);
    }

    internal long Aantal(string status) => Array.Find(Tellingen, t => t.Status == status)?.Aantal ?? 0;
}
