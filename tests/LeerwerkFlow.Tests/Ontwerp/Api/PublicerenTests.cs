using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Ontwerp.Studio;
using static LeerwerkFlow.Tests.Ontwerp.Api.DesignerBrowser;

namespace LeerwerkFlow.Tests.Ontwerp.Api;

public sealed class PublicerenTests
{
    [Fact]
    public async Task A_version_keeps_why_it_was_published_and_nothing_is_published_without_a_reason()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");

        var refused = await designer.PublishAsync("deel", Deel("bel", "schrijf"), "deel@1", HttpStatusCode.BadRequest, "  ");
        var done = await designer.PublishAsync("deel", Deel("bel", "schrijf"), "deel@1", reden: "Schrijven helpt.");
        var versies = (await designer.GetAsync("flows/deel/versies")).AsArray();

        Assert.Equal("Schrijf waarom je deze flow publiceert: je collega's lezen het bij de versie.", (string?)refused["zin"]);
        Assert.Equal(("top@lwb-1@2", false), ((string?)done["versies"]![0], (bool)done["wachtOpTweede"]!));
        Assert.Equal(["deel@2 Medewerker nora Schrijven helpt.", "deel@1 LeerwerkFlow "], versies.Select(v => $"{v!["versieId"]} {v["door"]} {v["reden"]}"));
        Assert.Equal(3, (await designer.GetAsync("flows/deel/versies/deel@1"))["definitie"]!["root"]!["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_drawing_that_does_not_hold_is_refused_with_every_finding()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");

        var refused = await designer.PublishAsync("deel", Deel("bel").Taak("los"), "deel@1", HttpStatusCode.BadRequest);

        Assert.Contains("Stap “los”: deze stap hangt los: er komt geen pijl aan. Verbind hem of verwijder hem.", refused["bevindingen"]!.AsArray().Select(b => (string?)b));
        Assert.Equal((1L, 0L), await world.Db.FindAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowjournaal)"));
    }

    [Fact]
    public async Task An_opmerking_without_an_answer_stops_publishing_through_every_door()
    {
        await using var world = await WorldAsync();
        var (nora, coach) = (await AsAsync(world, "nora"), await AsAsync(world, "coach", "coach"));
        await nora.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1");
        var said = await coach.PostAsync("flows/deel/opmerkingen", new JsonObject { ["stap"] = "schrijf", ["tekst"] = "Waarom schrijven?" });
        const string Zin = "Stap “schrijf”: de opmerking van Medewerker coach heeft nog geen antwoord: “Waarom schrijven?”. Beantwoord ze eerst.";

        var refused = await nora.PublishAsync("deel", Deel("bel", "schrijf"), "deel@2r1", HttpStatusCode.BadRequest);
        await world.AddMedewerkerAsync("beheer", "beheerder", "lwb-1");
        var studio = new StudioBrowser(await world.SignInAsync("beheer"));
        Assert.Equal(Zin, (string?)refused["bevindingen"]![0]);
        Assert.Equal([Zin], await studio.RefusedAsync("workflow-definitions/deel/publish"));
        var gevolgen = await nora.PostAsync("flows/deel/gevolgen", new JsonObject { ["definitie"] = Drawn(Deel("bel", "schrijf")) });
        Assert.Equal(1, (int)gevolgen["openOpmerkingen"]!);

        var oid = (string)said[0]!["id"]!;
        await coach.PostAsync($"flows/deel/opmerkingen/{oid}/antwoord", new JsonObject { ["tekst"] = "Daarom." }, HttpStatusCode.Forbidden);
        var answered = await nora.PostAsync($"flows/deel/opmerkingen/{oid}/antwoord", new JsonObject { ["tekst"] = "Dan blijft er iets van over." });
        await nora.PostAsync($"flows/deel/opmerkingen/{oid}/antwoord", new JsonObject { ["tekst"] = "Nog eens." }, HttpStatusCode.Conflict);
        await nora.PublishAsync("deel", Deel("bel", "schrijf"), "deel@2r1");

        Assert.Equal("Medewerker nora: Dan blijft er iets van over.", $"{answered[0]!["antwoord"]!["door"]}: {answered[0]!["antwoord"]!["tekst"]}");
        Assert.Empty((await nora.GetAsync("flows/deel/opmerkingen")).AsArray());
    }

