using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Inbox;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>Letters that hang on a taak (S12).</summary>
public sealed class AskDocumentTests
{
    [Fact]
    public async Task A_letter_is_asked_once_a_taak_and_made_as_any_other()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var id = await AskAsync(inbox, inbox.An, "uitnodiging-gesprek");
        var again = await AskAsync(inbox, inbox.An, "uitnodiging-gesprek");
        await inbox.Get<RenderDocument>().RunAsync();

        Assert.Equal(id, again);
        var row = await inbox.World.Db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b WHERE b.sjabloon = 'uitnodiging-gesprek'");
        Assert.Equal((id, "Uitnodiging gesprek", "deelnemer", "post", "gemaakt", new DateOnly(2010, 3, 1)), (row!.Id, row.Titel, row.Ontvanger, row.Kanaal, row.Status, row.Datum));
        Assert.Equal(2, await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM verwerking WHERE handeling = 'document-gevraagd' AND medewerker = 'an'"));
    }

    [Fact]
    public async Task When_the_taak_is_done_its_letters_can_still_be_made()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", ("verslag", "Goed."));

        await AskAsync(inbox, inbox.An, "gespreksblad");
        await inbox.Get<RenderDocument>().RunAsync();

        Assert.Equal("verstuurd", await inbox.World.Db.FindAsync<string>("SELECT status FROM document WHERE sjabloon = 'gespreksblad'"));
    }

    [Theory]
    [InlineData("weigering", "Die brief hoort niet bij deze taak. Kies er een uit de lijst.")]
    [InlineData("tbs-overeenkomst", "In het dossier ontbreekt nog: werkgever-gebruiker (terbeschikkingstelling), eerste dag (terbeschikkingstelling), laatste dag (terbeschikkingstelling), ")]
    public async Task What_cannot_be_made_is_refused_and_nothing_is_asked(string naam, string zin)
    {
        await using var inbox = await InboxWorld.StartAsync();

        Assert.StartsWith(zin, (await Assert.ThrowsAsync<RuleBroken>(() => AskAsync(inbox, inbox.An, naam))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM document"));
    }

    [Fact]
    public async Task The_taak_leads_to_its_letters_and_who_does_not_see_the_dossier_sees_none()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        Assert.Equal($"{path}/brieven", (await browser.OpenAsync(path)).QuerySelector("aside a.knop")!.GetAttribute("href"));

        var answer = await browser.PostAsync($"{path}/brieven", [("naam", "gespreksblad")]);
        var page = await browser.OpenAsync($"{path}/brieven");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([answer.Headers.Location!.ToString()], page.QuerySelectorAll("td a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["Maak Uitnodiging gesprek", "Maak TBS overeenkomst"], page.QuerySelectorAll("td button").Select(b => b.TextContent));
        using var bo = await inbox.World.SignInAsync("bo");
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync($"{path}/brieven")).StatusCode);
    }

    [Fact]
    public async Task The_page_is_good_in_a_real_browser()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World);
        await browser.SignInAsync("an");
        await AskAsync(inbox, inbox.An, "gespreksblad");

        await browser.GoAsync($"/taak/{await inbox.IdAsync("Voer het gesprek")}/brieven");
        await browser.ShotAsync("taak-brieven");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Maak TBS overeenkomst" }).ClickAsync();

        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("In het dossier ontbreekt nog:");
        await browser.ShotAsync("taak-brieven-fout");
    }

    private static async Task<string> AskAsync(InboxWorld inbox, CurrentUser wie, string naam) => await inbox.World.As<AskDocument>(wie).RunAsync(await inbox.IdAsync("Voer het gesprek"), naam);
}
