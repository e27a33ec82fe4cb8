using System.Diagnostics;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Tests.Demo;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>How far it is for who has never seen it: from the address to the first completed taak, on a telephone, filling in what must be filled in and no more.</summary>
public sealed class NieuwTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_new_coach_completes_the_first_taak_of_the_day()
    {
        await using var world = await DemoWorld.BeginAsync(60, kestrel: true);
        await world.Get<DemoPeople>().MakeAsync(60);
        await using var browser = await RealBrowser.OpenAsync(world, RealBrowser.Narrow);
        var (page, clock) = (browser.Page, Stopwatch.StartNew());
        await browser.GoAsync("/");
        await browser.ShotAsync("nieuw-aanmelden");
        var (taps, letters, pages) = (1, 0, 3);
        await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden als coach", Exact = true }).ClickAsync());

        await browser.LeadsOnAsync(() => page.Locator(".taken a[href^='/taak/']").First.ClickAsync());
        taps++;
        var id = new Uri(page.Url).Segments[^1];
        var coach = new LeerwerkFlow.Access.CurrentUser("demo-coach", "", DemoAccounts.Organisaties[0], LeerwerkFlow.Access.Roles.Parse("coach"));
        var read = world.Get<ReadTaak>();
        var dossier = await read.OpenAsync(coach, await read.GetAsync(coach, id));
        var uitkomst = await page.Locator("button[name=uitkomst]").First.GetAttributeAsync("value");
        foreach (var (naam, teksten) in FormulierVoorbeeld.Post(dossier.Formulier, uitkomst, dossier.Context).Where(p => dossier.Formulier.FindVeld(p.Key.Split('.')[0])!.MustBeFilled(uitkomst)))
        {
            var velden = page.Locator($"[name=\"{naam}\"]");
            if (await velden.CountAsync() == 0)
            {
                await page.Locator($"[data-herhaling=\"{naam.Split('.')[0]}\"] button:not(.rij-weg)").Last.ClickAsync();
                taps++;
            }

            var soort = await velden.First.GetAttributeAsync("type");
            if (soort is "radio" or "checkbox")
                await page.Locator($"[name=\"{naam}\"][value=\"{teksten[0]}\"]").CheckAsync();
            else if (await velden.First.EvaluateAsync<string>("e => e.tagName") == "SELECT")
                await velden.First.SelectOptionAsync(teksten[0]);
            else if (await velden.First.InputValueAsync() != teksten[0])
                await velden.First.FillAsync(teksten[0]);
            taps++;
            letters += soort is "radio" or "checkbox" ? 0 : teksten[0].Length;
        }

        await browser.LeadsOnAsync(() => page.Locator($"button[name=uitkomst][value={uitkomst}]").ClickAsync());
        taps++;

        Assert.EndsWith("/postvak", page.Url, StringComparison.Ordinal);
        Assert.Equal("klaar", await world.Db.FindAsync<string>("SELECT status FROM taak WHERE id = @id", new { id }));
        output.WriteLine($"{dossier.Taak.Titel}: {pages} pages, {taps} taps, {letters} letters, script {clock.Elapsed.TotalSeconds:0.0} s, a person about {(taps * 2) + (letters / 2)} s (2 s a tap, 2 letters a second)");
        // With its own fields: the evaluation has eight that must be filled in.
        Assert.InRange(taps, 5, 12);
    }
}
