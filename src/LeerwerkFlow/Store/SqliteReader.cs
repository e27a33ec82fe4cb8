using Dapper;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Store;

/// <summary>A connection that only reads. For one reader at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    // Some 10 KB each; there are as many readers as requests at the same time.
    private const int PreparedAtMost = 128;
    private readonly SqlitePrepared prepared = new(connection, PreparedAtMost);

    /// <param name="first">True: no more than the first row.</param>
    public T[] Read<T>(Bound query, bool first)
    {
        using var reader = prepared.Get(query).ExecuteReader();
        if (!reader.Read())
            return [];
        var parse = reader.GetRowParser(typeof(T));
        List<T> rows = [];
        do
        {
            rows.Add(Mapping.As<T>(parse(reader)));
        }
        while (!first && reader.Read());
        return [.. rows];
    }

    public void Dispose() => prepared.Dispose();
}
