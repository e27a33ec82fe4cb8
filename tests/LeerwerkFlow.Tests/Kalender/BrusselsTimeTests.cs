using LeerwerkFlow.Flows.Kalender;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class BrusselsTimeTests
{
    // Summer time began on 29 March 2026 at 2:00 and ended on 25 October 2026 at 3:00.
    [Theory]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z")]
    [InlineData("2026-03-30", "2026-03-29T22:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z")]
    [InlineData("2026-10-26", "2026-10-25T23:00:00Z")]
    [InlineData("2010-03-01", "2010-02-28T23:00:00Z")]
    public void A_day_begins_at_midnight_in_Brussels(string day, string instant)
    {
        var start = BrusselsTime.StartOf(Day(day));

        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
    }

    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-07-01T00:30:00+02:00", "2026-07-01")]
    [InlineData("2026-06-30T23:30:00-04:00", "2026-07-01")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25")]
    public void An_instant_falls_on_the_day_it_is_in_Brussels(string instant, string day) =>
        Assert.Equal(Day(day), BrusselsTime.DayOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-06-01", 24)]
    public void The_days_of_both_clock_changes_have_their_own_length(string day, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), BrusselsTime.StartOf(Day(day).AddDays(1)) - BrusselsTime.StartOf(Day(day)));

    [Fact]
    public void The_edges_of_the_calendar_do_not_crash()
    {
        Assert.Equal(DateOnly.MinValue, BrusselsTime.DayOf(BrusselsTime.StartOf(DateOnly.MinValue)));
        Assert.Equal(DateOnly.MaxValue, BrusselsTime.DayOf(BrusselsTime.StartOf(DateOnly.MaxValue)));
        Assert.Equal(DateOnly.MaxValue, BrusselsTime.DayOf(DateTimeOffset.MaxValue));
    }
}
