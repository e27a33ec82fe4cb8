using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Inbox.Links;

/// <summary>The public page behind a link: the form of one taak, with the name of the deelnemer and what they released, and nothing else (S16). What was typed is never lost, also when the link died meanwhile.</summary>
[AllowAnonymous]
[EnableRateLimiting(Limits.Taaklink)]
internal sealed class InvullenPage(Db db, Klok klok, ReadTaak read, ReadAntwoorden antwoorden, CompleteTaak complete, SaveConcept concept) : FormPage
{
    private static readonly HashSet<string> Own = ["__RequestVerificationToken", "uitkomst", "Revisie", "Conceptversie", "Venster", "Teller", "Na"];
    private IReadOnlyDictionary<string, string> fouten = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public long Conceptversie { get; set; }

    internal Taaklink? Link { get; private set; }

    /// <summary>Null when the link opens nothing.</summary>
    internal FormulierView? View { get; private set; }

    internal Taak Taak { get; private set; } = null!;

    internal IReadOnlyList<string> Uitkomsten { get; private set; } = [];

    internal DateTimeOffset? Bijgewerkt { get; private set; }

    internal IReadOnlyList<(string Veld, string Hier, string Daar)> Elders { get; private set; } = [];

    /// <summary>What was typed on a form that cannot be sent any more.</summary>
    internal IEnumerable<string> Getypt => HttpMethods.IsPost(Request.Method) ? Posted().Values.SelectMany(v => v).Where(v => v.Length > 0) : [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? uitkomst)
    {
        await LoadAsync();
        if (View is null)
            return Page();
        fouten = await complete.RunAsync(Link!.AsPromotor(), new(Link.Taak, Revisie, uitkomst, Posted()) { Link = Link });
        if (fouten.Count == 0)
        {
            TempData["Gelukt"] = $"Bedankt, {Link.Aan}. Alles is bewaard.";
            return LocalRedirect($"/p/{Code}");
        }

        View = View with { Uitkomst = uitkomst, Fouten = fouten };
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Keeps what was typed, with the link: the script gets its version (200), or both texts when somebody else with the same link wrote since (409).</summary>
    public async Task<IActionResult> OnPostConceptAsync()
    {
        await LoadAsync();
        if (View is null)
            return Page();
        var van = Venster.Of(Request.Form);
        var bewaard = await concept.RunAsync(Link!.AsPromotor(), Link.Taak, Posted(), Conceptversie, van, Link.Id);
        Elders = van.Naam.Length > 0 && bewaard.Has(van) ? [] : SaveConcept.Compare(View.Formulier, Posted(), bewaard);
        ModelState.Remove(nameof(Conceptversie));
        (Bijgewerkt, Conceptversie) = (Elders.Count == 0 ? bewaard.Bijgewerkt : null, bewaard.Versie);
        if (Request.Headers["X-Requested-With"] != "taak")
            return Page();
        if (Elders.Count == 0)
            return new JsonResult(new { bewaard.Versie });
        Response.StatusCode = StatusCodes.Status409Conflict;
        Response.Headers["X-Conceptversie"] = bewaard.Versie.ToString(CultureInfo.InvariantCulture);
        return Partial("/Inbox/_ConceptElders.cshtml", Elders);
    }

    public override async Task LoadAsync()
    {
        Linkcode.Hide(Response);
        View = null;
        Link = await Taaklink.FindAsync(db, Code, HttpContext.RequestAborted);
        if (Link?.Works(klok.Vandaag) != true)
        {
            Response.StatusCode = Link?.IsDone == true ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
            return;
        }

        var user = Link.AsPromotor();
        Taak = await read.GetAsync(user, Link.Taak);
        var dossier = await read.OpenAsync(user, Taak);
        (Uitkomsten, View) = (dossier.Uitkomsten, await ViewAsync(dossier));
        ModelState.Remove(nameof(Revisie));
        await db.WriteAsync([VerwerkingsLog.Looked(Link.Actor, Taak.Traject, "taak-bekeken-met-link", klok.Now)]);
    }

    private async Task<FormulierView> ViewAsync(TaakDossier dossier)
    {
        var view = FormulierView.OfNew(dossier.Formulier, dossier.Context, await antwoorden.LastAsync(Taak.Traject, FormulierView.Bronnen(dossier.Formulier)));
        if (HttpMethods.IsPost(Request.Method))
            view = view with { Waarden = Posted(), Fouten = fouten };
        else if (await concept.FindAsync(Link!.AsPromotor(), Link.Taak, Link.Id) is { } bewaard)
            (view, Bijgewerkt, Conceptversie) = (view with { Waarden = bewaard.Tekst }, bewaard.Bijgewerkt, bewaard.Versie);
        return view with { Vrijgegeven = dossier.Formulier.FindVeld("zichtDeelnemer") is null ? [] : await antwoorden.ReleasedAsync(Taak.Traject) };
    }

    private Dictionary<string, string[]> Posted() =>
        Request.Form.Where(p => !Own.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.OfType<string>().ToArray(), StringComparer.Ordinal);
}
