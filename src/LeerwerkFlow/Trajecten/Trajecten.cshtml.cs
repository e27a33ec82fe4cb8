using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>The trajecten that this person may see, newest first, found by name, phase and status.</summary>
[Needs(Right.ZietTrajecten)]
internal sealed class TrajectenPage(Db db, Klok klok, CurrentUser user, FlowVersies versies) : PageModel
{
    private const int PerPagina = 25;

    private const string Where =
        $"""
        FROM traject t JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = t.coach
        WHERE {Zicht.Lijst} AND (@zoek = '' OR d.zoek LIKE @bevat OR LOWER(t.id) LIKE @bevat) AND (@fase = '' OR t.fase = @fase) AND (@status = '' OR t.status = @status)
        """;

    internal sealed record Rij(
        string Id, string Voornaam, string Naam, string Fase, string Status, string? Coach, DateOnly? Start, DateOnly? Einde, string Flowversie, DateOnly? Volgende)
    {
        public string FaseLabel { get; set; } = "";
    }

    private sealed record FaseRij(string Fase, string Flowversie, string Status);

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    /// <summary>Code of a <see cref="Trajecten.Signaal"/>; one that nobody knows filters nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Signaal { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    internal Rij[] Rijen { get; private set; } = [];

    internal List<Keuze> Fasen { get; } = [new("", "Alle fasen")];

    internal long Aantal { get; private set; }

    internal long Paginas => Math.Max(1, (Aantal + PerPagina - 1) / PerPagina);

    internal DateOnly Vandaag => klok.Vandaag;

    public async Task OnGetAsync()
    {
        var zoek = Zoekwoord.Of(Zoek);
        Pagina = Math.Max(1, Pagina);
        var where = Trajecten.Signaal.Find(Signaal) is { } signaal ? $"{Where} AND {signaal.Running}" : Where;
        var dagen = Trajecten.Signaal.Dagen(klok.Vandaag);
        var args = user.ZichtArgs(new { dagen.Vandaag, dagen.StilSinds, dagen.EindeTot, zoek, bevat = $"%{zoek}%", fase = Fase ?? "", status = Status ?? "", limit = PerPagina, offset = (Pagina - 1) * PerPagina });
        Aantal = await db.FindAsync<long>($"SELECT COUNT(*) {where}", args);
        Rijen = await db.QueryAsync<Rij>(
            $"""
            SELECT t.id, d.voornaam, d.naam, t.fase, t.status, m.naam AS coach, t.start, t.einde, t.flowversie,
              (SELECT MIN(w.datum) FROM wacht w WHERE w.traject = t.id AND w.status = 'open') AS volgende
            {where} ORDER BY CASE WHEN t.status = 'afgerond' THEN 1 ELSE 0 END, t.nummer DESC LIMIT @limit OFFSET @offset
            """,
            args);
        foreach (var rij in Rijen)
            rij.FaseLabel = Trajecten.Fasen.Label(await versies.GetAsync(rij.Flowversie), rij.Fase, rij.Status);
        foreach (var rij in await db.QueryAsync<FaseRij>($"SELECT DISTINCT t.fase, t.flowversie, t.status FROM traject t WHERE t.fase <> '' AND {Zicht.Lijst} ORDER BY t.fase", user.ZichtArgs()))
        {
            if (Fasen.TrueForAll(f => f.Code != rij.Fase))
                Fasen.Add(new(rij.Fase, Trajecten.Fasen.Label(await versies.GetAsync(rij.Flowversie), rij.Fase, "lopend")));
        }
    }

    internal string Adres(int pagina) => Url.Page(null, new { Zoek, Fase, Status, Signaal, pagina }) ?? "";
}
