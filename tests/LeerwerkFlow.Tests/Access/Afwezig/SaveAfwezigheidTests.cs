using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Access.Afwezig;

/// <summary>An, Bo and Cis are coaches, Carla and Dirk coordinators of lwb-1; Ine is instructeur there; Uma is a coach of lwb-2 and Oud does not work here any more. It is Monday 1 March 2010.</summary>
public sealed class SaveAfwezigheidTests
{
    [Theory]
    [InlineData("2010-03-05", "2010-03-03", "bo", "De laatste dag ligt voor de eerste dag")]
    [InlineData("2010-02-22", "2010-02-26", "bo", "al voorbij")]
    [InlineData(null, "2010-03-03", "bo", "Vul de eerste dag in")]
    [InlineData("2010-03-03", null, "bo", "Vul de laatste dag in")]
    [InlineData("2010-03-03", "2011-03-04", "bo", "hoogstens een jaar")]
    [InlineData("2209-03-03", "2209-03-04", "bo", "Kijk het jaar na")]
    [InlineData("2010-03-03", "2010-03-04", "an", "niet Medewerker an zelf")]
    [InlineData("2010-03-03", "2010-03-04", "uma", "Kies een collega van je leerwerkbedrijf")]
    [InlineData("2010-03-03", "2010-03-04", "oud", "Kies een collega van je leerwerkbedrijf")]
    [InlineData("2010-03-03", "2010-03-04", "carla", "mag geen enkele taak van Medewerker an doen")]
    public async Task What_cannot_be_is_refused_with_what_to_do(string? van, string? tot, string vervanger, string zin)
    {
        await using var world = await HuisAsync();

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => SaveAsync(world, "an", "an", van, tot, vervanger));

