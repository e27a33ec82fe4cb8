using System.Collections.Concurrent;
using System.Globalization;
using LeerwerkFlow.Store;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>The raw baseline on SQLite: one writer, prepared statements. <c>rawgroup</c> commits up to 64 waiting steps together.</summary>
internal sealed class RuwSqlite : Peer
{
    private const int PerCommit = 64;
    private readonly DirectoryInfo map = Directory.CreateTempSubdirectory("leerwerkflow-ruw-");
    private readonly SqliteConnection connection;
    private readonly SqliteConnection reader;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private readonly BlockingCollection<(RuweRegel[] Step, TaskCompletionSource Done)>? queue;
    private readonly Thread? writer;
    private readonly Lock one = new();
    private long commands;
    private long commits;

    public RuwSqlite(bool grouped, string synchronous)
        : base(grouped ? "rawgroup" : "raw")
    {
        SqliteLibrary.Load();
        (connection, reader) = (Open(), Open());
        Run(connection, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; {Ruw.Schema}");
        if (!grouped)
            return;
        queue = [];
        writer = new Thread(WriteTogether);
        writer.Start();
    }

    public override Task StartAsync(int i) => DoAsync(Ruw.Start(i));

    public override Task AnswerAsync(int i, int no) => DoAsync(Ruw.Answer(i, no, Environment.TickCount64));

    public override async Task<int> WakeAsync(int sideBySide)
    {
        var due = new List<long>();
        using (var command = reader.CreateCommand())
        {
            command.CommandText = Ruw.Due;
            command.Parameters.AddWithValue("$1", Environment.TickCount64);
            using var rows = command.ExecuteReader();
            while (rows.Read())
                due.Add(rows.GetInt64(0));
        }

        Interlocked.Increment(ref commands);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = sideBySide }, async (timer, _) => await DoAsync(Ruw.Fire(timer)));
        return due.Count;
    }

    public override Task HalfwayAsync(int from, int until)
    {
        Run(connection, "BEGIN IMMEDIATE");
        foreach (var sql in Ruw.Halfway(from, until))
            Run(connection, sql);
        Run(connection, "COMMIT");
        return Task.CompletedTask;
    }

    public override Task<(long Finished, long Effects)> CountAsync()
    {
        using var command = reader.CreateCommand();
        command.CommandText = Ruw.Counts;
        using var row = command.ExecuteReader();
        row.Read();
        return Task.FromResult((row.GetInt64(0), row.GetInt64(1)));
    }

    public override Task<Stand> ReadAsync()
    {
        lock (one)
            return Task.FromResult(new Stand(commands, commits, SqliteMaat.Bytes(connection), -1, Environment.CpuUsage.TotalTime.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true)));
    }

    public override Task<(string Text, bool IsDurable)> DurabilityAsync() => Task.FromResult(SqliteMaat.Durability(connection));

    public override ValueTask DisposeAsync()
    {
        queue?.CompleteAdding();
        writer?.Join();
        foreach (var command in prepared.Values)
            command.Dispose();
        reader.Dispose();
        connection.Dispose();
        map.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task DoAsync(RuweRegel[] step)
    {
        if (queue is not null)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Add((step, done));
            return done.Task;
        }

        lock (one)
        {
            Execute("BEGIN IMMEDIATE");
            Execute(step);
            Execute("COMMIT");
            commits++;
        }

        return Task.CompletedTask;
    }

    private void WriteTogether()
    {
        var waiting = new List<TaskCompletionSource>();
        foreach (var first in queue!.GetConsumingEnumerable())
        {
            lock (one)
            {
                var next = first;
                Execute("BEGIN IMMEDIATE");
                do
                {
                    Execute(next.Step);
                    waiting.Add(next.Done);
                }
                while (waiting.Count < PerCommit && queue.TryTake(out next));
                Execute("COMMIT");
                commits++;
            }

            waiting.ForEach(w => w.SetResult());
            waiting.Clear();
        }
    }

    private void Execute(RuweRegel[] step)
    {
        foreach (var regel in step)
        {
            if (Execute(regel.Sql, regel.Waarden) != 1)
                throw new InvalidOperationException("A raw step did not find its row: these figures would be worth nothing.");
        }
    }

    private int Execute(string sql, params object[] waarden)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var p = 1; p <= waarden.Length; p++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + p.ToString(CultureInfo.InvariantCulture) });
            prepared[sql] = command;
        }

        for (var p = 0; p < waarden.Length; p++)
            command.Parameters[p].Value = waarden[p];
        if (waarden.Length > 0)
            commands++;
        return command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(map.FullName, "ruw.db"), Pooling = false }.ToString());
        opened.Open();
        return opened;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>What a SQLite file tells about itself.</summary>
internal static class SqliteMaat
{
    /// <summary>Bytes in use, after everything of the log is in the file.</summary>
    public static double Bytes(SqliteConnection connection)
    {
        Ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return (Ask(connection, "PRAGMA page_count") - Ask(connection, "PRAGMA freelist_count")) * Ask(connection, "PRAGMA page_size");
    }

    public static (string Text, bool IsDurable) Durability(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        var (mode, sync) = ((string)command.ExecuteScalar()!, Ask(connection, "PRAGMA synchronous"));
        return ($"journal_mode={mode}, synchronous={sync}", mode == "wal" && sync == 2);
    }

    private static long Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
