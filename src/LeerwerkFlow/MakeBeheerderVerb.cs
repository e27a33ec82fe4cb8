using LeerwerkFlow.Access;

namespace LeerwerkFlow;

/// <summary><c>maak-beheerder</c>: the first account of a house, with a password that is printed once and must be changed at first use.</summary>
internal static class MakeBeheerderVerb
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [var gebruikersnaam, .. var settings] || gebruikersnaam.StartsWith('-') || Settings.Unknown(settings) is not null)
            return await Verbs.WrongUseAsync("Geef één gebruikersnaam: maak-beheerder <gebruikersnaam>.", error);

        var configuration = Settings.Read(settings);
        await using var store = await StoreRoom.OpenAsync(configuration, TimeProvider.System);
        var add = new AddMedewerker(store.Db, configuration.GetSection("Access").Get<AccessOptions>() ?? new());
        var wachtwoord = await add.RunAsync(new("Beheerder " + gebruikersnaam, gebruikersnaam, null, [Role.Beheerder]));
        await output.WriteLineAsync($"Beheerder {gebruikersnaam} kan aanmelden. Tijdelijk wachtwoord (je ziet het maar één keer): {wachtwoord}");
        return 0;
    }
}
