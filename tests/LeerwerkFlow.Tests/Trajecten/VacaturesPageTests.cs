using System.Net;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class VacaturesPageTests
{
    [Fact]
    public async Task A_coordinator_makes_a_functieprofiel_a_werkplek_and_a_vacature()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var co = await world.SignInAsync("co");

        await co.PostAsync("/functieprofiel/nieuw", [("Naam", "Keukenhulp"), ("BASIS", "Op tijd komen\nOp tijd komen\nAfwassen"), ("BEROEP", "Snijden")]);
        var profiel = await IdAsync(world, "functieprofiel", "naam", "Keukenhulp");
        await co.PostAsync("/werkplek/nieuw", [("Naam", "Keuken Zuid"), ("Promotor", "p-1"), ("Functieprofiel", profiel), ("Gemeente", "Gent"), ("Uurrooster", "ma-vr"), ("Werktijd", "0,80")]);
        var werkplek = await IdAsync(world, "werkplek", "naam", "Keuken Zuid");
        await co.PostAsync("/vacature/nieuw", [("Naam", "Hulp in de keuken"), ("Werkplek", werkplek), ("Plaatsen", "2"), ("Werktijd", "0.8")]);

        var competenties = Competenties.Read(await world.Db.FindAsync<string>("SELECT competenties FROM functieprofiel WHERE id = @profiel", new { profiel }));
        Assert.Equal([new("op-tijd-komen", "BASIS", "Op tijd komen"), new("afwassen", "BASIS", "Afwassen"), new("snijden", "BEROEP", "Snijden")], competenties);
        Assert.Equal(80, await world.Db.FindAsync<long>("SELECT vte FROM vacature WHERE titel = 'Hulp in de keuken' AND \"open\" = 1"));
        Assert.Contains("Keuken Zuid", (await co.OpenAsync("/vacatures")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_competence_that_stays_keeps_its_code()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var co = await world.SignInAsync("co");

        await co.PostAsync("/functieprofiel/f-1", [("BEROEP", "Maaien\nSnoeien")]);

        var competenties = Competenties.Read(await world.Db.FindAsync<string>("SELECT competenties FROM functieprofiel WHERE id = 'f-1'"));
        Assert.Equal(["op-tijd-komen", "maaien", "snoeien"], competenties.Select(c => c.Code));
    }

    [Fact]
    public async Task The_second_who_saves_a_vacature_keeps_the_text()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var co = await world.SignInAsync("co");
        var old = (AngleSharp.Html.Dom.IHtmlFormElement)(await co.OpenAsync("/vacature/vac-1")).QuerySelector("main form")!;
        await co.PostAsync("/vacature/vac-1", [("Naam", "Eerst")]);

        var answer = await co.SendFormAsync(old, "/vacature/vac-1", [("Naam", "Daarna")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Daarna", (await TestBrowser.ReadAsync(answer)).QuerySelector("#Naam")!.GetAttribute("value"));
        Assert.Equal("Eerst", await world.Db.FindAsync<string>("SELECT titel FROM vacature"));
    }

    [Fact]
    public async Task A_coach_reads_and_changes_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var an = await world.SignInAsync("an");

        var page = await an.OpenAsync("/vacature/vac-1");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("Ploeg Noord", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync("/vacature/nieuw")).StatusCode);
    }

    [Fact]
    public async Task An_external_promotor_of_another_region_is_not_in_the_list()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.Db.WriteAsync([new("INSERT INTO promotor (id, soort, naam, regio) VALUES ('p-2', 'extern', 'Elders', 'R1')")]);
        using var co = await world.SignInAsync("co");

        var answer = await co.PostAsync("/werkplek/w-1", [("Promotor", "p-2")]);

        Assert.Contains("Kies een promotor", (await TestBrowser.ReadAsync(answer)).QuerySelector("#Promotor-fout")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vacature_at_a_promotor_that_left_the_regions_takes_nobody()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.Db.WriteAsync([new("INSERT INTO promotor (id, soort, naam, regio) VALUES ('p-2', 'extern', 'Elders', 'R1')"), new("UPDATE werkplek SET promotor = 'p-2' WHERE id = (SELECT werkplek FROM vacature WHERE id = 'vac-1')")]);
        var organisatie = (await world.Db.FindAsync<string>("SELECT organisatie FROM vacature WHERE id = 'vac-1'"))!;
        NieuweToeleiding nieuw = new(organisatie, "Jo", "Fictief", new Contact(), "vac-1", null, null);

        var no = await Assert.ThrowsAsync<RuleBroken>(() => world.Get<StartTraject>().RunAsync(nieuw, "test"));

        Assert.Equal("Deze vacature is bij een promotor buiten jullie regio’s. Kies een andere vacature.", no.Message);
        await world.Db.WriteAsync([new("INSERT INTO organisatie_regio (organisatie, regio) VALUES (@organisatie, 'R1')", new { organisatie })]);
        await SaveWerkplek.CheckRegioAsync(world.Db, organisatie, "p-2");
    }

    [Theory]
    [InlineData("Werktijd", "veel", "VTE")]
    [InlineData("Plaatsen", "0", "van 1 tot 100")]
    [InlineData("Naam", "", "titel")]
    public async Task A_refused_vacature_says_so_beside_the_field(string veld, string waarde, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var co = await world.SignInAsync("co");

        var answer = await co.PostAsync("/vacature/vac-1", [(veld, waarde)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(zin, (await TestBrowser.ReadAsync(answer)).QuerySelector($"#{veld}-fout")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> IdAsync(TestWorld world, string tabel, string kolom, string waarde) =>
        (await world.Db.FindAsync<string>($"SELECT id FROM {tabel} WHERE {kolom} = @waarde", new { waarde }))!;
}
