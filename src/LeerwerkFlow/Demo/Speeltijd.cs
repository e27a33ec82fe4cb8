using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Demo;

/// <summary>The time of one traject that is played: what is written then carries the day on which it happened, not the day of the seeding.</summary>
internal sealed class Speeltijd : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes to an hour of a local day; never back, and never beyond <paramref name="laatste"/>.</summary>
    public void MoveTo(DateOnly dag, TimeSpan uur, DateTimeOffset laatste)
    {
        var moment = BrusselsTime.StartOf(dag) + uur;
        var next = moment > now ? moment : now.AddMinutes(1);
        now = next < laatste ? next : laatste;
    }
}
