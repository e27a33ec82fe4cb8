using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow;

/// <summary><c>vdab-sleutel</c>: <c>nieuw</c> makes a key with which meldingen are signed beside the one before, <c>klaar</c> forgets that one. The app reads its keys at the start.</summary>
internal static class VdabSleutelVerb
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [("nieuw" or "klaar") and var wat, .. var settings] || Settings.Unknown(settings) is not null)
            return await Verbs.WrongUseAsync("Gebruik: vdab-sleutel nieuw, en als VDAB de nieuwe kent: vdab-sleutel klaar.", error);
        var configuration = Settings.Read(settings);
        if ((configuration.GetSection("Vdab").Get<VdabOptions>() ?? new()).Geheim.Length > 0)
            throw new CannotStart("De sleutel staat in de instelling Vdab:Geheim. Zet daar de nieuwe, en de oude in Vdab:GeheimVorige.");
        var map = StoreRoom.DataDirectory(configuration["DataDirectory"]);
        if (wat == "nieuw")
            await output.WriteLineAsync($"Nieuwe sleutel voor VDAB: {VdabGeheim.Renew(map)}\nStart LeerwerkFlow opnieuw: dan tekent het met de nieuwe en de vorige. Geef de nieuwe aan VDAB; kennen ze die, doe dan: vdab-sleutel klaar.");
        else
            await output.WriteLineAsync(VdabGeheim.Forget(map) ? "De vorige sleutel is vergeten. Start LeerwerkFlow opnieuw." : "Er is geen vorige sleutel.");
        return 0;
    }
}
