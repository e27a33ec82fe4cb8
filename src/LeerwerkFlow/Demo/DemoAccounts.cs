using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Demo;

/// <summary>One demo account.</summary>
/// <param name="Id">Begins with <see cref="DemoOptions.AccountPrefix"/>; the sign-in page finds the accounts by it.</param>
internal sealed record DemoAccount(string Id, string Naam, string Gebruikersnaam, string? Organisatie, Role Rol);

/// <summary>Who can sign in to the demo: a coördinator, four coaches and an instructeur in each of three leerwerkbedrijven, a beheerder of the whole house and one of the first leerwerkbedrijf. They share one password.</summary>
internal static class DemoAccounts
{
    /// <summary>The three leerwerkbedrijven, of the sixteen in the reference data.</summary>
    public static IReadOnlyList<string> Organisaties { get; } = ["lwb-travox", "lwb-antwerpen", "lwb-limburg"];

    public const int CoachesEach = 4;

    public static IReadOnlyList<DemoAccount> All { get; } = [.. Make()];

    public static DemoAccount Coordinator(int organisatie) => All.Single(a => a.Rol == Role.Coordinator && a.Organisatie == Organisaties[organisatie]);

    public static DemoAccount Coach(int organisatie, int nr) => All.Where(a => a.Rol == Role.Coach && a.Organisatie == Organisaties[organisatie]).ElementAt(nr);

    public static DemoAccount Instructeur(int organisatie) => All.Single(a => a.Rol == Role.Instructeur && a.Organisatie == Organisaties[organisatie]);

    /// <summary>The accounts as rows; an account that is there gets its password back and stays signed in.</summary>
    public static IEnumerable<Statement> Rows(AccessOptions options)
    {
        // One hash for all: it is one password, and it stands on the sign-in page.
        var hash = Wachtwoord.Hash(DemoOptions.Wachtwoord, options.Turns);
        return All.Select(a => new Statement(
            """
            INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, stempel)
            VALUES (@Id, @Organisatie, @Naam, @Gebruikersnaam, @rollen, @hash, 0, 'demo')
            ON CONFLICT (id) DO UPDATE SET naam = excluded.naam, gebruikersnaam = excluded.gebruikersnaam, rollen = excluded.rollen, wachtwoord = excluded.wachtwoord,
              moet_wijzigen = 0, mislukt = 0, geblokkeerd_tot = NULL, actief = 1, stempel = 'demo'
            """,
            new { a.Id, a.Organisatie, a.Naam, a.Gebruikersnaam, rollen = a.Rol.Code(), hash }));
    }

    private static IEnumerable<DemoAccount> Make()
    {
        var nr = 0;
        for (var o = 0; o < Organisaties.Count; o++)
        {
            yield return New(Role.Coordinator, o + 1, Organisaties[o]);
            for (var c = 0; c < CoachesEach; c++)
                yield return New(Role.Coach, (o * CoachesEach) + c + 1, Organisaties[o]);
            yield return New(Role.Instructeur, o + 1, Organisaties[o]);
        }

        yield return New(Role.Beheerder, 1, null);
        // Only who belongs to a leerwerkbedrijf sees its trajecten, in Elsa Studio too.
        yield return New(Role.Beheerder, 2, Organisaties[0]);

        DemoAccount New(Role rol, int volg, string? organisatie)
        {
            var naam = volg == 1 ? rol.Code() : $"{rol.Code()}{volg}";
            return new(DemoOptions.AccountPrefix + naam, DemoNames.Medewerker(nr++), naam, organisatie, rol);
        }
    }
}
