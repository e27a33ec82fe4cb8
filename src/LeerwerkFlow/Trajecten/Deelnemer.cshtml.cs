using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>How to reach a deelnemer. Kansengroepen are counted elsewhere and never shown by name (S7).</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class DeelnemerPage(Db db, Klok klok, Kluis kluis, CurrentUser user, ChangeDeelnemer change) : PersoonPage
{
    internal sealed record TrajectRij(string Id, string Status, DateOnly? Start, DateOnly? Einde, string? Coach);

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public long Revisie { get; set; }

    internal DeelnemerRij Rij { get; private set; } = null!;

    internal Contact Bewaard { get; private set; } = new();

    internal TrajectRij[] Trajecten { get; private set; } = [];

    internal IEnumerable<Veld> Velden => new[]
    {
        new Veld("Voornaam", "Voornaam", Voornaam) { Breedte = "half", Nu = Nu(Voornaam, Rij.Voornaam) },
        new Veld("Naam", "Achternaam", Naam) { Breedte = "half", Nu = Nu(Naam, Rij.Naam) },
    }.Concat(ContactVelden(Getypt).Zip(
        ContactVelden(Bewaard), (mijn, nu) => mijn with { Nu = Nu(mijn.Waarde, nu.Waarde) }));

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Voornaam, Naam) = (Rij.Voornaam, Rij.Naam);
        (Telefoon, Email, Straat, Postcode, Gemeente, Geboortedatum) = (Bewaard.Telefoon, Bewaard.Email, Bewaard.Straat, Bewaard.Postcode, Bewaard.Gemeente, Bewaard.Geboortedatum);
        Revisie = Rij.Revisie;
        await db.WriteAsync([.. Trajecten.Select(t => VerwerkingsLog.Looked(user.Id, t.Id, "deelnemer-bekeken", klok.Now))]);
    }

    public override async Task LoadAsync()
    {
        Trajecten = await db.QueryAsync<TrajectRij>(
            $"SELECT t.id, t.status, t.start, t.einde, m.naam AS coach FROM traject t LEFT JOIN medewerker m ON m.id = t.coach WHERE t.deelnemer = @Id AND {Zicht.Sql} ORDER BY t.nummer DESC",
            user.ZichtArgs(new { Id }));
        Rij = await DeelnemerRij.GetAsync(db, user, Id);
        Bewaard = JsonSerializer.Deserialize<Contact>(kluis.Open(Luik.Persoon, Rij.Contact)) ?? new();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await change.RunAsync(user, Id, Revisie, Voornaam ?? "", Naam ?? "", Getypt);
        TempData["Gelukt"] = "De contactgegevens zijn bewaard.";
        return LocalRedirect($"/deelnemer/{Id}");
    }

    // After somebody else was first: what they wrote, beside what was typed here.
    private string? Nu(string? getypt, string? bewaard) => Revisie != 0 && Revisie != Rij.Revisie && (getypt ?? "") != (bewaard ?? "") ? bewaard ?? "" : null;
}
