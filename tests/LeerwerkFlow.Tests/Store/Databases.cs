using LeerwerkFlow.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeerwerkFlow.Tests.Store;

/// <summary>A fresh, empty database per test: a SQLite file in a temporary directory, or a PostgreSQL database of its own when <c>LEERWERK_POSTGRES</c> is set.</summary>
public sealed class Databases : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("LEERWERK_POSTGRES");
    private readonly string? database;

    private Databases(StoreOptions options, string? database)
    {
        Options = options;
        this.database = database;
    }

    /// <summary>The engines to run a theory over.</summary>
    public static TheoryData<string> Engines => HasPostgres ? ["sqlite", "postgres"] : ["sqlite"];

    /// <summary>For a test of PostgreSQL alone.</summary>
    public static bool HasPostgres => !string.IsNullOrEmpty(Server);

    public StoreOptions Options { get; }

    public string Map => Options.DataDirectory;

    /// <summary>Makes it; open it with <c>OpenAsync</c>, as often as the test restarts.</summary>
    /// <param name="mal">One that nobody has open, to make this one as a copy of; null: empty.</param>
    public static async Task<Databases> CreateAsync(string engine = "sqlite", Databases? mal = null)
    {
        var map = Path.Combine(Path.GetTempPath(), "leerwerkflow-test-" + Guid.NewGuid().ToString("N"));
        if (mal is not null && Directory.Exists(mal.Map))
        {
            Faults.Camera.Copy(mal.Map, map);
        }

        if (engine == "sqlite")
        {
            return new(new("sqlite", "", map), null);
        }

        var database = "test_" + Guid.NewGuid().ToString("N");
        await OnServerAsync($"CREATE DATABASE {database}" + (mal is null ? "" : $" TEMPLATE {mal.database}"));
        return new(new("postgres", new NpgsqlConnectionStringBuilder(Servers.Postgres) { Database = database }.ToString(), map), database);
    }

    /// <summary>The same as the settings of a verb or an app.</summary>
    public string[] Settings => [$"--DataDirectory={Map}", $"--Store:Engine={Options.Engine}", $"--Store:Postgres={Options.Postgres}", "--Clockwork=off", "--DemoTrajecten=0", "--Logging:LogLevel:Default=None"];

    public Task<Db> OpenAsync(TimeProvider? time = null) => Db.OpenAsync(Options, NullLogger.Instance, time);

    internal Task<Db> OpenAsync(params Migration[] migrations) =>
        Db.OpenAsync(Options, NullLogger.Instance, TimeProvider.System, migrations, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Map))
        {
            Directory.Delete(Map, recursive: true);
        }

        if (database is not null)
        {
            // What a restore set aside has the same name with something behind it.
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
            foreach (var naam in await NamesAsync(source))
                await OnServerAsync($"DROP DATABASE \"{naam}\" WITH (FORCE)");
        }
    }

    private async Task<List<string>> NamesAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand($"SELECT datname FROM pg_database WHERE datname LIKE '{database}%'");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Servers.Postgres) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
