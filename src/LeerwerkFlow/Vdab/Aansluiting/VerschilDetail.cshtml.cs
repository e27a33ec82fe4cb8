using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>One difference: both sides, what happened with it, and what somebody does about it.</summary>
[Needs(Right.ZietAansluiting)]
internal sealed class VerschilPage(Db db, Klok klok, CurrentUser user, SolveVerschil solve) : FormPage
{
    internal sealed record Stap(DateTimeOffset Tijdstip, string Wat, string? Door);

    internal Verschil Verschil { get; private set; } = null!;

    internal Stap[] Stappen { get; private set; } = [];

    /// <summary>Whether the dossier is one that this person may open.</summary>
    internal bool KentDossier { get; private set; }

    internal bool MagPerioden => user.May(Right.BeheertAansluiting);

    internal DateOnly Vandaag => klok.Vandaag;

    [BindProperty]
    public string? Oplossing { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    private string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, KentDossier ? Verschil.Dossier : null, "verschil-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Verschil = await db.FindAsync<Verschil>(
            $"SELECT {Verschil.Columns} FROM verschil v LEFT JOIN medewerker m ON m.id = v.eigenaar WHERE v.id = @Id AND {Verschil.Zicht}", user.ZichtArgs(new { Id })) ?? throw new LeerwerkFlow.NotFound();
        Stappen = await db.QueryAsync<Stap>("SELECT s.tijdstip, s.wat, m.naam AS door FROM verschil_stap s LEFT JOIN medewerker m ON m.id = s.door WHERE s.verschil = @Id ORDER BY s.nr", new { Id });
        KentDossier = await db.FindAsync<string>($"SELECT t.id FROM traject t WHERE t.id = @Dossier AND {Zicht.Sql}", user.ZichtArgs(new { Verschil.Dossier })) is not null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await solve.RunAsync(Id, Oplossing, Reden, HttpContext.RequestAborted);
        TempData["Gelukt"] = "Je keuze is bewaard.";
        return RedirectToPage();
    }
}
