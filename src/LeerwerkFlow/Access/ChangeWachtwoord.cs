using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access;

/// <summary>A person chooses another password. Every other browser that is signed in with the old one is signed out.</summary>
internal sealed class ChangeWachtwoord(Db db, AccessOptions options)
{
    /// <summary>Shortest password, in characters.</summary>
    public const int Shortest = 12;

    /// <summary>The account as it is now. Throws <see cref="RuleBroken"/> when the old password is wrong or the new one too easy.</summary>
    public async Task<Medewerker> RunAsync(string id, string huidig, string nieuw)
    {
        var wie = await db.FindAsync<Medewerker>($"SELECT {Medewerker.Columns} FROM medewerker WHERE id = @id", new { id }) ?? throw new NotFound();
        if (!Wachtwoord.Matches(wie.Wachtwoord, huidig))
            throw new RuleBroken("Je huidige wachtwoord klopt niet.", "Huidig");

        Check(wie, huidig, nieuw);
        var changed = wie with { Wachtwoord = Wachtwoord.Hash(nieuw, options.Turns), MoetWijzigen = false, Stempel = Medewerker.NewStempel(), Revisie = wie.Revisie + 1 };
        await db.WriteAsync([new(
            "UPDATE medewerker SET wachtwoord = @wachtwoord, moet_wijzigen = 0, stempel = @stempel, revisie = revisie + 1 WHERE id = @id AND revisie = @was",
            new { id, wachtwoord = changed.Wachtwoord, stempel = changed.Stempel, was = wie.Revisie }, 1)]);
        return changed;
    }

    private static void Check(Medewerker wie, string huidig, string nieuw)
    {
        if (nieuw.Length is < Shortest or > 200)
            throw new RuleBroken($"Kies een wachtwoord van minstens {Shortest} tekens. Een korte zin is goed.", "Nieuw");
        if (nieuw == huidig)
            throw new RuleBroken("Kies een ander wachtwoord dan het huidige.", "Nieuw");
        if (nieuw.Contains(wie.Gebruikersnaam, StringComparison.OrdinalIgnoreCase) || nieuw.Distinct().Count() < 5)
            throw new RuleBroken("Dit wachtwoord is te makkelijk te raden. Gebruik je gebruikersnaam niet en herhaal niet altijd hetzelfde teken.", "Nieuw");
    }
}
