using System.Text.RegularExpressions;

namespace LeerwerkFlow.Access;

/// <summary>The name an account signs in with.</summary>
internal static partial class Gebruikersnaam
{
    /// <summary>As it is stored and sought: lower case, no spaces around it.</summary>
    public static string Normal(string gebruikersnaam) => gebruikersnaam.Trim().ToLowerInvariant();

    /// <summary>The normal form of a new name. Throws <see cref="RuleBroken"/> when it is none.</summary>
    public static string Check(string gebruikersnaam) => Shape().IsMatch(Normal(gebruikersnaam))
        ? Normal(gebruikersnaam)
        : throw new RuleBroken("Een gebruikersnaam heeft 3 tot 40 letters, cijfers, punten of streepjes.", "Gebruikersnaam");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{2,39}$")]
    private static partial Regex Shape();
}
