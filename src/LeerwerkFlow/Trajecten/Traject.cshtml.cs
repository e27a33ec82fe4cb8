using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>The dossier of one traject: where it stands, what happened and what is to come. Whoever comes for one taak only sees the top and that taak.</summary>
[Needs(Right.ZietTrajecten)]
internal sealed class TrajectPage(Db db, Klok klok, Kluis kluis, CurrentUser user, FlowVersies versies) : PageModel
{
    private const int Kort = 30;

    internal sealed record TaakRij(string Id, string Titel, string Soort, DateOnly? Termijn, string? Medewerker, string Rol, string? Wacht);

    internal sealed record DocumentRij(string Id, string Titel, string Code, string Status, DateOnly Datum);

    internal sealed record MeldingRij(string Id, long Sequence, string Mijlpaal, long Versie, DateOnly Datum, string Status);

    private sealed record Naam(string Id, string Voluit);

    private sealed record RedenRij(string Soort, byte[] Inhoud, DateTimeOffset Op);

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Kind of line to show; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Soort { get; set; }

    /// <summary>True: the whole timeline.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Alles { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Vertrouwelijk { get; set; }

    internal TrajectKop Kop { get; private set; } = null!;

    internal FlowState State { get; private set; } = null!;

    internal IReadOnlyList<(string Pad, string Titel, string Stand)> Track { get; private set; } = [];

    internal IReadOnlyList<TijdlijnRegel> Gebeurd { get; private set; } = [];

    internal IReadOnlyList<TijdlijnRegel> Verwacht { get; private set; } = [];

    /// <summary>True when there is more to show than the page does.</summary>
    internal bool MeerRegels { get; private set; }

    internal IReadOnlyList<WachtRij> ZonderDatum { get; private set; } = [];

    internal TaakRij[] Taken { get; private set; } = [];

    internal DocumentRij[] Documenten { get; private set; } = [];

    internal MeldingRij[] Meldingen { get; private set; } = [];

    internal IReadOnlyList<Competentie> Competenties { get; private set; } = [];

    internal Groei? Groei { get; private set; }

    internal IReadOnlyList<(string Soort, VertrouwelijkeReden Reden, DateOnly Op)> Redenen { get; private set; } = [];

    internal Dictionary<string, string> Namen { get; private set; } = [];

    /// <summary>What is waited for outside the house.</summary>
    internal IReadOnlyList<BuitenWacht> Buiten { get; private set; } = [];

    internal IReadOnlySet<string> Kan { get; private set; } = new HashSet<string>();

    internal DateOnly Vandaag => klok.Vandaag;

    internal DateOnly? NazorgEinde => StepRows.Fact(State, "nazorg.einde");

    /// <summary>False for an instructeur or promotor, who comes for a taak and sees no more (S5).</summary>
    internal bool IsVolledig => user.May(Right.WijzigtTraject);

    internal bool MagIngrijpen => user.May(Right.GrijptIn);

    internal bool MagVertrouwelijk => user.May(Right.LeestVertrouwelijk) && Kop.Coach == user.Id;

