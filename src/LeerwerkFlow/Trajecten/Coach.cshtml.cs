using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>Another coach: first which open work goes along, then it goes.</summary>
[Needs(Right.WijstCoachToe)]
internal sealed class CoachPage(Db db, CurrentUser user, AssignCoach assign) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public long Revisie { get; set; }

    /// <summary>May be proposed in the address; nothing happens before it is sent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Coach { get; set; }

    internal TrajectKop Kop { get; private set; } = null!;

    internal IReadOnlyList<Keuze> Coaches { get; private set; } = [];

    /// <summary>Titles of the open taken that go along; null until a coach was chosen.</summary>
    internal string[]? Taken { get; private set; }

    internal string NaamVan(string? id) => Coaches.FirstOrDefault(c => c.Code == id)?.Label ?? "";

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Kop = await TrajectKop.GetAsync(db, user, Id);
        Coaches = [.. (await AssignCoach.ChoicesAsync(db, Kop.Organisatie)).Where(c => c.Code != Kop.Coach)];
    }

    public async Task OnPostAsync()
    {
        await LoadAsync();
        if (Coaches.All(c => c.Code != Coach))
            throw new RuleBroken("Kies een coach uit de lijst.", "Coach");
        Taken = await db.QueryAsync<string>(
            $"""
            SELECT k.titel FROM taak k JOIN traject t ON t.id = k.traject
            WHERE t.id = @Id AND k.status = 'open' AND (k.medewerker = @oud OR (k.medewerker IS NULL AND k.rol = 'coach')) AND {Zicht.Sql} ORDER BY k.termijn
            """,
            user.ZichtArgs(new { Id, oud = Kop.Coach ?? "" }));
    }

    public async Task<IActionResult> OnPostBevestigAsync(string gekozen)
    {
        await assign.RunAsync(user, Id, Revisie, gekozen);
        TempData["Gelukt"] = "De nieuwe coach is toegewezen; de open taken gingen mee.";
        return LocalRedirect($"/traject/{Id}");
    }
}
