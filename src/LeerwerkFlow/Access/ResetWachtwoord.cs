using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access;

/// <summary>Gives an account a new password for first use, and lifts its lock.</summary>
internal sealed class ResetWachtwoord(Db db, AccessOptions options)
{
    /// <summary>The password, to hand over once. Throws <see cref="Moved"/> when the account changed since <paramref name="revisie"/>.</summary>
    public async Task<string> RunAsync(string id, long revisie)
    {
        var wachtwoord = Wachtwoord.Generate();
        await db.WriteAsync([new(
            """
            UPDATE medewerker SET wachtwoord = @hash, moet_wijzigen = 1, mislukt = 0, geblokkeerd_tot = NULL, stempel = @stempel, revisie = revisie + 1
            WHERE id = @id AND revisie = @revisie
            """,
            new { id, revisie, hash = Wachtwoord.Hash(wachtwoord, options.Turns), stempel = Medewerker.NewStempel() }, 1)]);
        return wachtwoord;
    }
}
