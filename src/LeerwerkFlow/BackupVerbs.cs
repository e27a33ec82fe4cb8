using LeerwerkFlow.Audit;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Store;
using LeerwerkFlow.Store.Backups;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow;

/// <summary><c>backup</c> and <c>restore</c>: they work on files beside the app, which runs on during the first and must not run during the second.</summary>
internal static class BackupVerbs
{
    private const string MetSleutels = "--met-sleutels";
    private const string Vervang = "--vervang";

    /// <summary>0: the backup is made and sound; 1: it is made, or not, and something is wrong in the rows.</summary>
    public static async Task<int> MakeAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (!TryRead(args, MetSleutels, out var map, out var metSleutels, out var settings))
            return await Verbs.WrongUseAsync($"Gebruik: backup <map> [{MetSleutels}]", error);
        var options = StoreRoom.Options(settings);
        var (made, fouten) = await new MakeBackup(options, TimeProvider.System, output).RunAsync(map, metSleutels, CheckAsync);
        await using (var db = await Db.OpenAsync(options, NullLogger.Instance))
            await db.WriteAsync([Notitie.Row(Notitie.Backup, TimeProvider.System.GetUtcNow())]);
        await output.WriteLineAsync($"Back-up gemaakt: {made}");
        await output.WriteLineAsync(metSleutels
            ? "Let op: de sleutels zitten erin. Wie deze map heeft, leest alles over iedereen. Bewaar ze achter slot."
            : $"De sleutels zitten er niet in. Bewaar de map '{Path.Combine(options.DataDirectory, "sleutels")}' apart: zonder die sleutels gaat de back-up niet open.");
        return await SayAsync(fouten, output);
    }

    /// <summary>0: put back; 1: the backup is damaged and nothing changed, or it is put back and something was wrong in its rows already.</summary>
    public static async Task<int> RestoreAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (!TryRead(args, Vervang, out var map, out var vervang, out var settings))
            return await Verbs.WrongUseAsync($"Gebruik: restore <map van de back-up> [{Vervang}]", error);
        var (options, hashes) = (StoreRoom.Options(settings), await Hashlijst.CheckAsync(map, output));
        var paklijst = Paklijst.Read(map);
        Check(paklijst, options);
        await using var herstel = Herstel.Of(options, TimeProvider.System.GetUtcNow());
        await herstel.CheckPlaceAsync(vervang);
        var rijen = Paklijst.Rijen(paklijst.Engine);
        await herstel.FillAsync(Path.Combine(map, rijen), hashes[rijen], output);
        var sleutels = Path.Combine(options.DataDirectory, "sleutels");
        MakeBackup.CopyKeys(Path.Combine(paklijst.MetSleutels ? map : options.DataDirectory, "sleutels"), Path.Combine(herstel.Ernaast.DataDirectory, "sleutels"));
        var fouten = await PrepareAsync(herstel.Ernaast, paklijst, settings);
        var opzij = await herstel.SwapAsync();
        if (paklijst.MetSleutels)
        {
            if (Directory.Exists(sleutels))
                Directory.Move(sleutels, sleutels + "-voor-" + Path.GetFileName(herstel.Ernaast.DataDirectory));
            Directory.Move(Path.Combine(herstel.Ernaast.DataDirectory, "sleutels"), sleutels);
        }

        await output.WriteLineAsync($"De back-up van {Web.Datum.Moment(paklijst.Gemaakt)} staat terug.{(opzij is null ? "" : $" Wat er stond, heet nu '{opzij}'.")}");
        if (!Directory.Exists(sleutels) && string.IsNullOrEmpty(settings["Sleutels:Persoon"]))
            await output.WriteLineAsync($"De sleutels ontbreken nog. Zet ze terug in '{sleutels}' voor je start.");
        await output.WriteLineAsync("Start LeerwerkFlow. Er vertrekt niets naar VDAB en geen enkele oude mail tot een beheerder op de pagina Beheer zegt dat het mag.");
        return await SayAsync(fouten, output);
    }

    private static void Check(Paklijst paklijst, StoreOptions options)
    {
        if (paklijst.Engine != options.Engine)
            throw new CannotStart($"Deze back-up is van {paklijst.Engine}, maar de instelling Store:Engine is {options.Engine}.");
        if (paklijst.Schema > Migration.Shipped().Count)
            throw new CannotStart($"Deze back-up is van een nieuwere versie van LeerwerkFlow ({paklijst.Versie}, schema {paklijst.Schema}; deze versie kent {Migration.Shipped().Count}). Installeer de nieuwere versie.");
        if (paklijst.Modus != (options.Demo ? "demo" : "echt"))
            throw new CannotStart(paklijst.Modus == "demo" ? "Deze back-up is van een demo en komt niet in de echte werking." : "Deze back-up is van de echte werking en komt niet in een demo.");
    }

    // Brought to this version, opened with its keys when they are here, and held: what was due then may be gone already.
    private static async Task<IReadOnlyList<string>> PrepareAsync(StoreOptions ernaast, Paklijst paklijst, IConfiguration settings)
    {
        await using var db = await Db.OpenAsync(ernaast, NullLogger.Instance);
        if (Directory.Exists(Path.Combine(ernaast.DataDirectory, "sleutels")) || !string.IsNullOrEmpty(settings["Sleutels:Persoon"]))
            _ = await Sleutels.OpenAsync(db, settings["Sleutels:Persoon"], settings["Sleutels:Vertrouwelijk"]);
        await db.WriteAsync(Hersteld.Rows(paklijst.Gemaakt, TimeProvider.System.GetUtcNow(), (await DemoKlok.OpenAsync(db, TimeProvider.System)).Now));
        return await CheckAsync(db);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(StoreOptions options)
    {
        await using var db = await Db.OpenAsync(options, NullLogger.Instance);
        return await CheckAsync(db);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(Db db) => (await new CheckTrajecten(db, new CheckJournaal(db), new Replay(db, new FlowVersies(db))).RunAsync()).Fouten;

    private static async Task<int> SayAsync(IReadOnlyList<string> fouten, TextWriter output)
    {
        foreach (var fout in fouten)
            await output.WriteLineAsync(fout);
        if (fouten.Count > 0)
            await output.WriteLineAsync($"In de rijen van de back-up zelf zijn {fouten.Count} fouten gevonden.");
        return fouten.Count == 0 ? 0 : 1;
    }

    private static bool TryRead(string[] args, string vlag, out string map, out bool gezet, out IConfiguration settings)
    {
        var rest = args.Skip(1).Where(a => a != vlag).ToArray();
        (map, gezet, settings) = (args is [var eerste, ..] && !eerste.StartsWith('-') ? Path.GetFullPath(eerste) : "", args.Contains(vlag), Settings.Read(rest));
        return map.Length > 0 && Settings.Unknown(rest) is null;
    }
}
