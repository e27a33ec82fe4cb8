using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class AssignCoachTests
{
    private static readonly CurrentUser Co = new("co", "Medewerker co", "lwb-1", new HashSet<Role> { Role.Coordinator });

    [Fact]
    public async Task Open_work_of_the_coach_before_goes_along_and_other_work_stays()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.AddMedewerkerAsync("ine", "instructeur");
        var id = await Voorbeeld.StartAsync(world);
        await Voorbeeld.AddTaakAsync(world, id, "van-an", "an", new(2010, 3, 5));
        await Voorbeeld.AddTaakAsync(world, id, "van-niemand", null, new(2010, 3, 5));
        await Voorbeeld.AddTaakAsync(world, id, "van-ine", "ine", new(2010, 3, 5), "instructeur");
        var revisie = await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @id", new { id });

        await world.Get<AssignCoach>().RunAsync(Co, id, revisie, "bo");

        var taken = await world.Db.QueryAsync<(string, string)>("SELECT id, medewerker FROM taak WHERE id LIKE 'van-%' ORDER BY id");
        Assert.Equal([("van-an", "bo"), ("van-ine", "ine"), ("van-niemand", "bo")], taken);
        Assert.Equal("bo", await world.Db.FindAsync<string>("SELECT coach FROM traject WHERE id = @id", new { id }));
        Assert.Equal("co", await world.Db.FindAsync<string>("SELECT actor FROM gebeurtenis WHERE traject = @id AND soort = 'coach' AND code = 'bo'", new { id }));
    }

    [Theory]
    [InlineData("an", "begeleidt het traject al")]
    [InlineData("co", "Kies een coach uit de lijst")]
    [InlineData("niemand", "Kies een coach uit de lijst")]
    public async Task Only_another_coach_of_the_house_can_be_assigned(string coach, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => world.Get<AssignCoach>().RunAsync(Co, id, 1, coach));

        Assert.Contains(zin, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_revision_assigns_nobody()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);

        await Assert.ThrowsAsync<Moved>(() => world.Get<AssignCoach>().RunAsync(Co, id, 99, "bo"));

        Assert.Equal("an", await world.Db.FindAsync<string>("SELECT coach FROM traject WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task A_coach_assigns_no_coach()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);
        using var an = await world.SignInAsync("an");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await an.GetAsync($"/traject/{id}/coach")).StatusCode);
    }

    [Fact]
    public async Task A_traject_with_another_coach_still_replays()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);
        using var co = await world.SignInAsync("co");
        var seen = await TestBrowser.ReadAsync(await co.PostAsync($"/traject/{id}/coach", [("Coach", "bo")]));

        await WijzigingPageTests.ConfirmAsync(co, seen, $"/traject/{id}/coach");

        Assert.Equal("bo", await world.Db.FindAsync<string>("SELECT coach FROM traject WHERE id = @id", new { id }));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }
}
