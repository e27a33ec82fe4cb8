namespace LeerwerkFlow.Access;

/// <summary>Roles as column <c>medewerker.rollen</c> keeps them: codes with a comma between, such as <c>coordinator,coach</c>.</summary>
public static class Roles
{
    private static readonly Dictionary<Role, string> Labels = new()
    {
        [Role.Coordinator] = "coördinator",
        [Role.Coach] = "inschakelingscoach",
        [Role.Instructeur] = "instructeur",
        [Role.Promotor] = "promotor",
        [Role.Beheerder] = "beheerder",
    };

    /// <summary>The code in flows and rows: <c>coach</c>.</summary>
    public static string Code(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>What people read: "coördinator".</summary>
    public static string Label(this Role role) => Labels[role];

    /// <summary>The role of a code, or null for a code of nobody who signs in (<c>vdab</c>, <c>deelnemer</c>).</summary>
    public static Role? Find(string code) =>
        Enum.GetValues<Role>().Where(r => r.Code() == code).Select(r => (Role?)r).FirstOrDefault();

    /// <summary>Reads the column; unknown codes give no rights and are left out.</summary>
    public static IReadOnlySet<Role> Parse(string rollen) =>
        rollen.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Find).OfType<Role>().ToHashSet();

    /// <summary>Writes the column.</summary>
    public static string Text(IEnumerable<Role> rollen) => string.Join(',', rollen.Distinct().Order().Select(Code));
}
