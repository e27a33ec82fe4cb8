using System.Diagnostics;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// One of three nodes stands still or loses the database amid its work, for longer than PostgreSQL and the broker wait for it; the others do that work, and it comes back believing that it is still its own.
/// </summary>
public sealed class StilTests(ITestOutputHelper output)
{
    // A transaction that is left open is ended after ten seconds, and so is what a silent node had taken from the broker.
    private const int SecondsAtLeast = 11;
    private const int SecondsAtMost = 20;

    [Fact, Trait("Fault", "F11")]
    public Task A_node_that_stands_still_and_goes_on_does_nothing_again() => RunAsync("F11", (knopen, knoop, after) => knopen.Freeze(knoop, after), (knopen, knoop) => knopen.Thaw(knoop));

    [Fact, Trait("Fault", "F10")]
    public Task A_node_that_loses_the_database_does_nothing_again() => RunAsync("F10", (knopen, knoop, after) => knopen.Cut(knoop, after), (knopen, knoop) => knopen.Mend(knoop));

    private async Task RunAsync(string klasse, Action<Knopen, int, int> stop, Action<Knopen, int> goOn)
    {
        var campagne = new Campagne(klasse, 2, output);
        await using var knopen = await Knopen.StartAsync();
        await Ronde.PrepareAsync(knopen.World);
        using var an = await knopen.SignInAsync("an");
        using var co = await knopen.SignInAsync("co");
        var (ronde, all, waits, keren) = (new Ronde(knopen, an), 0, Array.Empty<string>(), 0);
        List<double> times = [];

        for (var last = false; !last;)
        {
            last = !campagne.Goes(keren);
            var begun = last ? [] : await ronde.BeginAsync(20);
            all += begun.Length;
            var (dag, stil) = (await knopen.LookAsync(), campagne.Random.Next(3));
            // Who told it may have told the node that now stops; then another is told.
            var (move, taken) = (Ronde.MoveAsync(co, "/wachtwoord"), ronde.DoTakenAsync(begun));
            if (!last)
                await Task.Run(() => stop(knopen, stil, campagne.Random.Next(1, 400)));
            var since = Stopwatch.StartNew();
            if (await knopen.LookAsync() == dag)
            {
                using var other = await knopen.SignInAsync("co");
                await Knopen.UntilAsync("the clock moves", async () => await knopen.LookAsync() > dag || await Ronde.MoveAsync(other, "/wachtwoord") ? 0 : 1);
            }

            await Knopen.UntilAsync($"the others do what was due at stop {keren} (seed {campagne.Seed})", () => ronde.OpenAsync(waits));
            if (!last)
            {
                times.Add(since.Elapsed.TotalSeconds);
                var rest = (1000 * campagne.Random.Next(SecondsAtLeast, SecondsAtMost + 1)) - since.ElapsedMilliseconds;
                await Task.Run(() => knopen.GoOn(stil, (int)Math.Max(0, rest)));
                goOn(knopen, stil);
            }

            await move;
            var said = await taken;
            Assert.Equal(0, await ronde.OpenTakenAsync(said));
            await Knopen.UntilAsync("each taak is done", async () =>
            {
                await ronde.DoTakenAsync(begun);
                return await ronde.OpenTakenAsync(begun);
            });
            (waits, keren) = (begun, last ? keren : keren + 1);
        }

        await ronde.AssertOnceAsync(all);
        campagne.Report(FormattableString.Invariant($"{keren} stops of one of three nodes, {all} trajecten: lost 0 doubled 0 stuck 0; the others were done after {times.Max():0.0} s at most"));
    }
}
