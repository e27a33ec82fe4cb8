using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Inbox;

/// <summary>The inbox: what is to be done, by whom, and by when.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class PostvakPage(Db db, Klok klok, Postvak postvak, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Groep { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rol { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    internal PostvakLijst Lijst { get; private set; } = new([], new Dictionary<string, long>(), [], false);

    internal DateOnly Vandaag => klok.Vandaag;

    internal CurrentUser Gebruiker => user;

    internal bool IsFiltered => !string.IsNullOrWhiteSpace(Rol + Fase + Zoek) || Groep is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Team = Team && user.May(Right.ZietTeam);
        Lijst = await postvak.ReadAsync(user, new(Team, Groep, Rol, Fase, Zoek, Pagina), ct);
        if (Lijst.Regels.Count > 0)
            await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, Team ? "postvak-team-bekeken" : "postvak-bekeken", klok.Now)], ct);
    }

    /// <summary>The address of the same list with one part changed; a part left out of the list stays out.</summary>
    internal string Address(bool? team = null, string? groep = "=", int pagina = 1)
    {
        Dictionary<string, string?> vraag = new()
        {
            ["team"] = team ?? Team ? "true" : null,
            ["groep"] = groep == "=" ? Groep : groep,
            ["rol"] = Rol,
            ["fase"] = Fase,
            ["zoek"] = Zoek,
            ["pagina"] = pagina > 1 ? pagina.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        return "/postvak" + QueryString.Create(vraag.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    internal static string Badge(PostvakRegel regel) => regel.Groep switch
    {
        "laat" => "badge-laat",
        "vandaag" => "badge-vandaag",
        "week" => "badge-week",
        _ => "",
    };

    internal string Wanneer(PostvakRegel regel) => regel.Termijn switch
    {
        null => "geen vaste dag",
        { } dag when regel.Groep == "bericht" => $"uiterlijk {Web.Datum.Kort(dag)}",
        { } dag => Web.Datum.Afstand(dag, Vandaag),
    };
}
