using System.Data.Common;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Beheer;

/// <summary>
/// Whether this node can work now, as it is and not as it was at the start: the database answers, is not older than this version and takes a write, the clockwork has knocked, and the disk has room. Asked more than once a
/// second, the answer is the same one.
/// </summary>
/// <param name="time">Real time.</param>
/// <param name="uurwerk">The line of the clockwork that must knock; null where it is off.</param>
internal sealed class ReadKlaar(Db db, TimeProvider time, string? uurwerk)
{
    public const string Goed = "goed";

    // A run with very much to do takes its time before the next knock.
    private static readonly TimeSpan MostSilence = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const long LeastBytes = 200_000_000;

    private readonly DateTimeOffset begin = time.GetUtcNow();
    private readonly Lock gate = new();
    private (DateTimeOffset Op, Task<Oordeel> Oordeel)? last;

    /// <summary>What was found, a word each; <c>goed</c> when it is.</summary>
    public sealed record Oordeel(string Databank, string Schema, string Schrijven, string Uurwerk, string Schijf)
    {
        public bool Klaar => this is { Databank: Goed, Schema: Goed, Schrijven: Goed, Uurwerk: Goed, Schijf: Goed };
    }

    public Task<Oordeel> RunAsync()
    {
        lock (gate)
        {
            var nu = time.GetUtcNow();
            if (last is not { } known || nu - known.Op >= Fresh)
                last = (nu, JudgeAsync(nu));
            return last.Value.Oordeel;
        }
    }

    private async Task<Oordeel> JudgeAsync(DateTimeOffset nu)
    {
        var schijf = new DriveInfo(db.Options.DataDirectory).AvailableFreeSpace < LeastBytes ? "vol" : Goed;
        // An open file that was deleted still takes writes, which nobody will ever see.
        var isWeg = db.Dialect == Dialect.Sqlite && !File.Exists(db.Options.DatabaseFile);
        if (isWeg || await AskAsync(() => db.FindAsync<long>("SELECT MAX(nr) FROM schema_versie")) is not { } schema)
            return new("weg", "?", "?", "?", schijf);
        var schrijft = await AskAsync(async () =>
        {
            await db.WriteAsync([Notitie.Row("klaar-proef", nu)]);
            return 1;
        });
        var klop = uurwerk is null ? nu : await AskAsync(async () => await db.FindAsync<DateTimeOffset?>("SELECT waarde FROM instelling WHERE naam = @naam", new { naam = Notitie.Klop + uurwerk }) ?? DateTimeOffset.MinValue);
        var isStil = nu - begin > MostSilence && !(nu - klop <= MostSilence);
        return new(Goed, schema < Migration.Shipped().Count ? "oud" : Goed, schrijft is null ? "lukt niet" : Goed, isStil ? "stil" : Goed, schijf);
    }

    // Null: no answer, or not in time.
    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask)
        where T : struct
    {
        try
        {
            return await Task.Run(ask).WaitAsync(Patience);
        }
        catch (Exception e) when (e is DbException or StoreFull or TimeoutException or ObjectDisposedException)
        {
            return null;
        }
    }
}
