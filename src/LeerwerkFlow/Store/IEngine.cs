namespace LeerwerkFlow.Store;

/// <summary>What SQLite and PostgreSQL do each in their own way.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Transactions committed since it opened; those of readers are not counted.</summary>
    long Commits { get; }

    /// <summary>The rows of a query, mapped by column name.</summary>
    /// <param name="first">True: no more than the first row.</param>
    Task<T[]> ReadAsync<T>(Bound query, bool first, CancellationToken ct);

    /// <summary>Writes all or nothing; returns after the commit.</summary>
    Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct);

    /// <summary>Waits until no other node holds it; it ends when it is disposed of. Null where there is one process only.</summary>
    /// <param name="alone">False: beside others who ask the same.</param>
    Task<IAsyncDisposable?> LockAsync(bool alone, CancellationToken ct) => Task.FromResult<IAsyncDisposable?>(null);
}
