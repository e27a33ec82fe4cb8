using LeerwerkFlow.Tests.Browser;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>Every page of this room in a real browser, wide and narrow: axe finds nothing, nothing is wider than the window, nothing leaves the machine.</summary>
public sealed class ScreensPageTests
{
    [Fact]
    public async Task A_coach_sees_good_pages()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        await Voorbeeld.StartAsync(world, "Mo");
        await Voorbeeld.AddTaakAsync(world, id, "k-1", "an", new(2010, 2, 26));
        await Voorbeeld.AddTaakAsync(world, id, "k-2", null, new(2010, 3, 4));
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");

        (string Path, string Name)[] pages =
        [
            ("/trajecten", "trajecten"), ($"/traject/{id}", "traject"), ($"/traject/{id}?soort=mijlpaal&vertrouwelijk=true", "traject-mijlpalen"), ("/toeleiding/nieuw", "toeleiding"),
            ($"/traject/{id}/stoppen", "stoppen"), ($"/traject/{id}/job-gevonden", "job-gevonden"), ("/vacature/vac-1", "vacature-lezen"),
            ("/deelnemer/" + await world.Db.FindAsync<string>("SELECT deelnemer FROM traject WHERE id = @id", new { id }), "deelnemer"),
        ];
        foreach (var (path, name) in pages)
        {
            await browser.GoAsync(path);
            await browser.ShotAsync(name);
        }
    }

    [Fact]
    public async Task A_coach_extends_with_the_keyboard_alone_and_sees_what_changes()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/traject/{id}/verlengen");

        await browser.Page.GetByLabel("Totale duur").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Control+A");
        await browser.Page.Keyboard.TypeAsync("18");
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("verlengen-gevolgen");
        await browser.Page.GetByText("Bevestig").FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));

        Assert.Contains("31 aug 2011", await browser.Page.InnerTextAsync("aside"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_sees_good_pages()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        await Voorbeeld.AddTaakAsync(world, id, "k-1", "an", new(2010, 2, 26));
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");

        (string Path, string Name)[] pages =
        [
            ("/overzicht", "overzicht"), ("/vacatures", "vacatures"), ("/vacature/vac-1", "vacature"), ("/werkplek/nieuw", "werkplek"), ("/functieprofiel/f-1", "functieprofiel"),
            ($"/traject/{id}/coach", "coach"),
        ];
        foreach (var (path, name) in pages)
        {
            await browser.GoAsync(path);
            await browser.ShotAsync(name);
        }
    }
}
