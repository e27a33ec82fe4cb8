namespace LeerwerkFlow.Access;

/// <summary>An account, as the row stands.</summary>
/// <param name="Rollen">Codes with a comma between; see <see cref="Roles"/>.</param>
/// <param name="Wachtwoord">The hash; see <see cref="Access.Wachtwoord"/>.</param>
/// <param name="Mislukt">Wrong passwords in a row since the last good one or the last lock.</param>
/// <param name="Stempel">Changes whenever the account's rights or password change; a cookie with another one is refused.</param>
internal sealed record Medewerker(
    string Id,
    string? Organisatie,
    string Naam,
    string Gebruikersnaam,
    string Rollen,
    string Wachtwoord,
    bool MoetWijzigen,
    long Mislukt,
    DateTimeOffset? GeblokkeerdTot,
    bool Actief,
    string Stempel,
    long Revisie)
{
    public const string Columns = "id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, mislukt, geblokkeerd_tot, actief, stempel, revisie";

    public static string NewStempel() => Guid.NewGuid().ToString("N");
}
