using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class DescriptorTests
{
    [Fact]
    public async Task Every_step_of_the_palette_describes_itself_in_Dutch()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        var answer = await studio.GetAsync("descriptors/activities");

        var items = answer["items"]!.AsArray();
        Assert.Equal(items.Count, (int)answer["count"]!);
        Assert.Empty(StepType.Palette.Select(t => t.Type).Append("Elsa.Flowchart").Except(items.Select(i => (string)i!["typeName"]!)));
        Assert.All(items, item =>
        {
            Assert.Equal((string)item!["typeName"]!, $"{item["namespace"]}.{item["name"]}");
            Assert.All(new[] { "category", "displayName", "description" }, naam => Assert.NotEqual("", (string)item[naam]!));
            Assert.All(item["inputs"]!.AsArray(), invoer => Assert.Contains((string)invoer!["uiHint"]!, new[] { "singleline", "multitext", "dropdown", "checkbox", "dynamic-outcomes", "flow-switch-editor", "switch-editor" }));
        });
    }

    [Fact]
    public async Task A_taak_offers_roles_and_forms_and_draws_its_own_outcomes()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        var taak = Of(await studio.GetAsync("descriptors/activities"), "Leerwerk.Taak");

        Assert.Equal(("Taak voor …", "Taken en wachten"), ((string)taak["displayName"]!, (string)taak["category"]!));
        Assert.Equal(
            ["Titel singleline Literal", "Rol dropdown Literal", "Formulier dropdown Literal", "Termijn singleline Literal", "Herinnering singleline Literal", "Escalatie singleline Literal"],
            taak["inputs"]!.AsArray().Take(6).Select(i => $"{i!["name"]} {i["uiHint"]} {i["defaultSyntax"]}"));
        Assert.Equal(["coördinator=coordinator", "inschakelingscoach=coach", "instructeur=instructeur", "promotor=promotor"], Choices(taak, "Rol"));
        Assert.Contains("Coach kiezen=coach-toewijzen", Choices(taak, "Formulier"));
        Assert.Equal("dynamic-outcomes", (string?)Invoer(taak, "Uitkomsten")["uiHint"]);
        Assert.Empty(taak["ports"]!.AsArray());
        Assert.Equal("""["Klaar"]""", taak["constructionProperties"]!["uitkomsten"]!["expression"]!["value"]!.ToJsonString());
    }

    [Fact]
    public async Task Ports_follow_the_outcomes_of_a_step()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(
            world,
            new Teken("top").Stap("een", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish").Pijl("een", "slot", "Geweigerd"),
            new Teken("deel").Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Geweigerd" })));
        var studio = await StudioBrowser.BeheerderAsync(world);

        var all = await studio.GetAsync("descriptors/activities");

        Assert.Equal(["Klaar", "Stopgezet", "JobGevonden", "Geweigerd"], Ports(all, "Leerwerk.Fase"));
        Assert.Equal(["InOrde", "NietInOrde"], Ports(all, "Leerwerk.Controle"));
        Assert.Equal(["True", "False"], Ports(all, "Elsa.FlowDecision"));
        Assert.Empty(Ports(all, "Elsa.FlowSwitch"));
        Assert.Equal((true, true, false, false), (Ends(all, "Elsa.Finish"), Ends(all, "Elsa.Complete"), Ends(all, "Leerwerk.Taak"), Ends(all, "Elsa.FlowSwitch")));
        Assert.Equal("flow-switch-editor", (string?)Invoer(Of(all, "Elsa.FlowSwitch"), "Cases")["uiHint"]);
        Assert.Equal(["TeLaat"], Invoer(Of(all, "Leerwerk.WachtOpBericht"), "Antwoorden")["uiSpecifications"]!["DynamicOutcomesOptions"]!["fixedOutcomes"]!.AsArray().Select(u => (string)u!));
        Assert.Equal(["deel=deel", "top=top"], Choices(Of(all, "Leerwerk.Fase"), "Flow"));
    }

    [Fact]
    public async Task A_list_to_choose_from_can_be_asked_alone()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        var answer = await studio.PostAsync("descriptors/activities/Leerwerk.Controle/options/Regel");

        Assert.Equal(
            ["attest-geldig", "capaciteit", "tbs-moment", "tbs-totaal", "verlenging-maximum"], answer["items"]!["dropdown"]!["selectListItems"]!.AsArray().Select(i => (string)i!["value"]!));
    }

    [Fact]
    public async Task Only_languages_that_are_no_script_can_be_chosen()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        Assert.Equal(["Input", "Literal", "Object", "Scriban", "Variable"], (await studio.GetAsync("descriptors/expression-descriptors"))["items"]!.AsArray().Select(i => (string)i!["type"]!));
    }

    [Theory]
    [InlineData("features/installed")]
    [InlineData("descriptors/incident-strategies")]
    [InlineData("descriptors/log-persistence-strategies")]
    [InlineData("descriptors/workflow-activation-strategies")]
    [InlineData("descriptors/commit-strategies/workflows")]
    [InlineData("descriptors/commit-strategies/activities")]
    [InlineData("descriptors/output-converters?sourceType=String&destinationType=String")]
    [InlineData("resilience/strategies?category=x")]
    [InlineData("workflow-contexts/provider-descriptors")]
    [InlineData("labels")]
    public async Task What_we_do_not_have_is_an_empty_list(string path)
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        Assert.Equal("""{"items":[],"count":0}""", (await studio.GetAsync(path)).ToJsonString());
    }

    [Fact]
    public async Task The_version_storage_and_kinds_of_variables_are_told()
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world);

        Assert.Equal("3.8.2", (string?)(await studio.GetAsync("package/version"))["packageVersion"]);
        Assert.Equal("Traject", (string?)(await studio.GetAsync("descriptors/storage-drivers"))["items"]![0]!["typeName"]);
        Assert.Equal(["String", "Boolean", "Int32", "Decimal", "DateTime", "Object"], (await studio.GetAsync("descriptors/variables"))["items"]!.AsArray().Select(i => (string)i!["typeName"]!));
    }

    private static JsonObject Of(JsonNode answer, string type) => answer["items"]!.AsArray().Select(i => i!.AsObject()).Single(i => (string?)i["typeName"] == type);

    private static JsonObject Invoer(JsonObject descriptor, string naam) => descriptor["inputs"]!.AsArray().Select(i => i!.AsObject()).Single(i => (string?)i["name"] == naam);

    private static bool Ends(JsonNode answer, string type) => (bool)Of(answer, type)["isTerminal"]!;

    private static string[] Ports(JsonNode answer, string type) => [.. Of(answer, type)["ports"]!.AsArray().Select(p => (string)p!["name"]!)];

    private static string[] Choices(JsonObject descriptor, string naam) =>
        [.. Invoer(descriptor, naam)["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(i => $"{i!["text"]}={i["value"]}")];
}
