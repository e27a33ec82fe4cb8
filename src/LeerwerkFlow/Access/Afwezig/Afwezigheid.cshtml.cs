using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Access.Afwezig;

/// <summary>Who is away and who stands in: everyone says it of themselves, a coördinator of anyone in the LWB. Days only: nobody writes why.</summary>
[Needs(Right.MeldtAfwezig)]
internal sealed class AfwezigheidPage(Klok klok, CurrentUser user, ReadBezetting read, SaveAfwezigheid save, EndAfwezigheid end) : FormPage
{
    /// <summary>The absence that is being changed; null: a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public string? Medewerker { get; set; }

    [BindProperty]
    public DateOnly? Van { get; set; }

    [BindProperty]
    public DateOnly? Tot { get; set; }

    [BindProperty]
    public string? Vervanger { get; set; }

    /// <summary>Role of taak → id, <see cref="AfwezigheidMelding.Niemand"/>, or nothing.</summary>
    [BindProperty]
    public Dictionary<string, string?> PerRol { get; set; } = [];

    internal Bezetting Bezetting { get; private set; } = new("", [], []);

    internal DateOnly Vandaag => klok.Vandaag;

    internal bool MagIedereen => user.May(Right.BeheertAfwezigheid);

    /// <summary>The absences that are not over, the first to begin first.</summary>
    internal IEnumerable<Afwezigheid> Lijst => Bezetting.Afwezigheden.OrderBy(a => a.Van).ThenBy(a => Bezetting.NaamVan(a.Medewerker), StringComparer.Create(Datum.Cultuur, true));

    /// <summary>Who can be away, or stand in: works here and has taken.</summary>
    internal IEnumerable<Persoon> Collegas => Bezetting.Personen.Where(p => p.Actief && p.Taakrollen.Any());

    /// <summary>The roles for which another can be chosen: those of the person, or every one while that can still be anybody.</summary>
    internal IEnumerable<string> Rollen => Collegas.Where(p => MagIedereen || p.Id == user.Id).SelectMany(p => p.Taakrollen).Distinct();

    internal bool IsMine(Afwezigheid weg) => weg.Medewerker == user.Id;

    internal bool MagWijzigen(Afwezigheid weg) => MagIedereen || IsMine(weg);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Medewerker = user.Id;
        if (Id is null)
            return;

        var weg = Bezetting.Afwezigheden.FirstOrDefault(a => a.Id == Id && MagWijzigen(a)) ?? throw new NotFound();
        var meest = weg.Vervangers.Values.GroupBy(v => v).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
        (Revisie, Medewerker, Van, Tot, Vervanger) = (weg.Revisie, weg.Medewerker, weg.Van, weg.Tot, meest);
        PerRol = Bezetting.Personen.First(p => p.Id == weg.Medewerker).Taakrollen.Where(rol => weg.Vervangers.GetValueOrDefault(rol) != meest)
            .ToDictionary(rol => rol, string? (rol) => weg.Vervangers.GetValueOrDefault(rol, AfwezigheidMelding.Niemand));
    }

    public override async Task LoadAsync() => Bezetting = await read.OfAsync(user.Organisatie ?? throw new NotAllowed(), klok.Vandaag);

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var veld in new[] { nameof(Van), nameof(Tot) })
        {
            // The binder refuses 29 February 2100, which is no day.
            if (ModelState[veld]?.Errors.Count > 0)
            {
                ModelState.Remove(veld);
                throw new RuleBroken("Deze dag bestaat niet. Kijk dag, maand en jaar na.", veld);
            }
        }

        var perRol = PerRol.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Key, p => p.Value!);
        await save.RunAsync(user, new(string.IsNullOrEmpty(Id) ? null : Id, Revisie, Medewerker ?? user.Id, Van, Tot, string.IsNullOrEmpty(Vervanger) ? null : Vervanger, perRol));
        return Done("De afwezigheid is bewaard. Op de eerste dag gaan de taken vanzelf naar wie waarneemt, en daarna vanzelf terug.");
    }

    public async Task<IActionResult> OnPostEindeAsync(string welke, long stand) =>
        Done(await end.RunAsync(user, welke, stand) ? "Welkom terug. De taken staan weer bij hun eigenaar." : "De afwezigheid is geschrapt.");

    /// <summary>Who gets the taken of each role, with the days when that changes: "Bo", or "Bo; van 3 mrt 2010 af: de coördinator". Roles with the same answer stand together.</summary>
    internal IEnumerable<(string Rollen, string Wie)> Waarnemers(Afwezigheid weg)
    {
        var perRol = Bezetting.Personen.First(p => p.Id == weg.Medewerker).Taakrollen.Select(rol => (Rol: rol, Wie: string.Join("; ", Stukken(weg, rol)))).ToList();
        var groepen = perRol.GroupBy(r => r.Wie).ToList();
        return groepen.Select(g => (groepen.Count == 1 ? "" : string.Join(", ", g.Select(r => Label(r.Rol))), g.Key));
    }

    internal static string Label(string rol) => Roles.Find(rol)?.Label() ?? rol;

    private IEnumerable<string> Stukken(Afwezigheid weg, string rol)
    {
        string? eerder = null;
        var begin = weg.Van < Vandaag ? Vandaag : weg.Van;
        for (var dag = begin; dag <= weg.Tot; dag = dag.AddDays(1))
        {
            var bereik = Bezetting.Of(weg.Medewerker, rol, dag, new HashSet<string>());
            var wie = bereik.Soort switch
            {
                BereikSoort.Vervanger => Bezetting.NaamVan(bereik.Wie[0]),
                BereikSoort.Coordinator => "de coördinator",
                BereikSoort.Rol => "wie ze oppakt",
                _ => "niemand",
            };
            if (wie != eerder)
                yield return dag == begin ? wie : $"vanaf {Datum.Kort(dag)}: {wie}";
            eerder = wie;
        }
    }

    private RedirectToPageResult Done(string zin)
    {
        TempData["Gelukt"] = zin;
        return RedirectToPage(new { Id = (string?)null });
    }
}
