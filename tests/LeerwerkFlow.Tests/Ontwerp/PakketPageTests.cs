using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class PakketPageTests
{
    [Fact]
    public async Task A_package_is_looked_at_before_it_is_imported()
    {
        await using var world = await StartAsync();
        using var co = await world.SignInAsync("co");

        var sent = await SendAsync(co, PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel", "schrijf")));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
        var look = sent.Headers.Location!.ToString();
        var page = await co.OpenAsync(look);
        Assert.Contains("Er komt een nieuwe versie van top@lwb-1@2.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["deelFlowwordt vervangen", "topFlowis er al, gelijk", "incidentFormulieris er al, gelijk"], page.QuerySelectorAll("[aria-labelledby=plan] tbody tr").Select(r => r.TextContent));
        var done = await co.SendFormAsync((IHtmlFormElement)page.QuerySelector("[aria-labelledby=plan] form")!, "/ontwerp/pakket?handler=Neem", []);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(["top@1", "top@lwb-1@2"], await world.Db.QueryAsync<string>("SELECT id FROM flowversie ORDER BY id"));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM pakket"));
        Assert.Equal(HttpStatusCode.NotFound, (await co.GetAsync(look)).StatusCode);
    }

    [Fact]
    public async Task What_is_refused_is_said_on_the_page_and_not_kept()
    {
        await using var world = await StartAsync();
        using var co = await world.SignInAsync("co");

        var geen = await SendAsync(co, Encoding.UTF8.GetBytes("dit is geen zip"));
        var los = await SendAsync(co, PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel").Taak("los")));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (geen.StatusCode, los.StatusCode));
        Assert.Contains("Dit is geen pakket van LeerwerkFlow", (await TestBrowser.ReadAsync(geen)).QuerySelector(".bericht-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("deel, stap “los”: deze stap hangt los", (await TestBrowser.ReadAsync(los)).QuerySelector(".bericht-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM pakket"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        await using var world = await StartAsync();
        using var co = await world.SignInAsync("co");

        var answer = await SendAsync(co, new byte[17_000_000]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Wat je stuurt, is te groot.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_downloaded_package_can_be_read_again()
    {
        await using var world = await StartAsync();
        using var co = await world.SignInAsync("co");

        var answer = await co.GetAsync("/ontwerp/pakket?handler=Download&flow=top");

        Assert.Equal(("application/zip", "top.zip"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("top", PakketLezer.Read(await answer.Content.ReadAsByteArrayAsync()).Flow);
    }

    [Fact]
    public async Task A_coach_takes_no_package_and_another_leerwerkbedrijf_does_not_see_it()
    {
        await using var world = await StartAsync();
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("ver", "coordinator", "lwb-2");
        using var co = await world.SignInAsync("co");
        using var an = await world.SignInAsync("an");
        using var ver = await world.SignInAsync("ver");

        var sent = await SendAsync(co, PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel", "schrijf")));

        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync("/ontwerp/pakket")).StatusCode);
        Assert.DoesNotContain("Pakket van", (await ver.OpenAsync("/ontwerp/pakket")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ver.GetAsync(sent.Headers.Location!.ToString())).StatusCode);
    }

    private static async Task<TestWorld> StartAsync()
    {
        var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, PakketMap.Top, PakketMap.Deel("bel"));
        await world.AddMedewerkerAsync("co", "coordinator");
        return world;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestBrowser browser, byte[] zip)
    {
        var form = (await browser.OpenAsync("/ontwerp/pakket")).QuerySelector("form[enctype]")!;
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var file = new ByteArrayContent(zip);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return await browser.SendAsync(new(HttpMethod.Post, form.GetAttribute("action")) { Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, "Bestand", "pakket.zip" } } });
    }
}
