using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;

namespace LeerwerkFlow;

/// <summary>What <c>dotnet run -- verb</c> can do. Without a verb the app starts. Exit codes: 0 good, 1 found something, 2 wrong use or cannot start.</summary>
internal static class Verbs
{
    private static readonly Verb[] Table =
    [
        new("simulate", "<flow> --scenario <naam|bestand> --start jjjj-mm-dd [--json]", "speelt een traject in gesimuleerde tijd", "plays a traject in simulated time", SimulateVerb.RunAsync),
        new("verify", "<map> [--regels <naam>] [--json]", "kijkt de flows, formulieren en brieven van een map na, en elke regel op elke weg", "checks the flows, forms and letters of a folder, and every rule on every path", VerifyVerb.RunAsync),
        new("render", "<brief> --model <bestand.json> [--pdf <uit.pdf>]", "maakt een brief van een fictief dossier en schrijft de HTML, of de PDF in een bestand", "makes a letter of a fictitious dossier and writes its HTML, or its PDF into a file", RenderVerb.RunAsync),
        new("leesbaarheid", "<map>", "zegt van elke brief hoe goed hij leest", "says how well every letter reads", LeesbaarheidVerb.RunAsync),
        new("import-flows", "<map>", "laadt de flows van een map als nieuwe versies", "loads the flows of a folder as new versions", StoreVerbs.ImportAsync),
        new("export-flows", "<map>", "schrijft de nieuwste versie van elke flow naar een map", "writes the newest version of every flow to a folder", StoreVerbs.ExportAsync),
        new("import-pakket", "<bestand.zip>", "publiceert de flows van een pakket, of niets", "publishes the flows of a package, or nothing", PakketVerbs.ImportAsync),
        new("export-pakket", "<flow> <bestand.zip>", "schrijft een flow met alles wat hij noemt als pakket", "writes a flow with all that it names as a package", PakketVerbs.ExportAsync),
        new("check", "", "kijkt journaal, toestand en rijen van alle trajecten na", "checks journal, state and rows of all trajecten", StoreVerbs.CheckAsync),
        new("backup", "<map> [--met-sleutels]", "maakt in die map een back-up terwijl LeerwerkFlow draait; de sleutels zitten er alleen in als je het vraagt", "makes a backup in that folder while the app runs; with the keys only when asked", BackupVerbs.MakeAsync),
        new("restore", "<map van de back-up> [--vervang]", "zet een back-up terug; met --vervang wordt wat er staat opzij gezet, nooit gewist", "puts a backup back; with --vervang what is there is set aside, never deleted", BackupVerbs.RestoreAsync),
        new("simulator", "[--Urls=... --DataDirectory=... --Vdab:Geheim=...]", "speelt VDAB als een programma apart, om tegen te testen", "plays VDAB as a program of its own, to test against", SimulatorVerb.RunAsync),
        new("maak-beheerder", "<gebruikersnaam>", "maakt een account dat medewerkers beheert", "makes an account that manages staff", MakeBeheerderVerb.RunAsync),
        new("vdab-sleutel", "<nieuw|klaar>", "maakt een nieuwe sleutel voor VDAB en houdt de vorige erbij, of vergeet de vorige", "makes a new key for VDAB and keeps the one before, or forgets the one before", VdabSleutelVerb.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await output.WriteAsync(Help());
            return 0;
        }

        if (args is [var naam, ..] && !naam.StartsWith('-'))
            return Array.Find(Table, v => v.Naam == naam) is { } verb
                ? await GuardedAsync(() => verb.RunAsync(args[1..], output, error), error)
                : await WrongUseAsync($"Het werkwoord '{naam}' bestaat niet.", error);

        return Settings.Unknown(args) is { } onbekend
            ? await WrongUseAsync($"De instelling '{onbekend}' bestaat niet.", error)
            : await GuardedAsync(() => StartVerb.RunAsync(args, output, error), error);
    }

    internal static async Task<int> WrongUseAsync(string zin, TextWriter error)
    {
        await error.WriteLineAsync(zin);
        await error.WriteAsync(Help());
        return 2;
    }

    private static async Task<int> GuardedAsync(Func<Task<int>> run, TextWriter error)
    {
        try
        {
            return await run();
        }
        catch (CannotStart e)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (RuleBroken e)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static string Help() =>
        $"""
        LeerwerkFlow

        Starten / start:          dotnet run --project src/LeerwerkFlow [-- --Naam=waarde ...]
        Instellingen / settings:  {string.Join(", ", Settings.Shown)}  (zie/see appsettings.json)

        Werkwoorden na -- / verbs after --:
        {string.Join("\n", Table.Select(v => $"  {v.Naam} {v.Gebruik}\n      {v.Uitleg} / {v.Explanation}"))}

        Slotcode / exit code: 0 goed/good, 1 iets gevonden/found something, 2 verkeerd gebruik of kan niet starten/wrong use or cannot start.

        """;

    private sealed record Verb(string Naam, string Gebruik, string Uitleg, string Explanation, Func<string[], TextWriter, TextWriter, Task<int>> RunAsync);
}
