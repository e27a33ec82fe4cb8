namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>Extension moves what hangs on the end and leaves the halves alone (OD-34).</summary>
public sealed class VerlengdTests
{
    [Fact]
    public void Twelve_months_become_eighteen() => Assert.Equal(
        [
            "2010-08-31 TUSSENTIJDSE_EVALUATIE",
            "2010-09-01 SOLLICITATIE_GESTART",
            "2011-01-05 VERLENGING_GEVRAAGD",
            "2011-08-17 UITSTROOMPROFIEL_VASTGESTELD",
            "2011-08-31 WERKERVARING_BEEINDIGD",
            "2011-08-31 UITSTROOM_GEREGISTREERD",
            "2011-09-01 NAZORG_GESTART",
            "2012-02-29 NAZORG_AFGEROND",
        ],
        Played.Of("verlengd-18").Mijlpalen()[4..]);

    [Theory]
    [InlineData("T07", "2010-04-30")]
    [InlineData("T08", "2010-08-31")]
    [InlineData("T09", "2010-08-31")]
    [InlineData("VERLENGINGSBESLISSING", "2011-01-19")]
    [InlineData("T14", "2011-07-31")]
    [InlineData("T02", "2011-08-31")]
    [InlineData("T18", "2012-02-29")]
    [InlineData("T15", "2012-02-29")]
    public void Timer_at_eighteen_months(string code, string date) => Assert.Equal([date], Played.Of("verlengd-18").Timer(code));

    [Fact]
    public void The_question_comes_back_two_months_before_the_new_end_but_at_eighteen_there_is_no_task()
    {
        var timeline = Played.Of("verlengd-18");

        Assert.Equal(["2010-12-31", "2011-06-30"], timeline.Timer("T04"));
        Assert.Equal(["2010-12-31"], timeline.Dates("taak", "T04"));
    }

    [Fact]
    public void The_decision_and_the_longer_contract_are_registered() =>
        Assert.Equal(
            ["2011-01-19", "2011-01-19"],
            Played.Of("verlengd-18").Entries.Where(e => e is { Kind: "taak", Step: "sollicitatie/beslissing-registreren" or "sollicitatie/contract-verlengd" }).Select(e => $"{e.Date:yyyy-MM-dd}"));

    [Fact]
    public void Work_found_in_nazorg_switches_the_branch_and_the_six_months_run_on()
    {
        var timeline = Played.Of("verlengd-18");

        Assert.Equal(["2011-09-30", "2011-10-31"], timeline.Entries.Where(e => e.Step == "nazorg/zonder-werk").Select(e => $"{e.Date:yyyy-MM-dd}"));
        Assert.Equal(["2011-11-30", "2011-12-31", "2012-01-31", "2012-02-29"], timeline.Entries.Where(e => e.Step == "nazorg/met-werk").Select(e => $"{e.Date:yyyy-MM-dd}"));
        Assert.Equal("2011-11-20", timeline.Step("nazorg/nieuwe-job", "taak"));
    }

    [Fact]
    public void Six_months_become_twelve_and_the_second_half_stays_where_it_was()
    {
        var timeline = Played.Of("kort-6-verlengd-12");

        Assert.Equal(["2010-05-31"], timeline.Timer("T08"));
        Assert.Equal(["2010-06-01"], timeline.Dates("mijlpaal", "SOLLICITATIE_GESTART"));
        Assert.Equal(["2010-07-05"], timeline.Dates("mijlpaal", "VERLENGING_GEVRAAGD"));
        Assert.Equal(["2010-07-19"], timeline.Timer("VERLENGINGSBESLISSING"));
        Assert.Equal(["2010-06-30", "2010-12-31"], timeline.Timer("T04"));
        Assert.Equal(["2010-06-30", "2010-12-31"], timeline.Dates("taak", "T04"));
        Assert.Equal(["2011-01-31"], timeline.Timer("T14"));
        Assert.Equal(["2011-02-28"], timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD"));
        Assert.Equal(["2011-08-31"], timeline.Dates("mijlpaal", "NAZORG_AFGEROND"));
    }
}
