using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Access;

/// <summary>Accounts: who may sign in and as what. No sign-in times and no figures about people (S18).</summary>
[Needs(Right.BeheertMedewerkers)]
internal sealed class MedewerkersPage(Db db, CurrentUser user, AddMedewerker add, ResetWachtwoord reset, ActivateMedewerker activate) : FormPage
{
    internal sealed record Rij(string Id, string Naam, string Gebruikersnaam, string Rollen, string? Organisatie, bool Actief, long Revisie);

    internal sealed record Keuze(string Id, string Naam);

    internal Rij[] Rijen { get; private set; } = [];

    internal Keuze[] Organisaties { get; private set; } = [];

    /// <summary>A new password and for whom; shown once, on the answer to the form that asked for it.</summary>
    internal (string Voor, string Wachtwoord)? Eenmalig { get; private set; }

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Gebruikersnaam { get; set; }

    [BindProperty]
    public string? Organisatie { get; set; }

    [BindProperty]
    public List<string> Rollen { get; set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Organisaties = await db.QueryAsync<Keuze>("SELECT id, naam FROM organisatie WHERE CAST(@mijn AS TEXT) IS NULL OR id = @mijn ORDER BY naam", new { mijn = user.Organisatie });
        Rijen = await db.QueryAsync<Rij>(
            """
            SELECT m.id, m.naam, m.gebruikersnaam, m.rollen, o.naam AS organisatie, m.actief, m.revisie FROM medewerker m LEFT JOIN organisatie o ON o.id = m.organisatie
            WHERE CAST(@mijn AS TEXT) IS NULL OR m.organisatie = @mijn ORDER BY m.actief DESC, o.naam, m.naam
            """,
            new { mijn = user.Organisatie });
    }

    public async Task OnPostAsync()
    {
        var organisatie = string.IsNullOrEmpty(Organisatie) ? user.Organisatie : Organisatie;
        if (user.Organisatie is not null && organisatie != user.Organisatie)
            throw new NotAllowed();

        var wachtwoord = await add.RunAsync(new(Naam ?? "", Gebruikersnaam ?? "", organisatie, [.. Rollen.Select(Roles.Find).OfType<Role>()]));
        Eenmalig = (Naam!.Trim(), wachtwoord);
        (Naam, Gebruikersnaam, Organisatie, Rollen) = (null, null, null, []);
        ModelState.Clear();
        await LoadAsync();
    }

    public async Task OnPostResetAsync(string id, long revisie)
    {
        var wie = await GetAsync(id);
        Eenmalig = (wie.Naam, await reset.RunAsync(id, revisie));
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostActiefAsync(string id, long revisie, bool actief)
    {
        var wie = await GetAsync(id);
        await activate.RunAsync(user, id, revisie, actief);
        TempData["Gelukt"] = actief ? $"{wie.Naam} kan weer aanmelden." : $"{wie.Naam} kan niet meer aanmelden.";
        return RedirectToPage();
    }

    private async Task<Rij> GetAsync(string id)
    {
        await LoadAsync();
        return Array.Find(Rijen, r => r.Id == id) ?? throw new NotFound();
    }
}
