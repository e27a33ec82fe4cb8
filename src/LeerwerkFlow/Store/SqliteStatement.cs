using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeerwerkFlow.Store;

/// <summary>A prepared statement that gives no rows. Its values go in by place: the driver looks each up by its name, every time, and that cost more than running a small statement.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 db;
    private readonly sqlite3_stmt stmt;
    private readonly string[] names;
    private readonly int[] places;

    /// <exception cref="SqliteException">SQLite does not understand it.</exception>
    /// <exception cref="InvalidOperationException">It names a parameter that has no value.</exception>
    public SqliteStatement(sqlite3 db, Bound statement)
    {
        this.db = db;
        Check(raw.sqlite3_prepare_v3(db, statement.Sql, raw.SQLITE_PREPARE_PERSISTENT, out stmt));
        names = [.. statement.Args.Select(a => a.Key)];
        places = [.. names.Select(n => raw.sqlite3_bind_parameter_index(stmt, "@" + n))];
        if (places.Count(p => p > 0) != raw.sqlite3_bind_parameter_count(stmt))
        {
            stmt.Dispose();
            throw new InvalidOperationException($"A parameter of this statement has no value: {statement.Sql}");
        }
    }

    /// <summary>True when this statement can be run by it.</summary>
    public bool Fits(Bound statement) => statement.Has(names);

    /// <returns>How many rows it touched, when it is one that touches rows.</returns>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public int Run(Bound statement)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] > 0)
                Check(Put(places[i], statement.Args[i].Value));
        }

        int code;
        do
            code = raw.sqlite3_step(stmt);
        while (code == raw.SQLITE_ROW);
        // The message is gone once another statement runs.
        var fault = code == raw.SQLITE_DONE ? null : Fault(code);
        raw.sqlite3_reset(stmt);
        return fault is null ? raw.sqlite3_changes(db) : throw fault;
    }

    public void Dispose() => stmt.Dispose();

    private int Put(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(stmt, place),
        string text => raw.sqlite3_bind_text(stmt, place, text),
        long number => raw.sqlite3_bind_int64(stmt, place, number),
        // Without a length it would become NULL.
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(stmt, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(stmt, place, bytes),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} has no stored form."),
    };

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw Fault(code);
    }

    private SqliteException Fault(int code) => new($"SQLite Error {code}: '{raw.sqlite3_errmsg(db).utf8_to_string()}'.", code & 0xFF, raw.sqlite3_extended_errcode(db));
}
