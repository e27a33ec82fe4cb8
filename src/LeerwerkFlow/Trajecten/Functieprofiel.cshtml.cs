using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>One functieprofiel: its competences per category, one a line.</summary>
[Needs(Right.ZietVacatures)]
internal sealed class FunctieprofielPage(Db db, CurrentUser user, SaveFunctieprofiel save) : BeheerPage(db, user)
{
    private sealed record Rij(string Naam, string Competenties, long Revisie);

    [BindProperty]
    public string? Naam { get; set; }

    /// <summary>Category code to lines.</summary>
    private Dictionary<string, string?> regels = [];

    private Rij? rij;

    internal override string Titel => IsNieuw ? "Nieuw functieprofiel" : rij!.Naam;

    internal override IEnumerable<Veld> Velden =>
    [
        new("Naam", "Naam van de functie", Naam),
        .. Competenties.Categorieen.Select(c => new Veld(c.Code, c.Label, regels.GetValueOrDefault(c.Code), "lang") { Verplicht = false, Langst = 4000, Hulp = "Eén competentie per regel." }),
    ];

    private protected override string Pad => "functieprofiel";

    public override async Task LoadAsync()
    {
        if (Request.HasFormContentType)
            regels = Competenties.Categorieen.ToDictionary(c => c.Code, c => (string?)Request.Form[c.Code]);
        if (IsNieuw)
            return;
        rij = await Db.FindAsync<Rij>("SELECT naam, competenties, revisie FROM functieprofiel WHERE id = @Id AND organisatie = @Organisatie", new { Id, Organisatie }) ?? throw new NotFound();
        Bewaard = rij.Revisie;
    }

    private protected override Task ShowAsync()
    {
        if (rij is null)
            return Task.CompletedTask;
        Naam = rij.Naam;
        var competenties = Competenties.Read(rij.Competenties);
        regels = Competenties.Categorieen.ToDictionary(c => c.Code, c => (string?)Competenties.Lines(competenties, c.Code));
        return Task.CompletedTask;
    }

    private protected override Task<string> SaveAsync() => save.RunAsync(Wie, IsNieuw ? null : Id, Revisie, Naam ?? "", regels);
}
