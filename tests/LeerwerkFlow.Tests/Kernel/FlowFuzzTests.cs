using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Flows.Model;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>
/// Random flows under random stimuli: nothing but a refused stimulus leaves the kernel, no token is lost, and the journal leads to the same state. <c>LEERWERK_FUZZ</c> makes the
/// run longer; a failure names the seed that repeats that one case: <c>LEERWERK_FUZZ=1 LEERWERK_SEED=…</c>.
/// </summary>
public sealed class FlowFuzzTests(ITestOutputHelper output)
{
    private static readonly Gen<byte[]> Chance = from length in Gen.Choose(10, 320) from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(length) select bytes;

    [Fact]
    public void Random_flows_lose_no_token_and_play_the_same_again()
    {
        var (first, count) = (Number("LEERWERK_SEED", 20_261_121), Number("LEERWERK_FUZZ", 2_000));
        var (flows, stimuli, refused, incidents, ended, limits) = (0, 0L, 0L, 0L, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var bytes = Chance.Sample(50, new Rnd((ulong)seed, 1), 1)[0];
            var (walk, thrown) = Walk(bytes);
            if (thrown is not null)
                Assert.Fail(Explain(seed, bytes));
            if (walk is null)
                continue;
            flows++;
            (stimuli, refused, incidents) = (stimuli + walk.Stimuli, refused + walk.Refused, incidents + walk.Incidents);
            ended += walk.Ended ? 1 : 0;
            limits += walk.HitTheLimit ? 1 : 0;
        }

        output.WriteLine($"seed {first}, {count} cases, {flows} flows, {stimuli} stimuli taken, {refused} refused, {incidents} incidents, {ended} trajecten ended, {limits} turned without end");
        Assert.True(count < 1000 || (flows > count * 9 / 10 && stimuli > flows * 3 && refused > flows / 3 && incidents > flows / 4 && ended > flows / 10 && ended < flows));
    }

    private static (FlowWalk? Walk, Exception? Thrown) Walk(byte[] bytes)
    {
        FlowWalk? walk = null;
        var draw = new Draw(bytes);
        var thrown = Record.Exception(() =>
        {
            if (FlowGen.Make(draw) is { } flows)
                walk = FlowWalk.Play(flows, draw);
        });
        return (walk, thrown);
    }

    // The smallest list of bytes that still fails, with the flows that it draws.
    private static string Explain(int seed, byte[] bytes)
    {
        for (var size = bytes.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= bytes.Length;)
            {
                byte[] less = [.. bytes[..at], .. bytes[(at + size)..]];
                if (Walk(less).Thrown is not null)
                    bytes = less;
                else
                    at += size;
            }
        }

        return $"LEERWERK_FUZZ=1 LEERWERK_SEED={seed}\n{FlowGen.Text(new Draw(bytes))}\n{Walk(bytes).Thrown}";
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
