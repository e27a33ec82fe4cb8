using LeerwerkFlow.Access;
using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab.Aansluiting;

namespace LeerwerkFlow.Tests.Vdab.Aansluiting;

public sealed class ImportLijstTests
{
    private const string Maart15 = "TR-000002;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;V-1";

    [Fact]
    public async Task A_difference_belongs_to_the_coach_of_the_traject_or_else_to_a_coordinator()
    {
        await using var world = await Aansluitwereld.StartAsync();
        await world.AddAsync(1, 1, "INTAKE_AFGEROND", new(2010, 3, 15));
        await world.AddAsync(2, 1, "INTAKE_AFGEROND", new(2010, 3, 15));

        await world.ImportAsync("2010-03", "TR-X;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;");

        Assert.Equal([("TR-000001", "co"), ("TR-000002", "an"), ("TR-X", "co")], (await world.VerschillenAsync()).Select(v => (v.Dossier, v.Eigenaar!)));
    }

    // 1 April 2010 was a Thursday and 5 April Easter Monday; the tenth werkdag of the second quarter's first month is 15 April.
    [Theory]
    [InlineData("2010-03", "2010-03-01", "2010-03-08")]
    [InlineData("2010-03", "2010-04-01", "2010-04-09")]
    [InlineData("2010-03", "2010-04-12", "2010-04-15")]
    [InlineData("2010-03", "2010-04-20", "2010-04-15")]
    [InlineData("2010-01", "2010-04-12", "2010-04-15")]
    [InlineData("2010-04", "2010-04-12", "2010-04-19")]
    public void It_must_be_looked_at_within_five_werkdagen_and_before_the_quarter_closes(string maand, string vandaag, string termijn) =>
        Assert.Equal(DateOnly.Parse(termijn, null), Maand.Find(maand)!.Value.Termijn(DateOnly.Parse(vandaag, null)));

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var world = await Aansluitwereld.StartAsync(3);
        var lijst = Meldinghuis.Lijst(2, Aansluitwereld.Maart).ToArray();
        await world.ImportAsync("2010-03", lijst);
        var before = await world.VerschillenAsync();
        await world.SolveAsync(before[0].Id, "OPNIEUW");
        await world.SolveAsync(before[1].Id, "AANVAARDEN", "VDAB weet het");
        before = await world.VerschillenAsync();

        await world.ImportAsync("2010-03", lijst);

        Assert.Equal(12, before.Length);
        Assert.Equal(before, await world.VerschillenAsync());
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM lijst"));
    }

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task A_later_file_replaces_what_is_open_keeps_what_was_accepted_and_opens_again_what_still_differs(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(store: store);
        foreach (var nr in Enumerable.Range(1, 4))
            await world.AddAsync(nr, 1, "INTAKE_AFGEROND", new(2010, 3, 15));
        await world.ImportAsync("2010-03");
        var first = await world.VerschillenAsync();
        await world.SolveAsync(first[0].Id, "AANVAARDEN", "VDAB had een storing");
        await world.SolveAsync(first[2].Id, "OPNIEUW");
        await world.SolveAsync(first[3].Id, "OPNIEUW");

        // The second, that was open, is there now, and so is the fourth; the others are still missing.
        await world.ImportAsync("2010-03", Maart15, "TR-000004;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;V-1");

        Assert.Equal([("TR-000001", "opgelost"), ("TR-000003", "open"), ("TR-000004", "opgelost")], (await world.VerschillenAsync()).Select(v => (v.Dossier, v.Status)));
        Assert.Equal(
            ["Gevonden in de lijst van VDAB over maart 2010", "Gekozen: opnieuw sturen", "Staat ook in een latere lijst van VDAB: weer open"],
            await world.Db.QueryAsync<string>("SELECT wat FROM verschil_stap WHERE verschil = @Id ORDER BY nr", new { first[2].Id }));
    }

    [Fact]
    public async Task A_file_with_one_wrong_line_does_nothing_at_all()
    {
        await using var world = await Aansluitwereld.StartAsync(1);

        var uitslag = await world.ImportAsync("2010-03", Maart15, "TR-1;INTAKE_AFGEROND;1;gisteren;AANVAARD;");

        Assert.Equal(["Regel 3: schrijf de datum als jaar-maand-dag, zoals 2010-03-15."], uitslag.Fouten);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT (SELECT COUNT(*) FROM lijst) + (SELECT COUNT(*) FROM verschil)"));
    }

    [Fact]
    public async Task A_parked_melding_is_sent_again_and_one_without_a_melding_cannot_be()
    {
        await using var world = await Aansluitwereld.StartAsync();
        await world.AddAsync(2, 1, "INTAKE_AFGEROND", new(2010, 3, 15), "GEPARKEERD");
        await world.ImportAsync("2010-03", "TR-X;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;");
        var (parked, foreign) = ((await world.VerschillenAsync())[0].Id, (await world.VerschillenAsync())[1].Id);

        await world.SolveAsync(parked, "OPNIEUW", wie: new("an", "An", "lwb-1", Roles.Parse("coach")));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.SolveAsync(foreign, "OPNIEUW"));
        var without = await Assert.ThrowsAsync<RuleBroken>(() => world.SolveAsync(foreign, "AANVAARDEN", " "));

        Assert.Equal("KLAAR", await world.Db.FindAsync<string>("SELECT status FROM melding"));
        Assert.Equal(("Oplossing", "Reden"), (refused.Veld, without.Veld));
        await Assert.ThrowsAsync<RuleBroken>(() => world.SolveAsync(parked, "VERBETEREN"));
    }
}
