using System.Net;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class ToeleidingPageTests
{
    [Fact]
    public async Task A_coach_begins_a_toeleiding_and_lands_on_its_dossier()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var an = await world.SignInAsync("an");

        var answer = await an.PostAsync("/toeleiding/nieuw", [("Vacature", Voorbeeld.Vacature), ("Voornaam", " Jo "), ("Naam", "Fictief"), ("Trajectbegeleider", "Vera")]);

        Assert.Equal("/traject/TR-2010-000001", answer.Headers.Location!.ToString());
        var page = await an.OpenAsync("/traject/TR-2010-000001");
        Assert.Equal("Jo Fictief", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Toeleiding", page.QuerySelector(".fasen .nu")!.TextContent);
        Assert.Contains("Vera", page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vacature", "", "open vacature")]
    [InlineData("Voornaam", "", "Vul de voornaam in.")]
    [InlineData("Coach", "co", "Kies een coach")]
    public async Task A_refused_toeleiding_keeps_what_was_typed(string veld, string waarde, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var an = await world.SignInAsync("an");

        var answer = await an.PostAsync("/toeleiding/nieuw", [.. new[] { ("Vacature", Voorbeeld.Vacature), ("Voornaam", "Jo"), ("Naam", "Fictief") }.Where(f => f.Item1 != veld), (veld, waarde)]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(zin, page.QuerySelector($"#{veld}-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Fictief", page.QuerySelector("#Naam")!.GetAttribute("value"));
        Assert.Null(await world.Db.FindAsync<string>("SELECT id FROM traject"));
    }
}
