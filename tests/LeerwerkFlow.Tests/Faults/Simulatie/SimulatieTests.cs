using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>
/// F20: the whole engine on virtual time, by seed. <c>LEERWERK_SEEDS=10000</c> makes a campaign of it, <c>LEERWERK_SEED=123</c> begins there (and with <c>LEERWERK_SEEDS=1</c> repeats that one).
/// </summary>
[Collection("simulatie")]
public sealed class SimulatieTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_fails_nothing_is_lost_doubled_or_stuck()
    {
        var (eerste, aantal) = (Proces.Number("LEERWERK_SEED", 1), Proces.Number("LEERWERK_SEEDS", 60));
        var tijd = Stopwatch.StartNew();
        var (stappen, storingen, uitval, jaren) = (0L, 0L, 0L, 0.0);
        List<string> fouten = [];
        var (warm, begin) = (TimeSpan.Zero, Environment.CpuUsage.TotalTime);
        for (var zaad = eerste; zaad < eerste + aantal && fouten.Count < 20; zaad++)
        {
            if (zaad == eerste + (aantal / 2))
                warm = Environment.CpuUsage.TotalTime;
            using var spel = new Spel(zaad);
            var verslag = await spel.RunAsync();
            (stappen, storingen, uitval, jaren) = (stappen + verslag.Stappen, storingen + verslag.Storingen, uitval + verslag.Uitval, jaren + verslag.Jaren);
            if (verslag.Fouten.Count > 0)
                fouten.Add($"LEERWERK_SEED={zaad} LEERWERK_SEEDS=1 make test FILTER=FullyQualifiedName~SimulatieTests\n  {string.Join("\n  ", verslag.Fouten.Take(5))}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{aantal} seeds from {eerste} in {tijd.Elapsed.TotalSeconds:0.0} s ({(Environment.CpuUsage.TotalTime - begin).TotalSeconds:0.0} s of processor; {(Environment.CpuUsage.TotalTime - warm).TotalMilliseconds / Math.Max(1, aantal - (aantal / 2)):0} ms a seed when warm): {jaren:0} years, {stappen} steps, {storingen} faults of which {uitval} machines down, {fouten.Count} seeds failed"));
        Assert.True(fouten.Count == 0, string.Join('\n', fouten));
    }

    [Fact]
    public async Task A_seed_gives_the_same_rows_each_time()
    {
        foreach (var zaad in (int[])[3, 7, 11])
        {
            using var een = new Spel(zaad);
            using var twee = new Spel(zaad);
            Assert.Equal((await een.RunAsync()).Stappen, (await twee.RunAsync()).Stappen);
            Assert.Equal(await een.HashAsync(), await twee.HashAsync());
        }
    }
}
