using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox;

/// <summary>One taak: who, why now, what is known already, the form, and how it may end.</summary>
[Needs(Right.ZietPostvak)]
internal class TaakPage(
    Db db, Klok klok, ReadTaak read, ReadAntwoorden antwoorden, CompleteTaak complete, CompleteIncident incident, SolveIncident solve, ClaimTaak claim, GiveBackTaak giveBack, ReassignTaak reassign,
    SaveConcept concept, SignalKijker kijker, CurrentUser user) : FormPage
{
    private static readonly HashSet<string> Own = ["__RequestVerificationToken", "revisie", "uitkomst", "naar", "Revisie", "SamenMet", "SamenOp", "Trajectrevisie", "Zeker", "Conceptversie", "Venster", "Teller", "Na"];
    private IReadOnlyDictionary<string, string> fouten = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public string? SamenMet { get; set; }

    [BindProperty]
    public DateOnly? SamenOp { get; set; }

    /// <summary>The revision of the traject for which the ways on were shown.</summary>
    [BindProperty]
    public long Trajectrevisie { get; set; }

    /// <summary>Ending the traject was confirmed.</summary>
    [BindProperty]
    public bool Zeker { get; set; }

    /// <summary>The version of the concept that the window began with.</summary>
    [BindProperty]
    public long Conceptversie { get; set; }

    internal Taak Taak { get; private set; } = null!;

    /// <summary>Null when the person may see the title but not the dossier.</summary>
    internal TaakDossier? Dossier { get; private set; }

    internal FormulierView? View { get; private protected set; }

    internal string? Gebeurd { get; private set; }

    /// <summary>Ending the traject was asked for and waits for a second click.</summary>
    internal bool VraagtBevestiging { get; private set; }

    /// <summary>When the concept on the page was kept.</summary>
    internal DateTimeOffset? Bijgewerkt { get; private set; }

    /// <summary>Where a concept from another window differs from what was sent.</summary>
    internal IReadOnlyList<(string Veld, string Hier, string Daar)> Elders { get; private set; } = [];

    internal AntwoordRegel[] Eerder { get; private set; } = [];

    internal IReadOnlyList<ReassignTaak.Collega> Collegas { get; private set; } = [];

    internal CurrentUser Gebruiker => user;

    private protected Db Db => db;

    internal bool MayDo => Taak.MayBeDoneBy(user);

    internal bool MayClaim => Taak.MayBeClaimedBy(user);

    internal bool IsMine => Taak.IsOpen && Taak.Medewerker == user.Id;

    internal DateOnly Vandaag => klok.Vandaag;

    /// <summary>With whom it was filled in must be said: it is a promotor's or instructeur's taak, and this person is neither (S16).</summary>
    internal bool MustSaySamen => Taak.Rol is "promotor" or "instructeur" && user.Rollen.All(r => r.Code() != Taak.Rol);

    public virtual async Task<IActionResult> OnGetAsync()
    {
        if (await read.GetAsync(user, Id) is { IsMelding: true } melding)
            return LocalRedirect($"/melding/{melding.Code}");
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? uitkomst)
    {
        Refuse();
        var input = new TaakAntwoord(Id, Revisie, uitkomst, Posted(), SamenMet, SamenOp);
        var taak = await read.GetAsync(user, Id);
        if (taak.IsVastgelopen)
            return await SolveAsync(taak, input);
        fouten = taak.Wacht is null ? await incident.RunAsync(user, input) : await complete.RunAsync(user, input);
        if (fouten.Count == 0)
            return Done("/postvak", $"“{taak.Titel}” is klaar.");

        return await AgainAsync(uitkomst);
    }

    /// <summary>
    /// Keeps the concept. The script gets its new version (200), or both texts when another window wrote since (409); a plain form gets the page back with everything that was typed, also what is
    /// never kept.
    /// </summary>
    public async Task<IActionResult> OnPostConceptAsync()
    {
        var gepost = Request.Form.Where(p => p.Key is "SamenMet" or "SamenOp" || !Own.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.OfType<string>().ToArray());
        var van = Venster.Of(Request.Form);
        var bewaard = await concept.RunAsync(user, Id, gepost, Conceptversie, van);
        if (FromScript && bewaard.Has(van))
            return new JsonResult(new { bewaard.Versie });
        await LoadAsync();
        Elders = SaveConcept.Compare(Dossier!.Formulier, gepost, bewaard);
        ModelState.Remove(nameof(Conceptversie));
        (Bijgewerkt, Conceptversie) = (Elders.Count == 0 ? bewaard.Bijgewerkt : null, bewaard.Versie);
        if (!FromScript)
            return Page();
        if (Elders.Count == 0)
            return new JsonResult(new { bewaard.Versie });
        Response.StatusCode = StatusCodes.Status409Conflict;
        Response.Headers["X-Conceptversie"] = bewaard.Versie.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Partial("/Inbox/_ConceptElders.cshtml", Elders);
    }

    /// <summary>The script says that this person has the taak open, and hears who else has.</summary>
    public async Task<IActionResult> OnPostKijkerAsync() => new JsonResult(await kijker.RunAsync(user, Id));

    public async Task<IActionResult> OnPostClaimAsync()
    {
        await claim.RunAsync(user, Id, Revisie);
        return Done($"/taak/{Id}", "Deze taak staat nu op jouw naam.");
    }

    public async Task<IActionResult> OnPostGiveBackAsync()
    {
        await giveBack.RunAsync(user, Id, Revisie);
        return Done("/postvak", "Je hebt de taak teruggegeven.");
    }

    public async Task<IActionResult> OnPostReassignAsync(string? naar)
    {
        await reassign.RunAsync(user, Id, Revisie, naar);
        return Done("/postvak", "Je hebt de taak doorgegeven.");
    }

    public override async Task LoadAsync()
    {
        Taak = await read.GetAsync(user, Id);
        long? gezien = HttpMethods.IsPost(Request.Method) && Revisie > 0 ? Revisie : null;
        Gebeurd = Inbox.Gebeurd.Of(user, Taak, gezien);
        ModelState.Remove(nameof(Revisie));
        if (user.May(Right.VerdeeltTaken) && Taak.IsOpen)
            Collegas = await reassign.ChoicesAsync(Taak);
        if (!Taak.InDossier)
            return;

        Dossier = await read.OpenAsync(user, Taak);
        View = await ViewAsync(Dossier);
        if (user.May(Right.WijzigtTraject))
            Eerder = [.. (await antwoorden.ListAsync(Taak.Traject, 12)).Where(a => a.Taak != Id)];
        await db.WriteAsync([.. Looks()]);
    }

    private async Task<IActionResult> SolveAsync(Taak taak, TaakAntwoord input)
    {
        var uit = await solve.RunAsync(user, new(input, Trajectrevisie, Zeker));
        (fouten, VraagtBevestiging) = (uit.Fouten, uit.VraagtBevestiging);
        if (fouten.Count > 0 || VraagtBevestiging)
            return await AgainAsync(input.Uitkomst);
        if (uit.Terug is not { } terug)
            return Done($"/traject/{taak.Traject}", input.Uitkomst == Uitweg.Beeindigen ? "Het traject is beëindigd." : "Het traject gaat weer verder.");

        TempData["Gelukt"] = "Je keuze is bewaard, maar de stap kon weer niet verder. Lees hieronder waarom.";
        return LocalRedirect($"/taak/{terug}");
    }

    // The page with everything that was typed.
    private async Task<IActionResult> AgainAsync(string? uitkomst)
    {
        await LoadAsync();
        View = View! with { Uitkomst = uitkomst };
        Response.StatusCode = fouten.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    private async Task<FormulierView> ViewAsync(TaakDossier dossier)
    {
        if (HttpMethods.IsPost(Request.Method) && Posted().Count > 0)
            return new(dossier.Formulier, dossier.Context) { Waarden = Posted(), Fouten = fouten, Vrijgegeven = await ReleasedAsync(dossier) };
        if (!Taak.IsOpen && await antwoorden.FindAsync(Id, dossier.Context.MagVertrouwelijk) is var (open, vertrouwelijk))
            return FormulierView.OfAntwoord(dossier.Formulier, dossier.Context, open, vertrouwelijk);

        var view = FormulierView.OfNew(dossier.Formulier, dossier.Context, await antwoorden.LastAsync(Taak.Traject, FormulierView.Bronnen(dossier.Formulier)));
        if (dossier.Bericht is { } bericht)
            view = view with { Waarden = new Dictionary<string, string[]>(view.Waarden) { ["soort"] = [bericht] } };
        if (await concept.FindAsync(user, Id) is var (tekst, bijgewerkt, versie, _))
        {
            (Bijgewerkt, Conceptversie, SamenMet) = (bijgewerkt, versie, tekst.GetValueOrDefault(nameof(SamenMet))?.FirstOrDefault());
            SamenOp = DateOnly.TryParseExact(tekst.GetValueOrDefault(nameof(SamenOp))?.FirstOrDefault(), "yyyy-MM-dd", out var op) ? op : null;
            view = view with { Waarden = tekst };
        }

        return view with { Vrijgegeven = await ReleasedAsync(dossier) };
    }

    // Profile, plan and evaluation get what the deelnemer released, item by item (S5).
    private async Task<IReadOnlyList<FormulierVrijgave>> ReleasedAsync(TaakDossier dossier) =>
        Taak.IsOpen && dossier.Formulier.FindVeld("zichtDeelnemer") is not null ? await antwoorden.ReleasedAsync(Taak.Traject) : [];

    private IEnumerable<Statement> Looks()
    {
        yield return VerwerkingsLog.Looked(user.Id, Taak.Traject, "taak-bekeken", klok.Now);
        if (View is { AlleenLezen: true, Context.MagVertrouwelijk: true } && View.Formulier.Velden.Any(v => v.Vertrouwelijk))
            yield return VerwerkingsLog.Looked(user.Id, Taak.Traject, "vertrouwelijk-gelezen", klok.Now);
    }

    private bool FromScript => Request.Headers["X-Requested-With"] == "taak";

    // A day that cannot be read is no reason to lose what else was typed.
    private void Refuse()
    {
        if (ModelState[nameof(SamenOp)]?.Errors.Count > 0)
            throw new RuleBroken("Vul een bestaande dag in.", nameof(SamenOp));
    }

    private Dictionary<string, string[]> Posted() =>
        Request.Form.Where(p => !Own.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.OfType<string>().ToArray(), StringComparer.Ordinal);

    private LocalRedirectResult Done(string address, string zin)
    {
        TempData["Gelukt"] = zin;
        return LocalRedirect(address);
    }
}
