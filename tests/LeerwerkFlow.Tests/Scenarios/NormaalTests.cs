namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>The worked example of the dossier: start 1 March 2010, twelve months.</summary>
public sealed class NormaalTests
{
    [Fact]
    public void Every_milestone_has_the_date_of_the_worked_example() => Assert.Equal(
        [
            "2010-02-01 TOELEIDING_ONTVANGEN",
            "2010-03-01 WERKERVARING_GESTART",
            "2010-03-04 INTAKE_AFGEROND",
            "2010-03-24 INSTROOMPROFIEL_VASTGESTELD",
            "2010-08-31 TUSSENTIJDSE_EVALUATIE",
            "2010-09-01 SOLLICITATIE_GESTART",
            "2011-02-16 UITSTROOMPROFIEL_VASTGESTELD",
            "2011-02-28 WERKERVARING_BEEINDIGD",
            "2011-02-28 UITSTROOM_GEREGISTREERD",
            "2011-03-01 NAZORG_GESTART",
            "2011-08-31 NAZORG_AFGEROND",
        ],
        Played.Of("normaal").Mijlpalen());

    [Theory]
    [InlineData("T07", "2010-04-30")]
    [InlineData("T08", "2010-08-31")]
    [InlineData("T09", "2010-08-31")]
    [InlineData("T04", "2010-12-31")]
    [InlineData("T14", "2011-01-31")]
    [InlineData("T02", "2011-02-28")]
    [InlineData("T17", "2011-06-14")]
    [InlineData("T18", "2011-08-31")]
    [InlineData("T15", "2011-08-31")]
    public void Timer_comes_once_on(string code, string date) => Assert.Equal([date], Played.Of("normaal").Timer(code));

    [Theory]
    [InlineData("2010-09-15", "2010-11-14", "2011-03-14", "2011-07-14", "2011-08-14", "2011-09-14", "2012-03-14")]
    [InlineData("2011-03-31", "2011-05-30", "2011-09-30", "2012-01-30", "2012-02-28", "2012-03-30", "2012-09-30")]
    [InlineData("2012-02-29", "2012-04-28", "2012-08-28", "2012-12-31", "2013-01-31", "2013-02-28", "2013-08-31")]
    public void Other_starts_keep_the_rule(string start, string t07, string t08, string t04, string t14, string einde, string nazorg)
    {
        var timeline = Played.Of("normaal", start);

        Assert.Equal([t07, t08, t04, t14, einde, nazorg], ((string[])["T07", "T08", "T04", "T14", "T02", "T15"]).SelectMany(timeline.Timer));
    }

    [Fact]
    public void Intake_is_due_within_five_working_days_and_the_iup_within_thirty_days()
    {
        var taken = Played.Of("normaal").Entries.Where(e => e.Kind == "taak").ToList();

        Assert.Contains("uiterlijk 08-03-2010", taken.Single(e => e.Code == "T05").Why, StringComparison.Ordinal);
        Assert.All(taken.Where(e => e.Code == "T06"), e => Assert.Contains("uiterlijk 30-03-2010", e.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Monthly_talks_fill_both_halves() => Assert.Equal(
        ["2010-03-31", "2010-04-30", "2010-05-31", "2010-06-30", "2010-07-31", "2010-08-31", "2010-09-30", "2010-10-31", "2010-11-30", "2010-12-31", "2011-01-31", "2011-02-28"],
        Played.Of("normaal").Timer("T21"));

    [Fact]
    public void Nazorg_has_a_contact_a_month_and_two_for_the_new_job()
    {
        var timeline = Played.Of("normaal");

        Assert.Equal(["2011-03-31", "2011-04-30", "2011-05-31", "2011-06-30", "2011-07-31", "2011-08-31"], timeline.Timer("T16"));
        Assert.Equal(
            ["2011-03-14", "2011-03-31", "2011-04-30", "2011-05-31", "2011-06-15", "2011-06-30", "2011-07-31", "2011-08-31"],
            timeline.Dates("mijlpaal", "NAZORGGESPREK_GEVOERD"));
    }

    [Fact]
    public void Documents_are_asked_for_when_they_are_due() => Assert.Equal(
        [
            "2010-03-01 UITNODIGING", "2010-03-18 D09", "2010-03-22 D11", "2010-03-22 D10", "2010-04-30 D21", "2010-08-31 D15", "2010-08-31 D09", "2010-08-31 D11",
            "2011-02-14 D09", "2011-02-14 D13", "2011-02-14 D10", "2011-09-06 D17",
        ],
        Played.Of("normaal").Entries.Where(e => e is { Kind: "document", Code: not "D20" }).Select(e => $"{e.Date:yyyy-MM-dd} {e.Code}"));

    [Fact]
    public void Outcome_goes_out_at_the_end_and_after_six_months()
    {
        var timeline = Played.Of("normaal");

        Assert.Equal(["WERK_NEC"], timeline.Uitkomsten("UITSTROOM_GEREGISTREERD"));
        Assert.Equal(["WERK_NEC"], timeline.Uitkomsten("NAZORG_AFGEROND"));
    }
}
