using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Vdab.Kanalen;

public sealed class CircuitTests
{
    [Fact]
    public async Task After_two_days_without_VDAB_everything_arrives_within_the_hour_in_order_and_without_a_stampede()
    {
        using var vdab = new Ontvanger();
        await using var world = await TestWorld.StartAsync(adapt: b => b.Services.AddHttpClient(WebhookKanaal.Http).ConfigurePrimaryHttpMessageHandler(() => vdab));
        vdab.Klok = () => world.Time.GetUtcNow();
        var een = await Rij.OneAsync(world, 5);
        var ids = await Rij.ManyAsync(world, een, 199, 5);
        var deliver = world.Get<DeliverMelding>();

        vdab.Down = true;
        for (var n = 0; n < 2 * 24 * 60; n++)
        {
            await deliver.RunAsync();
            world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("storing", await Rij.StandAsync(world));
        Assert.InRange(vdab.Lost, 90, 130);
        Assert.True(await world.Db.FindAsync<long>("SELECT MAX(poging) FROM melding") <= 1, "An outage cost a melding more than the attempt that met it.");
        vdab.Down = false;
        var back = world.Time.GetUtcNow();
        while (await world.Db.FindAsync<long>("SELECT COUNT(*) FROM melding WHERE status <> 'AANVAARD'") > 0)
        {
            Assert.True(world.Time.GetUtcNow() < back.AddHours(1), "Not everything arrived within the hour.");
            await deliver.RunAsync();
            world.Time.Advance(TimeSpan.FromSeconds(5));
        }

        var rate = vdab.Seen.GroupBy(s => (int)(s.Op - back).TotalMinutes).Select(g => (Minuut: g.Key, Aantal: g.Count())).OrderBy(g => g.Minuut).ToList();
        var table = string.Join(", ", rate.Select(r => $"{r.Minuut}: {r.Aantal}"));
        Assert.Equal(1000, vdab.Seen.Count);
        Assert.Equal(0, vdab.OutOfOrder);
        Assert.Equal(1000, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM melding WHERE poging <= 2"));
        Assert.InRange(vdab.MostAtOnce, 2, 8);
        // The probe, and then a minute that begins with it.
        Assert.True(rate[0].Aantal <= 1 + KanaalStand.FirstMinute && rate.Max(r => r.Aantal) <= 480, $"attempts per minute after the return: {table}");
        Assert.Equal(200, ids.Append(een.Id).Count());
    }

    [Fact]
    public async Task The_pauses_between_probes_grow_to_half_an_hour_and_no_further()
    {
        using var vdab = new Ontvanger { Down = true };
        await using var world = await TestWorld.StartAsync(adapt: b => b.Services.AddHttpClient(WebhookKanaal.Http).ConfigurePrimaryHttpMessageHandler(() => vdab));
        await Rij.ManyAsync(world, await Rij.OneAsync(world, 1), 20, 1);
        List<double> minutes = [];

        await world.Get<DeliverMelding>().RunAsync();
        var first = vdab.Lost;
        for (var n = 0; n < 120; n++)
        {
            var before = vdab.Lost;
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.Get<DeliverMelding>().RunAsync();
            if (vdab.Lost > before)
                minutes.Add(n + 1);
        }

        Assert.InRange(first, 10, 17);
        Assert.Equal([1, 6, 21, 51, 81, 111], minutes);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "geweigerd", 30)]
    [InlineData(HttpStatusCode.Forbidden, "geweigerd", 30)]
    [InlineData(HttpStatusCode.TooManyRequests, "rust", 10)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "rust", 10)]
    public async Task Answers_about_the_channel_rest_it_and_one_probe_asks_again(HttpStatusCode antwoord, string stand, int minuten)
    {
        var open = false;
        using var door = new VdabDoor((_, _) => open ? VdabDoor.Says(HttpStatusCode.OK) : VdabDoor.Says(antwoord, rust: TimeSpan.FromMinutes(10)));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        await Rij.OneAsync(world, 2);
        await world.Get<DeliverMelding>().RunAsync();
        var counted = await world.Db.FindAsync<long>("SELECT MAX(poging) FROM melding");

        Assert.Equal(stand, await Rij.StandAsync(world));
        Assert.Equal(stand == "rust" ? 1 : 0, counted);
        world.Time.Advance(TimeSpan.FromMinutes(minuten - 1));
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(counted, await world.Db.FindAsync<long>("SELECT MAX(poging) FROM melding"));
        open = true;
        world.Time.Advance(TimeSpan.FromMinutes(minuten + 1));
        Assert.Equal(2, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal("werkt", await Rij.StandAsync(world));
    }

    [Fact]
    public async Task Gone_turns_it_off_until_a_beheerder_turns_it_on_with_a_reason()
    {
        var open = false;
        using var door = new VdabDoor((_, _) => VdabDoor.Says(open ? HttpStatusCode.OK : HttpStatusCode.Gone));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var (co, be) = (await world.AddMedewerkerAsync("co", "coordinator"), await world.AddMedewerkerAsync("be", "beheerder"));
        var traject = await Rij.OneAsync(world, 1);
        await world.Get<DeliverMelding>().RunAsync();
        open = true;
        world.Time.Advance(TimeSpan.FromDays(9));

        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        using var browser = await world.SignInAsync("co");
        var page = await browser.OpenAsync("/kanaal");
        Assert.Contains("VDAB staat stil", page.QuerySelector(".hoofdnav")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name=Reden]"));
        await Assert.ThrowsAsync<NotAllowed>(() => world.As<SteerKanaal>(co).ResumeAsync("VDAB heeft een nieuw adres."));
        await Assert.ThrowsAsync<RuleBroken>(() => world.As<SteerKanaal>(be).ResumeAsync(" "));
        await world.As<SteerKanaal>(be).ResumeAsync("VDAB heeft een nieuw adres.");
        Assert.Equal(1, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(["AANVAARD"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal(("hervat", "be", "VDAB heeft een nieuw adres."), await world.Db.FindAsync<(string, string, string)>("SELECT wat, door, reden FROM vdab_ingreep"));
        Assert.DoesNotContain("VDAB staat stil", (await browser.OpenAsync("/kanaal")).QuerySelector(".hoofdnav")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_beheerder_paused_stands_still_whatever_an_answer_says()
    {
        using var door = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var be = await world.AddMedewerkerAsync("be", "beheerder");
        var traject = await Rij.OneAsync(world, 1);
        await world.As<SteerKanaal>(be).PauseAsync("VDAB verhuist deze week.");

        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync(traject.Id));
        await world.Db.WriteAsync([.. Circuit.After(traject.Id, new(200, false, null, ""), proef: true, world.Klok.Now), .. Circuit.After(traject.Id, new(401, false, null, "x"), proef: false, world.Klok.Now)]);
        Assert.Equal("gepauzeerd", await Rij.StandAsync(world));
        await Assert.ThrowsAsync<RuleBroken>(() => world.As<SteerKanaal>(be).PauseAsync("Nog eens."));
    }

    [Fact]
    public async Task One_traject_alone_is_delivered_head_by_head()
    {
        using var door = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var een = await Rij.OneAsync(world, 2);
        var ander = (await Rij.ManyAsync(world, een, 1, 1))[0];

        Assert.Equal(1, await world.Get<DeliverMelding>().RunAsync(een.Id));
        Assert.Equal(["AANVAARD", "KLAAR"], await Rij.StatusAsync(world, een.Id));
        Assert.Equal(1, await world.Get<DeliverMelding>().RunAsync(een.Id));
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync(een.Id));
        Assert.Equal(["KLAAR"], await Rij.StatusAsync(world, ander));
    }

    [Fact]
    public async Task The_heads_are_found_by_the_indexes_of_what_is_open()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Store=sqlite");
        var plan = await world.Db.QueryAsync<(long, long, long, string Detail)>("EXPLAIN QUERY PLAN " + DeliverMelding.Due(null), new { nu = world.Klok.Now, traject = "", standaard = "webhook", most = 10 });
        var text = string.Join('\n', plan.Select(p => p.Detail));

        Assert.Contains("melding_werk (volgende<?)", text, StringComparison.Ordinal);
        Assert.Contains("melding_open (traject=? AND sequence<?)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN e", text, StringComparison.Ordinal);
    }

    /// <summary>A receiver that keeps its order, counts, and may be down.</summary>
    private sealed class Ontvanger : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, long> last = new();
        private int now;
        private int most;
        private int lost;
        private int outOfOrder;

        public bool Down { get; set; }

        public Func<DateTimeOffset> Klok { get; set; } = () => default;

        public ConcurrentQueue<(string Bron, DateTimeOffset Op)> Seen { get; } = new();

        public int Lost => lost;

        public int MostAtOnce => most;

        public int OutOfOrder => outOfOrder;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var here = Interlocked.Increment(ref now);
            lock (last)
                most = Math.Max(most, here);
            try
            {
                using var json = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
                await Task.Yield();
                if (Down)
                {
                    Interlocked.Increment(ref lost);
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                }

                var (bron, nummer) = (json.RootElement.GetProperty("source").GetString()!, long.Parse(json.RootElement.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture));
                if (last.GetValueOrDefault(bron) + 1 != nummer)
                    Interlocked.Increment(ref outOfOrder);
                last[bron] = nummer;
                Seen.Enqueue((bron, Klok()));
                return VdabDoor.Says(HttpStatusCode.OK);
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
        }
    }
}
