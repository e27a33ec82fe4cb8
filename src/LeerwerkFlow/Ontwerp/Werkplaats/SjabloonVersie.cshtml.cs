using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>One version of a letter: who wrote it and why, what it changes for the reader, and its release.</summary>
[Needs(Right.OntwerptFlows)]
internal sealed class SjabloonVersiePage(Db db, CurrentUser user, Brieven brieven, CheckSjabloon check, DecideSjabloon decide) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Naam { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Versie { get; set; }

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public bool Ja { get; set; }

    internal SjabloonVersie Rij { get; private set; } = null!;

    internal bool IsInGebruik { get; private set; }

    internal IReadOnlyList<SjabloonRegel> Regels { get; private set; } = [];

    internal bool MagVrijgeven => Rij.IsVoorstel && Rij.Door != user.Id;

    private Dictionary<string, string> namen = [];

    internal string Wie(string id) => namen.GetValueOrDefault(id, "iemand die weg is");

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        var versies = await brieven.VersiesAsync(user.Organisatie ?? throw new NotFound(), Naam);
        Rij = versies.FirstOrDefault(v => v.Versie == Versie) ?? throw new NotFound();
        IsInGebruik = versies.FirstOrDefault(v => v.Stand == "geldig")?.Versie == Versie;
        var eigen = await brieven.OfAsync(user.Organisatie);
        var oud = versies.FirstOrDefault(v => v.Versie == Rij.Basis)?.Inhoud ?? brieven.Programma.Teksten.GetValueOrDefault(Naam, "");
        var dossier = check.Dossiers(Naam)[0];
        Regels = SjabloonVerschil.Of(check.Try(eigen, Naam, oud, dossier).Html ?? "", check.Try(eigen, Naam, Rij.Inhoud, dossier).Html ?? "");
        namen = (await db.QueryAsync<Mens>("SELECT id, naam FROM medewerker WHERE id IN @ids", new { ids = new[] { Rij.Door, Rij.BeslistDoor ?? Rij.Door } })).ToDictionary(m => m.Id, m => m.Naam);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await decide.RunAsync(Naam, Versie, Revisie, Ja);
        TempData["Gelukt"] = Ja ? "De tekst is vrijgegeven. Nieuwe brieven krijgen hem." : "Het voorstel gaat niet door. De brief blijft zoals hij is.";
        return RedirectToPage();
    }

    private sealed record Mens(string Id, string Naam);
}
