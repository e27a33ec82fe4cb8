using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>The dossier of one traject in parts, each with an address of its own. Whoever comes for one taak only sees the top and that taak.</summary>
[Needs(Right.ZietTrajecten)]
internal sealed class TrajectPage(Db db, Klok klok, Kluis kluis, CurrentUser user, FlowVersies versies, Regelwijzers wijzers) : PageModel
{
    private const int Kort = 30;

    internal sealed record TaakRij(string Id, string Titel, string Soort, DateOnly? Termijn, string? Medewerker, string Rol, string? Wacht);

    internal sealed record DocumentRij(string Id, string Titel, string Code, string Status, DateOnly Datum, DateTimeOffset? Verstuurd, DateOnly? Aangekomen);

    internal sealed record MeldingRij(string Id, long Sequence, string Mijlpaal, string? Vervangt, DateOnly Datum, string Status, string? Ontvangst, string? Reden);

    internal sealed record WerkplekRij(string Competenties, string Gemeente, string Uurrooster, string? Ploeg);

    private sealed record Naam(string Id, string Voluit, string Rollen, bool Actief);

    private sealed record Betrokkene(string Medewerker, string Rol);

    private sealed record RedenRij(string Soort, byte[] Inhoud, DateTimeOffset Op);

    /// <summary>The parts of a dossier: the last part of the address, and what people read.</summary>
    internal static IReadOnlyList<(string Deel, string Tekst)> Delen { get; } = [("", "Tijdlijn"), ("competenties", "Competenties"), ("begeleiding", "Gesprekken en plan"), ("documenten", "Documenten en VDAB")];

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Which part to show: empty for the timeline, <c>alles</c> for every part on paper.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Deel { get; set; }

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

    internal IReadOnlyList<(string Titel, Waarom Waarom)> ZonderDatum { get; private set; } = [];

    internal TaakRij[] Taken { get; private set; } = [];

    internal DocumentRij[] Documenten { get; private set; } = [];

    internal MeldingRij[] Meldingen { get; private set; } = [];

    /// <summary>What VDAB answered, the newest first.</summary>
    internal IReadOnlyList<GebeurdRij> Antwoorden { get; private set; } = [];

    internal IReadOnlyList<Competentie> Competenties { get; private set; } = [];

    internal WerkplekRij? Werkplek { get; private set; }

    internal Groei? Groei { get; private set; }

    /// <summary>What the instructeur saw on the floor, per competence.</summary>
    internal IReadOnlyList<Ploegen.Gezien> Gezien { get; private set; } = [];

    internal IReadOnlyList<Gesprek> Gesprekken { get; private set; } = [];

    internal Vorming Vorming { get; private set; } = new([], []);

    internal TbsStand? Tbs { get; private set; }

    internal IReadOnlyList<(string Soort, VertrouwelijkeReden Reden, DateOnly Op)> Redenen { get; private set; } = [];

    internal IReadOnlyList<Randvoorwaarde> Randvoorwaarden { get; private set; } = [];

    internal Dictionary<string, string> Namen { get; private set; } = [];

    internal IReadOnlyList<string> Coordinatoren { get; private set; } = [];

    /// <summary>Who else did something for this person, with the role.</summary>
    internal IReadOnlyList<(string Rol, string Naam)> Betrokkenen { get; private set; } = [];

    /// <summary>What is waited for outside the house.</summary>
    internal IReadOnlyList<BuitenWacht> Buiten { get; private set; } = [];

    internal IReadOnlySet<string> Kan { get; private set; } = new HashSet<string>();

    /// <summary>Answers "Waarom?"; null for whoever does not see the whole dossier.</summary>
    internal Verklaring? Verklaring { get; private set; }

    internal DateOnly Vandaag => klok.Vandaag;

    internal DateTimeOffset Nu => klok.Now;

    internal DateOnly? NazorgEinde => StepRows.Fact(State, "nazorg.einde");

    /// <summary>False for an instructeur or promotor, who comes for a taak and sees no more (S5).</summary>
    internal bool IsVolledig => user.May(Right.WijzigtTraject);

    internal bool MagIngrijpen => user.May(Right.GrijptIn);

