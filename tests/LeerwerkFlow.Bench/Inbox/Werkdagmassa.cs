using LeerwerkFlow.Access;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Bench.Inbox;

/// <summary>
/// Very many people at work: fifty fictitious ones are played as in the demo, and the database copies their rows, so that every dossier is as long as a real one. Letters keep their line and lose their text.
/// Then taken are added until there are as many as asked, open ones with the wait that gives their date its reason.
/// </summary>
internal static class Werkdagmassa
{
    public const string Wachtwoord = "een vrolijke zebra 7";
    private const int Gespeeld = 50;
    private const int PerCoach = 31;
    private const int CopiesEach = 10;

    private const string Tel = "WITH RECURSIVE n(i) AS (SELECT @van UNION ALL SELECT i + 1 FROM n WHERE i < @tot - 1)";

    /// <summary>Which copy: the person, the leerwerkbedrijf and the coach.</summary>
    private const string Kopie = "t.id || '~' || n.i";
    private const string Huis = "'bh-' || (n.i % @huizen)";
    private const string Coach = "'bc-' || (n.i % @huizen) || '-' || ((t.nummer + n.i / @huizen) % @coaches)";
    private const string Bron = "FROM n CROSS JOIN traject t";
    private const string Gespeelden = "t.id NOT LIKE '%~%'";

    private static readonly string[] Copies =
    [
        $"INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) SELECT d.id || '~' || n.i, {Huis}, d.voornaam, d.naam || ' ' || n.i, d.zoek || ' ' || n.i, d.contact {Bron} JOIN deelnemer d ON d.id = t.deelnemer WHERE {Gespeelden}",
        $"INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, vacature, werkplek, promotor, trajectbegeleider, flowversie, status, fase, start, einde, uitkomst, staat, revisie, aangemaakt) SELECT {Kopie}, t.nummer + 1000 * n.i, {Huis}, t.deelnemer || '~' || n.i, {Coach}, t.vacature, t.werkplek, t.promotor, t.trajectbegeleider, t.flowversie, t.status, t.fase, t.start, t.einde, t.uitkomst, t.staat, t.revisie, t.aangemaakt {Bron} WHERE {Gespeelden}",
        $"INSERT INTO wacht (traject, id, pad, soort, titel, code, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, uitkomst, geopend, gesloten) SELECT {Kopie}, w.id, w.pad, w.soort, w.titel, w.code, w.formule, w.hier, w.loopt_door, w.tot_en_met, w.datum, w.vervalt, w.waarom, w.status, w.uitkomst, w.geopend, w.gesloten {Bron} JOIN wacht w ON w.traject = t.id WHERE {Gespeelden}",
        $"INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, uitkomst, termijn, herinnering, escalatie, opvolging, vier_ogen_met, outreach, reden, geopend, gesloten, gesloten_door, revisie) SELECT k.id || '~' || n.i, {Kopie}, k.wacht, k.soort, k.pad, k.titel, k.rol, k.formulier, k.code, CASE WHEN k.medewerker IS NOT NULL THEN {Coach} END, k.status, k.uitkomst, k.termijn, k.herinnering, k.escalatie, k.opvolging, k.vier_ogen_met, k.outreach, k.reden, k.geopend, k.gesloten, CASE WHEN k.gesloten_door IS NOT NULL THEN {Coach} END, k.revisie {Bron} JOIN taak k ON k.traject = t.id WHERE {Gespeelden}",
        $"INSERT INTO antwoord (taak, traject, formulier, inhoud, vertrouwelijk, bewaard, door) SELECT a.taak || '~' || n.i, {Kopie}, a.formulier, a.inhoud, a.vertrouwelijk, a.bewaard, {Coach} {Bron} JOIN antwoord a ON a.traject = t.id WHERE {Gespeelden}",
        $"INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) SELECT {Kopie}, m.mijlpaal, m.versie, m.datum, m.stap, m.vastgelegd {Bron} JOIN mijlpaal m ON m.traject = t.id WHERE {Gespeelden}",
        $"INSERT INTO gebeurtenis (traject, nr, volg, datum, soort, code, titel, stap, actor) SELECT {Kopie}, g.nr, g.volg, g.datum, g.soort, g.code, g.titel, g.stap, g.actor {Bron} JOIN gebeurtenis g ON g.traject = t.id WHERE {Gespeelden}",
        $"INSERT INTO document (id, traject, aanleiding, sjabloon, code, titel, ontvanger, kanaal, nalezen, wacht_op, status, gevraagd, datum) SELECT b.id || '~' || n.i, {Kopie}, b.aanleiding, b.sjabloon, b.code, b.titel, b.ontvanger, b.kanaal, b.nalezen, b.wacht_op, b.status, b.gevraagd, b.datum {Bron} JOIN document b ON b.traject = t.id WHERE {Gespeelden}",
        $"INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, poging, aangemaakt) SELECT m.id || '~' || n.i, {Kopie}, m.sequence, m.mijlpaal, m.versie, m.datum, m.body, m.status, m.poging, m.aangemaakt {Bron} JOIN melding m ON m.traject = t.id WHERE {Gespeelden}",
    ];

