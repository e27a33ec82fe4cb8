using System.Net;
using System.Text;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class DeelnemerPageTests
{
    [Fact]
    public async Task Contact_data_is_shown_changed_and_sealed()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var path = await PathAsync(world);
        using var an = await world.SignInAsync("an");

        Assert.Equal("0470 00 00 01", (await an.OpenAsync(path)).QuerySelector("#Telefoon")!.GetAttribute("value"));
        var answer = await an.PostAsync(path, [("Naam", "Fictief-Nieuw"), ("Telefoon", "0470 00 00 02")]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await an.OpenAsync(path);
        Assert.Equal(("Jo Fictief-Nieuw", "0470 00 00 02", "1980-05-17"), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("#Telefoon")!.GetAttribute("value"), page.QuerySelector("#Geboortedatum")!.GetAttribute("value")));
        Assert.DoesNotContain("0470", Encoding.UTF8.GetString((await world.Db.FindAsync<byte[]>("SELECT contact FROM deelnemer"))!), StringComparison.Ordinal);
        Assert.Equal("jo fictief-nieuw", await world.Db.FindAsync<string>("SELECT zoek FROM deelnemer"));
    }

    [Fact]
    public async Task The_second_who_saves_reads_what_stands_there_now_and_keeps_the_text()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var path = await PathAsync(world);
        using var an = await world.SignInAsync("an");
        var old = (AngleSharp.Html.Dom.IHtmlFormElement)(await an.OpenAsync(path)).QuerySelector("main form")!;
        await an.PostAsync(path, [("Telefoon", "0470 11 11 11")]);

        var answer = await an.SendFormAsync(old, path, [("Telefoon", "0470 22 22 22")]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("0470 22 22 22", page.QuerySelector("#Telefoon")!.GetAttribute("value"));
        Assert.Contains("Nu bewaard: 0470 11 11 11", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Voornaam", "", "Vul de voornaam in.")]
    [InlineData("Postcode", "90000", "vier cijfers")]
    [InlineData("Geboortedatum", "2009-01-01", "minstens vijftien jaar")]
    public async Task What_cannot_be_is_refused(string veld, string waarde, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var path = await PathAsync(world);
        using var an = await world.SignInAsync("an");

        var page = await TestBrowser.ReadAsync(await an.PostAsync(path, [(veld, waarde)]));

        Assert.Contains(zin, page.QuerySelector($"#{veld}-fout")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deelnemer_of_another_coach_is_not_there()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var path = await PathAsync(world);
        using var bo = await world.SignInAsync("bo");

        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync(path)).StatusCode);
    }

    private static async Task<string> PathAsync(TestWorld world)
    {
        await Voorbeeld.StartAsync(world);
        return "/deelnemer/" + await world.Db.FindAsync<string>("SELECT id FROM deelnemer");
    }
}
