using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Tests.Browser;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Agenda;

/// <summary>The agenda in a real browser; the first by the keyboard alone.</summary>
public sealed class AgendaBrowserTests
{
    [Fact]
    public async Task A_coach_plans_moves_and_cancels_with_the_keyboard()
    {
        await using var agenda = await AgendaWorld.StartAsync(kestrel: true);
        await using var an = await RealBrowser.OpenAsync(agenda.World);
        await an.SignInAsync("an");
        await an.GoAsync($"/traject/{agenda.Jo}");

        await an.LeadsOnAsync(() => PressAsync(an, "Plan een afspraak", AriaRole.Link));
        await TypeAsync(an, "Dag", "03062010");
        await TypeAsync(an, "Uur", "1000AM");
        await an.ShotAsync("afspraak-nieuw");
        await an.LeadsOnAsync(() => PressAsync(an, "Plan de afspraak"));
        await an.ShotAsync("afspraak-botsing");
        await an.Page.GetByLabel("Ik weet dit en plan de afspraak toch zo").FocusAsync();
        await an.Page.Keyboard.PressAsync("Space");
        await an.LeadsOnAsync(() => an.Page.Keyboard.PressAsync("Enter"));
        await an.ShotAsync("afspraak");
        Assert.Equal(["2010-03-06 10:00 1 0"], await agenda.RowsAsync());

        await TypeAsync(an, "Dag", "03092010");
        await an.LeadsOnAsync(() => an.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal(["2010-03-09 10:00 2 0"], await agenda.RowsAsync());
        await an.LeadsOnAsync(() => PressAsync(an, "Annuleer de afspraak"));
        Assert.Equal(["2010-03-09 10:00 3 1"], await agenda.RowsAsync());
        await an.ShotAsync("afspraak-geannuleerd");
    }

    [Fact]
    public async Task A_week_a_group_and_the_feed_read_well()
    {
        await using var agenda = await AgendaWorld.StartAsync(kestrel: true);
        var mo = await agenda.MoreAsync(8);
        await agenda.World.Get<SaveAfwezigheid>().RunAsync(agenda.An, new(null, 0, "an", new(2010, 4, 8), new(2010, 4, 9), "bo", new Dictionary<string, string>()));
        await agenda.PlanAsync(agenda.Vraag("2010-04-06", "09:30"));
        var groep = await agenda.ForceAsync(agenda.Vraag("2010-04-06", "13:00", 120) with { Soort = "groep", Trajecten = [agenda.Jo, .. mo] });
        await agenda.ForceAsync(agenda.Vraag("2010-04-07", "10:00") with { Soort = "telefoon", Plaats = "" });
        await agenda.World.Db.WriteAsync([new("UPDATE taak SET termijn = '2010-04-07', medewerker = 'an' WHERE traject = @Jo", new { agenda.Jo })]);
        await using var an = await RealBrowser.OpenAsync(agenda.World);
        await using var co = await RealBrowser.OpenAsync(agenda.World);
        await an.SignInAsync("an");
        await co.SignInAsync("co");

        await an.GoAsync("/agenda?week=2010-04-05");
        await an.ShotAsync("agenda");
        await an.LeadsOnAsync(() => PressAsync(an, "Maak een adres"));
        await an.ShotAsync("agenda-feed");
        await an.GoAsync("/afspraak/nieuw?groep=true");
        await an.ShotAsync("groepssessie-nieuw");
        await co.GoAsync("/agenda?week=2010-04-05&coach=an");
        await co.ShotAsync("agenda-coordinator");
        await agenda.World.Klok.MoveAsync(new DateOnly(2010, 4, 7));
        await an.GoAsync($"/afspraak/{groep}");
        await an.ShotAsync("groepssessie");
        await an.Page.GetByRole(AriaRole.Group, new() { Name = "Jo Fictief" }).GetByLabel("Aanwezig", new() { Exact = true }).FocusAsync();
        await an.Page.Keyboard.PressAsync("Space");
        await an.LeadsOnAsync(() => PressAsync(an, "Bewaar wie er was"));
        await an.GoAsync($"/traject/{agenda.Jo}?soort=gesprek");
        await an.ShotAsync("tijdlijn-afspraken");

        Assert.Contains("Groepssessie om 13.00 uur: was er", await an.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task TypeAsync(RealBrowser browser, string label, string tekst)
    {
        await browser.Page.GetByLabel(label, new() { Exact = true }).FocusAsync();
        await browser.Page.Keyboard.TypeAsync(tekst);
    }

    private static async Task PressAsync(RealBrowser browser, string naam, AriaRole rol = AriaRole.Button)
    {
        await browser.Page.GetByRole(rol, new() { Name = naam, Exact = true }).FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
    }
}
