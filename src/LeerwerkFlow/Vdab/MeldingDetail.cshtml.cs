using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab;

/// <summary>One melding: what it says in words, its attempts, and the way to let a held one go.</summary>
[Needs(Right.ZietMeldingen)]
internal sealed class MeldingPage(Db db, Klok klok, CurrentUser user, ReleaseMelding release) : FormPage
{
    internal sealed record Poging(long Nr, DateTimeOffset Tijdstip, long? Antwoord, string Uitleg);

    internal sealed record Wie(string Deelnemer, string? VrijgegevenDoor, bool Voorganger);

    internal Melding Melding { get; private set; } = null!;

    internal Wie Over { get; private set; } = null!;

    internal Poging[] Pogingen { get; private set; } = [];

    internal bool MagVrijgeven => user.May(Right.GeeftMeldingVrij);

    [BindProperty]
    public string? Verteld { get; set; }

    private string Id => (string)RouteData.Values["id"]!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Melding.Traject, "melding-gelezen", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Melding = await db.FindAsync<Melding>($"SELECT {Melding.Columns} FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @Id AND {Zicht.Sql}", user.ZichtArgs(new { Id })) ?? throw new NotFound();
        Over = (await db.FindAsync<Wie>(
            $"""
            SELECT d.voornaam || ' ' || d.naam AS deelnemer, m.naam AS vrijgegeven_door,
              CASE WHEN EXISTS (SELECT 1 FROM melding e WHERE e.traject = n.traject AND e.sequence < n.sequence AND {Melding.Open}) THEN 1 ELSE 0 END AS voorganger
            FROM melding n JOIN traject t ON t.id = n.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = n.vrijgegeven_door WHERE n.id = @Id AND {Zicht.Sql}
            """,
            user.ZichtArgs(new { Id })))!;
        Pogingen = await db.QueryAsync<Poging>("SELECT poging AS nr, tijdstip, antwoord, uitleg FROM aflevering WHERE melding = @Id ORDER BY poging", new { Id });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await release.RunAsync(Id, Verteld);
        TempData["Gelukt"] = "De melding vertrekt naar VDAB.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOpnieuwAsync()
    {
        await release.AgainAsync(Id);
        TempData["Gelukt"] = "De melding wordt opnieuw geprobeerd.";
        return RedirectToPage();
    }
}
