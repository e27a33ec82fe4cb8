using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp;

/// <summary>One version of the rules: what it changes, what the published flows would do under it, who decided what; and the decision, for who may take it.</summary>
[Needs(Right.LeestVoorstellen)]
internal sealed class RegelVersiePage(Db db, CurrentUser user, RegelSets regels, ProbeRegels probe, DecideRegels decide) : FormPage
{
    internal sealed record Besluit(string Actor, string Handeling, DateTimeOffset Tijdstip, string? Reden);

    [BindProperty(SupportsGet = true)]
    public string Naam { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Versie { get; set; }

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    internal RegelVersie Rij { get; private set; } = null!;

    internal RegelSet Set { get; private set; } = null!;

    internal IReadOnlyList<RegelVerschil> Verschillen { get; private set; } = [];

    /// <summary>What the published flows would answer; only for a voorstel.</summary>
    internal IReadOnlyList<RegelGevolg> Gevolgen { get; private set; } = [];

    internal Besluit[] Besluiten { get; private set; } = [];

    internal IReadOnlyDictionary<string, string> Medewerkers { get; private set; } = new Dictionary<string, string>();

    internal bool IsGeldig { get; private set; }

    internal bool MagBeslissen => Rij.IsVoorstel && user.May(Right.OntwerptFlows);

    internal bool MagGoedkeuren => MagBeslissen && Rij.Door != user.Id && !Besluiten.Any(b => b.Actor == user.Id && b.Handeling == "goedgekeurd");

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Rij = await regels.GetAsync(Naam, Versie);
        Set = regels.Parse(Naam, Rij.Inhoud);
        IsGeldig = Rij.Stand == "geldig" && await regels.FindTextAsync(Naam) == Rij.Inhoud;
        Verschillen = Rij.Basis > 0 ? RegelVergelijking.Of((await regels.GetAsync(Naam, Rij.Basis)).Inhoud, Rij.Inhoud) : [];
        Besluiten = await db.QueryAsync<Besluit>("SELECT actor, handeling, tijdstip, reden FROM regelbesluit WHERE naam = @Naam AND versie = @Versie ORDER BY tijdstip, id", new { Naam, Versie });
        Gevolgen = Rij.IsVoorstel ? await probe.RunAsync(Naam, Set, user.Organisatie) : [];
        Medewerkers = await RegelsPage.NamesAsync(db);
    }

    public async Task<IActionResult> OnPostKeurAsync()
    {
        TempData["Gelukt"] = await decide.ApproveAsync(Naam, Versie, Revisie)
            ? "De regels zijn goedgekeurd en gelden nu. Wat gepubliceerd is, blijft; wat nog gepubliceerd wordt, wordt hieraan getoetst."
            : "Je goedkeuring is genoteerd. Nog iemand anders moet deze regels goedkeuren.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWijsAfAsync()
    {
        await decide.RefuseAsync(Naam, Versie, Revisie, Reden ?? "");
        TempData["Gelukt"] = "Het voorstel is afgewezen. De regels van nu blijven gelden.";
        return RedirectToPage();
    }
}
