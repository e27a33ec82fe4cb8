using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>One bericht in words, and what a person can do with it.</summary>
[Needs(Right.ZietMeldingen)]
internal sealed class BerichtPage(Db db, Klok klok, Kluis kluis, CurrentUser user, HandleBericht handle) : FormPage
{
    // True when the flow waits for something of VDAB now.
    private bool wacht;

    internal Bericht Bericht { get; private set; } = null!;

    internal BerichtBody Body { get; private set; } = null!;

    /// <summary>Name of who did something with it.</summary>
    internal string? DoorNaam { get; private set; }

    internal bool MagKoppelen => Bericht is { Status: "ONBEKEND" or "TOELEIDING", Melding: null } && user.May(Right.GeeftMeldingVrij);

    internal bool MagBeginnen => Bericht.Status == "TOELEIDING" && user.May(Right.StartTraject);

    internal bool MagToepassen => Bericht is { Status: "LAAT" or "DUBBEL" or "ONPASSEND" or "WACHT", Melding: null, Traject: not null } && wacht && user.May(Right.GeeftMeldingVrij);

    internal bool MagOpzij => Bericht.Status is not ("NIEUW" or "VERWERKT" or "OPZIJ");

    [BindProperty]
    public string? Traject { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    private string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Bericht.Traject, "bericht-gelezen", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Bericht = await HandleBericht.GetAsync(db, user, Id);
        Body = Bericht.Read(kluis);
        wacht = await db.FindAsync<long?>("SELECT 1 FROM wacht WHERE traject = @traject AND soort = 'Bericht' AND status = 'open'", new { traject = Bericht.Traject ?? "" }) is not null;
        DoorNaam = Bericht.Door is { } door ? await db.FindAsync<string>("SELECT naam FROM medewerker WHERE id = @door", new { door }) : null;
    }

    public async Task<IActionResult> OnPostKoppelAsync()
    {
        await handle.ConnectAsync(Id, Traject, Reden);
        return Done("Het bericht is gekoppeld.");
    }

    public async Task<IActionResult> OnPostPasToeAsync()
    {
        await handle.ApplyAsync(Id, Reden);
        return Done("Het bericht is verwerkt. De flow gaat verder.");
    }

    public async Task<IActionResult> OnPostOpzijAsync()
    {
        await handle.SetAsideAsync(Id, Reden);
        return Done("Het bericht ligt opzij.");
    }

    private RedirectToPageResult Done(string zin)
    {
        TempData["Gelukt"] = zin;
        return RedirectToPage();
    }
}
