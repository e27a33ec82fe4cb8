using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;

namespace LeerwerkFlow.Inbox;

/// <summary>Which taken a person may see, as SQL on aliases <c>k</c> of <c>taak</c> and <c>t</c> of <c>traject</c>; it widens <see cref="Zicht"/> with what waits for a role.</summary>
internal static class TaakZicht
{
    /// <summary>Nobody's yet, for a role this person has, in the own organisation.</summary>
    public const string OpTePakken = "(k.medewerker IS NULL AND k.status = 'open' AND t.organisatie = @zichtOrganisatie AND k.rol IN @rollen)";

    /// <summary>About which this person was asked something.</summary>
    public const string Gevraagd = "k.id IN (SELECT v.taak FROM vraag v WHERE v.aan = @zichtMedewerker AND v.status = 'open')";

    /// <summary>
    /// Open taken on this person's name, for whoever takes it, asked of them, escalated (the last rung of the ladder: once its day of escalating has come, a coordinator has it on
    /// the list too), or theirs because somebody is away. One IN over a union, so that each part uses its own index.
    /// </summary>
    public static readonly string VanMij =
        $"""
        k.id IN (
          SELECT e.id FROM taak e WHERE e.medewerker = @zichtMedewerker AND e.status = 'open'
          UNION ALL SELECT e.id FROM taak e JOIN traject et ON et.id = e.traject WHERE e.medewerker IS NULL AND e.status = 'open' AND et.organisatie = @zichtOrganisatie AND e.rol IN @rollen
          UNION ALL SELECT v.taak FROM vraag v WHERE v.aan = @zichtMedewerker AND v.status = 'open'
          UNION ALL SELECT e.id FROM taak e JOIN traject et ON et.id = e.traject WHERE e.status = 'open' AND e.opvolging = 'escalatie' AND et.organisatie = @zichtOrganisatie AND @zichtCoordinator = 1
          UNION ALL SELECT a.id FROM ({Waarneming.Ids}) a)
        """;

    /// <summary>Of the dossiers in sight, of the team, for whoever takes it, or done by this person. What stands in the dossier needs <see cref="Zicht.Sql"/> besides.</summary>
    public const string Sql = $"({Zicht.Sql} OR {Zicht.Team} OR k.gesloten_door = @zichtMedewerker OR {OpTePakken} OR {Gevraagd})";

    /// <summary>Besides <see cref="Sql"/>, for one taak that is opened: an instructeur or promotor reads what is theirs to do and what they did, not the intake of the same traject (S15).</summary>
    public static readonly string Eigen =
        $"(@heel = 1 OR k.medewerker = @zichtMedewerker OR k.gesloten_door = @zichtMedewerker OR {OpTePakken} OR {Gevraagd} OR (k.status = 'open' AND (k.medewerker, k.rol) IN {Waarneming.Voor}))";

    /// <summary>The parameters, together with the query's own.</summary>
    public static Dictionary<string, object?> Args(CurrentUser user, object? own = null)
    {
        var args = user.ZichtArgs(own);
        args["rollen"] = user.Rollen.Select(r => r.Code()).ToArray();
        args["heel"] = user.May(Right.WijzigtTraject);
        return args;
    }
}
