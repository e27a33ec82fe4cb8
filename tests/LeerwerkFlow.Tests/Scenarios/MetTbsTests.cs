namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>A terbeschikkingstelling from 1 October to 31 December 2010 inside a traject from 1 March 2010.</summary>
public sealed class MetTbsTests
{
    [Fact]
    public void The_tbs_begins_and_ends_on_its_own_days_and_the_traject_does_not_move()
    {
        var timeline = Played.Of("met-tbs");

        Assert.Equal(["2010-10-01"], timeline.Dates("mijlpaal", "TERBESCHIKKINGSTELLING_GESTART"));
        Assert.Equal(["2010-12-31"], timeline.Timer("T13"));
        Assert.Equal(["2010-12-31"], timeline.Dates("mijlpaal", "TERBESCHIKKINGSTELLING_BEEINDIGD"));
        Assert.Equal(["2010-12-31"], timeline.Timer("T04"));
        Assert.Equal(["2011-02-28"], timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD"));
        Assert.Equal(["2011-08-31"], timeline.Dates("mijlpaal", "NAZORG_AFGEROND"));
    }

    [Fact]
    public void Consent_and_four_signatures_come_before_the_start()
    {
        var timeline = Played.Of("met-tbs");

        Assert.Equal("2010-09-15", timeline.Step("sollicitatie/tbs/toestemming", "taak"));
        Assert.Equal(["2010-09-23"], timeline.Timer("TBS_TOESTEMMING"));
        var overeenkomst = Assert.Single(timeline.Entries, e => e.Code == "D18");
        Assert.Equal(new DateOnly(2010, 9, 23), overeenkomst.Date);
        Assert.Contains("ondertekend(4)", overeenkomst.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Followed_up_after_a_month_and_evaluated_a_week_before_the_end()
    {
        var timeline = Played.Of("met-tbs");

        Assert.Equal("2010-10-31", timeline.Step("sollicitatie/tbs/opvolging", "taak"));
        Assert.Equal("2010-12-24", timeline.Step("sollicitatie/tbs/evaluatie", "taak"));
    }

    [Fact]
    public void A_host_that_hires_ends_the_tbs_with_the_werkervaring() => Assert.Equal(
        [
            "2010-11-01 TERBESCHIKKINGSTELLING_GESTART",
            "2011-01-18 UITSTROOMPROFIEL_VASTGESTELD",
            "2011-01-31 TERBESCHIKKINGSTELLING_BEEINDIGD",
            "2011-01-31 WERKERVARING_BEEINDIGD",
            "2011-01-31 UITSTROOM_GEREGISTREERD",
            "2011-02-01 NAZORG_GESTART",
            "2011-07-31 NAZORG_AFGEROND",
        ],
        Played.Of("job-bij-gastbedrijf").Mijlpalen()[6..]);

    [Fact]
    public void Without_consent_a_second_person_looks() =>
        Assert.Single(Played.Of("job-bij-gastbedrijf").Entries, e => e is { Step: "sollicitatie/tbs/toestemming-nazien", Kind: "taak" } && e.Why.StartsWith("coordinator", StringComparison.Ordinal));
}
