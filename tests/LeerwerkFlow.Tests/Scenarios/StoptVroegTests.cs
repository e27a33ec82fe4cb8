namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>Stops after four months, on 30 June 2010; nazorg is offered all the same (OD-11).</summary>
public sealed class StoptVroegTests
{
    [Fact]
    public void The_stop_is_told_and_nazorg_counts_six_months_from_the_real_end() => Assert.Equal(
        [
            "2010-02-01 TOELEIDING_ONTVANGEN",
            "2010-03-01 WERKERVARING_GESTART",
            "2010-03-04 INTAKE_AFGEROND",
            "2010-03-24 INSTROOMPROFIEL_VASTGESTELD",
            "2010-06-30 TRAJECT_STOPGEZET",
            "2010-07-01 NAZORG_GESTART",
            "2010-12-31 NAZORG_AFGEROND",
        ],
        Played.Of("stopt-vroeg").Mijlpalen());

    [Fact]
    public void Nothing_of_the_werkervaring_comes_after_the_stop()
    {
        var timeline = Played.Of("stopt-vroeg");

        Assert.Equal(["2010-03-31", "2010-04-30", "2010-05-31", "2010-06-30"], timeline.Timer("T21"));
        Assert.Empty(timeline.Timer("T08"));
        Assert.Empty(timeline.Timer("T04"));
    }

    [Fact]
    public void Three_attempts_a_week_apart_and_then_no_more_calls()
    {
        var timeline = Played.Of("stopt-vroeg");

        Assert.Equal(
            ["2010-07-31", "2010-08-31", "2010-09-06", "2010-09-12"],
            timeline.Entries.Where(e => e.Step == "nazorg/zonder-werk").Select(e => $"{e.Date:yyyy-MM-dd}"));
        Assert.Equal(["2010-07-31"], timeline.Dates("mijlpaal", "NAZORGGESPREK_GEVOERD"));
        Assert.Equal(["2010-12-31"], timeline.Timer("T18"));
        Assert.Equal(["NIET_GEMELD"], timeline.Uitkomsten("NAZORG_AFGEROND"));
    }
}
