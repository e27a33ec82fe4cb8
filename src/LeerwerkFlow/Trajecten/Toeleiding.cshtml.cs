using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>A new toeleiding: from a vacature to the first step of a traject.</summary>
[Needs(Right.StartTraject)]
internal sealed class ToeleidingPage(Db db, Klok klok, CurrentUser user, FlowVersies versies, StartTraject start) : PersoonPage
{
    [BindProperty]
    public string? Vacature { get; set; }

    [BindProperty]
    public string? Coach { get; set; }

    [BindProperty]
    public string? Trajectbegeleider { get; set; }

    /// <summary>Id of the bericht by which VDAB referred this person, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Bericht { get; set; }

    /// <summary>The scheme is not in force today (S8).</summary>
    internal string? Waarschuwing { get; private set; }

    internal Keuze[] Vacatures { get; private set; } = [];

    internal IReadOnlyList<Keuze> Coaches { get; private set; } = [];

    private string Organisatie => user.Organisatie ?? throw new NotAllowed();

    internal IEnumerable<Veld> Werk =>
    [
        new("Vacature", "Vacature", Vacature, "keuze") { Keuzes = [new("", "Kies een vacature"), .. Vacatures], Breedte = "", Hulp = "Een toeleiding begint bij een vacature op een werkplek." },
    ];

    internal IEnumerable<Veld> Persoon =>
    [
        new("Voornaam", "Voornaam", Voornaam) { Breedte = "half" },
        new("Naam", "Achternaam", Naam) { Breedte = "half" },
        .. ContactVelden(Getypt),
    ];

    internal IEnumerable<Veld> Begeleiding =>
    [
        new("Coach", "Inschakelingscoach", Coach, "keuze") { Keuzes = [new("", "Nog niemand"), .. Coaches], Verplicht = false },
        new("Trajectbegeleider", "Trajectbegeleider van VDAB", Trajectbegeleider) { Breedte = "half", Verplicht = false, Hulp = "De persoon bij VDAB die later het IUP krijgt." },
    ];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Coach = user.Is(Role.Coach) ? user.Id : null;
    }

    public override async Task LoadAsync()
    {
        Vacatures = await VacaturesAsync(db, Organisatie);
        Coaches = await AssignCoach.ChoicesAsync(db, Organisatie);
        var versie = await versies.NewestAsync(NieuweToeleiding.Standaard, Organisatie);
        Waarschuwing = (await Regeling.FindAsync(db, versie.Flows.Get(versie.Flow)))?.Warning(klok.Vandaag);
    }

    /// <summary>The open vacatures of a leerwerkbedrijf.</summary>
    internal static Task<Keuze[]> VacaturesAsync(Db db, string organisatie) => db.QueryAsync<Keuze>(
        """
        SELECT v.id AS code, v.titel || ' · ' || p.naam || ' (' || w.gemeente || ')' AS label FROM vacature v JOIN werkplek w ON w.id = v.werkplek JOIN promotor p ON p.id = w.promotor
        WHERE v.organisatie = @organisatie AND v."open" = 1 ORDER BY v.titel
        """,
        new { organisatie });

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var coach = string.IsNullOrEmpty(Coach) ? null : Coach;
        if (coach is not null && Coaches.All(c => c.Code != coach))
            throw new RuleBroken("Kies een coach uit de lijst.", "Coach");
        var contact = Getypt.Checked(klok.Vandaag);
        var id = await start.RunAsync(
            new(Organisatie, (Voornaam ?? "").Trim(), (Naam ?? "").Trim(), contact, Vacature ?? "", coach, Trajectbegeleider?.Trim()), user.Id);
        await db.WriteAsync(
        [
            VerwerkingsLog.Looked(user.Id, id, "toeleiding-gestart", klok.Now),
            new("UPDATE bericht SET traject = @id, status = 'NIEUW', door = @wie WHERE id = @bericht AND organisatie = @Organisatie AND status = 'TOELEIDING'", new { id, wie = user.Id, bericht = Bericht ?? "", Organisatie }),
        ]);
        TempData["Gelukt"] = $"De toeleiding van {Voornaam} {Naam} is begonnen.";
        // Somebody else's dossier opens for its coach only.
        return LocalRedirect(coach == user.Id || user.Is(Role.Coordinator) ? $"/traject/{id}" : "/trajecten");
    }
}
