using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>What VDAB should know and what it knows, side by side, as it is at this moment.</summary>
[Needs(Right.ZietAansluiting)]
internal sealed class AansluitingPage(Db db, Klok klok, CurrentUser user, ReadAansluiting read) : PageModel
{
    internal ReadAansluiting.Beeld Beeld { get; private set; } = null!;

    /// <summary>Open differences on the name of who looks.</summary>
    internal Verschil[] Eigen { get; private set; } = [];

    internal bool MagPerioden => user.May(Right.BeheertAansluiting);

    internal DateOnly Vandaag => klok.Vandaag;

    internal long Moet => Beeld.Aantallen.Values.Sum();

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? Gekozen { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    public async Task OnGetAsync()
    {
        Pagina = Math.Clamp(Pagina, 1, 1_000_000);
        Beeld = await read.RunAsync(Store.Zoekwoord.Of(Zoek), Gekozen ?? "", Pagina, HttpContext.RequestAborted);
        Eigen = await db.QueryAsync<Verschil>(
            $"SELECT {Verschil.Columns} FROM verschil v LEFT JOIN medewerker m ON m.id = v.eigenaar WHERE v.status = 'open' AND v.eigenaar = @zichtMedewerker AND {Verschil.Zicht} ORDER BY v.termijn, v.id LIMIT 50", user.ZichtArgs());
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, "aansluiting-bekeken", klok.Now)]);
    }

    internal string Adres(int pagina) => Url.Page(null, new { Zoek, stand = Gekozen, pagina }) ?? "";
}
