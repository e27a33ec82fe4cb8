using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp.Api;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The flows: what is published, what is being redrawn, what waits for a second person.</summary>
[Needs(Right.LeestVoorstellen)]
internal sealed class OntwerpPage(Db db, Definities definities, Namen namen, Opmerkingen opmerkingen, SaveFlowConcept save, AnswerPublicatie answer, CurrentUser user) : FormPage
{
    /// <param name="Gepubliceerd">Null: it was never published.</param>
    /// <param name="Concept">Null: nobody is redrawing it.</param>
    /// <param name="Ouder">Trajecten that run on an older version, for a whole traject; they may be moved to <paramref name="Bundel"/>.</param>
    internal sealed record Rij(
        string Id, string Naam, bool Top, Definitie? Gepubliceerd, string Door, string? Reden, Definitie? Concept, string ConceptDoor, long Vragen, string? Bundel, long Ouder);

    internal sealed record Wachtend(Publicatievraag Vraag, string Naam, string Door, bool Vervallen);

    /// <param name="Deel">The flow whose drawing made this version.</param>
    internal sealed record Reden(string Flowversie, string? Tekst, string Deel);

    /// <summary>The versions of a whole traject, the newest first.</summary>
    internal sealed record Verleden(string Naam, IReadOnlyList<(long Versie, DateTimeOffset Moment, string Door, string? Deel, string? Reden)> Versies);

    internal IReadOnlyList<Rij> Rijen { get; private set; } = [];

    internal IReadOnlyList<Verleden> Verledens { get; private set; } = [];

    internal IReadOnlyList<Wachtend> Wachtenden { get; private set; } = [];

    internal bool MagTekenen => user.May(Right.OntwerptFlows);

    internal bool MagKeuzeblokken => user.May(Right.KiestKeuzeblokken);

    internal string Wie => user.Id;

    [BindProperty]
    public string? Naam { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        var newest = await definities.NewestAsync(user.Organisatie);
        var published = await definities.PublishedAsync(user.Organisatie);
        var latest = await definities.LatestAsync(user.Organisatie);
        var wachtend = await answer.OpenAsync();
        var bundels = new List<IReadOnlyList<Bundel>>();
        foreach (var top in newest)
            bundels.Add(await definities.BundelsAsync(top.Flow, user.Organisatie));
        var wie = await namen.AllAsync([.. published.Concat(latest).Select(d => d.Door), .. wachtend.Select(v => v.Door), .. bundels.SelectMany(b => b).Select(b => b.Door)]);
        var redenen = (await db.QueryAsync<Reden>(
            "SELECT flowversie, reden AS tekst, flow AS deel FROM flowjournaal WHERE handeling = 'gepubliceerd' AND flowversie IN @ids", new { ids = bundels.SelectMany(b => b).Select(b => b.Id) }))
            .GroupBy(r => r.Flowversie).ToDictionary(g => g.Key, g => g.First());
        string? Named(string? id) => latest.FirstOrDefault(d => d.Id == id)?.Naam ?? id;
        Verledens = [.. bundels.Where(b => b.Count > 1).Select(b => new Verleden(Named(b[0].Flow)!,
            [.. b.Select(v => (v.Versie, v.Gepubliceerd, wie[v.Door], Named(redenen.GetValueOrDefault(v.Id)?.Deel), redenen.GetValueOrDefault(v.Id)?.Tekst))]))];
        var vragen = await opmerkingen.CountAsync(user.Organisatie);
        var ouder = await OuderAsync(newest);
        Rijen = [.. latest.Select(flow => Of(flow, published.FirstOrDefault(p => p.Id == flow.Id))).OrderBy(r => r.Top ? 0 : 1).ThenBy(r => r.Naam, StringComparer.CurrentCulture)];
        Wachtenden = [.. wachtend.Select(v => new Wachtend(v, latest.FirstOrDefault(d => d.Id == v.Flow)?.Naam ?? v.Flow, wie[v.Door], IsLapsed(v, latest)))];

        Rij Of(Definitie flow, Definitie? gepubliceerd)
        {
            var bundel = newest.FirstOrDefault(b => b.Flow == flow.Id) ?? newest.FirstOrDefault(b => b.Delen.ContainsKey(flow.Id));
            return new(
                flow.Id, flow.Naam, bundel?.Flow == flow.Id, gepubliceerd, gepubliceerd is null ? "" : wie[gepubliceerd.Door], bundel is null ? null : redenen.GetValueOrDefault(bundel.Id)?.Tekst,
                flow.IsPublished ? null : flow, wie[flow.Door], vragen.GetValueOrDefault(flow.Id), bundel?.Id, ouder.GetValueOrDefault(flow.Id));
        }
    }

    private async Task<Dictionary<string, long>> OuderAsync(IReadOnlyList<Bundel> newest) => (await db.QueryAsync<(string Flow, long Aantal)>(
        $"""
        SELECT v.flow, COUNT(*) FROM traject t JOIN flowversie v ON v.id = t.flowversie
        WHERE t.status <> 'afgerond' AND t.flowversie NOT IN @nu AND {Zicht.Lijst} GROUP BY v.flow
        """,
        user.ZichtArgs(new { nu = newest.Select(b => b.Id) }))).ToDictionary(r => r.Flow, r => r.Aantal);

    /// <summary>Begins a new flow with a beginning and an end.</summary>
    public async Task<IActionResult> OnPostNieuwAsync()
    {
        var naam = (Naam ?? "").Trim();
        if (naam.Length is 0 or > 80 || Slug.Of(naam).Length == 0)
            throw new RuleBroken("Geef de flow een naam van hoogstens 80 tekens.", nameof(Naam));
        var flow = NewFlow.Id(naam);
        await save.RunAsync(flow, NewFlow.Write(flow, naam), null);
        return LocalRedirect("/ontwerp/" + flow);
    }

    public async Task<IActionResult> OnPostTweedeAsync(string id, bool ja)
    {
        try
        {
            var done = await answer.RunAsync(id, ja);
            TempData["Gelukt"] = ja ? $"Gepubliceerd: {string.Join(", ", done.Versies)}." : "De vraag is weg. De tekening is nog een voorstel.";
        }
        catch (FlowRefused refused)
        {
            throw new RuleBroken("Dit kan niet gepubliceerd worden. " + string.Join(' ', refused.Findings.Select(f => f.ToString())));
        }

        return RedirectToPage();
    }

    // Of another leerwerkbedrijf we do not know the concept here; the use case looks again.
    private bool IsLapsed(Publicatievraag vraag, IReadOnlyList<Definitie> latest) =>
        vraag.Van == user.Organisatie && latest.FirstOrDefault(d => d.Id == vraag.Flow)?.Revisie != vraag.Revisie;
}
