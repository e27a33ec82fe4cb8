using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Agenda;

/// <summary>Reads afspraken that a person may see, and with whom they can be.</summary>
internal sealed class ReadAgenda(Db db)
{
    internal sealed record Regel(string Id, string Soort, DateOnly Dag, string Uur, long Minuten, byte[] Plaats, string Namen, long Aantal)
    {
        public Tijdvak Tijd => new(Dag, Afspraak.Hour(Uur), (int)Minuten);

        public string Wie => Soort == Afspraak.Groep ? $"Groepssessie, {Aantal} deelnemers" : Namen;
    }

    internal sealed record TaakRegel(string Id, string Titel, DateOnly Termijn, string Persoon);

    internal sealed record Coachnaam(string Id, string Naam);

    /// <summary>The afspraak, when this person may see it.</summary>
    /// <exception cref="NotFound">It is not there, or not in sight.</exception>
    public async Task<Afspraak> GetAsync(CurrentUser user, string id, CancellationToken ct = default) =>
        await db.FindAsync<Afspraak>($"SELECT {Afspraak.Columns} FROM {Afspraak.Tables} WHERE a.id = @id AND {Afspraak.InZicht}", user.ZichtArgs(new { id }), ct)
        ?? throw new NotFound("Deze afspraak bestaat niet, of je mag ze niet zien.");

    /// <summary>With whom it is, who left the group too. Only for an afspraak that was read in sight.</summary>
    // zicht: of an afspraak in sight; whoever holds a group knows who comes.
    public Task<AfspraakDeelnemer[]> DeelnemersAsync(string afspraak, CancellationToken ct = default) => db.QueryAsync<AfspraakDeelnemer>(
        $"SELECT {AfspraakDeelnemer.Columns}, ad.weg, ad.aanwezig FROM afspraak_deelnemer ad JOIN traject t ON t.id = ad.traject {AfspraakDeelnemer.Joins} WHERE ad.afspraak = @afspraak ORDER BY d.voornaam, d.naam, t.id",
        new { afspraak },
        ct);

    /// <summary>The person of a traject in sight.</summary>
    /// <exception cref="NotFound">It is not there, or not in sight.</exception>
    public async Task<AfspraakDeelnemer> PersoonAsync(CurrentUser user, string traject, CancellationToken ct = default) =>
        await db.FindAsync<AfspraakDeelnemer>(
            $"SELECT {AfspraakDeelnemer.Columns}, CAST(0 AS BIGINT) AS weg, CAST(NULL AS TEXT) AS aanwezig FROM traject t {AfspraakDeelnemer.Joins} WHERE t.id = @traject AND {Zicht.Sql}", user.ZichtArgs(new { traject }), ct)
        ?? throw new NotFound("Dit traject bestaat niet, of je mag het niet zien.");

    /// <summary>Everybody whom a group can hold: who is guided now, of the whole LWB, the own ones first.</summary>
    public Task<AfspraakDeelnemer[]> KeuzesAsync(CurrentUser user, CancellationToken ct = default) => db.QueryAsync<AfspraakDeelnemer>(
        $"""
        SELECT {AfspraakDeelnemer.Columns}, CAST(0 AS BIGINT) AS weg, CAST(NULL AS TEXT) AS aanwezig FROM traject t {AfspraakDeelnemer.Joins}
        WHERE t.status = 'lopend' AND t.organisatie = @zichtOrganisatie AND {Zicht.Team} ORDER BY CASE WHEN t.coach = @zichtMedewerker THEN 0 ELSE 1 END, d.voornaam, d.naam, t.id
        """,
        user.ZichtArgs(),
        ct);

    /// <summary>In whose agenda this person may write: of everybody of the LWB, or the own.</summary>
    public async Task<IReadOnlyList<Coachnaam>> CoachesAsync(CurrentUser user, CancellationToken ct = default) => user.May(Right.BeheertAgendas)
        ? await db.QueryAsync<Coachnaam>(
            "SELECT id, naam FROM medewerker WHERE organisatie = @Organisatie AND actief = 1 AND (',' || rollen || ',' LIKE '%,coach,%' OR id = @Id) ORDER BY naam, id", new { user.Organisatie, user.Id }, ct)
        : [new(user.Id, user.Naam)];

    /// <summary>What still stands of a coach's agenda from a day to a day; both count. For the coach or a coördinator, who know everybody in it.</summary>
    // zicht: the own agenda, or that of the own LWB for a coördinator.
    public Task<Regel[]> RegelsAsync(CurrentUser user, string coach, DateOnly van, DateOnly tot, CancellationToken ct = default) => db.QueryAsync<Regel>(
        """
        SELECT a.id, a.soort, a.dag, a.uur, a.minuten, a.plaats, MIN(d.voornaam || ' ' || d.naam) AS namen, COUNT(*) AS aantal
        FROM afspraak a JOIN afspraak_deelnemer ad ON ad.afspraak = a.id AND ad.weg = 0 JOIN traject t ON t.id = ad.traject JOIN deelnemer d ON d.id = t.deelnemer
        WHERE a.coach = @coach AND a.organisatie = @zichtOrganisatie AND (a.coach = @zichtMedewerker OR @zichtCoordinator = 1) AND a.dag BETWEEN @van AND @tot AND a.geannuleerd = 0
        GROUP BY a.id, a.soort, a.dag, a.uur, a.minuten, a.plaats ORDER BY a.dag, a.uur, a.id
        """,
        user.ZichtArgs(new { coach, van, tot }),
        ct);

    /// <summary>The open taken on the name of a coach whose last day lies between two days; both count.</summary>
    public Task<TaakRegel[]> TakenAsync(CurrentUser user, string coach, DateOnly van, DateOnly tot, CancellationToken ct = default) => db.QueryAsync<TaakRegel>(
        $"""
        SELECT k.id, k.titel, k.termijn, d.voornaam || ' ' || d.naam AS persoon FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer
        WHERE k.medewerker = @coach AND k.status = 'open' AND k.termijn BETWEEN @van AND @tot AND {Zicht.Team} ORDER BY k.termijn, k.id
        """,
        user.ZichtArgs(new { coach, van, tot }),
        ct);

    /// <summary>The afspraak that was planned for a taak and still stands, or null.</summary>
    public Task<string?> OfTaakAsync(CurrentUser user, string taak, CancellationToken ct = default) => db.FindAsync<string>(
        $"SELECT a.id FROM afspraak a WHERE a.taak = @taak AND a.geannuleerd = 0 AND {Afspraak.InZicht} ORDER BY a.dag DESC, a.uur DESC", user.ZichtArgs(new { taak }), ct);
}
