using LeerwerkFlow.Tests.Browser;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>Absence and questions in a real browser, by the keyboard alone.</summary>
public sealed class OverdrachtPageTests
{
    [Fact]
    public async Task A_coach_says_that_she_is_away_and_the_colleague_finds_her_work()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await inbox.World.AddMedewerkerAsync("dirk", "coordinator");
        await using var an = await RealBrowser.OpenAsync(inbox.World);
        await an.SignInAsync("an");
        await an.GoAsync("/afwezigheid");
        await an.ShotAsync("afwezigheid-leeg");

        await FillAsync(an, ("Eerste dag", "03032010"), ("Laatste dag (telt mee)", "03012010"));
        await an.LeadsOnAsync(() => an.Page.Keyboard.PressAsync("Enter"));
        await an.ShotAsync("afwezigheid-fout");
        Assert.Equal("2010-03-03", await an.Page.GetByLabel("Eerste dag").InputValueAsync());
        await FillAsync(an, ("Eerste dag", "03012010"), ("Laatste dag (telt mee)", "03122010"));
        await ChooseAsync(an, "Wie neemt waar?", "Medewerker b");
        await an.LeadsOnAsync(() => PressAsync(an, "Bewaar"));
        await an.ShotAsync("afwezigheid");

        await using var bo = await RealBrowser.OpenAsync(inbox.World);
        await bo.SignInAsync("bo");
        await bo.GoAsync("/postvak");
        await bo.ShotAsync("postvak-waarnemen");
        await bo.LeadsOnAsync(() => PressAsync(bo, "Voer het gesprek", AriaRole.Link));
        await bo.ShotAsync("taak-waarnemen");
        await an.LeadsOnAsync(() => PressAsync(an, "Schrap de afwezigheid: Medewerker an, 1 mrt 2010"));
        Assert.Contains("geschrapt", await an.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_enters_another_s_absence_and_changes_it()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await inbox.World.AddMedewerkerAsync("dirk", "coordinator,coach");
        await using var carla = await RealBrowser.OpenAsync(inbox.World);
        await carla.SignInAsync("carla");
        await carla.GoAsync("/afwezigheid");

        await ChooseAsync(carla, "Wie is afwezig?", "Medewerker d");
        await FillAsync(carla, ("Eerste dag", "03082010"), ("Laatste dag (telt mee)", "03102010"));
        await ChooseAsync(carla, "Wie neemt waar?", "Medewerker a");
        await carla.LeadsOnAsync(() => PressAsync(carla, "Bewaar"));
        Assert.Contains("coördinator: de coördinator", await carla.Page.InnerTextAsync("table"), StringComparison.Ordinal);
        await carla.LeadsOnAsync(() => PressAsync(carla, "Wijzig de afwezigheid van Medewerker dirk vanaf 8 mrt 2010", AriaRole.Link));
        await FillAsync(carla, ("Laatste dag (telt mee)", "03122010"));
        await carla.ShotAsync("afwezigheid-wijzigen");
        await carla.LeadsOnAsync(() => carla.Page.Keyboard.PressAsync("Enter"));

        Assert.Contains("12 mrt 2010", await carla.Page.InnerTextAsync("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_asked_and_answered()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await inbox.World.AddMedewerkerAsync("ine", "instructeur");
        await using var an = await RealBrowser.OpenAsync(inbox.World);
        await using var ine = await RealBrowser.OpenAsync(inbox.World);
        var taak = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        await an.SignInAsync("an");
        await an.GoAsync(taak);

        await an.LeadsOnAsync(() => PressAsync(an, "Vraag iets aan een collega", AriaRole.Link));
        await ChooseAsync(an, "Aan wie?", "Medewerker i");
        await TypeAsync(an, "Je vraag", "Was Jo elke dag op tijd?");
        await an.ShotAsync("vraag-stellen");
        await an.LeadsOnAsync(() => PressAsync(an, "Stel de vraag"));
        await ine.SignInAsync("ine");
        await ine.GoAsync("/postvak");
        await ine.LeadsOnAsync(() => PressAsync(ine, "Voer het gesprek", AriaRole.Link));
        await ine.ShotAsync("taak-gevraagd");
        await ine.LeadsOnAsync(() => PressAsync(ine, "Antwoord", AriaRole.Link));
        await ine.LeadsOnAsync(() => PressAsync(ine, "Antwoord"));
        await ine.ShotAsync("vraag-beantwoorden");
        await TypeAsync(ine, "Je antwoord", "Ja, elke dag.");
        await ine.LeadsOnAsync(() => PressAsync(ine, "Antwoord"));
        await an.GoAsync(taak);
        await an.ShotAsync("taak-beantwoord");

        Assert.Contains("Ja, elke dag.", await an.Page.InnerTextAsync("aside"), StringComparison.Ordinal);
    }

    // A date field takes its digits one part after the other; this browser begins with the month.
    private static async Task FillAsync(RealBrowser browser, params (string Label, string Cijfers)[] velden)
    {
        foreach (var (label, cijfers) in velden)
            await TypeAsync(browser, label, cijfers);
    }

    // A list jumps to what is typed.
    private static Task ChooseAsync(RealBrowser browser, string label, string begin) => TypeAsync(browser, label, begin);

    private static async Task TypeAsync(RealBrowser browser, string label, string tekst)
    {
        await browser.Page.GetByLabel(label).FocusAsync();
        await browser.Page.Keyboard.TypeAsync(tekst);
    }

    private static async Task PressAsync(RealBrowser browser, string naam, AriaRole rol = AriaRole.Button)
    {
        await browser.Page.GetByRole(rol, new() { Name = naam, Exact = true }).FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
    }
}
