using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>One werkplek.</summary>
[Needs(Right.ZietVacatures)]
internal sealed class WerkplekPage(Db db, CurrentUser user, SaveWerkplek save) : BeheerPage(db, user)
{
    private sealed record Rij(string Naam, string Promotor, string Functieprofiel, string Gemeente, long Vte, string Uurrooster, string? Ploeg, string? Instructeur, long Revisie);

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Promotor { get; set; }

    [BindProperty]
    public string? Functieprofiel { get; set; }

    [BindProperty]
    public string? Gemeente { get; set; }

    [BindProperty]
    public string? Werktijd { get; set; } = "1,00";

    [BindProperty]
    public string? Uurrooster { get; set; }

    [BindProperty]
    public string? Ploeg { get; set; }

    [BindProperty]
    public string? Instructeur { get; set; }

    private Rij? rij;
    private Keuze[] promotors = [];
    private Keuze[] profielen = [];
    private Keuze[] instructeurs = [];

    internal override string Titel => IsNieuw ? "Nieuwe werkplek" : rij!.Naam;

    internal override IEnumerable<Veld> Velden =>
    [
        new("Naam", "Naam van de werkplek", Naam),
        new("Promotor", "Promotor", Promotor, "keuze") { Keuzes = [new("", "Kies een promotor"), .. promotors], Breedte = "" },
        new("Functieprofiel", "Functieprofiel", Functieprofiel, "keuze") { Keuzes = [new("", "Kies een functieprofiel"), .. profielen], Hulp = "De competenties ervan zijn het begin van elk IUP." },
        new("Gemeente", "Gemeente", Gemeente) { Breedte = "half" },
        new("Werktijd", "Werktijd in VTE", Werktijd) { Breedte = "kort" },
        new("Uurrooster", "Uurrooster", Uurrooster) { Hulp = "Bijvoorbeeld: maandag tot vrijdag, 8 tot 16 uur." },
        new("Ploeg", "Ploeg", Ploeg) { Breedte = "half", Verplicht = false },
        new("Instructeur", "Instructeur", Instructeur, "keuze") { Keuzes = [new("", "Nog niemand"), .. instructeurs], Verplicht = false, Hulp = "Ziet de mensen van deze werkplek op de telefoon, en noteert daar wat ze kunnen." },
    ];

    private protected override string Pad => "werkplek";

    public override async Task LoadAsync()
    {
        promotors = await SaveWerkplek.PromotorsAsync(Db, Organisatie);
        profielen = await Db.QueryAsync<Keuze>("SELECT id AS code, naam AS label FROM functieprofiel WHERE organisatie = @Organisatie ORDER BY naam", new { Organisatie });
        instructeurs = await SaveWerkplek.InstructeursAsync(Db, Organisatie);
        if (IsNieuw)
            return;
        rij = await Db.FindAsync<Rij>(
            "SELECT naam, promotor, functieprofiel, gemeente, vte, uurrooster, ploeg, instructeur, revisie FROM werkplek WHERE id = @Id AND organisatie = @Organisatie", new { Id, Organisatie }) ?? throw new NotFound();
        Bewaard = rij.Revisie;
    }

    private protected override Task ShowAsync()
    {
        if (rij is not null)
            (Naam, Promotor, Functieprofiel, Gemeente, Werktijd, Uurrooster, Ploeg, Instructeur) = (rij.Naam, rij.Promotor, rij.Functieprofiel, rij.Gemeente, Vte.Text(rij.Vte), rij.Uurrooster, rij.Ploeg, rij.Instructeur);
        return Task.CompletedTask;
    }

    private protected override Task<string> SaveAsync() => save.RunAsync(Wie, IsNieuw ? null : Id, Revisie, new(
        (Naam ?? "").Trim(), Promotor ?? "", Functieprofiel ?? "", (Gemeente ?? "").Trim(), Vte.Read(Werktijd, "Werktijd"), (Uurrooster ?? "").Trim(), string.IsNullOrWhiteSpace(Ploeg) ? null : Ploeg.Trim(), string.IsNullOrEmpty(Instructeur) ? null : Instructeur));
}
