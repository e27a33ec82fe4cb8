using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Store;

/// <summary>One SQLite file in WAL mode: many readers, one writer thread. Every commit is on disk before its callers go on (<c>synchronous=FULL</c>).</summary>
internal sealed class SqliteEngine : IEngine
{
    private readonly string connectionString;
    private readonly SqliteWriter writer;
    private readonly ConcurrentBag<SqliteReader> readers = [];
    private volatile bool closed;

    private SqliteEngine(string connectionString, SqliteWriter writer)
    {
        this.connectionString = connectionString;
        this.writer = writer;
    }

    public long Commits => writer.Commits;

    public static async Task<SqliteEngine> OpenAsync(StoreOptions options, ILogger log, TimeProvider time, IReadOnlyList<Migration> migrations, CancellationToken ct)
    {
        log.LogInformation("{Library}, bestand {File}", SqliteLibrary.Load(), options.DatabaseFile);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = options.DatabaseFile, Pooling = false, DefaultTimeout = 10 }.ToString();
        SqliteConnection? connection = null;
        try
        {
            // What a savepoint keeps stays in memory: by itself SQLite makes a file of it past 64 KB, which nearly every step reaches.
            connection = Open(connectionString, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;");
            var migrator = new Migrator(connection, Dialect.Sqlite, migrations, time, log);
            await migrator.RunAsync(first => CopyAsync(connection, options, first, time, log));
            await migrator.CheckModusAsync(options.Demo);
            ct.ThrowIfCancellationRequested();
            return new(connectionString, new SqliteWriter(connection));
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw new CannotStart($"De databank '{options.DatabaseFile}' opent niet: {e.Message}", e);
        }
        catch (CannotStart)
        {
            connection?.Dispose();
            throw;
        }
    }

    public Task<T[]> ReadAsync<T>(Bound query, bool first, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        ct.ThrowIfCancellationRequested();
        if (!readers.TryTake(out var reader))
        {
            // 16 MB: with the 2 MB of SQLite itself, pages about much work read the same blocks from the file again and again.
            reader = new(Open(connectionString, "PRAGMA query_only = ON; PRAGMA cache_size = -16000;"));
        }

        try
        {
            return Task.FromResult(reader.Read<T>(query, first));
        }
        finally
        {
            if (closed)
                reader.Dispose();
            else
                readers.Add(reader);
        }
    }

    public Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct) => writer.WriteAsync(statements, ct);

    public async ValueTask DisposeAsync()
    {
        closed = true;
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        await writer.DisposeAsync();
    }

    private static SqliteConnection Open(string connectionString, string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; " + pragmas);
        return connection;
    }

    private static async Task CopyAsync(SqliteConnection connection, StoreOptions options, Migration first, TimeProvider time, ILogger log)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var copy = Path.Combine(options.DataDirectory, $"leerwerkflow-voor-{first.Nr:0000}-{stamp}.db");
        await connection.ExecuteAsync("VACUUM INTO @deel", new { deel = copy + ".deel" });
        File.Move(copy + ".deel", copy);
        log.LogInformation("Kopie voor de migratie: {Copy}", copy);
    }
}
