using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>F12: the clock jumps an hour, a day or a year either way, over both DST nights and over 29 February. A wait goes off as soon as the clock says so, never before, and once.</summary>
public sealed class KlokTests(ITestOutputHelper output)
{
    private static readonly TimeSpan[] Sprongen = [TimeSpan.FromHours(1), TimeSpan.FromHours(25), TimeSpan.FromDays(1), TimeSpan.FromDays(30), TimeSpan.FromDays(365), TimeSpan.FromMinutes(7)];

    public static TheoryData<string> Nachten => ["2010-03-27T22:30:00Z", "2010-10-30T22:30:00Z", "2012-02-28T22:30:00Z", "2010-12-31T22:30:00Z"];

    [Theory, MemberData(nameof(Nachten)), Trait("Fault", "F12")]
    public async Task A_clock_that_jumps_wakes_nothing_early_and_nothing_twice(string nacht)
    {
        var campagne = new Campagne("F12", 20, output);
        await using var test = await Databases.CreateAsync();
        var time = new SimulatedClock(DateTimeOffset.Parse(nacht, System.Globalization.CultureInfo.InvariantCulture));
        await Veld.PrepareAsync(test.Options);
        await using var veld = await Veld.OpenAsync(test.Options, time);
        for (var n = 0; n < campagne.N; n += 20)
        {
            var duren = Enumerable.Range(0, 20).Select(_ => campagne.Random.Next(3) == 0 ? TimeSpan.FromDays(campagne.Random.Next(1, 400)) : TimeSpan.FromSeconds(campagne.Random.Next(1, 200_000))).ToArray();
            var flow = new Teken($"klok-{n}").Stap("vork", "Elsa.FlowFork", ("branches", duren.Select((_, i) => $"T{i}").ToArray()));
            for (var i = 0; i < duren.Length; i++)
                flow.Stap($"d{i}", "Elsa.Delay", ("timeSpan", duren[i].ToString("c"))).Pijl("vork", $"d{i}", $"T{i}");
            await veld.ImportAsync(flow);
            var begin = time.GetUtcNow();
            var id = await veld.StartAsync($"klok-{n}");
            var due = duren.Select((d, i) => (Pad: $"d{i}", Due: ElsaFaultTests.DueOf(begin, d))).ToDictionary(d => d.Pad, d => d.Due);

            var laatst = begin;
            for (var sprong = 0; sprong < 12 || laatst < due.Values.Max(); sprong++)
            {
                var heen = campagne.Random.Next(3) > 0 || sprong >= 12 ? 1 : -1;
                time.Advance(heen * Sprongen[sprong >= 12 ? 4 : campagne.Random.Next(Sprongen.Length)]);
                laatst = time.GetUtcNow() > laatst ? time.GetUtcNow() : laatst;
                await veld.Get<WakeDue>().RunAsync();
                var standen = await veld.Db.QueryAsync<(string Pad, string Status)>("SELECT pad, status FROM wacht WHERE traject = @id", new { id });
                Assert.All(standen, s => Assert.True(
                    (s.Status == "voorbij") == (due[s.Pad] <= laatst), $"{nacht}: {s.Pad} of {due[s.Pad]:u} is {s.Status} when the clock came to {laatst:u} (seed {campagne.Seed})"));
            }

            Assert.Equal(21, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE traject = @id", new { id }));
            // The next traject begins where the clock is not in the future of what happened.
            time.Advance(begin - time.GetUtcNow());
        }

        await Rekening.CleanAsync(veld.Services);
        campagne.Report($"{nacht}: 0 early, 0 lost, 0 doubled");
    }
}
