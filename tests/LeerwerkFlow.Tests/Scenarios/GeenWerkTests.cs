namespace LeerwerkFlow.Tests.Scenarios;

public sealed class GeenWerkTests
{
    [Fact]
    public void Ends_on_the_same_days_as_with_work()
    {
        var timeline = Played.Of("geen-werk");

        Assert.Equal(["2011-02-28"], timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD"));
        Assert.Equal(["2011-03-01"], timeline.Dates("mijlpaal", "NAZORG_GESTART"));
        Assert.Equal(["2011-08-31"], timeline.Dates("mijlpaal", "NAZORG_AFGEROND"));
    }

    [Fact]
    public void Six_contacts_without_work_and_no_call_about_a_job()
    {
        var timeline = Played.Of("geen-werk");

        Assert.Equal(
            ["2011-03-31", "2011-04-30", "2011-05-31", "2011-06-30", "2011-07-31", "2011-08-31"],
            timeline.Entries.Where(e => e.Step == "nazorg/zonder-werk").Select(e => $"{e.Date:yyyy-MM-dd}"));
        Assert.DoesNotContain(timeline.Entries, e => e.Step is "nazorg/met-werk" or "nazorg/nieuwe-job" or "nazorg/na-proef");
    }

    [Fact]
    public void Outcome_is_no_work_twice()
    {
        var timeline = Played.Of("geen-werk");

        Assert.Equal(["GEEN_WERK"], timeline.Uitkomsten("UITSTROOM_GEREGISTREERD"));
        Assert.Equal(["GEEN_WERK"], timeline.Uitkomsten("NAZORG_AFGEROND"));
    }
}
