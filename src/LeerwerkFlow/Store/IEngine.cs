using System.Data.Common;

namespace LeerwerkFlow.Store;

/// <summary>What SQLite and PostgreSQL do each in their own way.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Lends a connection for reading.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken ct);

    /// <summary>Writes all or nothing; returns after the commit.</summary>
    Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct);
}
