using LeerwerkFlow.Inbox;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>Both pages in a real browser: nothing for axe to find, nothing wider than a telephone, no request to elsewhere.</summary>
public sealed class InboxPagesTests
{
    [Fact]
    public async Task The_inbox_is_good_for_a_coach_and_for_a_coordinator()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, 8));
        await inbox.Get<RemindTaken>().RunAsync();
        await using var coach = await RealBrowser.OpenAsync(inbox.World);
        await using var coordinator = await RealBrowser.OpenAsync(inbox.World);

        await coach.SignInAsync("an");
        await coach.GoAsync("/postvak");
        await coach.Page.GetByText("Waarom 5 mrt 2010?").ClickAsync();
        await coach.ShotAsync("postvak");
        await coordinator.SignInAsync("carla");
        await coordinator.GoAsync("/postvak?team=true");
        await coordinator.ShotAsync("postvak-team");
        await coordinator.GoAsync("/postvak?team=true&zoek=niemand");
        await coordinator.ShotAsync("postvak-leeg");
    }

    [Fact]
    public async Task A_taak_is_done_with_the_shipped_form_and_keeps_what_is_typed()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true, shipped: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World);
        var id = await inbox.IdAsync("Voer het gesprek");
        await browser.SignInAsync("an");

        await browser.GoAsync($"/taak/{id}");
        await browser.ShotAsync("taak");
        await browser.Page.GetByLabel("Waarom wil de deelnemer werken?").FillAsync("Graag buiten werken.");
        await browser.Page.GetByText("Voorlopig bewaard om").WaitForAsync();
        await browser.GoAsync($"/taak/{id}");
        Assert.Equal("Graag buiten werken.", await browser.Page.GetByLabel("Waarom wil de deelnemer werken?").InputValueAsync());
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Klaar", Exact = true }).ClickAsync());
        await browser.ShotAsync("taak-fouten");
    }

    [Fact]
    public async Task A_taak_that_is_gone_or_another_s_says_so_on_a_good_page()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await using var coach = await RealBrowser.OpenAsync(inbox.World);
        await using var colleague = await RealBrowser.OpenAsync(inbox.World);
        var id = await inbox.IdAsync("Voer het gesprek");
        await coach.SignInAsync("an");
        await colleague.SignInAsync("bo");

        await colleague.GoAsync($"/taak/{id}");
        await colleague.ShotAsync("taak-van-collega");
        await coach.GoAsync($"/taak/{id}");
        await coach.Page.GetByLabel("Verslag").FillAsync("Mijn tekst.");
        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", ("verslag", "Van elders."), ("reden", "zorgen thuis"));
        await coach.LeadsOnAsync(() => coach.Page.GetByRole(AriaRole.Button, new() { Name = "Geen gehoor" }).ClickAsync());
        Assert.Equal("Mijn tekst.", await coach.Page.GetByLabel("Verslag").InputValueAsync());
        await coach.ShotAsync("taak-te-laat");
        await coach.GoAsync($"/taak/{id}");
        await coach.ShotAsync("taak-klaar");
        await coach.GoAsync($"/taak/{await inbox.IdAsync("bericht")}");
        await coach.ShotAsync("taak-bericht");
        await coach.GoAsync($"/taak/{await inbox.IdAsync("Vul samen in")}");
        await coach.ShotAsync("taak-samen");
        await inbox.ChangeAsync(new Wijziging.Stop(new(2010, 3, 1), false));
        await coach.GoAsync($"/taak/{await inbox.IdAsync("Vul samen in")}");
        await coach.ShotAsync("taak-vervallen");
    }
}
