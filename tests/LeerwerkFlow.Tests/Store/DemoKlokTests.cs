using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

public sealed class DemoKlokTests
{
    private sealed class Stil(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public void Vandaag_is_the_day_in_Brussels()
    {
        var winter = new Klok(new Stil(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero)));
        var zomer = new Klok(new Stil(new DateTimeOffset(2026, 7, 1, 21, 59, 59, TimeSpan.Zero)));

        Assert.Equal(new DateOnly(2027, 1, 1), winter.Vandaag);
        Assert.Equal(new DateOnly(2026, 7, 1), zomer.Vandaag);
    }

    [Fact]
    public async Task A_moved_clock_stays_ahead_after_a_restart()
    {
        await using var test = await Databases.CreateAsync();
        var time = new Stil(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        await using (var db = await test.OpenAsync())
        {
            var klok = await DemoKlok.OpenAsync(db, time);
            await klok.MoveAsync(new DateOnly(2027, 5, 21));
            Assert.Equal(new DateTimeOffset(2027, 5, 20, 22, 0, 0, TimeSpan.Zero), klok.Now);
        }

        await using var again = await test.OpenAsync();
        var later = await DemoKlok.OpenAsync(again, new Stil(new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero)));

        Assert.Equal(new DateTimeOffset(2027, 5, 20, 23, 0, 0, TimeSpan.Zero), later.Now);
        Assert.Equal(new DateOnly(2027, 5, 21), later.Vandaag);
    }

    [Fact]
    public async Task The_clock_does_not_go_back()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        var klok = await DemoKlok.OpenAsync(db, new Stil(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)));

        await Assert.ThrowsAsync<RuleBroken>(() => klok.MoveAsync(new DateTimeOffset(2026, 11, 20, 9, 59, 0, TimeSpan.Zero)));

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), klok.Now);
    }
}
