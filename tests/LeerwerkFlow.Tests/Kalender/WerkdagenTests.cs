using LeerwerkFlow.Flows.Kalender;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class WerkdagenTests
{
    [Theory]
    [InlineData("2026-04-30", "2026-05-18")]
    [InlineData("2026-07-17", "2026-08-03")]
    [InlineData("2026-12-23", "2027-01-08")]
    public void Ten_werkdagen_count_from_the_day_after(string from, string tenth) => Assert.Equal(Day(tenth), Werkdagen.Add(Day(from), 10));

    [Theory]
    [InlineData("2026-05-18", -10, "2026-04-30")]
    [InlineData("2026-04-07", -1, "2026-04-03")]
    [InlineData("2026-04-05", 0, "2026-04-05")]
    public void Werkdagen_count_back_from_the_day_before(string from, int n, string day) => Assert.Equal(Day(day), Werkdagen.Add(Day(from), n));

    [Fact]
    public void The_eleventh_of_July_is_a_werkdag() => Assert.True(Werkdagen.IsWerkdag(Day("2025-07-11")));

    [Fact]
    public void A_holiday_on_a_Sunday_gives_no_free_Monday()
    {
        Assert.False(Werkdagen.IsWerkdag(Day("2026-11-01")));
        Assert.True(Werkdagen.IsWerkdag(Day("2026-11-02")));
    }

    [Theory]
    [InlineData("2026-04-03", "2026-04-03")]
    [InlineData("2026-04-04", "2026-04-07")]
    [InlineData("2026-12-25", "2026-12-28")]
    public void The_next_werkdag_may_be_the_day_itself(string day, string werkdag) => Assert.Equal(Day(werkdag), Werkdagen.NextOrSame(Day(day)));

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1201)]
    [InlineData(1201)]
    public void An_absurd_number_is_a_sentence_and_no_crash(int n) => Assert.Throws<FormulaException>(() => Werkdagen.Add(Day("2026-04-03"), n));

    [Fact]
    public void No_werkdag_follows_the_last_day_of_the_calendar() => Assert.Throws<FormulaException>(() => Werkdagen.Add(DateOnly.MaxValue, 1));
}
