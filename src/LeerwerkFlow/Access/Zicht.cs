using LeerwerkFlow.Access.Afwezig;

namespace LeerwerkFlow.Access;

/// <summary>
/// Which trajecten a person may see, as SQL on alias <c>t</c> of <c>traject</c>. Every query that touches a traject, deelnemer or taak for a screen carries one of the two:
/// <c>… FROM traject t WHERE t.id = @id AND {Zicht.Sql}</c>, with the parameters of <see cref="CurrentUser.ZichtArgs"/>.
/// </summary>
public static class Zicht
{
    /// <summary>
    /// Coördinator and beheerder: their organisation. Coach: the trajecten they coach. Whoever: the trajecten in which an open taak stands on their name,
    /// or on that of somebody for whom they stand in today.
    /// Never outside the own organisation, except for such an open taak (an external promotor works for several).
    /// </summary>
    public const string Sql =
        $"((t.organisatie = @zichtOrganisatie AND (@zichtAlles = 1 OR t.coach = @zichtCoach)) OR t.id IN ({OpNaam} UNION ALL {Waargenomen}))";

    /// <summary><see cref="Sql"/> for a list of many: whose they are is asked first, so that no other traject is read.</summary>
    public const string Lijst =
        $"""
        t.id IN (SELECT zo.id FROM traject zo WHERE zo.organisatie = @zichtOrganisatie AND (@zichtAlles = 1 OR zo.coach = @zichtCoach) UNION ALL {OpNaam} UNION ALL {Waargenomen})
        """;

    /// <summary>
    /// Whose vertrouwelijk luik a person may open (S5), beside <see cref="Sql"/>; the one place that decides it. The coach of the traject, and a coach or coördinator to whom it was granted, from the
    /// day of the grant until its last. Without a <see cref="CurrentUser.Dag"/> nothing was granted.
    /// </summary>
    public const string Vertrouwelijk =
        """
        (t.coach = @zichtCoach OR (@zichtTeam = 1 AND t.id IN (
           SELECT zi.traject FROM inzage zi WHERE zi.medewerker = @zichtMedewerker AND zi.gesloten IS NULL AND @zichtDag >= zi.van AND @zichtDag <= zi.tot)))
        """;

    /// <summary>The trajecten of the people in the ploeg of an instructeur, for the page of that ploeg alone (S15): those of the werkplekken that they guide, or for whose instructeur they stand in today.</summary>
    public const string Ploeg =
        $"""
        (t.organisatie = @zichtOrganisatie
         AND t.werkplek IN (SELECT zw.id FROM werkplek zw WHERE zw.instructeur = @zichtMedewerker OR (zw.instructeur, 'instructeur') IN {Waarneming.Voor}))
        """;

    /// <summary>What a list of open work may show beyond <see cref="Sql"/>: coaches and coördinators see titles, names and dates of their whole organisation, to take over from each other.</summary>
    public const string Team = $"t.id IN (SELECT zo.id FROM traject zo WHERE zo.organisatie = @zichtOrganisatie AND @zichtTeam = 1 UNION ALL {OpNaam})";

    private const string OpNaam = "SELECT zt.traject FROM taak zt WHERE zt.medewerker = @zichtMedewerker AND zt.status = 'open'";

    private const string Waargenomen = $"SELECT zt.traject FROM taak zt WHERE zt.status = 'open' AND (zt.medewerker, zt.rol) IN {Waarneming.Voor}";
}
