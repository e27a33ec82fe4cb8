using System.Threading.Channels;
using Npgsql;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>The raw baseline on PostgreSQL: a step is one prepared batch, one round trip, one transaction. <c>rawgroup</c> puts up to 64 waiting steps in one.</summary>
internal sealed class RuwPostgres : Peer
{
    private const int PerCommit = 64;
    private const int Writers = 2;
    private readonly PgBank bank;
    private readonly NpgsqlDataSource source;
    private readonly Channel<(RuweRegel[] Step, TaskCompletionSource Done)>? queue;
    private readonly Task writers = Task.CompletedTask;
    private long commands;

    private RuwPostgres(bool grouped, PgBank bank)
        : base(grouped ? "rawgroup" : "raw")
    {
        (this.bank, source) = (bank, NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(bank.Adres) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true }));
        if (!grouped)
            return;
        queue = Channel.CreateUnbounded<(RuweRegel[], TaskCompletionSource)>();
        writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteTogetherAsync)));
    }

    public static async Task<RuwPostgres> OpenAsync(bool grouped)
    {
        var peer = new RuwPostgres(grouped, await PgBank.MakeAsync());
        await using var command = peer.source.CreateCommand(Ruw.Schema);
        await command.ExecuteNonQueryAsync();
        return peer;
    }

    public override Task StartAsync(int i) => DoAsync(Ruw.Start(i));

    public override Task AnswerAsync(int i, int no) => DoAsync(Ruw.Answer(i, no, Environment.TickCount64));

    public override async Task<int> WakeAsync(int sideBySide)
    {
        var due = new List<long>();
        await using (var command = source.CreateCommand(Ruw.Due))
        {
            command.Parameters.Add(new() { Value = Environment.TickCount64 });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                due.Add(rows.GetInt64(0));
        }

        Interlocked.Increment(ref commands);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = sideBySide }, async (timer, _) => await DoAsync(Ruw.Fire(timer)));
        return due.Count;
    }

    public override async Task HalfwayAsync(int from, int until)
    {
        foreach (var sql in Ruw.Halfway(from, until))
            await bank.AskAsync(sql);
    }

    public override async Task<(long Finished, long Effects)> CountAsync()
    {
        await using var command = source.CreateCommand(Ruw.Counts);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    public override async Task<Stand> ReadAsync() => await bank.ReadAsync(Interlocked.Read(ref commands));

    public override Task<(string Text, bool IsDurable)> DurabilityAsync() => bank.DurabilityAsync();

    public override async ValueTask DisposeAsync()
    {
        queue?.Writer.Complete();
        await writers;
        await source.DisposeAsync();
        await bank.DisposeAsync();
    }

    private async Task DoAsync(RuweRegel[] step)
    {
        if (queue is null)
        {
            await WriteAsync([step]);
            return;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((step, done));
        await done.Task;
    }

    private async Task WriteTogetherAsync()
    {
        var steps = new List<(RuweRegel[] Step, TaskCompletionSource Done)>();
        while (await queue!.Reader.WaitToReadAsync())
        {
            while (steps.Count < PerCommit && queue.Reader.TryRead(out var step))
                steps.Add(step);
            if (steps.Count > 0)
                await WriteAsync(steps.Select(s => s.Step));
            steps.ForEach(s => s.Done.SetResult());
            steps.Clear();
        }
    }

    // All statements until the end of the batch are one transaction; an error in one undoes them all.
    private async Task WriteAsync(IEnumerable<RuweRegel[]> steps)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var regel in steps.SelectMany(s => s))
        {
            var command = new NpgsqlBatchCommand(regel.Sql);
            foreach (var waarde in regel.Waarden)
                command.Parameters.Add(waarde is long getal ? new NpgsqlParameter<long> { TypedValue = getal } : new NpgsqlParameter<string> { TypedValue = (string)waarde });
            batch.BatchCommands.Add(command);
        }

        Interlocked.Add(ref commands, batch.BatchCommands.Count);
        if (await batch.ExecuteNonQueryAsync() != batch.BatchCommands.Count)
            throw new InvalidOperationException("A raw step did not find its row: these figures would be worth nothing.");
    }
}
