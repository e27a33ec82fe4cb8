using System.Net;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class TrajectPageTests
{
    [Fact]
    public async Task The_dossier_tells_what_happened_and_what_is_to_come()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");

        var page = await an.OpenAsync($"/traject/{id}?alles=true");

        Assert.Equal("Jo Fictief", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Werkervaring, eerste helft", page.QuerySelector(".fasen .nu")!.TextContent);
        var regels = page.QuerySelectorAll(".tijdlijn > li").Select(l => string.Join(' ', l.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains(regels, r => r.StartsWith("1 mrt 2010 Werkervaring gestart", StringComparison.Ordinal));
        Assert.Contains(regels, r => r.StartsWith("31 aug 2010 Wacht tot de tussentijdse evaluatie loopt Waarom?", StringComparison.Ordinal));
        Assert.Contains(regels, r => r.StartsWith("28 feb 2011 Werkervaring beëindigd verwacht Waarom?", StringComparison.Ordinal));
        Assert.Contains(regels, r => r.StartsWith("31 aug 2011 Nazorg afgerond verwacht Waarom?", StringComparison.Ordinal));
        Assert.DoesNotContain(regels, r => r.Contains("Verlenging gevraagd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dossier_of_somebody_else_is_not_there_and_looking_is_logged()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);
        using var an = await world.SignInAsync("an");
        using var bo = await world.SignInAsync("bo");

        await an.OpenAsync($"/traject/{id}");
        var refused = await bo.GetAsync($"/traject/{id}");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(["an"], await world.Db.QueryAsync<string>("SELECT medewerker FROM verwerking WHERE traject = @id AND handeling = 'dossier-bekeken'", new { id }));
    }

    [Fact]
    public async Task An_instructeur_sees_the_own_taak_and_no_timeline()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.AddMedewerkerAsync("ine", "instructeur");
        var id = await Voorbeeld.StartAsync(world);
        await Voorbeeld.AddTaakAsync(world, id, "k-1", "ine", new(2010, 3, 5), "instructeur");
        await Voorbeeld.AddTaakAsync(world, id, "k-2", "an", new(2010, 3, 5));
        using var ine = await world.SignInAsync("ine");

        var page = await ine.OpenAsync($"/traject/{id}");

        Assert.Equal(["/taak/k-1"], page.QuerySelectorAll(".taken a").Select(a => a.GetAttribute("href")));
        Assert.Null(page.QuerySelector(".tijdlijn"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ine.GetAsync("/deelnemer/x")).StatusCode);
    }

    [Fact]
    public async Task The_timeline_shows_one_kind()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");

        var page = await an.OpenAsync($"/traject/{id}?soort=mijlpaal");

        var regels = page.QuerySelectorAll(".tijdlijn > li:not(.nu) strong").Select(l => l.TextContent).ToList();
        Assert.Equal(["Toeleiding ontvangen", "Werkervaring gestart", "Intake afgerond", "Instroomprofiel vastgesteld"], regels.Take(4));
        Assert.Equal("Nazorg afgerond", regels[^1]);
        Assert.Equal("Mijlpalen", page.QuerySelector("[aria-label='Toon op de tijdlijn'] [aria-current]")!.TextContent);
    }

    [Fact]
    public async Task The_newest_competence_grid_is_shown_with_its_three_positions()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);
        foreach (var (taak, coach, dag) in new[] { ("k-1", "R", "2010-03-02T10:00:00.0000000Z"), ("k-2", "O", "2010-09-02T10:00:00.0000000Z") })
        {
            await Voorbeeld.AddTaakAsync(world, id, taak, "an", new(2010, 3, 5));
            var groei = $$"""{"groei":[{"competentie":"snoeien","categorie":"BEROEP","naam":"Snoeien","deelnemer":"E","coach":"{{coach}}"}]}""";
            await world.Db.WriteAsync([new(
                "INSERT INTO antwoord (taak, traject, formulier, inhoud, bewaard, door) VALUES (@taak, @id, 'iup', @inhoud, @dag, 'an')",
                new { taak, id, inhoud = world.Get<Kluis>().Seal(Luik.Persoon, groei), dag })]);
        }

        using var an = await world.SignInAsync("an");
        var page = await an.OpenAsync($"/traject/{id}?deel=competenties");

        Assert.Equal(["Deelnemer", "E", "–", "–", "Instructeur", "–", "–", "–", "Coach", "O", "–", "–"], page.QuerySelectorAll("table.groei tbody tr:not(:first-child) > *").Select(c => c.TextContent.Trim()));
    }
}
