using System.Data.Common;
using System.Globalization;
using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Store;

/// <summary>The clock of a demo: it runs on, and a coordinator may move it forward. How far it is ahead survives a restart.</summary>
public sealed class DemoKlok : Klok
{
    private readonly Db db;
    private readonly TimeProvider time;
    private long ahead;

    private DemoKlok(Db db, TimeProvider time, long ahead)
        : base(time)
    {
        this.db = db;
        this.time = time;
        this.ahead = ahead;
    }

    public static async Task<DemoKlok> OpenAsync(Db db, TimeProvider time) => new(db, time, await ReadAsync(db, default));

    /// <summary>What another node did to it. Asked before each request and each piece of work, so that a person who comes to another node is not back in time.</summary>
    public override async Task FollowAsync(CancellationToken ct = default)
    {
        // A file has one process.
        if (db.Dialect == Dialect.Sqlite)
            return;
        var before = Interlocked.Read(ref ahead);
        try
        {
            // Unless it was moved here meanwhile.
            Interlocked.CompareExchange(ref ahead, await ReadAsync(db, ct), before);
        }
        catch (DbException)
        {
            // The database is away: whoever asked hears it as soon as they ask for more than the time.
            return;
        }
    }

    private static async Task<long> ReadAsync(Db db, CancellationToken ct) =>
        await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'demo-klok'", ct: ct) is { } ticks ? long.Parse(ticks, CultureInfo.InvariantCulture) : 0;

    /// <summary>How far this clock is ahead of the real one.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Ahead;

    /// <summary>Moves to a later instant; going back is refused, because what happened, happened.</summary>
    public async Task MoveAsync(DateTimeOffset moment)
    {
        var ticks = (moment - time.GetUtcNow()).Ticks;
        if (moment < Now)
        {
            throw new RuleBroken("De demoklok kan alleen vooruit.");
        }

        await db.WriteAsync([new(
            "INSERT INTO instelling (naam, waarde) VALUES ('demo-klok', @ahead) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde WHERE CAST(instelling.waarde AS BIGINT) <= CAST(excluded.waarde AS BIGINT)",
            new { ahead = ticks.ToString(CultureInfo.InvariantCulture) }, ExpectedRows: 1)]);
        Interlocked.Exchange(ref ahead, ticks);
    }

    /// <summary>Back to real time. Only when nothing that happened is kept: a demo that begins anew.</summary>
    public async Task ResetAsync()
    {
        await db.WriteAsync([new("DELETE FROM instelling WHERE naam = 'demo-klok'")]);
        Interlocked.Exchange(ref ahead, 0);
    }

    /// <summary>Moves to 00:00 in Brussels of a later day.</summary>
    public Task MoveAsync(DateOnly dag) => MoveAsync(BrusselsTime.StartOf(dag));
}
