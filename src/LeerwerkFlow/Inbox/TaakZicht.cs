using LeerwerkFlow.Access;

namespace LeerwerkFlow.Inbox;

/// <summary>Which taken a person may see, as SQL on aliases <c>k</c> of <c>taak</c> and <c>t</c> of <c>traject</c>; it widens <see cref="Zicht"/> with what waits for a role.</summary>
internal static class TaakZicht
{
    /// <summary>Nobody's yet, for a role this person has, in the own organisation.</summary>
    public const string OpTePakken = "(k.medewerker IS NULL AND k.status = 'open' AND t.organisatie = @zichtOrganisatie AND k.rol IN @rollen)";

    /// <summary>On this person's name, or for whoever takes it.</summary>
    public const string VanMij = $"(k.medewerker = @zichtMedewerker OR {OpTePakken})";

    /// <summary>Of the dossiers in sight, of the team, for whoever takes it, or done by this person. What stands in the dossier needs <see cref="Zicht.Sql"/> besides.</summary>
    public const string Sql = $"({Zicht.Sql} OR {Zicht.Team} OR k.gesloten_door = @zichtMedewerker OR {OpTePakken})";

    /// <summary>The parameters, together with the query's own.</summary>
    public static Dictionary<string, object?> Args(CurrentUser user, object? own = null)
    {
        var args = user.ZichtArgs(own);
        args["rollen"] = user.Rollen.Select(r => r.Code()).ToArray();
        return args;
    }
}
