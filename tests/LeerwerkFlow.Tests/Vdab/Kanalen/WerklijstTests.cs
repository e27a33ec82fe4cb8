using System.Net;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;

namespace LeerwerkFlow.Tests.Vdab.Kanalen;

public sealed class WerklijstTests
{
    [Fact]
    public async Task A_coach_confirms_in_three_clicks_and_the_next_one_appears()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: "--Vdab:Kanaal=werklijst");
        await world.AddMedewerkerAsync("an");
        var traject = await Rij.OneAsync(world, 2, "an");
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Werklijst VDAB").ClickAsync());
        Assert.Equal(1, await browser.Page.Locator("main details").CountAsync());

        await browser.Page.Locator("summary").ClickAsync();
        await browser.Page.GetByLabel("Kenmerk van VDAB").ClickAsync();
        await browser.Page.Keyboard.TypeAsync("MLP-000123");
        await browser.ShotAsync("werklijst");
        var seen = await browser.Page.Locator("main details").InnerTextAsync();
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Bevestig", new() { Exact = true }).ClickAsync());

        Assert.All(new[] { "Nora Voorbeeld", traject.Id, "Toeleiding ontvangen", "maandag 1 maart 2010 (01/03/2010)" }, wat => Assert.Contains(wat, seen, StringComparison.Ordinal));
        Assert.Equal(["HANDMATIG_BEVESTIGD", "KLAAR"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal(("werklijst", "MLP-000123", "2010-02-28T23:00:00.0000000Z"), await world.Db.FindAsync<(string, string, string)>("SELECT kanaal, ontvangst, verzonden FROM melding WHERE sequence = 1"));
        Assert.Equal(("an", "MLP-000123, 1 mrt 2010"), await world.Db.FindAsync<(string, string)>("SELECT door, detail FROM vdab_ingreep WHERE wat = 'bevestigd'"));
        Assert.Contains("Intake afgerond", await browser.Page.Locator("main details").InnerTextAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/melding/" + await Rij.IdAsync(world, traject.Id, 1));
        await browser.ShotAsync("melding-bevestigd");
    }

    [Fact]
    public async Task A_second_coach_reads_who_confirmed_it_and_with_which_reference()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=werklijst");
        var (an, bo) = (await world.AddMedewerkerAsync("an"), await world.AddMedewerkerAsync("bo", "coordinator"));
        var traject = await Rij.OneAsync(world, 1, "an");
        var id = await Rij.IdAsync(world, traject.Id, 1);
        await world.As<ConfirmMelding>(an).RunAsync(id, "MLP-1", null);

        var twice = await Assert.ThrowsAsync<RuleBroken>(() => world.As<ConfirmMelding>(bo).RunAsync(id, "MLP-2", null));

        Assert.Equal("Medewerker an bevestigde deze melding al, met kenmerk MLP-1. Registreer ze geen tweede keer bij VDAB.", twice.Message);
        Assert.Equal("MLP-1", await world.Db.FindAsync<string>("SELECT ontvangst FROM melding"));
    }

    [Fact]
    public async Task Only_the_head_of_a_traject_with_a_good_reference_and_day_is_confirmed()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=werklijst");
        var an = await world.AddMedewerkerAsync("an");
        var traject = await Rij.OneAsync(world, 2, "an");
        var (first, second, confirm) = (await Rij.IdAsync(world, traject.Id, 1), await Rij.IdAsync(world, traject.Id, 2), world.As<ConfirmMelding>(an));

        await Assert.ThrowsAsync<RuleBroken>(() => confirm.RunAsync(second, "MLP-1", null));
        Assert.Equal("Kenmerk", (await Assert.ThrowsAsync<RuleBroken>(() => confirm.RunAsync(first, "  ", null))).Veld);
        Assert.Equal("Op", (await Assert.ThrowsAsync<RuleBroken>(() => confirm.RunAsync(first, "MLP-1", new DateOnly(2010, 3, 2)))).Veld);
        await world.Db.WriteAsync([new("UPDATE melding SET status = 'VASTGEHOUDEN' WHERE id = @first", new { first })]);
        await Assert.ThrowsAsync<RuleBroken>(() => confirm.RunAsync(first, "MLP-1", null));
        using var browser = await world.SignInAsync("an");
        Assert.Empty((await browser.OpenAsync("/werklijst")).QuerySelectorAll("main details"));
        Assert.Equal(["VASTGEHOUDEN", "KLAAR"], await Rij.StatusAsync(world, traject.Id));
    }

    [Fact]
    public async Task A_wrong_confirmation_is_put_right_with_a_reason_or_taken_back()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=werklijst");
        await world.AddMedewerkerAsync("an");
        var traject = await Rij.OneAsync(world, 2, "an");
        var (first, second) = (await Rij.IdAsync(world, traject.Id, 1), await Rij.IdAsync(world, traject.Id, 2));
        using var browser = await world.SignInAsync("an");
        await browser.PostAsync("/werklijst", [("Kenmerk", "MLP-1")], "main details form");
        await browser.PostAsync("/werklijst", [("Kenmerk", "MLP-2")], "main details form");

        var without = await browser.PostAsync($"/melding/{first}?handler=Verbeter", [("Kenmerk", "MLP-9")]);
        await browser.PostAsync($"/melding/{first}?handler=Verbeter", [("Kenmerk", "MLP-9"), ("Op", "2010-02-26"), ("Reden", "Cijfer verkeerd getypt.")]);
        var tooLate = await TestBrowser.ReadAsync(await browser.PostAsync($"/melding/{first}?handler=Terug", [("Reden", "Staat er niet.")]));
        await browser.PostAsync($"/melding/{second}?handler=Terug", [("Reden", "Staat er niet.")]);

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(("MLP-9", "2010-02-25T23:00:00.0000000Z"), await world.Db.FindAsync<(string, string)>("SELECT ontvangst, verzonden FROM melding WHERE id = @first", new { first }));
        Assert.Contains("zet eerst die latere terug", tooLate.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["HANDMATIG_BEVESTIGD", "KLAAR"], await Rij.StatusAsync(world, traject.Id));
        Assert.Contains("Cijfer verkeerd getypt.", (await browser.OpenAsync("/melding/" + first)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_chosen_with_a_reason_and_what_left_stays_with_the_old_one()
    {
        await using var world = await TestWorld.StartAsync();
        var co = await world.AddMedewerkerAsync("co", "coordinator");
        await world.AddMedewerkerAsync("an");
        var traject = await Rij.OneAsync(world, 2, "an");
        await world.Get<DeliverMelding>().RunAsync(traject.Id);
        using var coach = await world.SignInAsync("an");
        Assert.DoesNotContain("Werklijst", (await coach.OpenAsync("/meldingen")).QuerySelector(".hoofdnav")!.TextContent, StringComparison.Ordinal);
        using var browser = await world.SignInAsync("co");

        var without = await browser.PostAsync("/kanaal?handler=Kies", [("Kanaal", "werklijst")], "form[action*=Kies]");
        var good = await browser.PostAsync("/kanaal?handler=Kies", [("Kanaal", "werklijst"), ("RedenKanaal", "De koppeling is nog niet klaar.")], "form[action*=Kies]");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (without.StatusCode, good.StatusCode));
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(["webhook", "-"], await world.Db.QueryAsync<string>("SELECT COALESCE(kanaal, '-') FROM melding ORDER BY sequence"));
        Assert.Contains("Werklijst VDAB", (await coach.OpenAsync("/meldingen")).QuerySelector(".hoofdnav")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await coach.OpenAsync("/werklijst")).QuerySelectorAll("main details"));
        await Assert.ThrowsAsync<NotFound>(() => world.As<SteerKanaal>(co).ChooseAsync("lwb-2", "bestand", "Een ander huis."));
    }

    [Fact]
    public async Task A_setting_that_names_no_channel_stops_the_start()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Throws<LeerwerkFlow.Store.CannotStart>(() => new Kanaalkeuze(world.Db, [new WerklijstKanaal(), new BestandKanaal()], new VdabOptions(Kanaal: "duif")));
    }
}
