using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeerwerkFlow.Store;

/// <summary>The writer's connection: a transaction, savepoints in it, and commands kept prepared.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private const int PreparedAtMost = 256;
    private const int DiskFull = 13;
    private const int IoError = 10;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

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

    /// <summary>A full or failing disk has its own error; the rest travels as it is.</summary>
    public static Exception Translate(SqliteException e) => e.SqliteErrorCode is DiskFull or IoError ? new StoreFull(e) : e;

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
            return statements.All(s => s.ExpectedRows is not { } rows ? Run(s) >= -1 : Run(s) == rows) ? null : new Moved();
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
        var command = Prepared(statement);
        foreach (var (naam, waarde) in statement.Args)
        {
            command.Parameters["@" + naam].Value = waarde ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private void Run(string sql) => Run(new Bound(sql, [], null));

    private SqliteCommand Prepared(Bound statement)
    {
        if (prepared.TryGetValue(statement.Sql, out var command) && command.Parameters.Count == statement.Args.Count)
        {
            return command;
        }

        if (prepared.Count >= PreparedAtMost)
        {
            Forget();
        }

        command?.Dispose();
        command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        foreach (var (naam, _) in statement.Args)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "@" + naam });
        }

        return prepared[statement.Sql] = command;
    }

    private void Forget()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
    }
}
