using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class SchorsingenTests
{
    [Fact]
    public void Suspensions_that_overlap_or_touch_are_one() => Assert.Equal(
        [Period("2010-03-01", "2010-04-10"), Period("2010-04-12", "2010-04-20")],
        Schorsingen.Merge([Period("2010-04-12", "2010-04-20"), Period("2010-03-10", "2010-03-20"), Period("2010-03-01", "2010-03-15"), Period("2010-03-21", "2010-04-10")]));

    [Fact]
    public void An_open_suspension_takes_in_all_that_begin_after_it() => Assert.Equal(
        [Period("2010-03-01", null)],
        Schorsingen.Merge([Period("2010-05-01", "2010-05-03"), Period("2010-03-10", null), Period("2010-03-01", "2010-03-09")]));

    [Fact]
    public void A_suspension_that_ends_before_it_begins_is_none() => Assert.Empty(Schorsingen.Merge([Period("2010-03-02", "2010-03-01")]));

    [Theory]
    // 30 days do not count, 31 do; the date was 31 August 2010.
    [InlineData("2010-05-01", "2010-05-30", "2010-08-31")]
    [InlineData("2010-05-01", "2010-05-31", "2010-10-01")]
    // Only the days from the anchor on were waited for.
    [InlineData("2010-02-01", "2010-03-10", "2010-09-10")]
    [InlineData("2010-01-01", "2010-02-28", "2010-08-31")]
    // It begins on the last day: all its days count; a day later none does.
    [InlineData("2010-08-31", "2010-09-30", "2010-10-01")]
    [InlineData("2010-09-01", "2010-10-31", "2010-08-31")]
    // From one clock change to the other: 218 days, however many hours they have.
    [InlineData("2010-03-28", "2010-10-31", "2011-04-06")]
    public void A_waiting_date_moves_by_the_suspended_days(string van, string tot, string datum) =>
        Assert.Equal(Day(datum), Read("start + 6 maanden", Period(van, tot)).Datum);

    [Fact]
    public void The_29th_of_February_is_a_suspended_day_like_any_other() => Assert.Equal(
        Day("2012-05-01"),
        DateFormula.Parse("2011-10-01 + 6 maanden").Evaluate(Context(false, Period("2012-02-29", "2012-03-30"))).Datum);

    [Fact]
    public void A_moved_date_that_reaches_the_next_suspension_moves_again()
    {
        // 31 August + 31 days = 1 October, where the second one of 31 days begins.
        var moved = Read("start + 6 maanden", Period("2010-10-01", "2010-10-31"), Period("2010-05-01", "2010-05-31"));

        Assert.Equal(Day("2010-11-01"), moved.Datum);
    }

    [Fact]
    public void Two_short_suspensions_that_touch_count_together() =>
        Assert.Equal(Day("2010-10-10"), Read("start + 6 maanden", Period("2010-05-01", "2010-05-20"), Period("2010-05-21", "2010-06-09")).Datum);

    [Theory]
    [InlineData("2010-08-31", null)]
    [InlineData("2010-09-01", "2010-08-31")]
    [InlineData("2010-01-01", null)]
    public void An_open_suspension_that_has_begun_holds_the_date(string van, string? datum) =>
        Assert.Equal(datum is null ? null : Day(datum), Read("start + 6 maanden", Period(van, null)).Datum);

    [Fact]
    public void A_date_that_runs_on_does_not_see_suspensions()
    {
        var ctx = Context(true, Period("2010-05-01", null));

        Assert.Equal(Day("2010-08-31"), DateFormula.Parse("start + 6 maanden").Evaluate(ctx).Datum);
    }

    [Fact]
    public void Counting_back_from_the_end_adds_nothing_but_an_open_suspension_holds_it()
    {
        Assert.Equal(Day("2010-12-31"), Read("einde - 2 maanden", Period("2010-05-01", "2010-08-31")).Datum);
        Assert.Null(Read("einde - 2 maanden", Period("2010-05-01", null)).Datum);
    }

    [Fact]
    public void After_a_last_day_the_wait_begins_the_next_day() =>
        Assert.Equal(Day("2011-04-02"), Read("einde + 1 maand", Period("2011-01-20", "2011-03-02")).Datum);

    [Fact]
    public void A_fact_that_is_a_formula_runs_on()
    {
        var ctx = Context(false, Period("2010-05-01", "2010-05-31"));
        ctx = ctx with { Feiten = new Dictionary<string, Feit>(ctx.Feiten) { ["einde"] = Feit.Formule("start + 12 maanden") } };

        Assert.Equal(Day("2011-02-28"), DateFormula.Parse("einde").Evaluate(ctx).Datum);
    }

    [Fact]
    public void A_moved_term_ends_on_a_werkdag_again()
    {
        // 5 March + 10 days = 15 March, + 33 days = Saturday 17 April.
        var moved = Read("binnen 10 dagen", Period("2010-03-10", "2010-04-11"));

        Assert.Equal(Day("2010-04-19"), moved.Datum);
        Assert.Equal("binnen 10 dagen na 05/03/2010 = 15/03/2010; + 33 dagen schorsing (van 10/03/2010 tot en met 11/04/2010) = 19/04/2010 (eerste werkdag)", moved.Waarom);
    }

    [Fact]
    public void The_reason_names_the_suspension()
    {
        Assert.Equal(
            "start 01/03/2010 + 6 maanden = 31/08/2010; + 31 dagen schorsing (van 01/05/2010 tot en met 31/05/2010) = 01/10/2010",
            Read("start + 6 maanden", Period("2010-05-01", "2010-05-31")).Waarom);
        Assert.Equal(
            "Nog geen datum: er loopt een schorsing sinds 01/05/2010. Zonder die schorsing: start 01/03/2010 + 6 maanden = 31/08/2010.",
            Read("start + 6 maanden", Period("2010-05-01", null)).Waarom);
    }

    private static Opschorting Period(string van, string? tot) => new(Day(van), tot is null ? null : Day(tot));

    private static DatumUitleg Read(string formule, params Opschorting[] opschortingen) => DateFormula.Parse(formule).Evaluate(Context(false, opschortingen));

    private static DateContext Context(bool looptDoor, params Opschorting[] opschortingen) => new(
        new Dictionary<string, Feit> { ["start"] = Feit.Datum(Day("2010-03-01")), ["einde"] = Feit.Datum(Day("2011-02-28")) },
        Day("2010-03-05"),
        1,
        opschortingen,
        looptDoor);
}
