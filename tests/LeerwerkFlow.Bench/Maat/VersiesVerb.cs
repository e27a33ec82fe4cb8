using System.Diagnostics;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W7: W1 on the newest of 1, 100 and 1,000 versions of one flow, and the first step after a start.</summary>
internal static class VersiesVerb
{
    private const int PerRun = 300;
    private const int Turns = 3;

    public static async Task<int> RunAsync(MaatOpties opties)
    {
        await using var few = await Huis.OpenAsync(opties.Engine);
        await using var many = await Huis.OpenAsync(opties.Engine);
        await using var one = Motor.On(few);
        await using var newest = Motor.On(many);
        var (next, versie) = (1, 1);
        await one.PlayAsync(next, next + PerRun, 8, []);
        await newest.PlayAsync(next, next + PerRun, 8, []);
        foreach (var versies in new[] { 100, 1000 })
        {
            while (versie < versies)
                await many.PublishAsync("mini-nu", ++versie);
            var ratios = new List<double>();
            for (var turn = 0; turn < Turns; turn++)
            {
                next += PerRun;
                var a = (await one.PlayAsync(next, next + PerRun, 8, [])).Sum();
                ratios.Add((await newest.PlayAsync(next, next + PerRun, 8, [])).Sum() / a);
            }

            await many.RestartAsync();
            // Of the whole app, not of this flow: the first reader, the number, the vacature.
            await many.Db.FindAsync<long>("SELECT COUNT(*) FROM vacature");
            var from = Stopwatch.GetTimestamp();
            await newest.StartAsync(next + PerRun);
            var first = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            from = Stopwatch.GetTimestamp();
            await newest.StartAsync(next + PerRun + 1);
            opties.Uitvoer().Write(
                $"W7 {opties.Engine} versions={versies}", ("versions", versies), ("costToOneVersion", Math.Round(ratios.Order().ElementAt(Turns / 2), 3)), ("min", Math.Round(ratios.Min(), 3)), ("max", Math.Round(ratios.Max(), 3)),
                ("firstMs", Math.Round(first, 1)), ("warmMs", Math.Round(Stopwatch.GetElapsedTime(from).TotalMilliseconds, 1)), ("n", PerRun * Turns));
            next += PerRun;
        }

        return 0;
    }
}