    [Theory]
    [InlineData("bel", "", "Schrijf eerst iets.")]
    [InlineData("weg", "Waar is hij?", "Deze stap staat niet meer in de tekening. Laad de pagina opnieuw.")]
    public async Task An_opmerking_says_something_of_a_step_that_is_there(string stap, string tekst, string zin)
    {
        await using var world = await WorldAsync();
        var coach = await AsAsync(world, "coach", "coach");

        Assert.Equal(zin, (string?)(await coach.PostAsync("flows/deel/opmerkingen", new JsonObject { ["stap"] = stap, ["tekst"] = tekst }, HttpStatusCode.BadRequest))["zin"]);
    }

    [Fact]
    public async Task A_second_person_confirms_never_the_one_who_asked()
    {
        await using var world = await WorldAsync("--Ontwerp:TweedePersoon=true");
        var nora = await AsAsync(world, "nora");
        var milan = await world.AddMedewerkerAsync("milan", "coordinator,beheerder");
        var anders = await world.AddMedewerkerAsync("anders", "coordinator", "lwb-2");

        var asked = await nora.PublishAsync("deel", Deel("bel", "schrijf"), "deel@1", reden: "Schrijven helpt.");
        var vraag = Assert.Single(await As(world, milan).OpenAsync());

        Assert.Equal((0, true), (asked["versies"]!.AsArray().Count, (bool)asked["wachtOpTweede"]!));
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
        Assert.Equal("Jij hebt dit zelf gevraagd. Iemand anders moet bevestigen.", (await Assert.ThrowsAsync<RuleBroken>(() => As(world, new("nora", "Nora", "lwb-1", milan.Rollen)).RunAsync(vraag.Id, true))).Message);
        await Assert.ThrowsAsync<NotFound>(() => As(world, anders).RunAsync(vraag.Id, true));
        Assert.Equal(["top@lwb-1@2"], (await As(world, milan).RunAsync(vraag.Id, true)).Versies);
        Assert.Equal("nora milan Schrijven helpt.", await world.Db.FindAsync<string>("SELECT actor || ' ' || tweede || ' ' || reden FROM flowjournaal"));
        Assert.Equal("nora", await world.Db.FindAsync<string>("SELECT door FROM flowversie WHERE versie = 2"));
        Assert.Empty(await As(world, milan).OpenAsync());
    }

    [Fact]
    public async Task A_drawing_that_moved_on_is_not_confirmed()
    {
        await using var world = await WorldAsync("--Ontwerp:TweedePersoon=true");
        var nora = await AsAsync(world, "nora");
        var milan = await world.AddMedewerkerAsync("milan", "coordinator");
        await nora.PublishAsync("deel", Deel("bel", "schrijf"), "deel@1");
        await nora.SaveAsync("deel", Deel("bel", "mail"), "deel@2r1");
        var vraag = Assert.Single(await As(world, milan).OpenAsync());

        Assert.Equal("De tekening is gewijzigd sinds dit gevraagd werd. Kijk ze na en vraag opnieuw om te publiceren.", (await Assert.ThrowsAsync<RuleBroken>(() => As(world, milan).RunAsync(vraag.Id, true))).Message);
        await nora.PublishAsync("deel", Deel("bel", "mail"), "deel@2r2");

        Assert.Equal(["ingetrokken", "open"], await world.Db.QueryAsync<string>("SELECT status FROM publicatievraag ORDER BY status"));
        Assert.Equal(["top@lwb-1@2"], (await As(world, milan).RunAsync(Assert.Single(await As(world, milan).OpenAsync()).Id, true)).Versies);
    }

    [Fact]
    public async Task Elsa_Studio_asks_a_second_person_too()
    {
        await using var world = await WorldAsync("--Ontwerp:TweedePersoon=true");
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("deel");
        StudioBrowser.Write(model, "bel", "titel", "Bel twee keer");

        var sentences = await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model, publish: true));

        Assert.Equal(["Je vraag om te publiceren is genoteerd. Iemand anders moet ze bevestigen op de bladzijde Flows."], sentences);
        Assert.Equal((1L, 1L), await world.Db.FindAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM publicatievraag)"));
    }

    private static AnswerPublicatie As(TestWorld world, LeerwerkFlow.Access.CurrentUser wie) =>
        Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<AnswerPublicatie>(world.Services, world.As<PublishFlow>(wie), wie);
}
