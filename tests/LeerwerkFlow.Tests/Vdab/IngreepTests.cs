using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Vdab.Kanalen;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class IngreepTests
{
    [Fact]
    public async Task A_beheerder_passes_a_parked_one_over_with_a_reason_and_the_next_goes_on()
    {
        using var door = new VdabDoor((mijlpaal, _) => VdabDoor.Says(mijlpaal == "TOELEIDING_ONTVANGEN" ? HttpStatusCode.NotFound : HttpStatusCode.OK, """{"foutcode": "ONBEKEND_TRAJECT"}"""));
        await using var world = await TestWorld.StartAsync(kestrel: true, adapt: door.Use);
        var (an, be) = (await world.AddMedewerkerAsync("an"), await world.AddMedewerkerAsync("be", "beheerder"));
        var traject = await Rij.OneAsync(world, 2, "an");
        var id = await Rij.IdAsync(world, traject.Id, 1);
        await world.Get<DeliverMelding>().RunAsync();
        Assert.Equal(["GEPARKEERD", "KLAAR"], await Rij.StatusAsync(world, traject.Id));
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("be");
        await browser.GoAsync("/meldingen?status=GEPARKEERD");
        Assert.Contains("ONBEKEND_TRAJECT: Medewerker an kijkt dit na", await browser.Page.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/melding/" + id);
        await browser.ShotAsync("melding-geparkeerd");

        await Assert.ThrowsAsync<NotAllowed>(() => world.As<SkipMelding>(an).RunAsync(id, "VDAB kent dit dossier niet."));
        await Assert.ThrowsAsync<RuleBroken>(() => world.As<SkipMelding>(be).RunAsync(id, ""));
        await browser.Page.GetByLabel("Waarom sla je ze over?").FillAsync("VDAB kent dit dossier niet.");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Sla deze melding over").ClickAsync());
        await world.Get<DeliverMelding>().RunAsync();

        Assert.Equal(["OVERGESLAGEN", "AANVAARD"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal(("overgeslagen", "be", "VDAB kent dit dossier niet."), await world.Db.FindAsync<(string, string, string)>("SELECT wat, door, reden FROM vdab_ingreep WHERE melding = @id", new { id }));
        Assert.Contains("VDAB kent dit dossier niet.", await browser.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => world.As<SkipMelding>(be).RunAsync(id, "Nog eens."));
    }

    [Fact]
    public async Task Passing_over_a_held_one_closes_its_taak()
    {
        await using var world = await TestWorld.StartAsync();
        var (an, be) = (await world.AddMedewerkerAsync("an"), await world.AddMedewerkerAsync("be", "beheerder"));
        await Proeftraject.StartAsync(world, an.Id, new Teken("stop").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TRAJECT_STOPGEZET")));

        await world.As<SkipMelding>(be).RunAsync((await world.Db.FindAsync<string>("SELECT id FROM melding"))!, "VDAB stopte dit zelf.");

        Assert.Equal(["geannuleerd"], await world.Db.QueryAsync<string>("SELECT status FROM taak WHERE soort = 'voorlezen'"));
    }

    [Fact]
    public async Task What_left_goes_once_more_byte_for_byte_in_order_and_changes_nothing()
    {
        var down = false;
        using var door = new VdabDoor((_, _) => down ? VdabDoor.Says(HttpStatusCode.BadGateway) : VdabDoor.Says(HttpStatusCode.OK));
        using var bodies = new Bytes(door);
        await using var world = await TestWorld.StartAsync(adapt: bodies.Use);
        var be = await world.AddMedewerkerAsync("be", "beheerder");
        var traject = await Rij.OneAsync(world, 3);
        await world.Db.WriteAsync([new("UPDATE melding SET volgende = '2010-03-05T00:00:00.0000000Z' WHERE sequence = 3")]);
        await world.Get<DeliverMelding>().RunAsync();
        var (first, before) = (bodies.Seen.ToList(), await world.Db.QueryAsync<(string, string, string)>("SELECT id, status, verzonden FROM melding ORDER BY sequence"));
        world.Time.Advance(TimeSpan.FromDays(5));

        down = true;
        Assert.Equal(2, await world.As<ReplayMelding>(be).RunAsync(traject.Id, 1, "VDAB zette een kopie terug."));
        Assert.Equal(1, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(["AANVAARD", "AANVAARD", "KLAAR"], await Rij.StatusAsync(world, traject.Id));
        (down, var lost) = (false, bodies.Seen.Count);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, await world.Get<DeliverMelding>().RunAsync());

        var again = bodies.Seen.Skip(lost).ToList();
        Assert.Equal(first.Select(f => f.Body), again.Take(2).Select(a => a.Body));
        Assert.Equal(["000001", "000002", "000003"], door.Seen.Skip(lost).Select(s => s.Sequence));
        Assert.NotEqual(first[0].Signature, again[0].Signature);
        Assert.Equal(before.Take(2), (await world.Db.QueryAsync<(string, string, string)>("SELECT id, status, verzonden FROM melding ORDER BY sequence")).Take(2));
        Assert.Equal(("herhaald", $"{traject.Id} vanaf nummer 1", 2L), await world.Db.FindAsync<(string, string, long)>("SELECT wat, detail, aantal FROM vdab_ingreep"));
    }

    [Fact]
    public async Task A_replay_takes_one_or_a_time_and_asks_for_a_beheerder_and_something_that_left()
    {
        using var door = new VdabDoor((_, keer) => VdabDoor.Says(HttpStatusCode.Accepted));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var (co, be) = (await world.AddMedewerkerAsync("co", "coordinator"), await world.AddMedewerkerAsync("be", "beheerder"));
        var traject = await Rij.OneAsync(world, 1);
        var id = await Rij.IdAsync(world, traject.Id, 1);
        var replay = world.As<ReplayMelding>(be);
        await Assert.ThrowsAsync<RuleBroken>(() => replay.RunAsync(id, "Te vroeg."));
        await world.Get<DeliverMelding>().RunAsync();

        await Assert.ThrowsAsync<NotAllowed>(() => world.As<ReplayMelding>(co).RunAsync(id, "Mag niet."));
        await Assert.ThrowsAsync<RuleBroken>(() => replay.RunAsync(new DateOnly(2010, 3, 2), new DateOnly(2010, 3, 9), "Verkeerde week."));
        Assert.Equal(1, await replay.RunAsync(id, "VDAB vroeg het."));
        Assert.Equal(1, await replay.RunAsync(new DateOnly(2010, 2, 28), new DateOnly(2010, 3, 1), "VDAB vroeg het."));
        Assert.Equal(2, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(["VERZONDEN"], await Rij.StatusAsync(world, traject.Id));
        using var browser = await world.SignInAsync("be");
        Assert.Equal(2, (await browser.OpenAsync("/melding/" + id)).QuerySelectorAll("[aria-labelledby=ingrepen-kop] li").Length);
    }

    [Fact]
    public async Task A_held_one_is_the_coordinators_too_from_the_third_werkdag_on()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        await Proeftraject.StartAsync(world, "an", new Teken("stop").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TRAJECT_STOPGEZET")));
        async Task<string?> OnAsync(int dagen)
        {
            world.Time.Advance(TimeSpan.FromDays(dagen));
            await world.Get<RemindTaken>().RunAsync();
            return await world.Db.FindAsync<string>("SELECT opvolging FROM taak WHERE soort = 'voorlezen'");
        }

        Assert.Null(await OnAsync(2));
        Assert.Equal("escalatie", await OnAsync(1));
    }

    [Fact]
    public async Task A_melding_without_a_receipt_after_two_werkdagen_is_told_once()
    {
        using var door = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.Accepted));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var traject = await Rij.OneAsync(world, 2);
        await world.Get<DeliverMelding>().RunAsync();
        await world.Db.WriteAsync(ApplyOntvangst.Rows(await Rij.IdAsync(world, traject.Id, 2), true, null, "MLP-000002", world.Klok.Now));
        async Task<string[]> OnAsync(int dagen)
        {
            world.Time.Advance(TimeSpan.FromDays(dagen));
            await world.Get<FollowMelding>().RunAsync();
            return await traject.IncidentsAsync();
        }

        // It left on Monday: Wednesday is the second werkdag.
        Assert.Empty(await OnAsync(2));
        Assert.Equal(["De melding “Toeleiding ontvangen” vertrok op maandag 1 maart 2010, maar VDAB zei na twee werkdagen nog niet of ze aanvaard is. Vraag het na bij VDAB."], await OnAsync(1));
        await world.Db.WriteAsync([new("UPDATE taak SET status = 'klaar' WHERE soort = 'incident'")]);
        Assert.Single(await OnAsync(7));
    }

    [Theory]
    [InlineData("VERZONDEN", true, "AANVAARD")]
    [InlineData("VERZONDEN", false, "GEWEIGERD")]
    [InlineData("AANVAARD", false, "AANVAARD")]
    [InlineData("GEWEIGERD", true, "GEWEIGERD")]
    [InlineData("HANDMATIG_BEVESTIGD", false, "HANDMATIG_BEVESTIGD")]
    [InlineData("KLAAR", true, "KLAAR")]
    public async Task A_receipt_settles_what_was_sent_and_nothing_else(string oud, bool aanvaard, string nieuw)
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Rij.OneAsync(world, 1);
        await world.Db.WriteAsync([new("UPDATE melding SET status = @oud", new { oud })]);

        for (var n = 0; n < 2; n++)
            await world.Db.WriteAsync(ApplyOntvangst.Rows(await Rij.IdAsync(world, traject.Id, 1), aanvaard, "DATUM", "MLP-000001", world.Klok.Now));

        Assert.Equal((nieuw, nieuw == "GEWEIGERD" && oud == "VERZONDEN" ? "DATUM" : null), await world.Db.FindAsync<(string, string?)>("SELECT status, reden FROM melding"));
    }

    /// <summary>Keeps the bytes and the signatures on their way to a door.</summary>
    private sealed class Bytes(VdabDoor door) : DelegatingHandler(door)
    {
        public System.Collections.Concurrent.ConcurrentQueue<(string Body, string Signature)> Seen { get; } = new();

        public void Use(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
            Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler(
                Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions.AddHttpClient(builder.Services, LeerwerkFlow.Vdab.Kanalen.WebhookKanaal.Http), () => this);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Enqueue((await request.Content!.ReadAsStringAsync(cancellationToken), request.Headers.GetValues(WebhookSignature.SignatureHeader).Single()));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
