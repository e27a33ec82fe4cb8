using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>Choose a CSV of people. Nobody of it is in the programme before it was looked at and confirmed.</summary>
[Needs(Right.StartTraject)]
internal sealed class InvoerPage(Db db, CurrentUser user, SavePersonenlijst save) : FormPage
{
    [BindProperty]
    public IFormFile? Bestand { get; set; }

    [BindProperty]
    public string? Vacature { get; set; }

    [BindProperty]
    public string? Coach { get; set; }

    internal Keuze[] Vacatures { get; private set; } = [];

    internal IReadOnlyList<Keuze> Coaches { get; private set; } = [];

    internal IEnumerable<Veld> Velden =>
    [
        new("Vacature", "Vacature", Vacature, "keuze") { Keuzes = [new("", "Staat in het bestand"), .. Vacatures], Verplicht = false, Breedte = "", Hulp = "Voor elke rij die zelf geen vacature noemt." },
        new("Coach", "Inschakelingscoach", Coach, "keuze") { Keuzes = [new("", "Nog niemand, of staat in het bestand"), .. Coaches], Verplicht = false, Breedte = "", Hulp = "Voor elke rij die zelf geen coach noemt." },
    ];

    private string Organisatie => user.Organisatie ?? throw new NotAllowed();

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Coach = user.Is(Role.Coach) ? user.Id : null;
    }

    public override async Task LoadAsync()
    {
        Vacatures = await ToeleidingPage.VacaturesAsync(db, Organisatie);
        Coaches = await AssignCoach.ChoicesAsync(db, Organisatie);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Bestand is null or { Length: 0 })
            throw new RuleBroken("Kies een CSV-bestand.", "Bestand");
        if (Bestand.Length > PersonenCsv.MostBytes)
            throw new RuleBroken("Het bestand is te groot: hoogstens 5 MB.", "Bestand");
        using var inhoud = new MemoryStream();
        await Bestand.CopyToAsync(inhoud, HttpContext.RequestAborted);
        return LocalRedirect($"/toeleiding/invoer/{await save.RunAsync(user, inhoud.ToArray(), Vacature, Coach, HttpContext.RequestAborted)}");
    }
}
