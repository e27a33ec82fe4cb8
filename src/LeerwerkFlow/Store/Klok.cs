namespace LeerwerkFlow.Store;

/// <summary>What time it is for the app. Registered by this type only, never as <see cref="TimeProvider"/>: cookies must not follow a demo clock.</summary>
public class Klok(TimeProvider time) : TimeProvider
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public override TimeZoneInfo LocalTimeZone => Brussels;

    /// <summary>This instant, in UTC.</summary>
    public DateTimeOffset Now => GetUtcNow();

    /// <summary>Today in Europe/Brussels.</summary>
    public DateOnly Vandaag => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Brussels).DateTime);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
}
