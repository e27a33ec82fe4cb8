using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What became of one traject of a series: <paramref name="Zin"/> says why it stayed where it was; null when it was moved.</summary>
internal sealed record Verhuisregel(string Traject, string Persoon, string? Zin);

/// <summary>A series under way: what this part did, what is left, and how far it is.</summary>
internal sealed record Verhuisreeks(IReadOnlyList<Verhuisregel> Gedaan, IReadOnlyList<string> Rest, int Totaal, string Reden, IReadOnlyList<string> Plaats, string Versie)
{
    public int Voorbij => Totaal - Rest.Count;
}

/// <summary>Moves running trajecten to a version of their flow: choose, see what it does to each person, try it on one, then the rest; and back on the same day.</summary>
[Needs(MigrateTraject.Recht)]
internal sealed class VerhuizenPage(Db db, Klok klok, MigrateTraject migrate, UndoVerhuizing undo, Verhuizers verhuizers, FlowVersies versies, CurrentUser user) : FormPage
{
    private const int PerKeer = 20;

    [BindProperty(SupportsGet = true)]
    public string Versie { get; set; } = "";

    /// <summary>For a place that is gone the one that takes over, as <c>oud=nieuw</c>; one that is not chosen is empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Plaats { get; set; } = [];

    [BindProperty]
    public string? Reden { get; set; }

    /// <summary>Who is tried first, or taken back: a traject with the revision that was looked at.</summary>
    [BindProperty]
    public string? Traject { get; set; }

    /// <summary>Who is still to be moved, separated by spaces.</summary>
    [BindProperty]
    public string? Rest { get; set; }

    [BindProperty]
    public int Totaal { get; set; }

    internal FlowVersie Naar { get; private set; } = null!;

    internal string Naam => Naar.Flows.Get(Naar.Flow).Naam;

    internal IReadOnlyList<Verhuisbeeld> Beelden { get; private set; } = [];

    internal IReadOnlyList<Verhuisd> Vandaag { get; private set; } = [];

    /// <summary>Set when a part of a series was just done without a script.</summary>
    internal Verhuisreeks? Reeks { get; private set; }

    internal IEnumerable<Verhuisbeeld> Kunnen => Beelden.Where(b => b.Groep != Verhuisgroep.KanNiet);

    /// <summary>The places that are gone for somebody, each once.</summary>
    internal IEnumerable<Verhuiskeuze> Weg => Beelden.SelectMany(b => b.Weg).DistinctBy(w => w.Plaats).OrderBy(w => w.Plaats, StringComparer.Ordinal);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, "verhuizing-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Naar = await migrate.GetAsync(user, Versie);
        Versie = Naar.Id;
        Beelden = await migrate.PreviewAsync(user, Versie, Plaatsen());
        Vandaag = await undo.ReadAsync(user, Versie);
    }

    /// <summary>Moves the one who was chosen.</summary>
    public async Task<IActionResult> OnPostEenAsync()
    {
        var (traject, revisie) = Read(Traject ?? "");
        await migrate.RunAsync(user, traject, revisie, Vraag());
        TempData["Gelukt"] = "Dit traject is verhuisd. Kijk in het dossier of het klopt, en verhuis dan de rest.";
        return Redirect();
    }

    /// <summary>Moves the next of a series; the page asks again until nobody is left.</summary>
    public async Task<IActionResult> OnPostReeksAsync()
    {
        if (Rest is null)
        {
            await LoadAsync();
            Rest = string.Join(' ', Kunnen.Select(Key));
            Totaal = Kunnen.Count();
        }

        var todo = Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var namen = await verhuizers.NamesAsync(user, todo.Take(PerKeer).Select(k => Read(k).Traject));
        var gedaan = new List<Verhuisregel>();
        foreach (var (traject, revisie) in todo.Take(PerKeer).Select(Read))
            gedaan.Add(new(traject, namen.GetValueOrDefault(traject, traject), await MoveAsync(traject, revisie)));
        var reeks = new Verhuisreeks(gedaan, [.. todo.Skip(PerKeer)], Math.Max(Totaal, todo.Length), Reden ?? "", Plaats, Versie);
        if (Request.Headers.ContainsKey("HX-Request"))
            return Partial("/Ontwerp/_Verhuisreeks.cshtml", reeks);
        await LoadAsync();
        Reeks = reeks;
        return Page();
    }

    /// <summary>Takes one move back, or every move of today that still can be.</summary>
    public async Task<IActionResult> OnPostTerugAsync()
    {
        string[] wie = string.IsNullOrEmpty(Traject) ? [.. (await undo.ReadAsync(user, Versie)).Select(v => v.Traject)] : [Traject];
        foreach (var traject in wie)
            await undo.RunAsync(user, traject);
        TempData["Gelukt"] = wie.Length == 1 ? "De verhuizing is ongedaan gemaakt. Het traject staat weer zoals het stond." : $"{wie.Length} verhuizingen zijn ongedaan gemaakt.";
        return Redirect();
    }

    internal static string Key(Verhuisbeeld beeld) => $"{beeld.Traject}:{beeld.Revisie.ToString(CultureInfo.InvariantCulture)}";

    internal async Task<long> VersieOfAsync(Verhuisbeeld beeld) => (await versies.GetAsync(beeld.Van)).Versie;

    internal bool IsChosen(string keuze) => Plaats.Contains(keuze);

    private async Task<string?> MoveAsync(string traject, long revisie)
    {
        try
        {
            await migrate.RunAsync(user, traject, revisie, Vraag());
            return null;
        }
        catch (RuleBroken broken) when (broken.Veld is null)
        {
            return broken.Message;
        }
        catch (Moved)
        {
            return "Er gebeurde intussen iets anders op dit traject. Bekijk het opnieuw.";
        }
    }

    private RedirectToPageResult Redirect() => RedirectToPage(new { Versie, Plaats = Plaats.Where(p => p.Length > 0).ToArray() });

    private VerhuisVraag Vraag() => new(Versie, Reden ?? "", Plaatsen());

    private SortedMap<string> Plaatsen() => Plaats.Select(p => p.Split('=')).Where(p => p.Length == 2).ToSortedMap(p => p[0], p => p[1]);

    private static (string Traject, long Revisie) Read(string key) => key.Split(':') is [var traject, var revisie] && long.TryParse(revisie, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
        ? (traject, r)
        : throw new RuleBroken("Kies eerst een traject.", "Traject");
}
