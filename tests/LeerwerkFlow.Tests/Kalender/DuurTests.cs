using LeerwerkFlow.Flows.Kalender;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class DuurTests
{
    [Theory]
    [InlineData("2026-03-01", 6, "2026-08-31")]
    [InlineData("2026-03-15", 6, "2026-09-14")]
    [InlineData("2025-08-29", 6, "2026-02-28")]
    [InlineData("2025-08-30", 6, "2026-02-28")]
    [InlineData("2025-08-31", 6, "2026-02-28")]
    [InlineData("2027-08-31", 6, "2028-02-29")]
    [InlineData("2010-03-01", 12, "2011-02-28")]
    [InlineData("2011-03-01", 12, "2012-02-29")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-12-02", 1, "2027-01-01")]
    [InlineData("2026-03-15", 0, "2026-03-14")]
    public void A_period_of_months_ends_the_day_before_the_same_day(string first, int months, string last) =>
        Assert.Equal(Day(last), Duur.LastDay(Day(first), months));

    [Theory]
    [InlineData("2011-02-28", 2, "2010-12-31")]
    [InlineData("2011-08-31", 2, "2011-06-30")]
    [InlineData("2011-07-15", 1, "2011-06-15")]
    [InlineData("2012-02-29", 2, "2011-12-31")]
    [InlineData("2012-02-28", 2, "2011-12-28")]
    [InlineData("2027-02-28", 2, "2026-12-31")]
    [InlineData("2026-03-31", 1, "2026-02-28")]
    [InlineData("2026-09-29", 1, "2026-08-29")]
    public void The_months_before_an_einde_fill_the_time_that_remains(string last, int months, string before) =>
        Assert.Equal(Day(before), Duur.Before(Day(last), months));

    // 1 March + 1 month ends on 31 March, 28 February + 1 month on 27 March: nothing ends in between, so the earlier one leaves a whole month.
    [Theory]
    [InlineData("2011-03-27")]
    [InlineData("2011-03-28")]
    [InlineData("2011-03-29")]
    [InlineData("2011-03-30")]
    public void Before_a_day_on_which_no_period_ends_a_whole_month_remains(string last) =>
        Assert.Equal(Day("2011-02-27"), Duur.Before(Day(last), 1));

    [Fact]
    public void Thirty_days_begin_on_their_first_day() => Assert.Equal(Day("2010-03-30"), Duur.LastDayOfDays(Day("2010-03-01"), 30));

    [Theory]
    [InlineData("2010-03-01", 12, "2010-08-31")]
    [InlineData("2010-03-01", 6, "2010-05-31")]
    [InlineData("2010-03-01", 9, "2010-07-15")]
    [InlineData("2010-03-15", 9, "2010-07-29")]
    [InlineData("2010-03-01", 1, "2010-03-15")]
    public void Halfway_of_an_odd_number_of_months_takes_fifteen_days(string first, int months, string halfway) =>
        Assert.Equal(Day(halfway), Duur.Halfway(Day(first), months));

    [Theory]
    [InlineData("2010-03-01", "2011-02-28", "2010-08-31")]
    [InlineData("2010-03-01", "2010-11-30", "2010-07-15")]
    [InlineData("2010-03-01", "2010-03-01", "2010-03-01")]
    [InlineData("2010-03-01", "2010-09-11", "2010-06-06")]
    public void Halfway_between_two_days_takes_half_of_the_loose_days_rounded_up(string first, string last, string halfway) =>
        Assert.Equal(Day(halfway), Duur.HalfwayBetween(Day(first), Day(last)));

    [Theory]
    [InlineData("2010-03-01", "2010-08-31", 6, 0)]
    [InlineData("2010-03-01", "2010-09-01", 6, 1)]
    [InlineData("2010-09-01", "2011-02-28", 6, 0)]
    [InlineData("2011-09-01", "2012-02-28", 5, 28)]
    [InlineData("2010-03-15", "2010-03-15", 0, 1)]
    [InlineData("2010-03-15", "2010-04-14", 1, 0)]
    [InlineData("2010-03-15", "2010-03-14", 0, 0)]
    [InlineData("2010-08-31", "2011-02-28", 6, 0)]
    public void A_period_counts_its_whole_months_then_its_loose_days(string first, string last, int maanden, int dagen) =>
        Assert.Equal((maanden, dagen), Duur.Count(Day(first), Day(last)));

    [Theory]
    [InlineData(1201)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void An_absurd_number_is_a_sentence_and_no_crash(int n)
    {
        var day = Day("2010-03-01");

        Assert.StartsWith("Een aantal ligt tussen 0 en 1200", Assert.Throws<FormulaException>(() => Duur.LastDay(day, n)).Message);
        Assert.Throws<FormulaException>(() => Duur.LastDayOfDays(day, n));
        Assert.Throws<FormulaException>(() => Duur.Before(day, n));
        Assert.Throws<FormulaException>(() => Duur.Halfway(day, n));
    }

    [Fact]
    public void A_day_outside_the_calendar_is_a_sentence_and_no_crash()
    {
        Assert.Contains("buiten de kalender", Assert.Throws<FormulaException>(() => Duur.LastDay(Day("9999-06-15"), 7)).Message);
        Assert.Throws<FormulaException>(() => Duur.Before(Day("0001-06-15"), 6));
        Assert.Throws<FormulaException>(() => Duur.LastDayOfDays(Day("9999-12-31"), 2));
    }
}
