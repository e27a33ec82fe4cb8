namespace LeerwerkFlow.Tests.Scenarios;

public sealed class GeweigerdTests
{
    [Fact]
    public void A_refusal_is_told_and_ends_the_traject()
    {
        var timeline = Played.Of("geweigerd");

        Assert.Equal(["2010-02-01 TOELEIDING_ONTVANGEN", "2010-02-17 WEIGERING"], timeline.Mijlpalen());
        Assert.Equal(["2010-02-17"], timeline.Dates("document", "D07"));
        Assert.Equal("einde", timeline.Entries[^1].Kind);
    }

    [Fact]
    public void The_reason_never_leaves() => Assert.Equal([""], Played.Of("geweigerd").Uitkomsten("WEIGERING"));
}
