using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>The work to which people can be led (S2): vacatures, the werkplekken they stand on, and the functieprofielen behind those.</summary>
[Needs(Right.ZietVacatures)]
internal sealed class VacaturesPage(Db db, CurrentUser user) : PageModel
{
    internal sealed record VacatureRij(string Id, string Titel, string Werkplek, string Promotor, long Plaatsen, long Bezet, long Vte, bool Open);

    internal sealed record WerkplekRij(string Id, string Naam, string Promotor, string Profiel, string Gemeente, long Vte);

    internal sealed record ProfielRij(string Id, string Naam, string Competenties);

    internal VacatureRij[] Vacatures { get; private set; } = [];

    internal WerkplekRij[] Werkplekken { get; private set; } = [];

    internal ProfielRij[] Profielen { get; private set; } = [];

    internal bool MagWijzigen => user.May(Right.BeheertVacatures);

    public async Task OnGetAsync()
    {
        var args = new { Organisatie = user.Organisatie ?? "" };
        // zicht: counts the trajecten on a vacature, shows nobody.
        Vacatures = await db.QueryAsync<VacatureRij>(
            """
            SELECT v.id, v.titel, w.naam AS werkplek, p.naam AS promotor, v.plaatsen,
              (SELECT COUNT(*) FROM traject t WHERE t.vacature = v.id AND t.status <> 'afgerond') AS bezet, v.vte, v."open"
            FROM vacature v JOIN werkplek w ON w.id = v.werkplek JOIN promotor p ON p.id = w.promotor WHERE v.organisatie = @Organisatie ORDER BY v."open" DESC, v.titel, v.id
            """,
            args);
        Werkplekken = await db.QueryAsync<WerkplekRij>(
            """
            SELECT w.id, w.naam, p.naam AS promotor, f.naam AS profiel, w.gemeente, w.vte FROM werkplek w JOIN promotor p ON p.id = w.promotor
              JOIN functieprofiel f ON f.id = w.functieprofiel WHERE w.organisatie = @Organisatie ORDER BY w.naam, w.id
            """,
            args);
        Profielen = await db.QueryAsync<ProfielRij>("SELECT id, naam, competenties FROM functieprofiel WHERE organisatie = @Organisatie ORDER BY naam, id", args);
    }
}