        Assert.Contains(zin, broken.Message, StringComparison.Ordinal);
        Assert.Empty(await world.Db.QueryAsync<string>("SELECT id FROM afwezigheid"));
    }

    [Theory]
    [InlineData("2010-02-26", "2010-03-01")]
    [InlineData("2012-02-29", "2012-02-29")]
    [InlineData("2100-02-28", "2100-03-01")]
    public async Task Days_that_exist_are_kept_with_a_substitute_for_each_role(string van, string tot)
    {
        await using var world = await HuisAsync();

        await SaveAsync(world, "an", "an", van, tot, "bo", ("instructeur", "ine"), ("promotor", "-"));

        Assert.Equal([("coach", "bo"), ("instructeur", "ine")], await world.Db.QueryAsync<(string, string)>("SELECT rol, vervanger FROM vervanging ORDER BY rol"));
        Assert.Equal((van, tot), await world.Db.FindAsync<(string, string)>("SELECT van, tot FROM afwezigheid"));
    }

    [Fact]
    public async Task Two_absences_of_one_person_do_not_overlap()
    {
        await using var world = await HuisAsync();
        await SaveAsync(world, "an", "an", "2010-03-03", "2010-03-05", "bo");

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => SaveAsync(world, "carla", "an", "2010-03-05", "2010-03-09", "bo"));
        await SaveAsync(world, "carla", "an", "2010-03-06", "2010-03-09", "bo");

        Assert.Contains("al afwezig van 03/03/2010 tot en met 05/03/2010", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_goes_round_is_refused_with_the_names_on_the_days_it_would()
    {
        await using var world = await HuisAsync();
        await SaveAsync(world, "an", "an", "2010-03-03", "2010-03-05", "bo");
        await SaveAsync(world, "bo", "bo", "2010-03-05", "2010-03-12", "cis");

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => SaveAsync(world, "cis", "cis", "2010-03-02", "2010-03-12", "an"));
        await SaveAsync(world, "cis", "cis", "2010-03-08", "2010-03-12", "an");

        Assert.Equal("Dit wordt een kring op 05/03/2010: Medewerker cis → Medewerker an → Medewerker bo → Medewerker cis. Kies een andere vervanger.", broken.Message);
    }

    // Friday 5 March is one werkdag, with the weekend and Monday it is two.
    [Fact]
    public async Task The_last_coordinator_is_away_for_at_most_one_werkdag()
    {
        await using var world = await HuisAsync();
        await SaveAsync(world, "dirk", "dirk", "2010-03-01", "2010-03-12", null);

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => SaveAsync(world, "carla", "carla", "2010-03-05", "2010-03-08", null));
        await SaveAsync(world, "carla", "carla", "2010-03-05", "2010-03-07", null);
        await Assert.ThrowsAsync<RuleBroken>(() => SaveAsync(world, "carla", "carla", "2010-03-08", "2010-03-08", null));

        Assert.StartsWith("Van 05/03/2010 tot en met 08/03/2010 is er dan geen coördinator. Kies andere dagen", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_save_at_once_do_not_leave_nobody()
    {
        await using var world = await HuisAsync();

        var beide = await Task.WhenAll(new[] { "carla", "dirk" }.Select(async wie =>
        {
            try
            {
                await SaveAsync(world, wie, wie, "2010-03-08", "2010-03-12", null);
                return true;
            }
            catch (Exception e) when (e is Moved or RuleBroken)
            {
                return false;
            }
        }));

        Assert.Single(beide, gelukt => gelukt);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM afwezigheid"));
    }

    [Fact]
    public async Task A_coach_speaks_for_herself_and_a_coordinator_for_the_own_LWB()
    {
        await using var world = await HuisAsync();

        await Assert.ThrowsAsync<NotAllowed>(() => SaveAsync(world, "bo", "an", "2010-03-03", "2010-03-05", "cis"));
        await Assert.ThrowsAsync<RuleBroken>(() => SaveAsync(world, "carla", "uma", "2010-03-03", "2010-03-05", null));
        await SaveAsync(world, "carla", "an", "2010-03-03", "2010-03-05", "cis");
        var weg = (await world.Get<ReadBezetting>().OfAsync("lwb-1", world.Klok.Vandaag)).Afwezigheden.Single();

        await Assert.ThrowsAsync<NotAllowed>(async () => await world.Get<EndAfwezigheid>().RunAsync(await WieAsync(world, "bo"), weg.Id, weg.Revisie));
        await Assert.ThrowsAsync<NotFound>(async () => await world.Get<EndAfwezigheid>().RunAsync(await WieAsync(world, "uma"), weg.Id, weg.Revisie));
    }

    [Fact]
    public async Task Changing_coming_back_early_and_cancelling_hold_to_the_revision()
    {
        await using var world = await HuisAsync();
        var an = await WieAsync(world, "an");
        await SaveAsync(world, "an", "an", "2010-03-03", "2010-03-05", "bo");
        var weg = (await world.Get<ReadBezetting>().OfAsync("lwb-1", world.Klok.Vandaag)).Afwezigheden.Single();
        AfwezigheidMelding Tot(DateOnly tot) => new(weg.Id, weg.Revisie, "an", weg.Van, tot, "cis", new Dictionary<string, string>());

        await world.Get<SaveAfwezigheid>().RunAsync(an, Tot(new(2010, 3, 9)));
        await Assert.ThrowsAsync<Moved>(() => world.Get<SaveAfwezigheid>().RunAsync(an, Tot(new(2010, 3, 10))));
        await world.Klok.MoveAsync(new DateOnly(2010, 3, 4));
        await Assert.ThrowsAsync<Moved>(() => world.Get<EndAfwezigheid>().RunAsync(an, weg.Id, weg.Revisie));

        Assert.True(await world.Get<EndAfwezigheid>().RunAsync(an, weg.Id, weg.Revisie + 1));
        Assert.Equal("2010-03-03", await world.Db.FindAsync<string>("SELECT tot FROM afwezigheid"));
        await SaveAsync(world, "an", "an", "2010-03-08", "2010-03-09", "bo");
        var later = (await world.Get<ReadBezetting>().OfAsync("lwb-1", world.Klok.Vandaag)).Afwezigheden.Single();
        Assert.False(await world.Get<EndAfwezigheid>().RunAsync(an, later.Id, later.Revisie));
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM afwezigheid"));
    }

    private static async Task<TestWorld> HuisAsync()
    {
        var world = await TestWorld.StartAsync();
        foreach (var (id, rollen, lwb) in new[] { ("an", "coach", "lwb-1"), ("bo", "coach", "lwb-1"), ("cis", "coach", "lwb-1"), ("oud", "coach", "lwb-1"), ("ine", "instructeur", "lwb-1"), ("carla", "coordinator", "lwb-1"), ("dirk", "coordinator", "lwb-1"), ("uma", "coach,coordinator", "lwb-2") })
            await world.AddMedewerkerAsync(id, rollen, lwb);
        await world.Db.WriteAsync([new("UPDATE medewerker SET actief = 0 WHERE id = 'oud'")]);
        return world;
    }

    private static async Task<CurrentUser> WieAsync(TestWorld world, string id) =>
        await world.Db.FindAsync<(string Organisatie, string Rollen)>("SELECT organisatie, rollen FROM medewerker WHERE id = @id", new { id }) is var m ? new(id, id, m.Organisatie, Roles.Parse(m.Rollen)) : null!;

    private static async Task SaveAsync(TestWorld world, string door, string wie, string? van, string? tot, string? vervanger, params (string Rol, string Wie)[] perRol)
    {
        static DateOnly? Dag(string? dag) => dag is null ? null : DateOnly.ParseExact(dag, "yyyy-MM-dd");
        await world.Get<SaveAfwezigheid>().RunAsync(await WieAsync(world, door), new(null, 0, wie, Dag(van), Dag(tot), vervanger, perRol.ToDictionary(p => p.Rol, p => p.Wie)));
    }
}
