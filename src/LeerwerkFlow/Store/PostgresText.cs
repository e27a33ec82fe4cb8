using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace LeerwerkFlow.Store;

/// <summary>
/// A statement in PostgreSQL's own words: parameters by place, so that the driver need not look for their names each time, and a guard around it when it must touch a number of rows.
/// </summary>
internal sealed class PostgresText
{
    private static readonly ConcurrentDictionary<(string Sql, int? Rows), PostgresText> Known = new();

    private readonly ConcurrentDictionary<Type, Func<DbDataReader, object>> parsers = new();
    private readonly string[] names;
    private readonly int[] places;
    private readonly NpgsqlDbType?[] types;

    private PostgresText(string sql, string[] names, int[] places, NpgsqlDbType?[] types) => (Sql, this.names, this.places, this.types) = (sql, names, places, types);

    public string Sql { get; }

    public static PostgresText Of(Bound statement)
    {
        var key = (statement.Sql, statement.ExpectedRows);
        if (!Known.TryGetValue(key, out var text) || !statement.Has(text.names))
            Known[key] = text = Make(statement);
        return text.IsNews(statement) ? Known[key] = text.Learn(statement) : text;
    }

    public void Fill(NpgsqlParameterCollection parameters, Bound statement)
    {
        for (var i = 0; i < places.Length; i++)
        {
            parameters.Add(statement.Args[places[i]].Value switch
            {
                string words => new NpgsqlParameter<string> { TypedValue = words },
                long number => new NpgsqlParameter<long> { TypedValue = number },
                byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
                _ when types[i] is { } type => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type },
                _ => new NpgsqlParameter { Value = DBNull.Value },
            });
        }
    }

    /// <summary>What makes a <typeparamref name="T"/> of a row; the columns of a statement are the same each time.</summary>
    public Func<DbDataReader, object> Parser<T>(DbDataReader reader) => parsers.GetOrAdd(typeof(T), static (type, r) => r.GetRowParser(type), reader);

    private static PostgresText Make(Bound statement)
    {
        var names = statement.Args.Select(a => a.Key).ToArray();
        List<int> places = [];
        var sql = Arguments.Replace(statement.Sql, name =>
        {
            var place = Array.FindIndex(names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                return "@" + name;
            if (!places.Contains(place))
                places.Add(place);
            return $"${places.IndexOf(place) + 1}";
        });
        return new(statement.ExpectedRows is { } rows ? Guarded(sql, rows) : sql, names, [.. places], [.. places.Select(p => TypeOf(statement.Args[p].Value))]);
    }

    // The statement itself fails when it touches another number of rows, so that nothing after it runs and all before it is undone.
    private static string Guarded(string sql, int rows) => $"WITH touched AS ({sql} RETURNING 1) SELECT 1 / (COUNT(*) = {rows})::int FROM touched";

    private static NpgsqlDbType? TypeOf(object? value) => value switch
    {
        string => NpgsqlDbType.Text,
        long => NpgsqlDbType.Bigint,
        byte[] => NpgsqlDbType.Bytea,
        _ => null,
    };

    private bool IsNews(Bound statement)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (types[i] is null && statement.Args[places[i]].Value is not null)
                return true;
        }

        return false;
    }

    // A connection keeps a statement prepared for the types it came with first. Once a null turns out to be text it is another statement, by a space more.
    private PostgresText Learn(Bound statement) => new(Sql + " ", names, places, [.. types.Select((type, i) => type ?? TypeOf(statement.Args[places[i]].Value))]);
}
