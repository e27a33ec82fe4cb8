using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeerwerkFlow.Store;

/// <summary>The writer's connection: a transaction, and savepoints in it.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private const int PreparedAtMost = 256;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int DiskFull = 13;
    private readonly Dictionary<string, SqliteStatement> prepared = [];

    public void Begin() => Run("BEGIN IMMEDIATE");

    public void Commit() => Run("COMMIT");

    /// <summary>Does nothing when SQLite has rolled back by itself.</summary>
    public void RollBack()
    {
        if (InTransaction)
        {
            Run("ROLLBACK");
        }
    }

    /// <summary>Runs one step in a savepoint. Returns why it failed, undone alone, or null; throws when the whole transaction is lost.</summary>
    public Exception? Try(IReadOnlyList<Bound> statements)
    {
        Run("SAVEPOINT stap");
        var error = Execute(statements);
        if (error is SqliteException lost && !InTransaction)
        {
            throw lost;
        }

        if (error is not null)
        {
            Run("ROLLBACK TO stap");
        }

        Run("RELEASE stap");
        return error is SqliteException e ? Translate(e) : error;
    }

    /// <summary>A disk that is full, fails or may only be read has its own error; the rest travels as it is.</summary>
    public static Exception Translate(SqliteException e) => e.SqliteErrorCode is ReadOnly or IoError or DiskFull ? new StoreFull(e) : e;

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    private Exception? Execute(IReadOnlyList<Bound> statements)
    {
        try
        {
            return statements.All(s => Run(s) is var touched && (s.ExpectedRows is not { } rows || rows == touched)) ? null : new Moved();
        }
        catch (SqliteException e)
        {
            return e;
        }
        catch (InvalidOperationException e)
        {
            // A parameter without a value: a bug of one caller, never the end of the writer.
            return e;
        }
    }

    private int Run(Bound statement)
    {
        if (!prepared.TryGetValue(statement.Sql, out var known) || !known.Fits(statement))
        {
            if (prepared.Count >= PreparedAtMost)
                Forget();
            else
                known?.Dispose();
            prepared[statement.Sql] = known = new(connection.Handle!, statement);
        }

        return known.Run(statement);
    }

    private void Forget()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        prepared.Clear();
    }

    private void Run(string sql) => Run(new Bound(sql, [], null));
}