    // A day within two months around today.
    private const string Dag = "SUBSTR(@dagen, CAST(1 + 10 * ((n.i * 7 + t.nummer) % 60) AS INTEGER), 10)";

    private const string Wacht =
        $"{Tel} INSERT INTO wacht (traject, id, pad, soort, titel, formule, hier, loopt_door, tot_en_met, datum, waarom, status, geopend) SELECT t.id, 'bench/' || n.i, 'werkervaring/opvolging', 'Taak', 'Bespreek de opvolging', 'hier + 5 werkdagen', '2010-03-01', 1, 0, {Dag}, 'dag van deze stap 01/03/2010 + 5 werkdagen = 08/03/2010', 'open', @nu FROM n CROSS JOIN traject t";

    private const string Open =
        $"{Tel} INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, medewerker, status, termijn, outreach, geopend) SELECT 'o-' || t.id || '/' || n.i, t.id, 'bench/' || n.i, 'stap', 'werkervaring/opvolging', 'Bespreek de opvolging', 'coach', 'opvolggesprek', t.coach, 'open', {Dag}, 0, @nu FROM n CROSS JOIN traject t";

    private const string Klaar =
        $"{Tel} INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, medewerker, status, uitkomst, termijn, outreach, geopend, gesloten, gesloten_door) SELECT 'k-' || t.id || '/' || n.i, t.id, 'stap', 'werkervaring/opvolging', 'Bespreek de opvolging', 'coach', 'opvolggesprek', t.coach, 'klaar', 'Klaar', {Dag}, 0, @nu, @nu, t.coach FROM n CROSS JOIN traject t";

    /// <summary>Who leads a leerwerkbedrijf; the user name is the id.</summary>
    public static string Coordinator(int huis) => $"bo-{huis}";

    /// <returns>The coaches, whose user names are their ids.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(IServiceProvider services, WerkdagOpties opties)
    {
        var (db, klok) = (services.GetRequiredService<Db>(), services.GetRequiredService<Klok>());
        await ReferenceData.Load().ImportAsync(db);
        await services.GetRequiredService<LoadRegels>().RunAsync(RegelSets.Folder);
        await services.GetRequiredService<ImportFlows>().RunAsync(FlowFiles.Folder, "systeem");
        await services.GetRequiredService<DemoPeople>().MakeAsync(Gespeeld);

        var coaches = Math.Max(1, opties.Mensen / opties.Huizen / PerCoach);
        string[] ids = [.. from huis in Enumerable.Range(0, opties.Huizen) from coach in Enumerable.Range(0, coaches) select $"bc-{huis}-{coach}"];
        var hash = Access.Wachtwoord.Hash(Wachtwoord, 10);
        await db.WriteAsync([.. Enumerable.Range(0, opties.Huizen).Select(h => new Statement("INSERT INTO organisatie (id, code, naam) VALUES (@id, @id, @id)", new { id = $"bh-{h}" }))]);
        await db.WriteAsync([.. ids.Select(id => new Statement(
            "INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, stempel) VALUES (@id, @huis, 'Coach ' || @id, @id, 'coach', @hash, 'begin')",
            new { id, huis = $"bh-{id.Split('-')[1]}", hash }))]);
        await db.WriteAsync([.. Enumerable.Range(0, opties.Huizen).Select(h => new Statement(
            "INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, stempel) VALUES (@id, @huis, 'Coordinator ' || @id, @id, 'coordinator', @hash, 'begin')",
            new { id = Coordinator(h), huis = $"bh-{h}", hash }))]);
        for (var van = 1; van < opties.Mensen / Gespeeld; van += CopiesEach)
            await db.WriteAsync([.. Copies.Select(sql => new Statement($"{Tel} {sql}", new { van, tot = Math.Min(opties.Mensen / Gespeeld, van + CopiesEach), huizen = opties.Huizen, coaches }))]);

        var dagen = string.Concat(Enumerable.Range(-10, 60).Select(d => $"{klok.Vandaag.AddDays(d):yyyy-MM-dd}"));
        await AddAsync(db, "open", opties.Open, [Wacht, Open], dagen, klok.Now);
        await AddAsync(db, "klaar", opties.Klaar, [Klaar], dagen, klok.Now);
        if (db.Dialect == Dialect.Postgres)
            await db.WriteAsync([new("ANALYZE")]);
        return ids;
    }

    // As many for every traject, so the number asked is reached or passed by less than one each.
    private static async Task AddAsync(Db db, string status, int wanted, string[] sql, string dagen, DateTimeOffset nu)
    {
        var (had, trajecten) = (await db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = @status", new { status }), await db.FindAsync<long>("SELECT COUNT(*) FROM traject"));
        var each = (wanted - had + trajecten - 1) / trajecten;
        for (var van = 0L; van < each; van++)
            await db.WriteAsync([.. sql.Select(s => new Statement(s, new { van, tot = van + 1, dagen, nu }))]);
    }
}
