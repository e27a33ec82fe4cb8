using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class AdvanceTrajectTests
{
    private static readonly Scenario Normaal = Scenario.Parse("normaal", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "scenarios", "normaal.json")));

    [Fact]
    public async Task An_extension_moves_every_open_date_that_hangs_on_the_end()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 9, 15));
        var before = await DatesAsync(world, id);

        await world.Get<ChangeTraject>().RunAsync(id, await RevisionAsync(world, id), new Wijziging.Verleng(15), "m");

        var after = await DatesAsync(world, id);
        Assert.Equal("2010-12-31", before["T04"]);
        Assert.Equal("2011-03-31", after["T04"]);
        Assert.Equal("2011-05-31", await world.Db.FindAsync<string>("SELECT einde FROM traject WHERE id = @id", new { id }));
        Assert.Equal(before["T21"], after["T21"]);
    }

    [Fact]
    public async Task A_preview_says_what_a_change_does_and_writes_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 9, 15));
        var revision = await RevisionAsync(world, id);

        var gevolgen = await world.Get<ChangeTraject>().PreviewAsync(id, new Wijziging.Verleng(15));

        Assert.Contains(new Gevolg("datum", "Einde van de werkervaring", new DateOnly(2011, 2, 28), new DateOnly(2011, 5, 31)), gevolgen);
        Assert.Contains(new Gevolg("datum", "Einde van de nazorg", new DateOnly(2011, 8, 31), new DateOnly(2011, 11, 30)), gevolgen);
        Assert.Equal(revision, await RevisionAsync(world, id));
    }

    [Fact]
    public async Task An_open_suspension_of_a_deadline_leaves_its_date_empty_until_it_ends()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 3, 2));
        var change = world.Get<ChangeTraject>();

        await change.RunAsync(id, await RevisionAsync(world, id), new Wijziging.Schors(new DateOnly(2010, 3, 2), null), "m");
        var open = await DatesAsync(world, id);
        await change.RunAsync(id, await RevisionAsync(world, id), new Wijziging.Hervat(new DateOnly(2010, 4, 30)), "m");
        var closed = await DatesAsync(world, id);

        Assert.Null(open["T05"]);
        // 60 days suspended (2 March to 30 April, ends counted) after the intake term of 8 March.
        Assert.Equal("2010-05-07", closed["T05"]);
    }

    [Fact]
    public async Task A_fired_wait_whose_date_moves_forward_raises_an_incident()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 5, 5));

        await world.Get<ChangeTraject>().RunAsync(id, await RevisionAsync(world, id), new Wijziging.Begindatum(new DateOnly(2010, 4, 1)), "m");

        var redenen = await world.Db.QueryAsync<string>("SELECT reden FROM taak WHERE traject = @id AND soort = 'incident'", new { id });
        Assert.Contains(redenen, r => r.Contains("verschoven nadat ze al voorbij was", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_journal_leads_to_the_stored_state()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2011, 3, 15));

        var state = await world.Get<Replay>().RunAsync(id);

        Assert.Equal(await world.Db.FindAsync<string>("SELECT staat FROM traject WHERE id = @id", new { id }), StateJson.Write(state));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Fact]
    public async Task Two_people_with_the_same_revision_and_one_wins()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 9, 15));
        var revision = await RevisionAsync(world, id);
        var change = world.Get<ChangeTraject>();

        await change.RunAsync(id, revision, new Wijziging.Verleng(15), "een");

        await Assert.ThrowsAsync<Moved>(() => change.RunAsync(id, revision, new Wijziging.Verleng(18), "twee"));
        Assert.Equal("2011-05-31", await world.Db.FindAsync<string>("SELECT einde FROM traject WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task A_step_that_was_read_before_another_was_written_is_refused_whole()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 9, 15));
        var before = await world.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE traject = @id", new { id });

        // The first has read the traject and thinks; meanwhile the second writes.
        await Assert.ThrowsAsync<Moved>(() => world.Get<AdvanceTraject>().RunAsync(id, (_, _) => Meanwhile(world, id, 18, Change(world, 15)), "een"));

        Assert.Equal(before + 1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE traject = @id", new { id }));
        Assert.Equal("2011-08-31", await world.Db.FindAsync<string>("SELECT einde FROM traject WHERE id = @id", new { id }));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Fact]
    public async Task A_stop_cancels_what_is_open_and_reports_it()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 5, 5));

        await world.Get<ChangeTraject>().RunAsync(id, await RevisionAsync(world, id), new Wijziging.Stop(new DateOnly(2010, 5, 7), NazorgAangeboden: true), "m");

        Assert.Equal("2010-05-07", await world.Db.FindAsync<string>("SELECT einde FROM traject WHERE id = @id", new { id }));
        Assert.Contains("niet meer nodig", string.Join('|', await world.Db.QueryAsync<string>("SELECT titel FROM gebeurtenis WHERE traject = @id AND soort = 'vervallen'", new { id })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Due_waits_play_in_due_order_after_a_jump()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await PlayedUntilAsync(world, new DateOnly(2010, 3, 25));
        await world.Klok.MoveAsync(new DateOnly(2010, 10, 4));

        var woken = await world.Get<WakeDue>().RunAsync();

        Assert.True(woken >= 2);
        var hier = await world.Db.QueryAsync<string>("SELECT hier FROM journaal WHERE traject = @id AND actor = 'klok' ORDER BY nr", new { id });
        Assert.Equal(hier.Order(StringComparer.Ordinal), hier);
        Assert.Contains("2010-03-31", hier);
        Assert.Equal(0, await world.Get<WakeDue>().RunAsync());
    }

    private static async Task<string> PlayedUntilAsync(TestWorld world, DateOnly tot)
    {
        await Spelen.PrepareAsync(world.App);
        var id = await world.Get<StartTraject>().RunAsync(
            new NieuweToeleiding("lwb-1", "Test", "Persoon", new Contact(), "v", null, null), "m", v => SimulatedWorld.Begin(v.Flows.Get(v.Flow), Normaal, new DateOnly(2010, 3, 1)));
        await world.Get<PlayScenario>().RunAsync(id, Normaal, tot, "m");
        await world.Klok.MoveAsync(tot);
        return id;
    }

    private static Stimulus Meanwhile(TestWorld world, string id, int maanden, Stimulus mine)
    {
        world.Get<AdvanceTraject>().RunAsync(id, (_, _) => Change(world, maanden), "twee").GetAwaiter().GetResult();
        return mine;
    }

    private static Change Change(TestWorld world, int maanden) =>
        new(world.Klok.Now, world.Klok.Vandaag, Stimuli.NoFeiten.SetItem("lengte", Feit.Getal(maanden)));

    private static Task<long> RevisionAsync(TestWorld world, string id) => world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @id", new { id });

    private static async Task<Dictionary<string, string?>> DatesAsync(TestWorld world, string id) =>
        (await world.Db.QueryAsync<(string Code, string? Datum)>("SELECT code, datum FROM wacht WHERE traject = @id AND status = 'open' AND code IS NOT NULL", new { id }))
        .GroupBy(w => w.Code).ToDictionary(g => g.Key, g => g.First().Datum);
}
