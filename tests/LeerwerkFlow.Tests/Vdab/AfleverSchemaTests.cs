using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class AfleverSchemaTests
{
    [Fact]
    public void Ten_attempts_take_75_hours_35_minutes_and_5_seconds()
    {
        Assert.Equal(10, AfleverSchema.Pogingen);
        Assert.Equal(new TimeSpan(75, 35, 5), AfleverSchema.Total);
    }

    [Theory]
    [InlineData(1, "00:00:05")]
    [InlineData(2, "00:05:00")]
    [InlineData(9, "1.00:00:00")]
    public void The_next_attempt_is_spread_over_at_most_a_tenth(int poging, string wacht)
    {
        var least = TimeSpan.Parse(wacht, null);
        var waits = Enumerable.Range(0, 100).Select(n => AfleverSchema.After(poging, $"melding-{n}")!.Value).ToList();

        Assert.All(waits, w => Assert.InRange(w, least, least * 1.1));
        Assert.True(waits.Distinct().Count() > 20);
    }

    [Fact]
    public void After_the_tenth_there_is_no_other() => Assert.Null(AfleverSchema.After(10, "x"));
}
