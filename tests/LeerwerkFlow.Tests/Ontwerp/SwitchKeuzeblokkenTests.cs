using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>S10: a partner may switch the optional blocks for its own deelnemers.</summary>
public sealed class SwitchKeuzeblokkenTests
{
    [Fact]
    public async Task A_new_traject_at_that_promotor_gets_the_blocks_and_a_running_one_keeps_its_own()
    {
        await using var world = await TestWorld.StartAsync();
        var co = await FillAsync(world);
        var before = await Voorbeeld.StartAsync(world);

        await ChooseAsync(world, co, 0, ("blok_loopbaanplanning", false), ("blok_pop", true), ("blok_jobclub", null));

        var after = await Voorbeeld.StartAsync(world, "Sam");
        Assert.Equal("ja nee nee", await BlokkenAsync(world, before));
        Assert.Equal("nee ja nee", await BlokkenAsync(world, after));
        Assert.Equal(["blok_loopbaanplanning 0 co", "blok_pop 1 co"], await world.Db.QueryAsync<string>("SELECT blok || ' ' || aan || ' ' || door FROM blokkeuze ORDER BY nr"));
    }

    [Fact]
    public async Task Another_promotor_and_another_leerwerkbedrijf_go_on_as_the_flow_says()
    {
        await using var world = await TestWorld.StartAsync();
        var co = await FillAsync(world);
        await world.Db.WriteAsync([new("INSERT INTO promotor (id, soort, organisatie, naam, regio) VALUES ('p-2', 'intern', 'lwb-1', 'Keuken Fictief', 'R1')"), new("UPDATE werkplek SET promotor = 'p-2'")]);

        await ChooseAsync(world, co, 0, ("blok_pop", true));

        Assert.Equal("ja nee nee", await BlokkenAsync(world, await Voorbeeld.StartAsync(world)));
    }

    [Fact]
    public async Task Back_to_as_the_flow_says_is_a_choice_too_and_every_choice_stays_in_the_journal()
    {
        await using var world = await TestWorld.StartAsync();
        var co = await FillAsync(world);

        await ChooseAsync(world, co, 0, ("blok_pop", true));
        await ChooseAsync(world, co, 1, ("blok_pop", true), ("blok_jobclub", null));
        await ChooseAsync(world, co, 1, ("blok_pop", null));

        Assert.Equal("ja nee nee", await BlokkenAsync(world, await Voorbeeld.StartAsync(world)));
        Assert.Equal(["1 1", "2 -"], await world.Db.QueryAsync<string>("SELECT nr || ' ' || COALESCE(CAST(aan AS TEXT), '-') FROM blokkeuze ORDER BY nr"));
    }

    [Theory]
    [InlineData("nazorgAangeboden")]
    [InlineData("verlenging.vraag")]
    [InlineData("blok_bestaat_niet")]
    public async Task What_is_no_block_cannot_be_switched(string naam)
    {
        await using var world = await TestWorld.StartAsync();
        var co = await FillAsync(world);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => ChooseAsync(world, co, 0, ("blok_pop", true), (naam, false)));

        Assert.Equal($"“{naam}” is geen keuzeblok. Alleen keuzeblokken kan je per promotor aan- of uitzetten; wat het besluit vraagt, blijft altijd.", refused.Message);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM blokkeuze"));
    }

    [Fact]
    public async Task A_row_that_is_no_block_changes_no_traject()
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world);
        await world.Db.WriteAsync([new("INSERT INTO blokkeuze (organisatie, promotor, blok, nr, aan, tijdstip, door) VALUES ('lwb-1', 'p-1', 'nazorgAangeboden', 1, 0, '2010-03-01', 'co')")]);

        var id = await Voorbeeld.StartAsync(world);

        Assert.Equal("ja", await FeitAsync(world, id, "nazorgAangeboden"));
    }

    [Fact]
    public async Task A_coach_and_a_beheerder_choose_nothing_and_a_strange_promotor_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        var co = await FillAsync(world);
        await world.Db.WriteAsync([new("INSERT INTO promotor (id, soort, naam, regio) VALUES ('p-9', 'extern', 'Elders', 'R1')")]);
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder");
        using var an = await world.SignInAsync("an");

        await Assert.ThrowsAsync<NotAllowed>(() => ChooseAsync(world, beheer, 0, ("blok_pop", true)));
        Assert.Equal("Kies een promotor van jullie leerwerkbedrijf.", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<SwitchKeuzeblokken>(co).RunAsync("p-9", new Dictionary<string, bool?> { ["blok_pop"] = true }, 0))).Message);
        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync("/ontwerp/blokken")).StatusCode);
    }

    [Fact]
    public async Task On_the_page_the_second_who_saves_is_told()
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world);
        using var co = await world.SignInAsync("co");
        Assert.Contains("Groendienst Fictief", (await co.OpenAsync("/ontwerp/blokken")).QuerySelector("table.lijst")!.TextContent, StringComparison.Ordinal);
        var old = (AngleSharp.Html.Dom.IHtmlFormElement)(await co.OpenAsync("/ontwerp/blokken?Promotor=p-1")).QuerySelector("main form")!;

        var first = await co.PostAsync("/ontwerp/blokken?Promotor=p-1", [("blok.blok_pop", "aan")]);
        var second = await co.SendFormAsync(old, "/ontwerp/blokken?Promotor=p-1", [("blok.blok_pop", "uit")]);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        var page = await co.OpenAsync("/ontwerp/blokken?Promotor=p-1");
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)page.QuerySelector("#blok_pop-aan")!).IsChecked);
        Assert.Contains("maandag 1 maart 2010: Medewerker co zette “Persoonlijk ontwikkelingsplan (CALL, Limburg)” op altijd aan.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<CurrentUser> FillAsync(TestWorld world)
    {
        await Voorbeeld.FillAsync(world);
        return new("co", "Medewerker co", "lwb-1", Roles.Parse("coordinator"));
    }

    private static Task ChooseAsync(TestWorld world, CurrentUser wie, long stand, params (string Blok, bool? Aan)[] keuzes) =>
        world.As<SwitchKeuzeblokken>(wie).RunAsync("p-1", keuzes.ToDictionary(k => k.Blok, k => k.Aan), stand);

    private static async Task<string> BlokkenAsync(TestWorld world, string traject) =>
        $"{await FeitAsync(world, traject, "blok_loopbaanplanning")} {await FeitAsync(world, traject, "blok_pop")} {await FeitAsync(world, traject, "blok_jobclub")}";

    private static async Task<string> FeitAsync(TestWorld world, string traject, string feit)
    {
        var row = await world.Db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @traject", new { traject });
        return row!.State().Feiten[feit] == LeerwerkFlow.Flows.Model.Feit.JaNee(true) ? "ja" : "nee";
    }
}
