using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab.Berichten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Vdab;

/// <summary>What VDAB hears: per status, or all of one traject in order.</summary>
[Needs(Right.ZietMeldingen)]
internal sealed class MeldingenPage(Db db, Klok klok, CurrentUser user) : PageModel
{
    public const int Most = 100;

    internal sealed record Rij(
        string Id, string Traject, long Sequence, string Mijlpaal, long Versie, DateOnly Datum, string? Uitkomst, string Status, long Poging, DateTimeOffset? Volgende, string? Reden,
        DateTimeOffset Aangemaakt, string Deelnemer, string? Coach, string Soort)
    {
        public Melding Melding => new(Id, Traject, Sequence, Mijlpaal, Versie, Datum, Uitkomst, Status, Poging, Volgende, Reden, Aangemaakt);
    }

    internal Rij[] Rijen { get; private set; } = [];

    internal bool MagAansluiting => user.May(Right.ZietAansluiting);

    internal bool MagSimulator => user.May(Right.ZietOverzicht);

    internal bool MagKanaal => user.May(Right.KiestKanaal);

    /// <summary>How many berichten wait for a person.</summary>
    internal long Berichten { get; private set; }

    internal CountMeldingen.Telling[] Tellingen { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Traject { get; set; }

    public async Task OnGetAsync()
    {
        Tellingen = await CountMeldingen.RunAsync(db, user);
        Berichten = await HandleBericht.CountAsync(db, user);
        var own = new { status = Status ?? "", traject = Traject ?? "", zoek = $"%{Zoekwoord.Of(Zoek)}%", most = Most };
        // Two texts, so that each has its index.
        var (which, order) = own.traject.Length == 0 ? ("@traject = ''", "n.aangemaakt DESC, n.traject, n.sequence") : ("t.id = @traject", "n.sequence");
        Rijen = await db.QueryAsync<Rij>(
            $"""
            SELECT {Melding.Columns}, d.voornaam || ' ' || d.naam AS deelnemer, c.naam AS coach, n.soort
            FROM melding n JOIN traject t ON t.id = n.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker c ON c.id = t.coach
            WHERE (@status = '' OR n.status = @status) AND {which} AND (d.zoek LIKE @zoek OR lower(t.id) LIKE @zoek) AND {Zicht.Lijst} ORDER BY {order} LIMIT @most
            """,
            user.ZichtArgs(own));
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Rijen.Length > 0 && !string.IsNullOrEmpty(Traject) ? Traject : null, "meldingen-bekeken", klok.Now)]);
    }

    internal long Aantal(string status) => Array.Find(Tellingen, t => t.Status == status)?.Aantal ?? 0;
}
