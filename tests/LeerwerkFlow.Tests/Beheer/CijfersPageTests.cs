using System.Net;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Documenten.Post;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Tests.Beheer;

public sealed class CijfersPageTests
{
    [Fact]
    public async Task The_beheerder_reads_numbers_and_no_names()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        var coach = await world.AddMedewerkerAsync("an");
        await Proeftraject.StartAsync(world, coach.Id, new Teken("proef").Stap("md", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Stap("w", "Leerwerk.Wacht", ("moment", "hier + 1 dag")).Taak("daarna").Pijl("md", "w").Pijl("w", "daarna"));
        await world.Klok.MoveAsync(new DateOnly(2010, 3, 3));
        await world.Db.WriteAsync([Notitie.Row(Notitie.Klop + "werk-dat-vervalt", new(2010, 3, 1, 11, 0, 5, TimeSpan.Zero))]);
        using var browser = await world.SignInAsync("bea");

        var page = await browser.OpenAsync("/beheer");

        Assert.Equal(
            ["0 stappen vandaag", "1 datum nog te doen", "1 melding wacht", "0 mails wachten", "0 taken te laat", "0 na te kijken"],
            page.QuerySelectorAll(".tegel").Select(t => t.TextContent.Trim()));
        var tekst = page.QuerySelector("main")!.TextContent;
        Assert.All([Datum.Kort((await world.Db.FindAsync<DateOnly>("SELECT vervalt FROM wacht WHERE soort = 'Moment'"))), "1 mrt 2010 om 12.00 uur", "nog nooit", $"{(world.Db.Options.Engine == "sqlite" ? "SQLite" : "PostgreSQL")}, schema ", "werk dat vervalt", "staat uit"], zin => Assert.Contains(zin, tekst, StringComparison.Ordinal));
        Assert.All(["Nora", "Voorbeeld", "Medewerker"], naam => Assert.DoesNotContain(naam, tekst, StringComparison.Ordinal));
        using var an = await world.SignInAsync("an");
        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync("/beheer")).StatusCode);
    }

    [Fact]
    public async Task After_a_restore_the_page_leads_through_what_waits()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        var proef = await MailProef.MakeAsync(world);
        await proef.AskAsync();
        await world.Db.WriteAsync(Hersteld.Rows(new(2010, 3, 1, 2, 0, 0, TimeSpan.Zero), world.Time.GetUtcNow(), world.Klok.Now));
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("bea");
        await browser.GoAsync("/beheer");
        await browser.ShotAsync("beheer-hersteld");

        await browser.LeadsOnAsync(() => browser.Page.GetByText("Alles is nagekeken").PressAsync("Enter"));
        Assert.Contains("Beslis eerst over de mails.", await browser.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Trek de mails in").PressAsync("Enter"));
        await browser.GoAsync("/kanaal");
        await browser.Page.GetByLabel("Waarom doe je dit?").FillAsync("Vergeleken met VDAB.");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Zet weer aan").ClickAsync());
        await browser.GoAsync("/beheer");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Alles is nagekeken").PressAsync("Enter"));

        Assert.Equal(0, await browser.Page.Locator("#hersteld").CountAsync());
        await browser.ShotAsync("beheer");
    }
}
