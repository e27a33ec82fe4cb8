namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>Short trajecten (S3): evaluation and second half at halfway, the question of extension two months before the end.</summary>
public sealed class KortTests
{
    [Fact]
    public void Six_months() => Assert.Equal(
        [
            "2010-02-01 TOELEIDING_ONTVANGEN",
            "2010-03-01 WERKERVARING_GESTART",
            "2010-03-04 INTAKE_AFGEROND",
            "2010-03-24 INSTROOMPROFIEL_VASTGESTELD",
            "2010-05-31 TUSSENTIJDSE_EVALUATIE",
            "2010-06-01 SOLLICITATIE_GESTART",
            "2010-08-17 UITSTROOMPROFIEL_VASTGESTELD",
            "2010-08-31 WERKERVARING_BEEINDIGD",
            "2010-08-31 UITSTROOM_GEREGISTREERD",
            "2010-09-01 NAZORG_GESTART",
            "2011-02-28 NAZORG_AFGEROND",
        ],
        Played.Of("kort-6").Mijlpalen());

    [Theory]
    [InlineData("kort-6", "T07", "2010-04-30")]
    [InlineData("kort-6", "T08", "2010-05-31")]
    [InlineData("kort-6", "T04", "2010-06-30")]
    [InlineData("kort-6", "T14", "2010-07-31")]
    [InlineData("kort-6", "T15", "2011-02-28")]
    [InlineData("kort-9", "T07", "2010-04-30")]
    [InlineData("kort-9", "T08", "2010-07-15")]
    [InlineData("kort-9", "T04", "2010-09-30")]
    [InlineData("kort-9", "T14", "2010-10-31")]
    [InlineData("kort-9", "T15", "2011-05-31")]
    public void Timer_comes_once_on(string scenario, string code, string date) => Assert.Equal([date], Played.Of(scenario).Timer(code));

    [Fact]
    public void Nine_months() => Assert.Equal(
        [
            "2010-07-15 TUSSENTIJDSE_EVALUATIE",
            "2010-07-16 SOLLICITATIE_GESTART",
            "2010-11-18 UITSTROOMPROFIEL_VASTGESTELD",
            "2010-11-30 WERKERVARING_BEEINDIGD",
            "2010-11-30 UITSTROOM_GEREGISTREERD",
            "2010-12-01 NAZORG_GESTART",
            "2011-05-31 NAZORG_AFGEROND",
        ],
        Played.Of("kort-9").Mijlpalen()[4..]);

    [Fact]
    public void Talks_of_nine_months_count_again_from_the_second_half() => Assert.Equal(
        ["2010-03-31", "2010-04-30", "2010-05-31", "2010-06-30", "2010-08-15", "2010-09-15", "2010-10-15", "2010-11-15"],
        Played.Of("kort-9").Timer("T21"));

    [Theory]
    [InlineData("2010-03-15", "2010-06-14", "2010-07-14", "2010-09-14", "2011-03-14")]
    [InlineData("2010-08-31", "2010-11-30", "2010-12-31", "2011-02-28", "2011-08-31")]
    public void Six_months_from_another_day(string start, string t08, string t04, string einde, string nazorg)
    {
        var timeline = Played.Of("kort-6", start);

        Assert.Equal([t08, t04, einde, nazorg], ((string[])["T08", "T04", "T02", "T15"]).SelectMany(timeline.Timer));
    }
}
