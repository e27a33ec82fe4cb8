using System.Net;
using LeerwerkFlow.Tests.Ontwerp.Api;
using static LeerwerkFlow.Tests.Ontwerp.Api.DesignerBrowser;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class OntwerpPageTests
{
    [Fact]
    public async Task The_page_tells_of_each_flow_what_is_published_and_what_is_in_the_making()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        await designer.PublishAsync("deel", Deel("bel", "schrijf"), "deel@1", reden: "Schrijven helpt.");
        await designer.SaveAsync("deel", Deel("bel"), "deel@2");
        using var coach = await SignInAsync(world, "coach", "coach");

        var page = await coach.OpenAsync("/ontwerp");

        var rows = page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Equal("top heel traject versie 2, 1 mrt 2010Medewerker nora Schrijven helpt. – Lees", rows[0]);
        Assert.Equal("deel fase versie 2, 1 mrt 2010Medewerker nora Schrijven helpt. in de maak 1 mrt 2010Medewerker nora Lees", rows[1]);
        Assert.Equal(["Versie 2, 1 mrt 2010, Medewerker nora, wijziging in deel: Schrijven helpt.", "Versie 1, 1 mrt 2010, LeerwerkFlow"], page.QuerySelectorAll("details li").Select(l => l.TextContent));
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal("Flows", page.QuerySelector(".hoofdnav [aria-current]")!.TextContent);
    }

    [Fact]
    public async Task A_second_person_confirms_on_the_page_and_who_asked_cannot()
    {
        await using var world = await WorldAsync("--Ontwerp:TweedePersoon=true");
        await (await AsAsync(world, "nora")).PublishAsync("deel", Deel("bel", "schrijf"), "deel@1", reden: "Schrijven helpt.");
        using var nora = await world.SignInAsync("nora");
        using var milan = await SignInAsync(world, "milan", "coordinator");

        var own = await nora.OpenAsync("/ontwerp");
        var other = await milan.OpenAsync("/ontwerp");
        var done = await milan.PostAsync("/ontwerp", [("ja", "true")], "main section form");

        Assert.Equal(["Trek je vraag in"], own.QuerySelectorAll("main section form button[name=ja]").Select(b => b.TextContent));
        Assert.Equal(["Bevestig en publiceer", "Stuur terug"], other.QuerySelectorAll("main section form button[name=ja]").Select(b => b.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Gepubliceerd: top@lwb-1@2.", (await milan.OpenAsync("/ontwerp")).QuerySelector(".bericht-ok")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_new_flow_begins_as_a_concept_that_can_be_drawn()
    {
        await using var world = await WorldAsync();
        using var nora = await SignInAsync(world, "nora", "coordinator");

        var made = await nora.PostAsync("/ontwerp", [("Naam", "Eerste kennismaking")], "form[action*=Nieuw]");
        var twice = await nora.PostAsync("/ontwerp", [("Naam", "Eerste kennismaking")], "form[action*=Nieuw]");
        var nameless = await nora.PostAsync("/ontwerp", [("Naam", " ")], "form[action*=Nieuw]");

        Assert.Equal("/ontwerp/eerste-kennismaking", made.Headers.Location?.ToString());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (twice.StatusCode, nameless.StatusCode));
        Assert.Equal("lwb-1", await world.Db.FindAsync<string>("SELECT organisatie FROM flowconcept WHERE flow = 'eerste-kennismaking'"));
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_flows_does_not_come_in()
    {
        await using var world = await WorldAsync();
        using var instructeur = await SignInAsync(world, "piet", "instructeur");

        Assert.Equal(HttpStatusCode.Forbidden, (await instructeur.GetAsync("/ontwerp")).StatusCode);
    }

    private static async Task<TestBrowser> SignInAsync(TestWorld world, string naam, string rol)
    {
        await world.AddMedewerkerAsync(naam, rol);
        return await world.SignInAsync(naam);
    }
}