    public async Task OnGetAsync()
    {
        Kop = await TrajectKop.GetAsync(db, user, Id);
        State = Kop.State();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "dossier-bekeken", klok.Now)]);
        Namen = (await db.QueryAsync<Naam>("SELECT id, naam AS voluit FROM medewerker WHERE organisatie = @Organisatie", new { Kop.Organisatie })).ToDictionary(n => n.Id, n => n.Voluit);
        Taken = await db.QueryAsync<TaakRij>(
            $"""
            SELECT k.id, k.titel, k.soort, k.termijn, k.medewerker, k.rol, k.wacht FROM taak k JOIN traject t ON t.id = k.traject
            WHERE t.id = @Id AND k.status = 'open' AND (@volledig = 1 OR k.medewerker = @zichtMedewerker) AND {Zicht.Sql} ORDER BY k.termijn, k.id
            """,
            user.ZichtArgs(new { Id, volledig = IsVolledig }));
        var versie = await versies.GetAsync(Kop.Flowversie);
        var rijen = await db.QueryAsync<GebeurdRij>("SELECT nr, volg, datum, soort, code, titel, stap, actor FROM gebeurtenis WHERE traject = @Id ORDER BY nr, volg", new { Id });
        Track = [.. Trajecten.Fasen.Of(versie).Select(f => (f.Pad, f.Titel, State.Scopes.ContainsKey(f.Pad) ? "nu" : rijen.Any(r => r.Soort == "fase" && r.Stap == f.Pad) ? "voorbij" : "straks"))];
        if (!IsVolledig)
            return;
        await LoadTimelineAsync(versie, rijen);
        await LoadRestAsync(versie);
    }

    private async Task LoadTimelineAsync(FlowVersie versie, GebeurdRij[] rijen)
    {
        // zicht: the top of this page was read through it.
        var wachten = await db.QueryAsync<WachtRij>(
            """
            SELECT w.id, w.pad, w.soort, w.titel, w.hier, w.datum, w.waarom, w.status, k.id AS taak, k.medewerker
            FROM wacht w LEFT JOIN taak k ON k.traject = w.traject AND k.wacht = w.id WHERE w.traject = @Id ORDER BY w.geopend
            """,
            new { Id });
        var tijdlijn = new Tijdlijn(versie, State, Namen, klok.Vandaag);
        bool Shown(TijdlijnRegel r) => string.IsNullOrEmpty(Soort) ? !r.Bijzaak || Alles : r.Soort == Soort;
        var (gebeurd, verwacht) = (tijdlijn.Past(rijen, wachten).Concat(await Bezorging.LinesAsync(db, Id)).OrderBy(r => r.Datum).Where(Shown).ToList(), tijdlijn.ToCome(wachten).Where(Shown).ToList());
        MeerRegels = !Alles && (string.IsNullOrEmpty(Soort) || gebeurd.Count > Kort || verwacht.Count > Kort);
        Gebeurd = Alles ? gebeurd : [.. gebeurd.TakeLast(Kort)];
        Verwacht = Alles ? verwacht : [.. verwacht.Take(Kort)];
        ZonderDatum = [.. wachten.Where(w => w.Status == "open" && w.Datum is null && w.Soort is not (nameof(WaitSoort.Taak) or nameof(WaitSoort.Incident) or nameof(WaitSoort.Event) or nameof(WaitSoort.Opdracht)))];
    }

    private async Task LoadRestAsync(FlowVersie versie)
    {
        Documenten = await db.QueryAsync<DocumentRij>("SELECT id, titel, code, status, datum FROM document WHERE traject = @Id ORDER BY datum DESC, id DESC LIMIT 20", new { Id });
        Meldingen = await db.QueryAsync<MeldingRij>("SELECT id, sequence, mijlpaal, versie, datum, status FROM melding WHERE traject = @Id ORDER BY sequence DESC", new { Id });
        Competenties = Trajecten.Competenties.Read(await db.FindAsync<string>(
            "SELECT f.competenties FROM werkplek w JOIN functieprofiel f ON f.id = w.functieprofiel WHERE w.id = @Werkplek", new { Werkplek = Kop.Werkplek ?? "" }));
        Groei = await Trajecten.Groei.FindAsync(db, kluis, Id);
        Buiten = ReportWacht.Open(versie.Flows, State);
        Kan = Wijzigingen.Possible(versie.Flows, State, klok.Vandaag);
        if (Vertrouwelijk && MagVertrouwelijk)
        {
            await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "vertrouwelijk-gelezen", klok.Now)]);
            Redenen = [.. (await db.QueryAsync<RedenRij>("SELECT soort, inhoud, op FROM vertrouwelijke_reden WHERE traject = @Id ORDER BY op", new { Id }))
                .Select(r => (r.Soort, VertrouwelijkeReden.Read(kluis.Open(Luik.Vertrouwelijk, r.Inhoud)), Flows.Kalender.BrusselsTime.DayOf(r.Op)))];
        }
    }
}
