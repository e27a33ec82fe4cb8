using System.Net;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class DeliverMeldingTests
{
    private static readonly Teken Drie = new Teken("drie")
        .Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Stap("c", "Leerwerk.Melding", ("mijlpaal", "WERKERVARING_GESTART"))
        .Pijl("a", "b").Pijl("b", "c");

    [Fact]
    public async Task The_simulator_gets_every_melding_once_and_in_order()
    {
        await using var world = await TestWorld.StartAsync();
        for (var n = 0; n < 5; n++)
            await Proeftraject.StartAsync(world, null, Drie);

        Assert.Equal(15, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());

        Assert.Equal(["AANVAARD"], await world.Db.QueryAsync<string>("SELECT DISTINCT status FROM melding"));
        await AssertEqualListsAsync(world);
    }

    [Fact]
    public async Task Answers_that_are_lost_or_fail_change_nothing_in_the_end()
    {
        var random = new Random(7);
        await using var world = await TestWorld.StartAsync(adapt: builder => builder.Services.AddHttpClient(WebhookKanaal.Http).AddHttpMessageHandler(() => new Losing(random)));
        for (var n = 0; n < 10; n++)
            await Proeftraject.StartAsync(world, null, Drie);

        for (var n = 0; n < 40; n++)
        {
            await world.Get<DeliverMelding>().RunAsync();
            world.Time.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(["AANVAARD"], await world.Db.QueryAsync<string>("SELECT DISTINCT status FROM melding"));
        await AssertEqualListsAsync(world);
        Assert.True(await world.Db.FindAsync<long>("SELECT MAX(keren) FROM simulator_ontvangst") > 1);
    }

    [Fact]
    public async Task A_failing_one_holds_up_its_own_traject_only_and_is_tried_again_by_schedule()
    {
        using var door = new VdabDoor((mijlpaal, keer) => VdabDoor.Says(mijlpaal == "INTAKE_AFGEROND" && keer == 1 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var een = await Proeftraject.StartAsync(world, null, Drie);
        var twee = await Proeftraject.StartAsync(world, null, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));

        Assert.Equal(3, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(["AANVAARD", "TIJDELIJK_MISLUKT", "KLAAR"], await StatusAsync(world, een.Id));
        Assert.Equal(["AANVAARD"], await StatusAsync(world, twee.Id));
        world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        world.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await world.Get<DeliverMelding>().RunAsync());

        Assert.Equal(["AANVAARD", "AANVAARD", "AANVAARD"], await StatusAsync(world, een.Id));
        Assert.Equal(["000001", "000002", "000002", "000003"], door.Seen.Where(s => s.Bron.EndsWith(een.Id, StringComparison.Ordinal)).Select(s => s.Sequence));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "AANVAARD", 1, false)]
    [InlineData(HttpStatusCode.Accepted, "VERZONDEN", 1, false)]
    [InlineData(HttpStatusCode.Conflict, "VERZONDEN", 1, false)]
    [InlineData(HttpStatusCode.BadRequest, "GEPARKEERD", 1, true)]
    [InlineData(HttpStatusCode.UnprocessableEntity, "GEPARKEERD", 1, true)]
    [InlineData(HttpStatusCode.Unauthorized, "TIJDELIJK_MISLUKT", 0, false)]
    [InlineData(HttpStatusCode.Gone, "TIJDELIJK_MISLUKT", 0, false)]
    [InlineData(HttpStatusCode.PreconditionFailed, "TIJDELIJK_MISLUKT", 0, false)]
    [InlineData(HttpStatusCode.RequestTimeout, "TIJDELIJK_MISLUKT", 1, false)]
    [InlineData(HttpStatusCode.Redirect, "TIJDELIJK_MISLUKT", 1, false)]
    [InlineData(HttpStatusCode.BadGateway, "TIJDELIJK_MISLUKT", 1, false)]
    public async Task An_answer_means(HttpStatusCode answer, string status, int poging, bool incident)
    {
        using var door = new VdabDoor((_, _) => VdabDoor.Says(answer));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var traject = await Proeftraject.StartAsync(world, null, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));

        await world.Get<DeliverMelding>().RunAsync();

        Assert.Equal((status, poging), await world.Db.FindAsync<(string, long)>("SELECT status, poging FROM melding"));
        Assert.Equal(incident ? 1 : 0, (await traject.IncidentsAsync()).Length);
        Assert.Equal((long)answer, await world.Db.FindAsync<long>("SELECT antwoord FROM aflevering"));
    }

    [Fact]
    public async Task A_refusal_in_the_answer_is_a_refusal()
    {
        using var door = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK, """{"status":"geweigerd","foutcode":"ONBEKEND_DOSSIER"}"""));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var traject = await Proeftraject.StartAsync(world, null, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));

        await world.Get<DeliverMelding>().RunAsync();

        Assert.Equal(["GEWEIGERD"], await StatusAsync(world, traject.Id));
        Assert.Contains("ONBEKEND_DOSSIER", Assert.Single(await traject.IncidentsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_after_slows_the_whole_channel()
    {
        var calls = 0;
        using var door = new VdabDoor((_, _) => calls++ == 0 ? VdabDoor.Says(HttpStatusCode.TooManyRequests, rust: TimeSpan.FromMinutes(10)) : VdabDoor.Says(HttpStatusCode.OK));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        await Proeftraject.StartAsync(world, null, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));
        await world.Get<DeliverMelding>().RunAsync();
        var twee = await Proeftraject.StartAsync(world, null, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));

        world.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(["AANVAARD"], await StatusAsync(world, twee.Id));
    }

    [Fact]
    public async Task After_ten_attempts_it_is_parked_and_a_person_is_told_once()
    {
        using var door = new VdabDoor((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var traject = await Proeftraject.StartAsync(world, null, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));

        for (var n = 0; n < 12; n++)
        {
            await world.Get<DeliverMelding>().RunAsync();
            world.Time.Advance(TimeSpan.FromHours(27));
        }

        Assert.Equal(["GEPARKEERD"], await StatusAsync(world, traject.Id));
        Assert.Equal(10, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM aflevering"));
        Assert.Single(await traject.IncidentsAsync());
    }

    [Fact]
    public async Task A_held_one_blocks_what_comes_after_until_a_person_lets_it_go()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, new Teken("stop")
            .Stap("a", "Leerwerk.Melding", ("mijlpaal", "WERKERVARING_BEEINDIGD")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "TRAJECT_STOPGEZET")).Stap("c", "Leerwerk.Melding", ("mijlpaal", "NAZORG_GESTART"))
            .Pijl("a", "b").Pijl("b", "c"));
        await world.Get<DeliverMelding>().RunAsync();
        Assert.Equal(["AANVAARD", "VASTGEHOUDEN", "KLAAR"], await StatusAsync(world, traject.Id));
        var held = (await world.Db.FindAsync<string>("SELECT id FROM melding WHERE status = 'VASTGEHOUDEN'"))!;
        var release = world.As<ReleaseMelding>(coach);

        await Assert.ThrowsAsync<RuleBroken>(() => release.RunAsync(held, null));
        await release.RunAsync(held, "TELEFOON");
        await world.Get<DeliverMelding>().RunAsync();

        Assert.Equal(["AANVAARD", "AANVAARD", "AANVAARD"], await StatusAsync(world, traject.Id));
        Assert.Equal(("klaar", "an"), await world.Db.FindAsync<(string, string)>("SELECT status, gesloten_door FROM taak WHERE soort = 'voorlezen'"));
        await Assert.ThrowsAsync<RuleBroken>(() => release.RunAsync(held, "TELEFOON"));
        await AssertEqualListsAsync(world);
    }

    [Fact]
    public async Task A_parked_one_goes_again_with_the_same_bytes()
    {
        using var door = new VdabDoor((_, keer) => VdabDoor.Says(keer == 1 ? HttpStatusCode.NotFound : HttpStatusCode.OK));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")));
        await world.Get<DeliverMelding>().RunAsync();

        await world.As<ReleaseMelding>(coach).AgainAsync((await world.Db.FindAsync<string>("SELECT id FROM melding"))!);
        await world.Get<DeliverMelding>().RunAsync();

        Assert.Equal(["AANVAARD"], await StatusAsync(world, traject.Id));
        Assert.Single(door.Seen.Distinct());
        Assert.Equal(2, door.Seen.Count);
    }

    private static Task<string[]> StatusAsync(TestWorld world, string traject) => world.Db.QueryAsync<string>("SELECT status FROM melding WHERE traject = @traject ORDER BY sequence", new { traject });

    private static async Task AssertEqualListsAsync(TestWorld world)
    {
        var ours = await world.Db.QueryAsync<(string, long, string)>("SELECT id, sequence, mijlpaal FROM melding ORDER BY id");
        var theirs = await world.Db.QueryAsync<(string, long, string)>("SELECT id, CAST(sequence AS BIGINT), mijlpaal FROM simulator_ontvangst ORDER BY id");
        Assert.NotEmpty(ours);
        Assert.Equal(ours, theirs);
    }

    /// <summary>A network that loses a request, an answer, or neither.</summary>
    private sealed class Losing(Random random) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            int chance;
            lock (random)
                chance = random.Next(4);
            if (chance == 0)
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            var answer = await base.SendAsync(request, cancellationToken);
            return chance == 1 ? VdabDoor.Says(HttpStatusCode.GatewayTimeout) : answer;
        }
    }
}
