using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Store;

/// <summary>What time it is for the app. Registered by this type only, never as <see cref="TimeProvider"/>: cookies must not follow a demo clock.</summary>
public class Klok(TimeProvider time) : TimeProvider
{
    /// <summary>This instant, in UTC.</summary>
    public DateTimeOffset Now => GetUtcNow();

    /// <summary>Today in Europe/Brussels.</summary>
    public DateOnly Vandaag => BrusselsTime.DayOf(Now);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    /// <summary>Takes over what another node did to it; nothing for a clock that nobody moves.</summary>
    public virtual Task FollowAsync(CancellationToken ct = default) => Task.CompletedTask;
}
