using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Store;

/// <summary>
/// The one writer of a SQLite file: a thread that owns a connection. Steps that wait together share a commit (at most 64), each in a savepoint of its
/// own; a step that fails is undone alone. Callers resume after the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int StepsPerCommit = 64;
    private readonly Channel<Step> queue = Channel.CreateUnbounded<Step>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteSession session;
    private readonly Task loop;
    private long commits;

    public SqliteWriter(SqliteConnection connection)
    {
        session = new(connection);
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public long Commits => Interlocked.Read(ref commits);

    public Task WriteAsync(IReadOnlyList<Bound> statements, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return Task.FromCanceled(ct);
        }

        var step = new Step(statements, ct);
        return queue.Writer.TryWrite(step) ? step.Done.Task : Task.FromException(new ObjectDisposedException(nameof(Db)));
    }

    /// <summary>Commits what was asked already, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private void Run()
    {
        var batch = new List<Step>();
        try
        {
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                Take(batch);
                Commit(batch);
                batch.Clear();
            }
        }
        finally
        {
            // Only a bug gets here with callers left; they must hear it rather than wait for ever.
            queue.Writer.TryComplete();
            Take(batch, int.MaxValue);
            batch.ForEach(s => s.Done.TrySetException(new ObjectDisposedException(nameof(Db))));
            session.Dispose();
        }
    }

    private void Take(List<Step> batch, int most = StepsPerCommit)
    {
        while (batch.Count < most && queue.Reader.TryRead(out var step))
        {
            if (step.Cancelled.IsCancellationRequested)
            {
                step.Done.TrySetCanceled(step.Cancelled);
            }
            else
            {
                batch.Add(step);
            }
        }
    }

    private void Commit(IReadOnlyList<Step> batch)
    {
        var errors = new Exception?[batch.Count];
        try
        {
            session.Begin();
            for (var i = 0; i < batch.Count; i++)
            {
                errors[i] = session.Try(batch[i].Statements);
            }

            session.Commit();
            Interlocked.Increment(ref commits);
        }
        catch (SqliteException e)
        {
            session.RollBack();
            Again(batch, e);
            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Finish(errors[i]);
        }
    }

    // The whole transaction is gone (disk full, commit refused): nobody was told yet, so each step gets a commit of its own.
    private void Again(IReadOnlyList<Step> batch, SqliteException e)
    {
        if (batch.Count == 1)
        {
            batch[0].Finish(SqliteSession.Translate(e));
            return;
        }

        foreach (var step in batch)
        {
            Commit([step]);
        }
    }

    private sealed record Step(IReadOnlyList<Bound> Statements, CancellationToken Cancelled)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Finish(Exception? error)
        {
            if (error is null)
            {
                Done.TrySetResult();
            }
            else
            {
                Done.TrySetException(error);
            }
        }
    }
}
