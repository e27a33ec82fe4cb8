using System.Net;
using LeerwerkFlow.Inbox.Weergaven;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Inbox.Weergaven;

public sealed class SaveWeergaveTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_shared_weergave_is_for_colleagues_with_who_made_it_and_another_is_not(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var inbox = await InboxWorld.StartAsync(store: store);
        var elders = await inbox.World.AddMedewerkerAsync("cas", "coach", "lwb-2");
        var (save, read) = (inbox.Get<SaveWeergave>(), inbox.Get<ReadWeergaven>());

        await save.RunAsync(inbox.An, null, "  Te laat  in  nazorg ", "?groep=laat", gedeeld: true);
        await save.RunAsync(inbox.An, null, "Van mij", "", gedeeld: false);
        await save.RunAsync(inbox.Bo, null, "te laat in nazorg", "?team=true", gedeeld: false);

        Assert.Equal([("Te laat in nazorg", "/postvak?groep=laat"), ("Van mij", "/postvak")], (await read.ListAsync(inbox.An)).Select(w => (w.Naam, w.Address)));
        Assert.Equal([("te laat in nazorg", "Medewerker bo"), ("Te laat in nazorg", "Medewerker an")], (await read.ListAsync(inbox.Bo)).Select(w => (w.Naam, w.Van)));
        Assert.Empty(await read.ListAsync(elders));
    }

    [Theory]
    [InlineData(" MIJN  wérk ", "Je hebt al een weergave “Mijn werk”. Kies een andere naam, of verwijder eerst die weergave.")]
    [InlineData("", "Geef de weergave een naam.")]
    [InlineData("Een naam die veel langer is dan wat er op een knop van een telefoon past", "Maak de naam korter: hoogstens 60 tekens. Nu zijn het er 72.")]
    public async Task A_bad_name_is_refused_in_words_and_what_was_typed_stays(string naam, string zin)
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.Get<SaveWeergave>().RunAsync(inbox.An, null, "Mijn werk", "?groep=week", gedeeld: false);
        using var browser = await inbox.World.SignInAsync("an");

        var answer = await browser.PostAsync("/postvak?groep=laat", [("Naam", naam)], ".weergaven form");
        var page = await TestBrowser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal((zin, naam), (page.QuerySelector("#Naam-fout")!.TextContent, page.QuerySelector("#Naam")!.GetAttribute("value") ?? ""));
        Assert.Single(await inbox.Get<ReadWeergaven>().ListAsync(inbox.An));
    }

    [Fact]
    public async Task The_page_renames_and_removes_one_s_own_and_never_another_s()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.Get<SaveWeergave>().RunAsync(inbox.Bo, null, "Van Bo", "?team=true", gedeeld: true);
        using var browser = await inbox.World.SignInAsync("an");
        await browser.PostAsync("/postvak?groep=laat&zoek=jo", [("Naam", "Eerst")], ".weergaven form");
        var bo = (await inbox.Get<ReadWeergaven>().ListAsync(inbox.Bo))[0].Id;

        await browser.PostAsync("/postvak/weergaven", [("Naam", "Daarna"), ("Gedeeld", "true")]);
        Assert.Equal([("Daarna", true, "/postvak?groep=laat&zoek=jo"), ("Van Bo", true, "/postvak?team=true")], (await inbox.Get<ReadWeergaven>().ListAsync(inbox.An)).Select(w => (w.Naam, w.Gedeeld, w.Address)));
        await Assert.ThrowsAsync<NotFound>(() => inbox.Get<SaveWeergave>().RunAsync(inbox.An, bo, "Gekaapt", "", false));
        await inbox.Get<RemoveWeergave>().RunAsync(inbox.An, bo);
        await inbox.Get<RemoveWeergave>().RunAsync(inbox.An, (await inbox.Get<ReadWeergaven>().ListAsync(inbox.An))[0].Id);

        Assert.Equal(["Van Bo"], (await inbox.Get<ReadWeergaven>().ListAsync(inbox.An)).Select(w => w.Naam));
    }

    [Fact]
    public async Task A_fase_that_is_gone_is_told_and_one_without_work_is_not()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("carla");

        var gone = await browser.OpenAsync("/postvak?team=true&fase=vroeger");
        var calm = await browser.OpenAsync("/postvak?team=true&fase=einde");

        Assert.Contains("De fase “vroeger” van dit filter bestaat niet meer", gone.QuerySelector(".bericht-let")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((4, 0), (gone.QuerySelectorAll(".taken li").Length, calm.QuerySelectorAll(".taken li").Length));
        Assert.Null(calm.QuerySelector(".bericht-let"));
    }
}
