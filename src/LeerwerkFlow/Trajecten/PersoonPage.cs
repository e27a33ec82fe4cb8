using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>A form with the names of a deelnemer and how to reach them.</summary>
internal abstract class PersoonPage : FormPage
{
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

    /// <summary>How to reach the person, as typed.</summary>
    protected Contact Getypt => new(Telefoon?.Trim(), Email?.Trim(), Straat?.Trim(), Postcode?.Trim(), Gemeente?.Trim(), Geboortedatum);

    protected static IEnumerable<Veld> ContactVelden(Contact contact) =>
    [
        new("Telefoon", "Telefoon", contact.Telefoon, "tel") { Breedte = "half", Verplicht = false, Langst = 30 },
        new("Email", "E-mail", contact.Email, "email") { Breedte = "half", Verplicht = false },
        new("Straat", "Straat en nummer", contact.Straat) { Verplicht = false },
        new("Postcode", "Postcode", contact.Postcode) { Breedte = "kort", Verplicht = false, Langst = 4 },
        new("Gemeente", "Gemeente", contact.Gemeente) { Breedte = "half", Verplicht = false, Langst = 60 },
        Veld.Dag("Geboortedatum", "Geboortedatum", contact.Geboortedatum) with { Verplicht = false },
    ];
}
