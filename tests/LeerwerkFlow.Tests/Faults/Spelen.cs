using System.Globalization;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// The program that the kill test starts and kills: it plays twenty trajecten to their end on a real database, side by side, and goes on where it was cut off.
/// </summary>
internal static class Spelen
{
    public const string Begonnen = "begonnen";
    public const int Aantal = 20;

    public static readonly DateOnly Start = new(2010, 3, 1);

    public static async Task<int> Main(string[] args)
    {
        if (args[0] == "simulator" || args[0].StartsWith('-'))
            return await Program.Main(args);
        if (args[0] == "bezorgen")
            return await Bezorgen.RunAsync(args[1..]);
        if (args[0] == "samen")
            return await Samen.RunAsync(args[1..]);
        if (args[0] == "migreren")
            return await Migreren.RunAsync(args[1..]);
        if (args[0] == "verhuizen")
            return await Verhuizen.RunAsync(args[1..]);
        await using var app = await OpenAsync(new StoreOptions(args[1], args[2], args[0]));
        Console.WriteLine(Begonnen);
        await PlayAsync(app, int.Parse(args[3], CultureInfo.InvariantCulture));
        return 0;
    }

    public static Task<WebApplication> OpenAsync(string directory, params string[] more) => OpenAsync(new StoreOptions("sqlite", "", directory), more);

    /// <param name="more">Settings that win.</param>
    public static Task<WebApplication> OpenAsync(StoreOptions store, params string[] more) => Program.BuildAsync(
        [$"--DataDirectory={store.DataDirectory}", $"--Store:Engine={store.Engine}", $"--Store:Postgres={store.Postgres}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--Logging:LogLevel:Default=Error", .. more]);

    /// <summary>The final states by traject number.</summary>
    public static async Task<Dictionary<long, string>> StatesAsync(Db db) =>
        (await db.QueryAsync<(long Nummer, string Staat)>("SELECT nummer, staat FROM traject ORDER BY nummer")).ToDictionary(t => t.Nummer, t => t.Staat);

    /// <summary>The shipped flows, one organisatie and one open vacature with room for all.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        var db = app.Services.GetRequiredService<Db>();
        await app.Services.GetRequiredService<ImportFlows>().RunAsync(Path.Combine(AppContext.BaseDirectory, "workflows"), "test");
        await db.WriteAsync(
        [
            new("INSERT INTO organisatie (id, code, naam) VALUES ('lwb-1', 'LWB', 'Leerwerkbedrijf') ON CONFLICT DO NOTHING"),
            new("INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('R', 'Regio', 0, 0, 0) ON CONFLICT DO NOTHING"),
            new("INSERT INTO promotor (id, soort, organisatie, naam, regio, erkend_vte) VALUES ('p', 'intern', 'lwb-1', 'Promotor', 'R', 100000) ON CONFLICT DO NOTHING"),
            new("INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES ('f', 'lwb-1', 'Groen', '[]') ON CONFLICT DO NOTHING"),
            new("INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster) VALUES ('w', 'lwb-1', 'p', 'f', 'Ploeg', 'Gent', 10000, 'dag') ON CONFLICT DO NOTHING"),
            new("INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte) VALUES ('v', 'lwb-1', 'w', 'Groenwerker', '', '', '', 100, 100) ON CONFLICT DO NOTHING"),
        ]);
    }

    private static async Task PlayAsync(WebApplication app, int seed)
    {
        var db = app.Services.GetRequiredService<Db>();
        var scenarios = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "scenarios"), "*.json").Order(StringComparer.Ordinal)
            .Select(p => Scenario.Parse(p, File.ReadAllText(p))).ToArray();
        var start = app.Services.GetRequiredService<StartTraject>();
        for (var nummer = await db.FindAsync<long>("SELECT COUNT(*) FROM traject"); nummer < Aantal; nummer++)
        {
            var nieuw = new NieuweToeleiding("lwb-1", "Test", $"Persoon {nummer}", new Contact(), "v", null, null);
            var scenario = scenarios[nummer % scenarios.Length];
            await start.RunAsync(nieuw, "test", versie => SimulatedWorld.Begin(versie.Flows.Get(versie.Flow), scenario, Start));
        }

        var play = app.Services.GetRequiredService<PlayScenario>();
        var trajecten = await db.QueryAsync<(string Id, long Nummer)>("SELECT id, nummer FROM traject WHERE status <> 'afgerond'");
        new Random(seed).Shuffle(trajecten);
        await Task.WhenAll(trajecten.Select(t => Task.Run(() => play.RunAsync(t.Id, scenarios[(t.Nummer - 1) % scenarios.Length], Start.AddYears(5), "test", (_, move) => TellAsync(db, t.Id, move)))));
    }

    // What whoever looks is told, before the next step: after a kill it must still be so.
    private static async Task<Zet> TellAsync(Db db, string traject, Move move)
    {
        var stand = await db.FindAsync<long>("SELECT journaal_nr FROM traject WHERE id = @traject", new { traject });
        Console.WriteLine($"stand {traject} {stand}");
        return new(move.Stimulus);
    }
}
