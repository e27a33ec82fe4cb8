using System.Text.Json.Nodes;
using LeerwerkFlow.Bench.Kernel;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>The real app on a database of its own, with one LWB, one coach, one vacature and the flows of the bench. Nothing happens by itself, unless its clockwork is asked for and the app started.</summary>
internal sealed class Huis : IAsyncDisposable
{
    public const string Lwb = "lwb-1";
    public const string Coach = "an";
    public const string Vacature = "vacature-1";
    private readonly DirectoryInfo map;
    private readonly PgBank? bank;
    private readonly bool isGuest;
    private readonly string clockwork;

    private Huis(PgBank? bank, string? map = null, string clockwork = "off") => (this.bank, this.clockwork, isGuest, this.map) = (bank, clockwork, map is not null, map is null ? Directory.CreateTempSubdirectory("leerwerkflow-maat-") : new(map));

    public WebApplication App { get; private set; } = null!;

    public Db Db => Get<Db>();

    public static async Task<Huis> OpenAsync(string engine, TimeProvider? time = null, string clockwork = "off")
    {
        var huis = new Huis(engine == "postgres" ? await PgBank.MakeAsync() : null, clockwork: clockwork);
        await huis.StartAsync(time);
        await huis.FillAsync();
        return huis;
    }

    /// <summary>Another process on the house that has this directory and this PostgreSQL.</summary>
    public static async Task<Huis> JoinAsync(string map, string adres)
    {
        var huis = new Huis(PgBank.At(adres), map);
        await huis.StartAsync(null);
        return huis;
    }

    /// <summary>What <see cref="JoinAsync"/> asks; on PostgreSQL only.</summary>
    public (string Map, string Adres) Door => (map.FullName, bank!.Adres);

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Closes the app and opens it again on the same database.</summary>
    public async Task RestartAsync()
    {
        await App.DisposeAsync();
        await StartAsync(null);
    }

    public async Task<Stand> ReadAsync(double commands, double commits)
    {
        if (bank is not null)
            return await bank.ReadAsync(commands);
        using var connection = Open();
        return new(commands, commits, SqliteMaat.Bytes(connection), -1, Environment.CpuUsage.TotalTime.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true));
    }

    /// <summary>PostgreSQL: the server's. SQLite: journal_mode of the file; that each commit is synced is asked of the app's own writer by a test.</summary>
    public async Task<(string Text, bool IsDurable)> DurabilityAsync()
    {
        if (bank is not null)
            return await bank.DurabilityAsync();
        // A reader's own setting says nothing; the writer's is the one that commits, so it is written where a reader finds it.
        await Db.WriteAsync([new("INSERT INTO instelling (naam, waarde) SELECT 'bench-synchronous', synchronous FROM pragma_synchronous WHERE 1 ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde")]);
        var (mode, sync) = (await Db.FindAsync<string>("PRAGMA journal_mode"), await Db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'bench-synchronous'"));
        return ($"journal_mode={mode}, synchronous={sync}", mode == "wal" && sync == "2");
    }

    /// <summary>Bytes of each table with its indexes, for each of <paramref name="n"/> trajecten; the twelve largest.</summary>
    public async Task<JsonObject> TablesAsync(int n)
    {
        var sql = bank is not null
            ? "SELECT relname::text AS naam, pg_total_relation_size(oid) AS bytes FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 2 DESC LIMIT 12"
            : "SELECT m.tbl_name AS naam, CAST(SUM(s.pgsize) AS BIGINT) AS bytes FROM dbstat s JOIN sqlite_master m ON m.name = s.name GROUP BY m.tbl_name ORDER BY 2 DESC LIMIT 12";
        return new((await Db.QueryAsync<(string Naam, long Bytes)>(sql)).Select(t => KeyValuePair.Create(t.Naam, (JsonNode?)Math.Round((double)t.Bytes / n))));
    }

    public async Task AnalyzeAsync() => await Db.WriteAsync([new("ANALYZE")]);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (isGuest)
            return;
        map.Delete(recursive: true);
        if (bank is not null)
            await bank.DisposeAsync();
    }

    private async Task StartAsync(TimeProvider? time) => App = await LeerwerkFlow.Program.BuildAsync(
        [
            $"--DataDirectory={map.FullName}", "--Urls=http://127.0.0.1:0", $"--Clockwork={clockwork}", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", "--DemoTrajecten=0",
            $"--Store:Engine={(bank is null ? "sqlite" : "postgres")}", $"--Store:Postgres={bank?.Adres}",
        ],
        time);

    private async Task FillAsync()
    {
        await Db.WriteAsync(
        [
            new("INSERT INTO organisatie (id, code, naam) VALUES (@Lwb, @Lwb, 'Leerwerkbedrijf De Brug')", new { Lwb }),
            new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) VALUES (@Coach, @Lwb, 'An Verzonnen', @Coach, 'coach', 'geen')", new { Coach, Lwb }),
            new("INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('proef', 'Proef', 0, 0, 0)"),
            new("INSERT INTO organisatie_regio (organisatie, regio) VALUES (@Lwb, 'proef')", new { Lwb }),
            new("INSERT INTO promotor (id, soort, organisatie, naam, regio) VALUES ('promotor-1', 'intern', @Lwb, 'De Brug', 'proef')", new { Lwb }),
            new("INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES ('profiel-1', @Lwb, 'Hulpkok', '[]')", new { Lwb }),
            new("INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster) VALUES ('plek-1', @Lwb, 'promotor-1', 'profiel-1', 'Keuken', 'Gent', 100, 'dag')", new { Lwb }),
            new("INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte) VALUES (@Vacature, @Lwb, 'plek-1', 'Hulpkok', '', '', '', 1, 100)", new { Vacature, Lwb }),
        ]);
        await PublishAsync("mini-nu", 1);
        await PublishAsync("mini", 1);
    }

    /// <summary>Publishes a flow of the bench as this version.</summary>
    public Task PublishAsync(string flow, int versie, params string[] fasen) => PublishAsync(flow, versie, text => text, fasen);

    /// <summary>The same after a change of its text.</summary>
    public Task PublishAsync(string flow, int versie, Func<string, string> change, params string[] fasen)
    {
        var inhoud = FlowBundle.Write(Werklast.Load([flow, .. fasen]).Flows ?? throw new InvalidOperationException($"{flow} does not load."), flow);
        // The flows of the pure kernel name milestones that do not exist; what leaves for VDAB must be on the list.
        inhoud = Mijlpalen.All.Take(10).Select((naam, m) => ($"\"MIJLPAAL_{m + 1}\"", $"\"{naam}\"")).Append(("\"INTAKE_GEREED\"", "\"INTAKE_AFGEROND\"")).Append(("\"TRAJECT_BEEINDIGD\"", "\"NAZORG_GESTART\"")).Aggregate(inhoud, (text, pair) => text.Replace(pair.Item1, pair.Item2, StringComparison.Ordinal));
        inhoud = change(inhoud);
        return Db.WriteAsync([new(
            "INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES (@id, @flow, @versie, @hash, @inhoud, @Now, 'systeem')",
            new { id = $"{flow}@{versie}", flow, versie, hash = FlowBundle.HashOf(inhoud), inhoud, Get<Klok>().Now })]);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Db.Options.DatabaseFile, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
