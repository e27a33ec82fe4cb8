using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class PostvakTests
{
    [Fact]
    public async Task The_team_shows_whose_everything_is_to_coaches_and_coordinators_only()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var ine = await inbox.World.AddMedewerkerAsync("ine", "instructeur");

        Assert.Equal(4, (await inbox.TitlesAsync(inbox.Bo, team: true)).Length);
        Assert.Empty(await inbox.TitlesAsync(ine, team: true));
    }

    [Theory]
    [InlineData("FIC", 2)]
    [InlineData("jo f", 2)]
    [InlineData("%", 2)]
    [InlineData("janssens", 0)]
    public async Task A_name_is_searched_by_a_part_of_it(string zoek, int found)
    {
        await using var inbox = await InboxWorld.StartAsync();

        Assert.Equal(found, (await inbox.TitlesAsync(inbox.An, zoek: zoek)).Length);
    }

    // The last day is 5 March, a Friday; a week ends on Sunday.
    [Theory]
    [InlineData(1, "week")]
    [InlineData(5, "vandaag")]
    [InlineData(6, "laat")]
    public async Task A_taak_stands_in_the_group_of_its_day(int dag, string groep)
    {
        await using var inbox = await InboxWorld.StartAsync();
        if (dag > 1)
            await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, dag));

        var lijst = await inbox.Get<Postvak>().ReadAsync(inbox.An, new(false));

        Assert.Equal(groep, lijst.Regels.Single(r => r.Titel == "Voer het gesprek").Groep);
        Assert.Equal(1, lijst.Aantallen[groep]);
        Assert.Equal(["Voer het gesprek"], await inbox.TitlesAsync(inbox.An, new PostvakVraag(false, Groep: groep)));
    }

    [Fact]
    public async Task Role_and_fase_narrow_the_list()
    {
        await using var inbox = await InboxWorld.StartAsync();

        Assert.Equal(["Kies een coach", "Vraag het na"], (await inbox.TitlesAsync(inbox.Carla, new PostvakVraag(true, Rol: "coordinator"))).Order());
        Assert.Equal(4, (await inbox.TitlesAsync(inbox.Carla, new PostvakVraag(true, Fase: "werk"))).Length);
        Assert.Empty(await inbox.TitlesAsync(inbox.Carla, new PostvakVraag(true, Fase: "nazorg")));
    }

    [Fact]
    public async Task The_page_lists_the_work_with_the_reason_of_its_date_and_writes_who_looked()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");

        var page = await browser.OpenAsync("/postvak");

        var regel = page.QuerySelector("li.week")!;
        Assert.Equal("Voer het gesprek", regel.QuerySelector("a")!.TextContent);
        Assert.Contains("Jo Fictief · werk", regel.TextContent, StringComparison.Ordinal);
        Assert.Contains("over 4 dagen", regel.TextContent, StringComparison.Ordinal);
        Assert.Contains("01/03/2010", regel.QuerySelector(".waarom dd")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("postvak-bekeken", await inbox.World.Db.FindAsync<string>("SELECT handeling FROM verwerking WHERE medewerker = 'an'"));
    }
}
