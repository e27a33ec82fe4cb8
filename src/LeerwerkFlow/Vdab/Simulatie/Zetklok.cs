namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>A clock that runs on from whatever instant it is set to: the simulator then lives in the time of who tests.</summary>
internal sealed class Zetklok(TimeProvider time) : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public void Set(DateTimeOffset nu) => Interlocked.Exchange(ref ahead, (nu - time.GetUtcNow()).Ticks);
}
