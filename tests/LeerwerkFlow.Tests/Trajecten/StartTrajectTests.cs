using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class StartTrajectTests
{
    [Fact]
    public async Task Who_begin_at_the_same_moment_each_get_a_number_of_their_own()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);

        var ids = await Task.WhenAll(Enumerable.Range(0, 150).Select(n => Voorbeeld.StartAsync(world, $"Jo{n}")));

        Assert.Equal(Enumerable.Range(1, 150).Select(n => $"TR-2010-{n:000000}"), ids.Order());
    }
}
