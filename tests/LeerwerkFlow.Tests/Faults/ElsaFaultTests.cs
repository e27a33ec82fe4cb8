using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The faults of Elsa 3 that we must prove we do not inherit, by their names: E1–E7 here, E8–E12 in <see cref="ElsaLoadTests"/>. Several nodes are several apps on one database.</summary>
public sealed class ElsaFaultTests(ITestOutputHelper output)
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Fact, Trait("Fault", "E1")]
    public async Task E01_A_delay_beyond_24_days_is_kept_and_fires_on_its_moment()
    {
        var campagne = new Campagne("E1", 40, output);
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options);
        for (var n = 0; n < campagne.N; n += 20)
        {
            // From a millisecond to ten years, each order of size as often; whole days among them, and the 24.855 days at which a timer of 32 bits ends.
            var duren = Enumerable.Range(0, 20).Select(i => i == 0 ? TimeSpan.FromMilliseconds(int.MaxValue + 1L) : Span(campagne.Random)).ToArray();
            var flow = new Teken($"delay-{n}").Stap("vork", "Elsa.FlowFork", ("branches", duren.Select((_, i) => $"T{i}").ToArray()));
            for (var i = 0; i < duren.Length; i++)
                flow.Stap($"d{i}", "Elsa.Delay", ("timeSpan", duren[i].ToString("c"))).Pijl("vork", $"d{i}", $"T{i}");
            var time = Veld.Noon();
            string id;
            await using (var veld = await Veld.OpenAsync(test.Options, time))
            {
                await veld.ImportAsync(flow);
                id = await veld.StartAsync($"delay-{n}");
            }

            // The restart at which Elsa's timers threw.
            await using var weer = await Veld.OpenAsync(test.Options, time);
            var begin = time.GetUtcNow();
            foreach (var samen in duren.Select((d, i) => (Due: DueOf(begin, d), Pad: $"d{i}")).GroupBy(d => d.Due).OrderBy(d => d.Key))
            {
                time.Advance(samen.Key.AddTicks(-1) - time.GetUtcNow());
                await weer.Get<WakeDue>().RunAsync();
                foreach (var (_, pad) in samen)
                    Assert.True(await StatusAsync(weer, id, pad) == "open", $"{pad} of {samen.Key:u} fired early (seed {campagne.Seed})");
                time.Advance(TimeSpan.FromTicks(1));
                await weer.Get<WakeDue>().RunAsync();
                foreach (var (_, pad) in samen)
                    Assert.True(await StatusAsync(weer, id, pad) == "voorbij", $"{pad} of {samen.Key:u} did not fire (seed {campagne.Seed})");
            }

            Assert.Equal(21, await weer.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE traject = @id", new { id }));
        }

        campagne.Report("0 early, 0 late, 0 lost, 0 doubled");
    }

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "E2")]
    public async Task E02_Resuming_many_in_quick_succession_leaves_none_waiting(string engine)
    {
        const int SideBySide = 64;
        var campagne = new Campagne("E2", 640, output);
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Kring);
        await using var veld = await Veld.OpenAsync(test.Options);
        var trajecten = new List<string>();
        for (var i = 0; i < SideBySide; i++)
            trajecten.Add(await veld.StartAsync("kring"));

        var rondes = campagne.N / SideBySide;
        for (var ronde = 0; ronde < rondes; ronde++)
            await Task.WhenAll(trajecten.Select(t => Task.Run(() => veld.ClickAsync(t, "een"))));

        // Each click ended its own wait and opened the next: nothing answers 200 and stays.
        Assert.Equal(SideBySide, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM wacht WHERE status = 'open'"));
        Assert.Equal(rondes * SideBySide, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'klaar'"));
        await Rekening.CleanAsync(veld.Services);
        campagne.Report($"{engine} c={SideBySide} 0 stuck");
    }

    [Fact, Trait("Fault", "E3")]
    public async Task E03_A_step_that_is_not_saved_had_no_effects()
    {
        using var camera = new Camera();
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Traject);
        await using var veld = await Veld.OpenAsync(test.Options, moment: camera.Moment);
        var id = await veld.StartAsync("mini");
        var before = await CountAsync(veld.Db);

        camera.Begin(test.Options, veld.Time);
        await veld.ClickAsync(id, "een");
        camera.Stop();

        // The state, the melding and the next taak come together or not at all, at every moment of the step.
        var after = await CountAsync(veld.Db);
        var seen = new List<(Plek, (long, long, long, long))>();
        foreach (var beeld in camera.Beelden)
        {
            await using var dood = await Db.OpenAsync(beeld.Store with { Demo = true }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
            seen.Add((beeld.Plek, await CountAsync(dood)));
        }

        Assert.NotEqual(before, after);
        Assert.Contains(seen, s => s.Item1 == Plek.Commit);
        Assert.All(seen, s => Assert.Equal(s.Item1 == Plek.Gedaan ? after : before, s.Item2));
    }

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "E4")]
    public async Task E04_A_parent_goes_on_when_its_fase_ends_on_another_node(string engine)
    {
        var campagne = new Campagne("E4", 40, output);
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Ouder);
        await using var een = await Veld.OpenAsync(test.Options);
        await using var ander = await Veld.OpenAsync(test.Options);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(baan => Task.Run(async () =>
        {
            for (var n = baan; n < campagne.N; n += 8)
            {
                var id = await een.StartAsync("ouder");
                await ander.ClickAsync(id, "binnen");
                await een.ClickAsync(id, "daarna");
            }
        })));

        Assert.Equal(campagne.N, await ander.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE status = 'afgerond'"));
        await Rekening.CleanAsync(een.Services);
        campagne.Report($"{engine} 0 stuck");
    }

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "E5")]
    public async Task E05_What_a_node_did_before_it_died_is_not_done_again(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Traject);
        foreach (var plek in (Plek[])[Plek.Opdracht, Plek.Commit, Plek.Gedaan])
        {
            var dood = false;
            var sterft = false;
            await using var een = await Veld.OpenAsync(test.Options, moment: p =>
            {
                dood = dood || (sterft && p == plek);
                if (dood)
                    throw new Gestorven();
            });
            var id = await een.StartAsync("mini");
            sterft = true;
            await Assert.ThrowsAnyAsync<Exception>(() => een.ClickAsync(id, "een"));

            // Who clicked heard nothing, and clicks again elsewhere.
            await using var ander = await Veld.OpenAsync(test.Options);
            var opnieuw = await Record.ExceptionAsync(() => ander.ClickAsync(id, "een"));

            Assert.Equal(plek == Plek.Gedaan, opnieuw is Moved);
            Assert.Equal((1L, 1L), (await CountAsync(ander, "melding", id), await CountAsync(ander, "taak WHERE titel = 'twee' AND traject = @id", id)));
            await Rekening.CleanAsync(ander.Services);
        }
    }

    [Fact, Trait("Fault", "E6")]
    public async Task E06_What_was_due_while_the_process_was_gone_goes_on_at_the_first_knock()
    {
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Eens);
        var time = Veld.Noon();
        await using (var veld = await Veld.OpenAsync(test.Options, time))
        {
            for (var n = 0; n < 20; n++)
                await veld.StartAsync("eens");
        }

        time.Advance(TimeSpan.FromDays(400));
        await using var weer = await Veld.OpenAsync(test.Options, time, settings: ["--Clockwork=single"]);
        await weer.Get<DueWork>().RunAsync();

        // No threshold of inactivity: whatever is due is due, and the clockwork asks within five seconds of its start.
        Assert.Equal(20, await weer.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE titel = 'daarna' AND status = 'open'"));
        Assert.InRange(await ElsaLoadTests.FirstKnockAsync(weer), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact, Trait("Fault", "E7")]
    public async Task E07_Recovery_comes_to_an_end()
    {
        using var camera = new Camera();
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Traject);
        await using (var veld = await Veld.OpenAsync(test.Options, moment: camera.Moment))
        {
            var id = await veld.StartAsync("mini");
            camera.Begin(test.Options, veld.Time);
            await veld.PlayAsync(id);
            camera.Stop();
        }

        foreach (var beeld in camera.Beelden.Where(b => !b.IsSame).ToArray())
        {
            await using var weer = await Veld.OpenAsync(beeld.Store, beeld.Time);
            await weer.Get<DueWork>().RunAsync();
            var made = await Rekening.MadeAsync(weer.Db);
            Assert.Equal((0, 0), (await weer.Get<WakeDue>().RunAsync(), await weer.Get<DeliverMelding>().RunAsync()));
            await weer.Get<DueWork>().RunAsync();
            Assert.Equal(made, await Rekening.MadeAsync(weer.Db));
        }
    }

    private static TimeSpan Span(Random random)
    {
        var ms = Math.Pow(10, random.NextDouble() * Math.Log10(TimeSpan.FromDays(3650).TotalMilliseconds));
        return random.Next(4) == 0 ? TimeSpan.FromDays(random.Next(1, 3650)) : TimeSpan.FromMilliseconds(Math.Ceiling(ms));
    }

    // Whole days count from the local day, a part of a day is an instant.
    internal static DateTimeOffset DueOf(DateTimeOffset begin, TimeSpan duur) =>
        duur.Ticks % TimeSpan.TicksPerDay == 0 ? BrusselsTime.StartOf(BrusselsTime.DayOf(begin).AddDays(duur.Days)) : begin + duur;

    private static async Task<string> StatusAsync(Veld veld, string id, string stap) =>
        (await veld.Db.FindAsync<string>("SELECT status FROM wacht WHERE traject = @id AND pad = @stap", new { id, stap }))!;

    private static Task<long> CountAsync(Veld veld, string wat, string id) =>
        veld.Db.FindAsync<long>($"SELECT COUNT(*) FROM {wat}{(wat.Contains("WHERE", StringComparison.Ordinal) ? "" : " WHERE traject = @id")}", new { id });

    private static Task<(long, long, long, long)> CountAsync(Db db) => db.FindAsync<(long, long, long, long)>(
        "SELECT (SELECT SUM(revisie) FROM traject), (SELECT COUNT(*) FROM melding), (SELECT COUNT(*) FROM taak WHERE status = 'open' AND titel = 'twee'), (SELECT COUNT(*) FROM journaal)");
}
