using LeerwerkFlow.Store;

namespace LeerwerkFlow;

/// <summary>The database, its clock and its keys, opened together from the settings: for the app and for the verbs that work on the rows.</summary>
/// <param name="Naam">Of this database and no other: it begins with the print of its key.</param>
internal sealed record StoreRoom(Db Db, DemoKlok Klok, Kluis Kluis, string Naam) : IAsyncDisposable
{
    /// <summary>Throws <see cref="CannotStart"/>: not the demo, no right to write, a newer database, a lost key.</summary>
    public static async Task<StoreRoom> OpenAsync(IConfiguration settings, TimeProvider time)
    {
        var options = Options(settings);
        var log = LoggerFactory.Create(l => l.AddConfiguration(settings.GetSection("Logging")).AddSimpleConsole(console => console.SingleLine = true)).CreateLogger<Db>();
        var db = await Db.OpenAsync(options, log, time);
        await using var alone = await db.AloneAsync();
        var kluis = await Sleutels.OpenAsync(db, settings["Sleutels:Persoon"], settings["Sleutels:Vertrouwelijk"]);
        var print = await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'sleutel-persoon'");
        return new(db, await DemoKlok.OpenAsync(db, time), kluis, $"leerwerk-{print![..8]}-");
    }

    /// <summary>Where the rows live, by the settings. Throws <see cref="CannotStart"/> when it is not the demo.</summary>
    public static StoreOptions Options(IConfiguration settings) => settings.GetValue("Demo", true)
        ? new(Engine(settings), settings["Store:Postgres"] ?? "", DataDirectory(settings["DataDirectory"]), Demo: true)
        : throw new CannotStart("Alleen de demo start al (Demo = true): voor echte mensen ontbreken nog bewaartermijnen, leeslog en wissen.");

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    // Store=postgres says the same as Store:Engine, and wins.
    private static string Engine(IConfiguration settings) => settings["Store"] is { Length: > 0 } engine ? engine : settings["Store:Engine"] ?? "sqlite";

    /// <summary>Where the data lies; outside the checkout when the setting is empty, beside what other programs of this person keep.</summary>
    internal static string DataDirectory(string? setting) => !string.IsNullOrWhiteSpace(setting)
        ? Path.GetFullPath(setting)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "leerwerkflow");
}
