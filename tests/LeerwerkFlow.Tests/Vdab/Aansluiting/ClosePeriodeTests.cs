using System.Text;
using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab.Aansluiting;

namespace LeerwerkFlow.Tests.Vdab.Aansluiting;

public sealed class ClosePeriodeTests
{
    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task A_month_with_something_missing_stays_open_and_says_what(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(store: store);
        await world.AddAsync(1, 1, "TOELEIDING_ONTVANGEN", new(2010, 2, 10));
        await world.AddAsync(1, 2, "INTAKE_AFGEROND", new(2010, 3, 15), "VASTGEHOUDEN");
        await world.AddAsync(1, 3, "WEIGERING", new(2010, 3, 15), "OVERGESLAGEN");
        await world.ImportAsync("2010-03");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.CloseAsync("2010-03"));
        var quarter = await Assert.ThrowsAsync<RuleBroken>(() => world.As<ClosePeriode>(Aansluitwereld.Co()).CloseKwartaalAsync(Aansluitwereld.Maart));
        var running = await Assert.ThrowsAsync<RuleBroken>(() => world.CloseAsync("2010-04"));

        Assert.Equal(
            "Maart 2010 kan nog niet dicht. Sluit eerst februari 2010. Er is nog 1 open verschil. Nog niet bij VDAB: 1 wachten op een coach (zoals Intake afgerond van TR-000001).", refused.Message);
        Assert.Equal("Kwartaal 1 van 2010 kan nog niet dicht. Sluit eerst elke maand ervan, tot en met maart 2010.", quarter.Message);
        Assert.StartsWith("April 2010 kan nog niet dicht. De maand loopt nog tot en met vrijdag 30 april 2010.", running.Message, StringComparison.Ordinal);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM rapport"));
    }

    [Fact]
    public async Task What_was_accepted_with_a_reason_does_not_hold_up_the_closing()
    {
        await using var world = await Aansluitwereld.StartAsync();
        await world.AddAsync(1, 1, "INTAKE_AFGEROND", new(2010, 3, 15), "GEWEIGERD");
        await world.ImportAsync("2010-03");
        await world.SolveAsync((await world.VerschillenAsync())[0].Id, "AANVAARDEN", "VDAB vraagt deze niet");

        await world.CloseAsync("2010-03");

        await Assert.ThrowsAsync<RuleBroken>(() => world.CloseAsync("2010-03"));
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM rapport WHERE soort = 'SLOT' AND door = 'co'"));
    }

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task What_comes_after_a_quarter_was_closed_is_a_correction_in_the_open_month_and_the_closed_bytes_stay(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(store: store);
        await world.AddAsync(1, 1, "TOELEIDING_ONTVANGEN", new(2010, 2, 10));
        await world.AddAsync(1, 2, "INTAKE_AFGEROND", new(2010, 3, 15), "VERZONDEN");
        await world.CloseAsync("2010-02");
        await world.CloseAsync("2010-03");
        await world.As<ClosePeriode>(Aansluitwereld.Co()).CloseKwartaalAsync(Aansluitwereld.Maart);
        string[] periodes = ["2010-02", "2010-03", "2010-K1"];
        var before = await Task.WhenAll(periodes.Select(p => world.CsvAsync(p)));

        // A melding about February comes late, and one of March is accepted after all.
        await world.AddAsync(1, 3, "INSTROOMPROFIEL_VASTGESTELD", new(2010, 2, 26));
        await world.Db.WriteAsync([new("UPDATE melding SET status = 'AANVAARD' WHERE status = 'VERZONDEN'")]);
        await world.ImportAsync("2010-03", "TR-000001;INTAKE_AFGEROND;1;2010-03-16;AANVAARD;V-2");

        var verschil = Assert.Single(await world.VerschillenAsync());
        Assert.Equal(("2010-04", "2010-03", "ANDERE_DATUM", "2010-04-09"), (verschil.Maand, verschil.Over, verschil.Categorie, verschil.Termijn));
        Assert.Equal(before, await Task.WhenAll(periodes.Select(p => world.CsvAsync(p))));
        Assert.All(await world.Db.QueryAsync<(byte[] Csv, string Hash)>("SELECT csv, hash FROM rapport"), r => Assert.Equal(r.Hash, Rapport.HashOf(r.Csv)));
        await world.SolveAsync(verschil.Id, "AANVAARDEN", "de datum van VDAB is goed");
        await CloseAprilAsync(world);
        Snapshot.Match(string.Join("\n", (await Task.WhenAll(periodes.Append("2010-04").Select(async p => $"{p}\n{Encoding.UTF8.GetString((await world.CsvAsync(p))!).TrimStart('\uFEFF')}"))).Select(t => t.ReplaceLineEndings("\n"))));
        Assert.Empty(await Rapport.RegelsAsync(world.Db, "lwb-1", Maand.Find("2010-05")!.Value));
    }

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task The_report_of_a_month_is_made_once_for_each_leerwerkbedrijf_and_stays_as_it_was(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(1, store: store);
        await world.AddOrganisatieAsync("lwb-2");
        await world.Get<MakeRapport>().RunAsync();
        var before = await world.CsvAsync("2010-03", "MAAND");

        await world.Db.WriteAsync([new("UPDATE melding SET status = 'GEWEIGERD'")]);
        await world.Get<MakeRapport>().RunAsync();

        Assert.Equal(before, await world.CsvAsync("2010-03", "MAAND"));
        Assert.Equal([("lwb-1", 12L), ("lwb-2", 0L)], await world.Db.QueryAsync<(string, long)>(
            "SELECT r.organisatie, (SELECT COUNT(*) FROM rapport_regel g WHERE g.rapport = r.id AND g.status = 'AANVAARD') FROM rapport r WHERE r.soort = 'MAAND' AND r.periode = '2010-03' ORDER BY r.organisatie"));
    }

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task A_day_is_counted_once_as_it_ended(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(2, store: store);
        await world.AddAsync(3, 1, "INTAKE_AFGEROND", new(2010, 3, 31), "KLAAR");
        await world.AddAsync(3, 2, "WEIGERING", new(2010, 3, 31), "OVERGESLAGEN");
        var count = world.Get<CountDag>();
        await count.RunAsync(new(2010, 3, 31));
        await count.RunAsync(new(2010, 4, 1));
        await world.Db.WriteAsync([new("UPDATE melding SET status = 'GEPARKEERD'")]);
        await count.RunAsync(new(2010, 4, 1));

        // They were all made on 1 April.
        Assert.Equal([("2010-03-31", 0L, 0L, 0L), ("2010-04-01", 24L, 1L, 0L)], await world.Db.QueryAsync<(string, long, long, long)>("SELECT dag, weet, onderweg, opzij FROM aansluiting_dag ORDER BY dag"));
    }

    private static async Task CloseAprilAsync(TestWorld world)
    {
        world.Time.Advance(TimeSpan.FromDays(30));
        await world.CloseAsync("2010-04");
    }
}
