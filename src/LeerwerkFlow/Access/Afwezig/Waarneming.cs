namespace LeerwerkFlow.Access.Afwezig;

/// <summary>
/// <see cref="Bezetting"/> in SQL: which open taken come to a person on a day because somebody is away. Nothing of it is stored, so that it ends by itself when the absence does.
/// Parameters: those of <see cref="CurrentUser.ZichtArgs"/>.
/// </summary>
public static class Waarneming
{
    // Whoever is not away ends a chain; UNION ends one that goes round. Few rows: only who is away today.
    private const string Ketens =
        """
        WITH RECURSIVE keten (eigenaar, rol, wie) AS (
          SELECT a.medewerker, v.rol, v.vervanger FROM afwezigheid a JOIN vervanging v ON v.afwezigheid = a.id WHERE a.tot >= @zichtDag AND a.van <= @zichtDag
          UNION
          SELECT q.eigenaar, q.rol, v.vervanger FROM keten q JOIN afwezigheid a ON a.medewerker = q.wie AND a.tot >= @zichtDag AND a.van <= @zichtDag
          JOIN vervanging v ON v.afwezigheid = a.id AND v.rol = q.rol)
        """;

    // A chain's end that can do it: open account, not away, the right role.
    private const string Einde =
        """
        JOIN medewerker qm ON qm.id = q.wie AND qm.actief = 1 AND NOT EXISTS (SELECT 1 FROM afwezigheid weg WHERE weg.medewerker = qm.id AND weg.van <= @zichtDag AND weg.tot >= @zichtDag)
          AND (',' || qm.rollen || ',' LIKE '%,' || q.rol || ',%' OR (q.rol IN ('promotor', 'instructeur') AND ',' || qm.rollen || ',' LIKE '%,coach,%'))
        """;

    /// <summary>Pairs of owner and role of taak for which this person stands in today: <c>(k.medewerker, k.rol) IN {Voor}</c>.</summary>
    public const string Voor = $"({Ketens} SELECT q.eigenaar, q.rol FROM keten q {Einde} WHERE q.wie = @zichtMedewerker)";

    /// <summary>
    /// Ids of the open taken that come to this person today and stand neither on their name nor on nobody's for their role, as a whole query. Its parts: who is not there, whom
    /// each chain ends at, who may not be the second pair of eyes, who of the LWB is there, and what falls because nobody of its chain can do it. CROSS JOIN keeps SQLite to the order that is written:
    /// it does not know that those who are away are few.
    /// </summary>
    public static readonly string Ids =
        $"""
        {Ketens},
        weg (id) AS (SELECT g.id FROM medewerker g WHERE g.actief = 0 UNION SELECT a.medewerker FROM afwezigheid a WHERE a.tot >= @zichtDag AND a.van <= @zichtDag),
        bereikt (eigenaar, rol, wie) AS (SELECT q.eigenaar, q.rol, q.wie FROM keten q JOIN medewerker qm ON qm.id = q.wie AND {Suits("qm", "q.rol")} WHERE q.wie NOT IN (SELECT id FROM weg)),
        deed (taak, wie) AS ({Doers}),
        hier (id, rollen) AS (SELECT h.id, h.rollen FROM medewerker h WHERE h.organisatie = @zichtOrganisatie AND h.id NOT IN (SELECT id FROM weg)),
        valt (id, rol) AS (
          SELECT n.id, n.rol FROM weg JOIN taak n ON n.medewerker = weg.id AND n.status = 'open' WHERE (n.medewerker, n.rol) NOT IN (SELECT eigenaar, rol FROM bereikt)
          UNION SELECT n.id, n.rol FROM deed d JOIN taak n ON n.id = d.taak
          WHERE (d.wie = n.medewerker AND d.wie NOT IN (SELECT id FROM weg)) OR (n.medewerker, n.rol, d.wie) IN (SELECT eigenaar, rol, wie FROM bereikt))
        SELECT x.id FROM (
          SELECT n.id FROM bereikt b JOIN taak n ON n.medewerker = b.eigenaar AND n.rol = b.rol AND n.status = 'open' WHERE b.wie = @zichtMedewerker
          UNION ALL
          SELECT v.id FROM valt v CROSS JOIN taak n CROSS JOIN traject nt CROSS JOIN hier ik
          WHERE n.id = v.id AND nt.id = n.traject AND nt.organisatie = @zichtOrganisatie AND ik.id = @zichtMedewerker AND ({IsCoordinator("ik")} OR ({Suits("ik", "v.rol")} AND NOT EXISTS (SELECT 1 FROM hier c WHERE {IsCoordinator("c")} AND (v.id, c.id) NOT IN (SELECT taak, wie FROM deed))))
          UNION ALL
          SELECT n.id FROM hier ik CROSS JOIN taak n CROSS JOIN traject nt
          WHERE ik.id = @zichtMedewerker AND {IsCoordinator("ik")} AND n.status = 'open' AND n.medewerker IS NULL AND nt.id = n.traject AND nt.organisatie = @zichtOrganisatie AND NOT EXISTS (SELECT 1 FROM hier c WHERE {Has("c", "n.rol")} AND (n.id, c.id) NOT IN (SELECT taak, wie FROM deed))) x
        WHERE x.id NOT IN (SELECT d.taak FROM deed d WHERE d.wie = @zichtMedewerker)
        """;

    /// <summary>
    /// Open taak, and who may not do it: who closed, or answered a question about, the step that needs other eyes, in the same instance of the fase. A whole query.
    /// </summary>
    /// <remarks>The id of a wait ends in <c>/step#turn</c>: what stands before the last slash is what is left after trimming everything that is no slash.</remarks>
    public const string Doers =
        $"""
        SELECT o.id AS taak, e.gesloten_door AS wie FROM taak o JOIN taak e ON {Eerste} AND e.status = 'klaar' AND e.gesloten_door IS NOT NULL WHERE {Tweede}
        UNION SELECT o.id, v.aan FROM taak o CROSS JOIN taak e CROSS JOIN vraag v WHERE {Tweede} AND {Eerste} AND v.taak = e.id AND v.status = 'beantwoord'
        """;

    private const string Tweede = "o.status = 'open' AND o.vier_ogen_met IS NOT NULL";

    private const string Voorvoegsel = "(rtrim(o.wacht, replace(o.wacht, '/', '')) || o.vier_ogen_met || '#')";

    private const string Eerste = $"e.traject = o.traject AND substr(e.wacht, 1, length({Voorvoegsel})) = {Voorvoegsel}";

    private static string Has(string m, string rol) => $"(',' || {m}.rollen || ',' LIKE '%,' || {rol} || ',%')";

    private static string IsCoordinator(string m) => Has(m, "'coordinator'");

    private static string Suits(string m, string rol) => $"({Has(m, rol)} OR ({rol} IN ('promotor', 'instructeur') AND {Has(m, "'coach'")}))";
}
