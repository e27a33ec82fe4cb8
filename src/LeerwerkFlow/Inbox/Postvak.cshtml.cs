using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Inbox.Reeksen;
using LeerwerkFlow.Inbox.Weergaven;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox;

/// <summary>The inbox: what is to be done, by whom, and by when.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class PostvakPage(Db db, Klok klok, Postvak postvak, ReadWeergaven weergaven, SaveWeergave save, SwitchToetsen toetsen, CurrentUser user) : FormPage
{
    /// <summary>So many weergaven stand on the page itself.</summary>
    internal const int MostWeergaven = 12;

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

    /// <summary>The name to keep this filter under.</summary>
    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public bool Gedeeld { get; set; }

    internal PostvakLijst Lijst { get; private set; } = new([], new Dictionary<string, long>(), [], false);

    internal Weergave[] Weergaven { get; private set; } = [];

    /// <summary>The fase that was asked for and that no flow has any more.</summary>
    internal string? FaseWeg { get; private set; }

    /// <summary>True when single keys do something for this person.</summary>
    internal bool Toetsen { get; private set; } = true;

    internal bool MagKiezen => Reeks.For(user).Any();

    internal DateOnly Vandaag => klok.Vandaag;

    internal CurrentUser Gebruiker => user;

    internal bool IsFiltered => !string.IsNullOrWhiteSpace(Rol + Fase + Zoek) || Groep is not null;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        var ct = HttpContext.RequestAborted;
        Team = Team && user.May(Right.ZietTeam);
        Lijst = await ReadAsync(ct);
        if (!string.IsNullOrEmpty(Fase) && Lijst.Fasen.All(f => f.Key != Fase) && !await postvak.KnowsFaseAsync(user, Fase, ct))
        {
            (FaseWeg, Fase) = (Fase, null);
            Lijst = await ReadAsync(ct);
        }

        (Weergaven, Toetsen) = (await weergaven.ListAsync(user, ct), await toetsen.IsOnAsync(user, ct));
        if (Lijst.Regels.Count > 0)
            await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, Team ? "postvak-team-bekeken" : "postvak-bekeken", klok.Now)], ct);
    }

    public async Task<IActionResult> OnPostBewaarAsync()
    {
        await save.RunAsync(user, null, Naam, Address()["/postvak".Length..], Gedeeld);
        TempData["Gelukt"] = $"De weergave “{Naam!.Trim()}” is bewaard. Je vindt ze boven je lijst.";
        return LocalRedirect(Address());
    }

    public async Task<IActionResult> OnPostToetsenAsync(bool aan)
    {
        await toetsen.RunAsync(user, aan);
        TempData["Gelukt"] = aan ? "De losse toetsen staan aan." : "De losse toetsen staan uit. De pijlen, Tab en Enter werken nog.";
        return LocalRedirect("/postvak");
    }

    /// <summary>The address of the same list with one part changed; a part left out of the list stays out.</summary>
    internal string Address(bool? team = null, string? groep = "=", int pagina = 1, string? handler = null)
    {
        Dictionary<string, string?> vraag = new()
        {
            ["team"] = team ?? Team ? "true" : null,
            ["groep"] = groep == "=" ? Groep : groep,
            ["rol"] = Rol,
            ["fase"] = Fase,
            ["zoek"] = Zoek,
            ["pagina"] = pagina > 1 ? pagina.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            ["handler"] = handler,
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
        { } dag when regel.Groep == "bericht" => $"uiterlijk {Datum.Kort(dag)}",
        { } dag => Datum.Afstand(dag, Vandaag),
    };

    private Task<PostvakLijst> ReadAsync(CancellationToken ct) => postvak.ReadAsync(user, new(Team, Groep, Rol, Fase, Zoek, Pagina), ct);
}
