using System.Net;
using LeerwerkFlow.Access;

namespace LeerwerkFlow.Tests.Access;

public sealed class MedewerkersTests
{
    [Fact]
    public async Task A_new_medewerker_signs_in_with_the_password_shown_once()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var answer = await browser.PostAsync("/medewerkers", [("Naam", "Cis Fictief"), ("Gebruikersnaam", "Cis"), ("Organisatie", "lwb-1"), ("Rollen", "coach"), ("Rollen", "instructeur")], "section form");

        var shown = (await TestBrowser.ReadAsync(answer)).QuerySelector("main code")!.TextContent;
        var cis = await world.Get<SignIn>().RunAsync("cis", shown);
        Assert.Equal(("Cis Fictief", "lwb-1", "coach,instructeur", true), (cis!.Naam, cis.Organisatie, cis.Rollen, cis.MoetWijzigen));
        Assert.DoesNotContain(shown, (await browser.OpenAsync("/medewerkers")).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "cis", "lwb-1", "coach", "Naam")]
    [InlineData("Cis", "c!", "lwb-1", "coach", "Gebruikersnaam")]
    [InlineData("Cis", "bea", "lwb-1", "coach", "Gebruikersnaam")]
    [InlineData("Cis", "cis", "", "coach", "Organisatie")]
    [InlineData("Cis", "cis", "lwb-1", "koning", "Rollen")]
    public async Task A_refused_medewerker_keeps_what_was_typed(string naam, string gebruikersnaam, string organisatie, string rol, string veld)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var answer = await browser.PostAsync("/medewerkers", [("Naam", naam), ("Gebruikersnaam", gebruikersnaam), ("Organisatie", organisatie), ("Rollen", rol)], "section form");

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(page.QuerySelector($"#{veld}-fout")!.TextContent);
        Assert.Equal(gebruikersnaam, page.QuerySelector("#Gebruikersnaam")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_beheerder_of_one_organisation_adds_nobody_to_another()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync("lwb-2");
        await world.AddMedewerkerAsync("bea", "beheerder", "lwb-1");
        using var browser = await world.SignInAsync("bea");

        var answer = await browser.PostAsync("/medewerkers", [("Naam", "Cis"), ("Gebruikersnaam", "cis"), ("Organisatie", "lwb-2"), ("Rollen", "coach")], "section form");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(await world.Db.FindAsync<string>("SELECT id FROM medewerker WHERE gebruikersnaam = 'cis'"));
    }

    [Fact]
    public async Task A_stopped_medewerker_is_clickat_once_and_may_come_back()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        await world.AddMedewerkerAsync("zoe", "beheerder", null);
        using var bea = await world.SignInAsync("bea");
        using var zoe = await world.SignInAsync("zoe");

        await bea.SendFormAsync(await RowAsync(bea, "zoe"), "/medewerkers?handler=Actief", [("actief", "false")]);
        var click = await zoe.GetAsync("/medewerkers");
        var refused = await world.Get<SignIn>().RunAsync("zoe", TestWorld.Password);
        await bea.SendFormAsync(await RowAsync(bea, "zoe"), "/medewerkers?handler=Actief", [("actief", "true")]);

        Assert.Equal(HttpStatusCode.Redirect, click.StatusCode);
        Assert.Null(refused);
        Assert.NotNull(await world.Get<SignIn>().RunAsync("zoe", TestWorld.Password));
    }

    [Fact]
    public async Task Nobody_locks_themselves_out()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var bea = await world.SignInAsync("bea");

        var answer = await bea.SendFormAsync(await RowAsync(bea, "bea"), "/medewerkers?handler=Actief", [("actief", "false")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("eigen toegang", (await TestBrowser.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_coordinator_of_an_lwb_stays()
    {
        await using var world = await TestWorld.StartAsync();
        var bea = await world.AddMedewerkerAsync("bea", "beheerder", organisatie: null);
        await world.AddMedewerkerAsync("carla", "coordinator,coach");
        await world.AddMedewerkerAsync("ver", "coordinator", "lwb-2");
        var close = world.Get<ActivateMedewerker>();

        var no = await Assert.ThrowsAsync<RuleBroken>(() => close.RunAsync(bea, "carla", 1, false));
        await world.AddMedewerkerAsync("dirk", "coordinator");
        await close.RunAsync(bea, "carla", 1, false);

        Assert.Equal("Medewerker carla is de laatste coördinator van dit leerwerkbedrijf. Geef eerst iemand anders een account als coördinator, en zet daarna deze toegang stop.", no.Message);
        await Assert.ThrowsAsync<RuleBroken>(() => close.RunAsync(bea, "dirk", 1, false));
        Assert.Equal(["bea", "dirk", "ver"], await world.Db.QueryAsync<string>("SELECT id FROM medewerker WHERE actief = 1 AND id IN ('bea', 'carla', 'dirk', 'ver') ORDER BY id"));
    }

    [Fact]
    public async Task The_second_of_two_who_change_an_account_reads_that_somebody_was_first()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        await world.AddMedewerkerAsync("zoe");
        using var bea = await world.SignInAsync("bea");
        var old = await RowAsync(bea, "zoe");
        await bea.SendFormAsync(old, "/medewerkers?handler=Reset", []);

        var answer = await bea.SendFormAsync(old, "/medewerkers?handler=Reset", []);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("intussen gewijzigd", (await TestBrowser.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coach")]
    [InlineData("coordinator")]
    [InlineData("instructeur")]
    [InlineData("promotor")]
    public async Task Nobody_else_sees_the_accounts(string rol)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an", rol);
        using var browser = await world.SignInAsync("an");

        var answer = await browser.GetAsync("/medewerkers");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Geen toegang", (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlFormElement> RowAsync(TestBrowser browser, string id) =>
        (AngleSharp.Html.Dom.IHtmlFormElement)(await browser.OpenAsync("/medewerkers")).QuerySelector($"tr form:has(input[value='{id}'])")!;
}
