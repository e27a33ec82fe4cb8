using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access;

/// <summary>Checks a name and password, and counts the wrong ones. Lives on real time: the demo clock neither locks nor unlocks.</summary>
internal sealed class SignIn(Db db, AccessOptions options, TimeProvider time)
{
    // Checked when the name is unknown, so that a stranger cannot tell by the time it takes which names exist.
    private readonly string nobody = Wachtwoord.Hash("niemand", options.Turns);

    /// <summary>The account, or null: unknown, wrong, locked and inactive are told alike.</summary>
    public async Task<Medewerker?> RunAsync(string gebruikersnaam, string wachtwoord)
    {
        var wie = await db.FindAsync<Medewerker>($"SELECT {Medewerker.Columns} FROM medewerker WHERE gebruikersnaam = @naam", new { naam = Gebruikersnaam.Normal(gebruikersnaam) });
        var right = Wachtwoord.Matches(wie?.Wachtwoord ?? nobody, wachtwoord);
        if (wie is null || !wie.Actief || wie.GeblokkeerdTot > time.GetUtcNow())
            return null;

        if (!right)
            await CountAsync(wie);
        else if (wie.Mislukt > 0 || wie.GeblokkeerdTot is not null)
            await db.WriteAsync([new("UPDATE medewerker SET mislukt = 0, geblokkeerd_tot = NULL WHERE id = @id", new { id = wie.Id })]);
        return right ? wie : null;
    }

    // Counted in SQL, so that guesses sent at the same moment count too.
    private Task CountAsync(Medewerker wie) => db.WriteAsync([new(
        """
        UPDATE medewerker SET geblokkeerd_tot = CASE WHEN mislukt + 1 >= @pogingen THEN @tot ELSE geblokkeerd_tot END,
          mislukt = CASE WHEN mislukt + 1 >= @pogingen THEN 0 ELSE mislukt + 1 END
        WHERE id = @id
        """,
        new { id = wie.Id, pogingen = AccessOptions.Pogingen, tot = time.GetUtcNow() + AccessOptions.Blokkering })]);
}
