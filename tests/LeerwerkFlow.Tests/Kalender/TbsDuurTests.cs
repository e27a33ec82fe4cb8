using LeerwerkFlow.Flows.Kalender;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class TbsDuurTests
{
    [Theory]
    [InlineData("2010-03-01", "2010-08-31", true)]
    [InlineData("2010-03-01", "2010-09-01", false)]
    [InlineData("2010-09-01", "2011-02-28", true)]
    [InlineData("2010-09-01", "2011-03-01", false)]
    [InlineData("2011-09-01", "2012-02-29", true)]
    [InlineData("2011-09-01", "2012-03-01", false)]
    [InlineData("2010-03-15", "2010-09-14", true)]
    [InlineData("2010-03-15", "2010-09-15", false)]
    public void Six_months_are_allowed_and_one_day_more_is_not(string van, string tot, bool allowed) =>
        Assert.Equal(allowed, TbsDuur.WithinCap([(Day(van), Day(tot))]));

    [Fact]
    public void Loose_days_of_all_periods_make_months_of_thirty()
    {
        (DateOnly, DateOnly)[] perioden = [(Day("2010-03-01"), Day("2010-04-20")), (Day("2010-06-01"), Day("2010-08-12")), (Day("2010-10-04"), Day("2010-10-05"))];

        Assert.Equal((4, 4), TbsDuur.Total(perioden));
    }

    [Fact]
    public void Two_stays_of_three_months_are_allowed_and_one_day_more_is_not()
    {
        (DateOnly, DateOnly)[] perioden = [(Day("2010-03-01"), Day("2010-05-31")), (Day("2010-09-01"), Day("2010-11-30"))];

        Assert.True(TbsDuur.WithinCap(perioden));
        Assert.False(TbsDuur.WithinCap([.. perioden, (Day("2011-01-10"), Day("2011-01-10"))]));
    }

    [Fact]
    public void A_stay_cut_in_two_rows_counts_as_one() =>
        Assert.Equal((6, 0), TbsDuur.Total([(Day("2010-04-16"), Day("2010-08-31")), (Day("2010-03-01"), Day("2010-04-15"))]));

    [Fact]
    public void A_day_in_two_rows_counts_once() =>
        Assert.Equal((6, 0), TbsDuur.Total([(Day("2010-03-01"), Day("2010-08-31")), (Day("2010-04-01"), Day("2010-04-30"))]));

    [Fact]
    public void No_stay_is_no_time()
    {
        Assert.Equal((0, 0), TbsDuur.Total([]));
        Assert.Equal((0, 0), TbsDuur.Total([(Day("2010-03-02"), Day("2010-03-01"))]));
    }
}
