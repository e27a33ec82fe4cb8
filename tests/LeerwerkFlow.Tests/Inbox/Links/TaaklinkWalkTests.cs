using System.Diagnostics;
using LeerwerkFlow.Tests.Browser;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Inbox.Links;

/// <summary>An external promotor opens the link on a phone and finishes the plan. The script's own seconds are machine time; a person adds typing and reading, so taps and letters are counted.</summary>
public sealed class TaaklinkWalkTests(ITestOutputHelper output)
{
    private int taps;
    private int letters;

    [Fact]
    public async Task A_promotor_finishes_the_plan_on_a_phone()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var proef = await LinkProef.BeginAsync(world);
        await using var coach = await RealBrowser.OpenAsync(world);
        await coach.SignInAsync("an");
        await coach.GoAsync($"/taak/{proef.Taak}");
        await coach.Page.GetByRole(AriaRole.Link, new() { Name = "Laat de promotor dit zelf invullen, met een link" }).FocusAsync();
        await coach.LeadsOnAsync(() => coach.Page.Keyboard.PressAsync("Enter"));
        await coach.ShotAsync("link-geven");
        await coach.Page.GetByLabel("Aan wie geef je de link?").FillAsync("Rik Verzonnen");
        await coach.LeadsOnAsync(() => coach.Page.Keyboard.PressAsync("Enter"));
        await coach.ShotAsync("link-gegeven");
        var link = new Uri(await coach.Page.GetByLabel("Link om te kopiëren").InputValueAsync()).AbsolutePath;
        await coach.GoAsync($"/taak/{proef.Taak}/link");
        await coach.ShotAsync("link-is-er");

        await using var phone = await RealBrowser.OpenAsync(world, RealBrowser.Narrow);
        var clock = Stopwatch.StartNew();
        await phone.GoAsync(link);
        await phone.ShotAsync("link-formulier");
        await TypeAsync(phone, "#f-leerdoelen-0-doel", "Veilig werken met de bosmaaier");
        await TypeAsync(phone, "#f-leerdoelen-0-hoe", "Eerst kijken, dan samen doen");
        await TypeAsync(phone, "#f-technisch", "Elke ochtend overlopen we het werk van de dag.");
        await TypeAsync(phone, "#f-opvolging", "De ploegbaas kijkt elke week en schrijft het op.");
        await TapAsync(phone, "[name=datumGesprek]");
        await phone.Page.Locator("[name=datumGesprek]").FillAsync("2010-03-01");
        await TapAsync(phone, "[name=zichtDeelnemer][value=AKKOORD]");
        await TapAsync(phone, "[name=kopieGegeven][value=nee]");
        await phone.Page.Locator("[data-bewaard]").Filter(new() { HasText = "Voorlopig bewaard" }).WaitForAsync();
        Interlocked.Increment(ref taps);
        await phone.LeadsOnAsync(() => phone.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur" }).ClickAsync());
        var seconds = clock.Elapsed.TotalSeconds;
        await phone.ShotAsync("link-klaar");
        await phone.GoAsync("/p/" + new string('A', 32));
        await phone.ShotAsync("link-dicht");

        // Two letters a second on a phone and two seconds a tap: well within the three minutes.
        output.WriteLine($"{taps} taps, {letters} letters, {seconds:0.0} s of the script; a person about {(taps * 2) + (letters / 2)} s");
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        Assert.InRange(taps, 1, 12);
        Assert.True((taps * 2) + (letters / 2) < 180);
    }

    private async Task TypeAsync(RealBrowser phone, string veld, string tekst)
    {
        await TapAsync(phone, veld);
        await phone.Page.Keyboard.TypeAsync(tekst);
        letters += tekst.Length;
    }

    private async Task TapAsync(RealBrowser phone, string veld)
    {
        taps++;
        await phone.Page.Locator(veld).First.ClickAsync();
    }
}
