using System.Data.Common;
using System.Diagnostics.Metrics;

namespace LeerwerkFlow.Store;

/// <summary>
/// The one door to the rows. Reading is free; writing takes statements that a use case collected and commits all of them or none.
/// Results map by column name, in the order of a record's constructor (<c>journaal_nr</c> fits <c>JournaalNr</c>).
/// </summary>
/// <remarks>
/// SQL that both engines understand: upsert by <c>ON CONFLICT</c>; <c>CAST(SUM(x) AS BIGINT)</c>; <c>LIKE</c> on text in lower case on both sides; no
/// <c>@x IS NULL</c> on a bare parameter. In a step, put the statement with a revision first: it tells that somebody else was before.
/// </remarks>
public sealed class Db : IAsyncDisposable
{
    private readonly IEngine engine;
    private readonly Meter meter;
    private readonly Counter<long> gedaan;

    internal Db(IEngine engine, Dialect dialect, StoreOptions options)
    {
        this.engine = engine;
        Dialect = dialect;
        Options = options;
        meter = new(new MeterOptions("LeerwerkFlow.Store") { Scope = this });
        gedaan = meter.CreateCounter<long>("leerwerkflow.store.statements", description: "Statements that were sent to the database");
        meter.CreateObservableCounter("leerwerkflow.store.commits", () => engine.Commits, description: "Transactions that were committed");
    }

    public Dialect Dialect { get; }

    public StoreOptions Options { get; }

    /// <summary>Opens the database, made or migrated to this version. Throws <see cref="CannotStart"/> with one Dutch line when it may not be used.</summary>
    public static Task<Db> OpenAsync(StoreOptions options, ILogger log, TimeProvider? time = null, CancellationToken ct = default) =>
        OpenAsync(options, log, time ?? TimeProvider.System, Migration.Shipped(), ct);

    internal static async Task<Db> OpenAsync(StoreOptions options, ILogger log, TimeProvider time, IReadOnlyList<Migration> migrations, CancellationToken ct)
    {
        Mapping.Use();
        var dialect = Dialect.Of(options.Engine);
        DataDirectory.Check(options.DataDirectory);
        IEngine engine = dialect == Dialect.Sqlite
            ? await SqliteEngine.OpenAsync(options, log, time, migrations, ct)
            : await PostgresEngine.OpenAsync(options, log, time, migrations, ct);
        return new(engine, dialect, options);
    }

    /// <summary>The same rows behind an engine that a test of faults puts around this one.</summary>
    internal Db Through(Func<IEngine, IEngine> around) => new(around(engine), Dialect, Options);

    /// <summary>All rows; an empty array when there are none.</summary>
    public Task<T[]> QueryAsync<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        gedaan.Add(1);
        return engine.ReadAsync<T>(Arguments.Bind(sql, args), first: false, ct);
    }

    /// <summary>The first row, or the default of <typeparamref name="T"/> when there is none (ask <c>long?</c> to tell 0 from nothing).</summary>
    public async Task<T?> FindAsync<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        gedaan.Add(1);
        return await engine.ReadAsync<T?>(Arguments.Bind(sql, args), first: true, ct) is [var row, ..] ? row : default;
    }

    /// <summary>
    /// Writes the statements in one transaction and returns after the commit. Throws <see cref="Moved"/> when a statement touched another number of rows
    /// than it expects, <see cref="StoreFull"/> when the disk is full, <see cref="DbException"/> for a broken constraint; then nothing was written.
    /// </summary>
    public Task WriteAsync(IReadOnlyList<Statement> statements, CancellationToken ct = default)
    {
        gedaan.Add(statements.Count);
        return statements.Count == 0 ? Task.CompletedTask : engine.WriteAsync([.. statements.Select(Arguments.Bind)], ct);
    }

    /// <summary>Until it is disposed of, no other node is between <see cref="AloneAsync"/> or <see cref="TogetherAsync"/> and its end. For what a start or a reset does once.</summary>
    public Task<IAsyncDisposable?> AloneAsync(CancellationToken ct = default) => engine.LockAsync(alone: true, ct);

    /// <summary>Until it is disposed of, nobody is alone; others may do the same.</summary>
    public Task<IAsyncDisposable?> TogetherAsync(CancellationToken ct = default) => engine.LockAsync(alone: false, ct);

    public ValueTask DisposeAsync()
    {
        meter.Dispose();
        return engine.DisposeAsync();
    }
}
