using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Tests.Simulation;

public sealed class ToevalTests
{
    [Fact]
    public void The_same_seed_and_names_give_the_same_draw_on_every_machine()
    {
        var lot = Toeval.Of(2008).At("TR-2010-000001").At(3).At("intake#1/gesprek#2");

        Assert.Equal(0.27169958080634005, lot.Deel);
        Assert.Equal([1, 1, 6], ((string[])["a", "b", "c"]).Select(n => lot.At(n).Between(1, 6)));
    }

    [Fact]
    public void Another_seed_name_or_number_gives_another_draw()
    {
        var lot = Toeval.Of(1).At("a").At(1);

        Assert.NotEqual(lot.Deel, Toeval.Of(2).At("a").At(1).Deel);
        Assert.NotEqual(lot.Deel, Toeval.Of(1).At("b").At(1).Deel);
        Assert.NotEqual(lot.Deel, Toeval.Of(1).At("a").At(2).Deel);
        Assert.NotEqual(Toeval.Of(1).At("ab").At("c").Deel, Toeval.Of(1).At("a").At("bc").Deel);
    }

    [Fact]
    public void Each_side_of_a_die_falls_about_as_often()
    {
        var worpen = Enumerable.Range(0, 60_000).GroupBy(n => Toeval.Of(2008).At("worp").At(n).Between(1, 6)).OrderBy(g => g.Key).Select(g => (Oog: g.Key, Keren: g.Count())).ToArray();

        Assert.Equal([1, 2, 3, 4, 5, 6], worpen.Select(w => w.Oog));
        Assert.All(worpen, w => Assert.InRange(w.Keren, 9_700, 10_300));
    }
}
