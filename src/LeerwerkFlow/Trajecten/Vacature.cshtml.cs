using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>One vacature.</summary>
[Needs(Right.ZietVacatures)]
internal sealed class VacaturePage(Db db, CurrentUser user, SaveVacature save) : BeheerPage(db, user)
{
    private sealed record Rij(string Titel, string Werkplek, string Taken, string Vereisten, string Voorwaarden, long Plaatsen, long Vte, bool Open, long Revisie);

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Werkplek { get; set; }

    [BindProperty]
    public string? Taken { get; set; }

    [BindProperty]
    public string? Vereisten { get; set; }

    [BindProperty]
    public string? Voorwaarden { get; set; }

    [BindProperty]
    public int? Plaatsen { get; set; } = 1;

    [BindProperty]
    public string? Werktijd { get; set; } = "1,00";

    [BindProperty]
    public string? Open { get; set; } = "ja";

    private Rij? rij;
    private Keuze[] werkplekken = [];

    internal override string Titel => IsNieuw ? "Nieuwe vacature" : rij!.Titel;

    internal override IEnumerable<Veld> Velden =>
    [
        new("Naam", "Titel", Naam),
        new("Werkplek", "Werkplek", Werkplek, "keuze") { Keuzes = [new("", "Kies een werkplek"), .. werkplekken], Breedte = "", Hulp = "De werkplek bepaalt de promotor en het functieprofiel." },
        new("Taken", "Taken", Taken, "lang") { Verplicht = false, Langst = 2000 },
        new("Vereisten", "Wat vragen we?", Vereisten, "lang") { Verplicht = false, Langst = 2000, Hulp = "Voor de meeste vacatures is geen voorkennis nodig." },
        new("Voorwaarden", "Werkvoorwaarden", Voorwaarden, "lang") { Verplicht = false, Langst = 2000 },
        new("Plaatsen", "Aantal plaatsen", Plaatsen?.ToString(CultureInfo.InvariantCulture), "number") { Breedte = "kort" },
        new("Werktijd", "Werktijd in VTE", Werktijd) { Breedte = "kort" },
        new("Open", "Staat de vacature open?", Open, "rondjes") { Keuzes = Keuze.JaNee },
    ];

    private protected override string Pad => "vacature";

    public override async Task LoadAsync()
    {
        werkplekken = await Db.QueryAsync<Keuze>(
            "SELECT w.id AS code, w.naam || ' · ' || p.naam AS label FROM werkplek w JOIN promotor p ON p.id = w.promotor WHERE w.organisatie = @Organisatie ORDER BY w.naam", new { Organisatie });
        if (IsNieuw)
            return;
        rij = await Db.FindAsync<Rij>(
            "SELECT titel, werkplek, taken, vereisten, voorwaarden, plaatsen, vte, \"open\", revisie FROM vacature WHERE id = @Id AND organisatie = @Organisatie", new { Id, Organisatie }) ?? throw new NotFound();
        Bewaard = rij.Revisie;
    }

    private protected override Task ShowAsync()
    {
        if (rij is not null)
            (Naam, Werkplek, Taken, Vereisten, Voorwaarden, Plaatsen, Werktijd, Open) = (rij.Titel, rij.Werkplek, rij.Taken, rij.Vereisten, rij.Voorwaarden, (int)rij.Plaatsen, Vte.Text(rij.Vte), rij.Open ? "ja" : "nee");
        return Task.CompletedTask;
    }

    private protected override Task<string> SaveAsync() => save.RunAsync(Wie, IsNieuw ? null : Id, Revisie, new(
        (Naam ?? "").Trim(), Werkplek ?? "", Taken ?? "", Vereisten ?? "", Voorwaarden ?? "", Plaatsen ?? 0, Vte.Read(Werktijd, "Werktijd"), Open != "nee"));
}
