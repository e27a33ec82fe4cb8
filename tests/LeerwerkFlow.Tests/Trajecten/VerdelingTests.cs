using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class VerdelingTests
{
    [Fact]
    public void Work_goes_from_who_has_most_to_who_has_least_and_who_began_last_goes_first()
    {
        CoachLast[] coaches = [new("an", "An", 5, false), new("bo", "Bo", 1, false), new("cas", "Cas", 0, true), new("dee", "Dee", 2, false)];
        var trajecten = Enumerable.Range(1, 5).Select(n => new Verdeelbaar($"TR-{n}", $"Persoon {n}", "an", new(2010, n, 1))).ToArray();

        var voorstel = Verdeling.Propose(coaches, trajecten);

        Assert.Equal([("TR-5", "bo", 4, 2), ("TR-4", "bo", 3, 3)], voorstel.Select(v => (v.Traject.Id, v.Naar.Id, v.Na.Van, v.Na.Naar)));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0, 0)]
    public void A_difference_of_one_is_even(int een, int ander) =>
        Assert.Empty(Verdeling.Propose([new("an", "An", een, false), new("bo", "Bo", ander, false)], [new("TR-1", "Persoon", "an", new(2010, 1, 1))]));

    [Fact]
    public void Who_is_away_gives_but_gets_nothing()
    {
        Verdeelbaar[] trajecten = [new("TR-1", "Een", "an", new(2010, 1, 1)), new("TR-2", "Twee", "an", new(2010, 1, 1))];

        Assert.Single(Verdeling.Propose([new("an", "An", 2, true), new("bo", "Bo", 0, false)], trajecten));
        Assert.Empty(Verdeling.Propose([new("an", "An", 2, false), new("bo", "Bo", 0, true)], trajecten));
    }

    [Fact]
    public async Task A_coordinator_walks_from_the_overview_to_another_coach_by_keyboard()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await Voorbeeld.StartAsync(world, "Jo");
        await Voorbeeld.StartAsync(world, "Mo");
        var last = await Voorbeeld.StartAsync(world, "Lo");
        await world.Db.WriteAsync([new("INSERT INTO afwezigheid (id, medewerker, van, tot, door, bewaard) VALUES ('a1', 'an', '2010-03-01', '2010-03-02', 'an', '2010-02-01')")]);
        await using var browser = await RealBrowser.OpenAsync(world, RealBrowser.Narrow);
        await browser.SignInAsync("co");
        await browser.GoAsync("/overzicht");
        await browser.ShotAsync("overzicht-signalen");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Link, new() { Name = "Verdeel het werk eerlijker" }).PressAsync("Enter"));
        await browser.ShotAsync("verdelen");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk en beslis over Lo Fictief" }).PressAsync("Enter"));
        await Assertions.Expect(browser.Page.GetByLabel("Nieuwe coach")).ToHaveValueAsync("bo");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat verandert" }).PressAsync("Enter"));
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Bevestig" }).PressAsync("Enter"));

        Assert.Equal("bo", await world.Db.FindAsync<string>("SELECT coach FROM traject WHERE id = @last", new { last }));
    }

    [Fact]
    public async Task A_coach_divides_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var an = await world.SignInAsync("an");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await an.GetAsync("/overzicht/verdelen")).StatusCode);
    }
}
