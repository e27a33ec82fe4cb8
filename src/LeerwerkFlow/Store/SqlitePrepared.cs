using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Store;

/// <summary>The commands of one connection, kept prepared: reading a large query costs SQLite more than running it. For one user at a time.</summary>
internal sealed class SqlitePrepared(SqliteConnection connection, int atMost) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> commands = [];

    /// <summary>The command with the values of this statement in place.</summary>
    public SqliteCommand Get(Bound statement)
    {
        if (!commands.TryGetValue(statement.Sql, out var command) || !Fits(command, statement))
        {
            if (commands.Count >= atMost)
                Forget();
            command?.Dispose();
            command = connection.CreateCommand();
            command.CommandText = statement.Sql;
            foreach (var (naam, _) in statement.Args)
                command.Parameters.Add(new SqliteParameter { ParameterName = "@" + naam });
            commands[statement.Sql] = command;
        }

        for (var i = 0; i < statement.Args.Count; i++)
            command.Parameters[i].Value = statement.Args[i].Value ?? DBNull.Value;
        return command;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    // The same names in the same order, as one place in the code gives them; looking each up by its name cost more than running a small statement.
    private static bool Fits(SqliteCommand command, Bound statement)
    {
        if (command.Parameters.Count != statement.Args.Count)
            return false;
        for (var i = 0; i < statement.Args.Count; i++)
        {
            if (!command.Parameters[i].ParameterName.AsSpan(1).SequenceEqual(statement.Args[i].Key))
                return false;
        }

        return true;
    }

    private void Forget()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }
}
