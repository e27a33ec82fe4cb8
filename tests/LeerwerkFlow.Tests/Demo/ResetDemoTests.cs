using System.Net;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Tests.Demo;

public sealed class ResetDemoTests
{
    [Fact]
    public async Task A_coordinator_begins_anew_with_one_button_and_stays_signed_in()
    {
        await using var world = await DemoWorld.BeginAsync(4);
        await world.Get<ResetDemo>().RunAsync();
        await world.Db.WriteAsync([new("UPDATE deelnemer SET naam = 'Van Gisteren'")]);
        using var browser = world.Browse();
        await browser.SignInAsync("coordinator", DemoOptions.Wachtwoord);
        await world.Klok.MoveAsync(new DateOnly(2010, 6, 1));

        var answer = await browser.PostAsync("/demo", [], "main form");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new DateOnly(2010, 3, 1), world.Klok.Vandaag);
        Assert.Equal(4, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer"));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer WHERE naam = 'Van Gisteren'"));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
        Assert.Equal("Demo opnieuw beginnen", (await browser.OpenAsync("/demo")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_coach_may_not()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        using var browser = await world.SignInAsync("an");

        var answer = await browser.GetAsync("/demo");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_first_start_fills_the_house_and_a_later_one_leaves_it()
    {
        await using var world = await DemoWorld.BeginAsync(3);
        var reset = world.Get<ResetDemo>();

        Assert.True(await reset.EnsureAsync(() => Task.CompletedTask));
        var eerst = await world.Db.QueryAsync<string>("SELECT id FROM deelnemer ORDER BY id");
        Assert.False(await reset.EnsureAsync(() => Task.CompletedTask));

        Assert.Equal(3, eerst.Length);
        Assert.Equal(eerst, await world.Db.QueryAsync<string>("SELECT id FROM deelnemer ORDER BY id"));
    }

    [Fact]
    public async Task A_filling_that_was_cut_off_is_done_again()
    {
        await using var world = await DemoWorld.BeginAsync(3);
        var reset = world.Get<ResetDemo>();
        await reset.RunAsync();
        await world.Db.WriteAsync([new("UPDATE instelling SET waarde = 'bezig' WHERE naam = 'demo-mensen'"), new("UPDATE deelnemer SET naam = 'Half'")]);

        Assert.True(await reset.EnsureAsync(() => Task.CompletedTask));

        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer WHERE naam = 'Half'"));
    }

    [Fact]
    public async Task A_house_where_people_live_is_left_alone()
    {
        await using var world = await DemoWorld.BeginAsync(3);
        await world.Get<DemoPeople>().MakeAsync(2);

        Assert.False(await world.Get<ResetDemo>().EnsureAsync(() => Task.CompletedTask));

        Assert.Equal(2, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject"));
    }

    [Fact]
    public async Task The_sign_in_page_shows_the_accounts_and_their_password()
    {
        await using var world = await DemoWorld.BeginAsync(1);
        await world.Get<ResetDemo>().RunAsync();
        using var browser = world.Browse();

        var page = await browser.OpenAsync("/aanmelden");

        var accounts = page.QuerySelectorAll("#demo-accounts ~ .taken strong").Select(e => e.TextContent).ToArray();
        Assert.Equal(["coordinator", "coach", "instructeur", "beheerder"], accounts);
        Assert.Contains("LWB Antwerpen: coordinator2, coach5, coach6, coach7, coach8, instructeur2", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("beheerder2", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("demo", page.QuerySelector("#demo-accounts")!.ParentElement!.QuerySelector("strong")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_demo_people_there_are_no_accounts_to_show()
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();

        Assert.Null((await browser.OpenAsync("/aanmelden")).QuerySelector("table"));
    }
}
