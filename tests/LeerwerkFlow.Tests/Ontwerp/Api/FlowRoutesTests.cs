using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Tests.Kernel;
using static LeerwerkFlow.Tests.Ontwerp.Api.DesignerBrowser;

namespace LeerwerkFlow.Tests.Ontwerp.Api;

public sealed class FlowRoutesTests
{
    [Fact]
    public async Task The_list_tells_what_is_published_and_what_is_in_the_making()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        await designer.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1");

        var flows = (await designer.GetAsync("flows"))["flows"]!.AsArray();

        Assert.Equal(["deel", "top"], flows.Select(f => (string?)f!["id"]));
        Assert.Equal("deel|False|1|1|Medewerker nora", $"{flows[0]!["naam"]}|{flows[0]!["top"]!.GetValue<bool>()}|{flows[0]!["versie"]}|{flows[0]!["revisie"]}|{flows[0]!["door"]}");
        Assert.Equal("True||LeerwerkFlow", $"{flows[1]!["top"]!.GetValue<bool>()}|{flows[1]!["revisie"]}|{flows[1]!["door"]}");
        Assert.Equal(["deel"], flows[1]!["fasen"]!.AsArray().Select(f => (string?)f));
    }

    [Fact]
    public async Task A_flow_opens_with_its_concept_what_is_published_and_the_flows_that_it_plays()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        await designer.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1");

        var deel = await designer.GetAsync("flows/deel");
        var top = await designer.GetAsync("flows/top");

        Assert.Equal(("deel@2r1", true, "deel@1", true), ((string?)deel["versieId"], (bool)deel["isConcept"]!, (string?)deel["gepubliceerd"]!["versieId"], (bool)deel["magTekenen"]!));
        Assert.Equal((4, 3), (deel["definitie"]!["root"]!["activities"]!.AsArray().Count, deel["gepubliceerd"]!["definitie"]!["root"]!["activities"]!.AsArray().Count));
        Assert.Equal(("top@1", false, 4), ((string?)top["versieId"], (bool)top["isConcept"]!, top["delen"]!["deel"]!["root"]!["activities"]!.AsArray().Count));
        Assert.Equal("nora", (string?)top["wie"]!["id"]);
        Assert.Equal("De flow “geen” bestaat niet.", (string?)JsonNode.Parse(await (await designer.AskAsync("flows/geen")).Content.ReadAsStringAsync())!["zin"]);
    }

    [Fact]
    public async Task A_stale_save_gets_what_is_there_now_and_writes_nothing()
    {
        await using var world = await WorldAsync();
        var (nora, milan) = (await AsAsync(world, "nora"), await AsAsync(world, "milan"));
        await nora.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1");

        var stale = await milan.SaveAsync("deel", Deel("mail"), "deel@1", HttpStatusCode.Conflict);

        Assert.StartsWith("Deze flow is intussen ergens anders gewijzigd.", (string?)stale["zin"], StringComparison.Ordinal);
        Assert.Equal("deel@2r1|Medewerker nora|False|4", $"{stale["huidig"]!["versieId"]}|{stale["huidig"]!["door"]}|{stale["huidig"]!["gepubliceerd"]!.GetValue<bool>()}|{stale["huidig"]!["definitie"]!["root"]!["activities"]!.AsArray().Count}");
        Assert.Equal(3, stale["basis"]!["root"]!["activities"]!.AsArray().Count);
        Assert.Equal("deel@2r2", (string?)(await milan.SaveAsync("deel", Deel("bel", "schrijf", "mail"), "deel@2r1"))["versieId"]);
    }

    [Fact]
    public async Task A_concept_that_was_published_meanwhile_is_told_as_published()
    {
        await using var world = await WorldAsync();
        var (nora, milan) = (await AsAsync(world, "nora"), await AsAsync(world, "milan"));
        await nora.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1");
        await nora.PublishAsync("deel", Deel("bel", "schrijf"), "deel@2r1");

        var stale = await milan.SaveAsync("deel", Deel("bel", "mail"), "deel@2r1", HttpStatusCode.Conflict);

        Assert.Equal("deel@2|True", $"{stale["huidig"]!["versieId"]}|{stale["huidig"]!["gepubliceerd"]!.GetValue<bool>()}");
        Assert.Null(stale["basis"]);
    }

    [Fact]
    public async Task A_concept_is_dropped_only_as_it_was_seen()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        await designer.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1");
        await designer.SaveAsync("deel", Deel("bel", "mail"), "deel@2r1");

        Assert.Equal(HttpStatusCode.Conflict, (await designer.SendAsync(HttpMethod.Delete, "flows/deel?versieId=deel@2r1", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await designer.SendAsync(HttpMethod.Delete, "flows/deel?versieId=deel@2r2", "")).StatusCode);

        Assert.Equal("deel@1", (string?)(await designer.GetAsync("flows/deel"))["versieId"]);
    }

    [Fact]
    public async Task Two_who_draw_at_once_see_each_other_for_a_quarter_of_a_minute()
    {
        await using var world = await WorldAsync();
        var (nora, milan) = (await AsAsync(world, "nora"), await AsAsync(world, "milan"));
        await nora.PostAsync("flows/deel/aanwezig", new JsonObject { ["stap"] = "bel" });

        var seen = (await milan.PostAsync("flows/deel/aanwezig", new JsonObject { ["stap"] = null }))["anderen"]!.AsArray();
        world.Time.Advance(TimeSpan.FromSeconds(14));
        var still = (await milan.PostAsync("flows/deel/aanwezig", new JsonObject { ["stap"] = null }))["anderen"]!.AsArray();
        world.Time.Advance(TimeSpan.FromSeconds(2));
        var gone = (await milan.PostAsync("flows/deel/aanwezig", new JsonObject { ["stap"] = null }))["anderen"]!.AsArray();
        await milan.PostAsync("flows/deel/aanwezig", new JsonObject { ["weg"] = true });
        var left = (await nora.PostAsync("flows/deel/aanwezig", new JsonObject { ["stap"] = "bel" }))["anderen"]!.AsArray();

        Assert.Equal(("nora", "Medewerker nora", "bel"), ((string?)seen[0]!["id"], (string?)seen[0]!["naam"], (string?)seen[0]!["stap"]));
        Assert.Equal((1, 0, 0), (still.Count, gone.Count, left.Count));
    }

    [Theory]
    [InlineData("coach", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("coordinator", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("beheerder", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("instructeur", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("promotor", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Who_may_read_and_who_may_draw(string rol, HttpStatusCode read, HttpStatusCode draw)
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "iemand", rol);

        Assert.Equal(read, (await designer.AskAsync("flows")).StatusCode);
        await designer.SaveAsync("deel", Deel("bel", "schrijf"), "deel@1", draw);
        await designer.PostAsync("flows/deel/gevolgen", new JsonObject { ["definitie"] = Drawn(Deel("mail")) }, read);
        await designer.PostAsync("flows/deel/naspelen", new JsonObject { ["definitie"] = Drawn(Deel("mail")) }, draw);
        await designer.PublishAsync("deel", Deel("bel", "schrijf"), draw == HttpStatusCode.OK ? "deel@2r1" : "deel@1", draw);

        Assert.Equal(draw == HttpStatusCode.OK ? 2 : 1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
    }

    [Fact]
    public async Task What_cannot_be_read_changes_nothing_and_is_told_in_Dutch()
    {
        await using var world = await WorldAsync();
        var designer = await AsAsync(world, "nora");
        var vreemd = Deel("bel").Stap("vreemd", "Elsa.RunJavaScript");

        Assert.Equal("Stap “vreemd”: de soort “Elsa.RunJavaScript” bestaat niet; kies een stap uit het palet.", (string?)(await designer.SaveAsync("deel", vreemd, "deel@1", HttpStatusCode.BadRequest))["bevindingen"]![0]);
        Assert.Equal(HttpStatusCode.BadRequest, (await designer.SendAsync(HttpMethod.Put, "flows/deel", "{\"definitie\":")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await designer.SendAsync(HttpMethod.Put, "flows/deel", "{\"definitie\":3}")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await designer.SendAsync(HttpMethod.Put, "flows/deel", "{\"x\":\"" + new string('x', 2_000_000) + "\"}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await designer.SendAsync(HttpMethod.Put, "flows/deel", "{}", "http://elders.example")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.AskAsync("niets")).StatusCode);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowconcept"));
    }
}
