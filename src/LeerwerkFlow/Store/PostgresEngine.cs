using System.Data.Common;
using Dapper;
using Npgsql;

namespace LeerwerkFlow.Store;

/// <summary>PostgreSQL: a step is one batch in one transaction, and a revision that moved on another node comes back as <see cref="Moved"/>.</summary>
internal sealed class PostgresEngine(NpgsqlDataSource source, string connectionString) : IEngine
{
    // Any number will do, as long as all nodes use the same: one of them migrates, the others wait.
    private const long MigrationLock = 20_081_975;

    // Held by whoever must be the only one, and shared by those who may work side by side.
    private const long WorkLock = 20_081_976;

    // A node that freezes holds its rows no longer than this; compiling a query of a page costs more than running it.
    private const string OfOurs = "-c idle_in_transaction_session_timeout=10s -c jit=off";

    // Npgsql's own 100 is all that a server gives by default; several nodes must fit.
    private const int PoolByDefault = 100;
    private const int PoolOfOurs = 30;

    private long commits;

    /// <summary>For a package that opens its own connections.</summary>
    public static DbProviderFactory Factory => NpgsqlFactory.Instance;

    /// <summary>The same database for who needs but a few connections.</summary>
    public static string Few(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 10 }.ToString();

    public long Commits => Interlocked.Read(ref commits);

    public static async Task<PostgresEngine> OpenAsync(StoreOptions options, ILogger log, TimeProvider time, IReadOnlyList<Migration> migrations, CancellationToken ct)
    {
        var source = Source(options.Postgres);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            log.LogInformation("PostgreSQL {Version}", connection.ServerVersion);
            await connection.ExecuteAsync("SELECT pg_advisory_lock(@MigrationLock)", new { MigrationLock });
            var migrator = new Migrator(connection, Dialect.Postgres, migrations, time, log);
            await migrator.RunAsync(_ => Task.CompletedTask);
            await migrator.CheckModusAsync(options.Demo);
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@MigrationLock)", new { MigrationLock });
            return new(source, options.Postgres);
        }
        catch (NpgsqlException e)
        {
            await source.DisposeAsync();
            throw new CannotStart($"PostgreSQL opent niet: {e.Message}", e);
        }
        catch (CannotStart)
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public async Task<T[]> ReadAsync<T>(Bound query, bool first, CancellationToken ct)
    {
        var text = PostgresText.Of(query);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(text.Sql, connection);
        text.Fill(command.Parameters, query);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return [];
        var parse = text.Parser<T>(reader);
        List<T> rows = [];
        do
        {
            rows.Add(Mapping.As<T>(parse(reader)));
        }
        while (!first && await reader.ReadAsync(ct));
        return [.. rows];
    }

    public async Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // Without a transaction of its own a batch is one: a single round trip begins, writes and commits.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            var text = PostgresText.Of(statement);
            var command = new NpgsqlBatchCommand(text.Sql);
            text.Fill(command.Parameters, statement);
            batch.BatchCommands.Add(command);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(ct);
            Interlocked.Increment(ref commits);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected || IsGuard(e, batch, statements))
        {
            throw new Moved(e);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.IoError or PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            throw new StoreFull(e);
        }
    }

    // A connection of its own, so that the lock goes with whoever holds it, also when that is killed.
    public async Task<IAsyncDisposable?> LockAsync(bool alone, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        var held = false;
        try
        {
            await connection.OpenAsync(ct);
            // To fill a demo takes a while.
            await connection.ExecuteAsync(new($"SELECT pg_advisory_lock{(alone ? "" : "_shared")}(@WorkLock)", new { WorkLock }, commandTimeout: 0, cancellationToken: ct));
            held = true;
            return connection;
        }
        finally
        {
            if (!held)
                await connection.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlDataSource Source(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.MaxAutoPrepare = 200;
        settings.IncludeFailedBatchedCommand = true;
        settings.Options ??= OfOurs;
        // No session keeps anything (the lock of the migrations is given back), so nothing needs to be cleaned between two users of a connection.
        settings.NoResetOnClose = true;
        settings.MaxPoolSize = settings.MaxPoolSize == PoolByDefault ? PoolOfOurs : settings.MaxPoolSize;
        return builder.Build();
    }

    private static bool IsGuard(PostgresException e, NpgsqlBatch batch, IReadOnlyList<Bound> statements) =>
        e.SqlState == PostgresErrorCodes.DivisionByZero && e.BatchCommand is NpgsqlBatchCommand command && statements[batch.BatchCommands.IndexOf(command)].ExpectedRows is not null;
}
