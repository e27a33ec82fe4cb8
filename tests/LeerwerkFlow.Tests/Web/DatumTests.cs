using LeerwerkFlow.Web;

namespace LeerwerkFlow.Tests.Web;

public sealed class DatumTests
{
    private static readonly DateOnly Day = new(2010, 3, 1);

    [Fact]
    public void A_date_is_read_in_Dutch()
    {
        Assert.Equal("maandag 1 maart 2010", Datum.Lang(Day));
        Assert.Equal("1 mrt 2010", Datum.Kort(Day));
        Assert.Equal("01/03/2010", Datum.Cijfers(Day));
        Assert.Equal("2010-03-01", Datum.Iso(Day));
    }

    [Theory]
    [InlineData("2010-03-01", "vandaag")]
    [InlineData("2010-03-02", "morgen")]
    [InlineData("2010-03-08", "over 7 dagen")]
    [InlineData("2010-02-28", "1 dag te laat")]
    [InlineData("2010-02-22", "7 dagen te laat")]
    public void A_deadline_is_so_far(string dag, string afstand) => Assert.Equal(afstand, Datum.Afstand(DateOnly.Parse(dag, null), Day));
}
