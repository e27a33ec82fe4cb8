using LeerwerkFlow.Bench.Guardrails;
using LeerwerkFlow.Bench.Guardrails.Mutaties;

namespace LeerwerkFlow.Tests.Guardrails.Mutaties;

/// <summary>The checker is checked: whatever a random edit breaks on a path that can be walked, it must have said so. The long run is <c>mutaties</c> of the bench.</summary>
public sealed class MutatieproefTests
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows");

    [Fact]
    public void Of_300_edits_none_is_missed_and_paths_can_be_walked()
    {
        var proef = new Mutatieproef(Map, Nakijker.Of(Map), paden: 20, pogingen: 40);

        var uitslagen = new Zaaier(proef.Bundel, 4).Make(300).AsParallel().WithDegreeOfParallelism(2).Select(proef.Run).ToList();

        var alle = new Mutatietabel("alle", uitslagen);
        Assert.Empty(uitslagen.Where(u => u.IsGemist).Select(u => $"{u.Mutatie}: {string.Join("; ", u.Breuken)}"));
        Assert.InRange(alle.ValsAlarm, 0, alle.Gebroken / 50);
        Assert.True(alle.Gebroken > 200);
    }

    [Fact]
    public void A_checker_that_says_nothing_misses_much()
    {
        var proef = new Mutatieproef(Map, _ => new([]), paden: 40, pogingen: 1);

        Assert.Contains(new Zaaier(proef.Bundel, 1).Make(12).Select(proef.Run), u => u.IsGemist);
    }
}
