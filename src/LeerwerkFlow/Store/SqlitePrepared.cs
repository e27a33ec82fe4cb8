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

        foreach (var (naam, waarde) in statement.Args)
            command.Parameters["@" + naam].Value = waarde ?? DBNull.Value;
        return command;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private static bool Fits(SqliteCommand command, Bound statement) =>
        command.Parameters.Count == statement.Args.Count && statement.Args.All(a => command.Parameters.Contains("@" + a.Key));

    private void Forget()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }
}