    internal bool MagVertrouwelijk => Kop.ZietVertrouwelijk;

    /// <summary>The coach of the traject decides who else reads what is confidential.</summary>
    internal bool MagInzageGeven => user.May(Right.LeestVertrouwelijk) && Kop.Coach == user.Id;

    internal bool IsOpPapier => Deel == "alles";

    internal bool Shows(string deel) => IsVolledig && (IsOpPapier || (Deel ?? "") == deel);

    public async Task OnGetAsync()
    {
        if (Deel != "alles" && Delen.All(d => d.Deel != Deel))
            Deel = "";
        Kop = await TrajectKop.GetAsync(db, user, Id);
        State = Kop.State();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "dossier-bekeken", klok.Now)]);
        // zicht: the top of this page was read through it. Who did a taak by a link has a name here too.
        var mensen = await db.QueryAsync<Naam>(
            """
            SELECT id, naam AS voluit, rollen, actief FROM medewerker WHERE organisatie = @Organisatie
            UNION ALL SELECT 'link-' || l.id, 'via link, gegeven door ' || m.naam || ' aan ' || l.aan, '', 0 FROM taaklink l JOIN medewerker m ON m.id = l.door JOIN taak k ON k.id = l.taak
            WHERE k.traject = @Id AND l.gebruikt IS NOT NULL ORDER BY 2
            """,
            new { Kop.Organisatie, Id });
        Namen = mensen.ToDictionary(n => n.Id, n => n.Voluit);
        Coordinatoren = [.. mensen.Where(n => n.Actief && Roles.Parse(n.Rollen).Contains(Role.Coordinator)).Select(n => n.Voluit)];
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
        await LoadAsideAsync(versie, rijen);
        var antwoorden = Shows("documenten") && !IsOpPapier ? [] : await OpenAntwoord.ReadAsync(db, kluis, Id);
        Gesprekken = Trajecten.Gesprekken.Of(antwoorden);
        if (Shows(""))
            await LoadTimelineAsync(versie, rijen);
        if (Shows("competenties"))
            (Groei, Gezien) = (Trajecten.Groei.Of(antwoorden), Ploegen.Gezien.Of(await Ploegen.Observatie.ReadAsync(db, kluis, Id)));
        if (Shows("begeleiding"))
            (Vorming, Tbs) = (Trajecten.Vorming.Of(antwoorden), await TbsStand.FindAsync(db, Id, State, klok.Vandaag));
        if (Shows("documenten"))
            await LoadDocumentenAsync(rijen);
        if (Vertrouwelijk && MagVertrouwelijk)
            await LoadVertrouwelijkAsync();
    }

    private async Task LoadAsideAsync(FlowVersie versie, GebeurdRij[] rijen)
    {
        var eerder = await db.QueryAsync<EerderRij>("SELECT wacht, datum, aanleiding, op, door FROM wacht_eerder WHERE traject = @Id", new { Id });
        Verklaring = new(versie, State, await wijzers.FindAsync(versie), rijen, eerder.ToLookup(e => e.Wacht), Namen);
        Werkplek = await db.FindAsync<WerkplekRij>(
            "SELECT f.competenties, w.gemeente, w.uurrooster, w.ploeg FROM werkplek w JOIN functieprofiel f ON f.id = w.functieprofiel WHERE w.id = @Werkplek", new { Werkplek = Kop.Werkplek ?? "" });
        Competenties = Trajecten.Competenties.Read(Werkplek?.Competenties);
        // zicht: the top of this page was read through it.
        var betrokkenen = await db.QueryAsync<Betrokkene>("SELECT DISTINCT medewerker, rol FROM taak WHERE traject = @Id AND medewerker IS NOT NULL AND (status = 'open' OR rol IN ('instructeur', 'promotor'))", new { Id });
        Betrokkenen = [.. betrokkenen.Where(h => h.Medewerker != Kop.Coach && h.Rol != "coordinator").Select(h => (h.Rol, Namen.GetValueOrDefault(h.Medewerker, "iemand van buiten"))).Distinct().Order()];
        Buiten = ReportWacht.Open(versie.Flows, State);
        Kan = Wijzigingen.Possible(versie.Flows, State, klok.Vandaag);
    }

    private async Task LoadTimelineAsync(FlowVersie versie, GebeurdRij[] rijen)
    {
        // zicht: the top of this page was read through it.
        var wachten = await db.QueryAsync<WachtRij>(
            """
            SELECT w.id, w.pad, w.soort, w.titel, w.hier, w.datum, w.waarom, w.status, k.id AS taak, k.medewerker, w.formule, k.samen_met
            FROM wacht w LEFT JOIN taak k ON k.traject = w.traject AND k.wacht = w.id WHERE w.traject = @Id ORDER BY w.geopend
            """,
            new { Id });
        var tijdlijn = new Tijdlijn(versie, State, Verklaring!, Namen, klok.Vandaag);
        bool Shown(TijdlijnRegel r) => Soort == "iup" ? r.IsIup : string.IsNullOrEmpty(Soort) ? !r.Bijzaak || Alles : r.Soort == Soort;
        var gesprekken = Gesprekken.SelectMany(g => Trajecten.Gesprekken.Lines(g, Kop.Voornaam, Namen.GetValueOrDefault(g.Door)));
        var regels = tijdlijn.Past(rijen, wachten).Concat(tijdlijn.Schorsingen()).Concat(gesprekken).Concat(await Bezorging.LinesAsync(db, kluis, Verklaring!, Id))
            .Concat(await AfspraakRegels.LinesAsync(db, Id, klok.Vandaag)).ToLookup(r => r.Stand == "verwacht");
        var gebeurd = regels[false].OrderBy(r => r.Datum).Where(Shown).ToList();
        var verwacht = tijdlijn.ToCome(wachten).Concat(regels[true]).OrderBy(r => r.Datum).Where(Shown).ToList();
        // On paper the lines are all there and their reasons are not: those are for a screen.
        MeerRegels = !Alles && !IsOpPapier && (string.IsNullOrEmpty(Soort) || gebeurd.Count > Kort || verwacht.Count > Kort);
        Gebeurd = IsOpPapier ? [.. gebeurd.Select(r => r with { Waarom = null, Woorden = r.IsIup ? r.Woorden : null })] : Alles ? gebeurd : [.. gebeurd.TakeLast(Kort)];
        Verwacht = IsOpPapier ? [.. verwacht.Select(r => r with { Waarom = null })] : Alles ? verwacht : [.. verwacht.Take(Kort)];
        ZonderDatum = [.. wachten.Where(w => w.Status == "open" && w.Datum is null && w.Soort is not (nameof(WaitSoort.Taak) or nameof(WaitSoort.Incident) or nameof(WaitSoort.Event) or nameof(WaitSoort.Opdracht)))
            .Select(w => (w.Titel, Verklaring!.OfWacht(w)))];
    }

    private async Task LoadDocumentenAsync(GebeurdRij[] rijen)
    {
        Documenten = await db.QueryAsync<DocumentRij>("SELECT id, titel, code, status, datum, verstuurd, aangekomen FROM document WHERE traject = @Id ORDER BY datum DESC, id DESC LIMIT 100", new { Id });
        Meldingen = await db.QueryAsync<MeldingRij>("SELECT id, sequence, mijlpaal, vervangt, datum, status, ontvangst, reden FROM melding WHERE traject = @Id ORDER BY sequence DESC", new { Id });
        Antwoorden = [.. rijen.Where(r => r.Soort == "bericht").Reverse()];
    }

    private async Task LoadVertrouwelijkAsync()
    {
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "vertrouwelijk-gelezen", klok.Now)]);
        Redenen = [.. (await db.QueryAsync<RedenRij>("SELECT soort, inhoud, op FROM vertrouwelijke_reden WHERE traject = @Id ORDER BY op", new { Id }))
            .Select(r => (r.Soort, VertrouwelijkeReden.Read(kluis.Open(Luik.Vertrouwelijk, r.Inhoud)), BrusselsTime.DayOf(r.Op)))];
        Randvoorwaarden = await Randvoorwaarde.ReadAsync(db, kluis, Id);
    }
}
