using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access;

/// <summary>Makes an account with a password for first use.</summary>
internal sealed class AddMedewerker(Db db, AccessOptions options)
{
    internal sealed record Input(string Naam, string Gebruikersnaam, string? Organisatie, IReadOnlyCollection<Role> Rollen);

    /// <summary>The password, to hand over once: it is stored nowhere and must be changed at first use.</summary>
    public async Task<string> RunAsync(Input input)
    {
        var gebruikersnaam = Gebruikersnaam.Check(input.Gebruikersnaam);
        if (string.IsNullOrWhiteSpace(input.Naam))
            throw new RuleBroken("Vul de naam in.", "Naam");
        if (input.Rollen.Count == 0)
            throw new RuleBroken("Kies minstens één rol.", "Rollen");
        if (input.Organisatie is null && input.Rollen.Any(r => r is not (Role.Beheerder or Role.Promotor)))
            throw new RuleBroken("Kies de organisatie.", "Organisatie");
        if (await db.FindAsync<string>("SELECT id FROM medewerker WHERE gebruikersnaam = @gebruikersnaam", new { gebruikersnaam }) is not null)
            throw new RuleBroken("Deze gebruikersnaam bestaat al.", "Gebruikersnaam");

        var wachtwoord = Wachtwoord.Generate();
        await db.WriteAsync([new(
            """
            INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, stempel)
            VALUES (@id, @organisatie, @naam, @gebruikersnaam, @rollen, @wachtwoord, 1, @stempel)
            """,
            new
            {
                id = Guid.CreateVersion7().ToString("N"),
                organisatie = input.Organisatie,
                naam = input.Naam.Trim(),
                gebruikersnaam,
                rollen = Roles.Text(input.Rollen),
                wachtwoord = Wachtwoord.Hash(wachtwoord, options.Turns),
                stempel = Medewerker.NewStempel(),
            })]);
        return wachtwoord;
    }
}
