using LeerwerkFlow.Flows.Kalender;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class HandelingstermijnTests
{
    [Theory]
    [InlineData("2026-02-28", "2026-08-31")]
    [InlineData("2026-08-30", "2027-03-01")]
    [InlineData("2025-11-14", "2026-05-15")]
    [InlineData("2026-05-01", "2026-11-02")]
    [InlineData("2026-06-25", "2026-12-28")]
    public void Six_months_begin_the_day_after_and_end_on_a_werkdag(string @event, string last) =>
        Assert.Equal(Day(last), Handelingstermijn.Months(Day(@event), 6));

    [Theory]
    [InlineData("2026-03-05", 10, "2026-03-16")]
    [InlineData("2026-03-06", 10, "2026-03-16")]
    [InlineData("2026-03-24", 14, "2026-04-07")]
    [InlineData("2026-03-23", 14, "2026-04-07")]
    [InlineData("2026-12-22", 3, "2026-12-28")]
    public void A_term_in_days_counts_every_day_and_ends_on_a_werkdag(string @event, int n, string last) =>
        Assert.Equal(Day(last), Handelingstermijn.Days(Day(@event), n));

    [Theory]
    [InlineData("2026-04-30", 10, "2026-05-18")]
    [InlineData("2026-07-17", 10, "2026-08-03")]
    [InlineData("2026-12-23", 10, "2027-01-08")]
    [InlineData("2026-04-04", 0, "2026-04-07")]
    public void A_term_in_werkdagen_counts_werkdagen_only(string @event, int n, string last) =>
        Assert.Equal(Day(last), Handelingstermijn.Werkdagen(Day(@event), n));

    [Fact]
    public void A_negative_term_is_refused() => Assert.Throws<FormulaException>(() => Handelingstermijn.Werkdagen(Day("2026-04-30"), -1));
}
