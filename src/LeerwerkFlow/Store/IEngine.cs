namespace LeerwerkFlow.Store;

/// <summary>What SQLite and PostgreSQL do each in their own way.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>The rows of a query, mapped by column name.</summary>
    /// <param name="first">True: no more than the first row.</param>
    Task<T[]> ReadAsync<T>(Bound query, bool first, CancellationToken ct);

    /// <summary>Writes all or nothing; returns after the commit.</summary>
    Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct);
}
