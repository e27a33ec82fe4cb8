using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>How to reach a deelnemer. Kansengroepen are counted elsewhere and never shown by name (S7).</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class DeelnemerPage(Db db, Klok klok, Kluis kluis, CurrentUser user, ChangeDeelnemer change) : FormPage
{
    internal sealed record TrajectRij(string Id, string Status, DateOnly? Start, DateOnly? Einde, string? Coach);

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Voornaam { get; set; }

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Telefoon { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Straat { get; set; }

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public string? Gemeente { get; set; }

    [BindProperty]
    public DateOnly? Geboortedatum { get; set; }

    [BindProperty]
    public long Revisie { get; set; }

    internal DeelnemerRij Rij { get; private set; } = null!;

    internal Contact Bewaard { get; private set; } = new();

    internal TrajectRij[] Trajecten { get; private set; } = [];

    internal IEnumerable<Veld> Velden => new[]
    {
        new Veld("Voornaam", "Voornaam", Voornaam) { Breedte = "half", Nu = Nu(Voornaam, Rij.Voornaam) },
        new Veld("Naam", "Achternaam", Naam) { Breedte = "half", Nu = Nu(Naam, Rij.Naam) },
    }.Concat(ContactVelden(Telefoon, Email, Straat, Postcode, Gemeente, Geboortedatum).Zip(
        ContactVelden(Bewaard.Telefoon, Bewaard.Email, Bewaard.Straat, Bewaard.Postcode, Bewaard.Gemeente, Bewaard.Geboortedatum), (mijn, nu) => mijn with { Nu = Nu(mijn.Waarde, nu.Waarde) }));

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
        await change.RunAsync(
            user, Id, Revisie, Voornaam ?? "", Naam ?? "", new(Telefoon?.Trim(), Email?.Trim(), Straat?.Trim(), Postcode?.Trim(), Gemeente?.Trim(), Geboortedatum));
        TempData["Gelukt"] = "De contactgegevens zijn bewaard.";
        return LocalRedirect($"/deelnemer/{Id}");
    }

    internal static IEnumerable<Veld> ContactVelden(string? telefoon, string? email, string? straat, string? postcode, string? gemeente, DateOnly? geboortedatum) =>
    [
        new("Telefoon", "Telefoon", telefoon, "tel") { Breedte = "half", Verplicht = false, Langst = 30 },
        new("Email", "E-mail", email, "email") { Breedte = "half", Verplicht = false },
        new("Straat", "Straat en nummer", straat) { Verplicht = false },
        new("Postcode", "Postcode", postcode) { Breedte = "kort", Verplicht = false, Langst = 4 },
        new("Gemeente", "Gemeente", gemeente) { Breedte = "half", Verplicht = false, Langst = 60 },
        Veld.Dag("Geboortedatum", "Geboortedatum", geboortedatum) with { Verplicht = false },
    ];

    // After somebody else was first: what they wrote, beside what was typed here.
    private string? Nu(string? getypt, string? bewaard) => Revisie != 0 && Revisie != Rij.Revisie && (getypt ?? "") != (bewaard ?? "") ? bewaard ?? "" : null;
}
