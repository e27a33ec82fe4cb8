using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using LeerwerkFlow.Vdab.Simulatie;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>What the contract must pass (standards 2.7), against the simulator as a program of its own, over HTTP.</summary>
public sealed class SimulatorProcesTests
{
    private static readonly string[] Codes =
    [
        "TOELEIDING_ONTVANGEN", "INTAKE_AFGEROND", "INSTROOMPROFIEL_VASTGESTELD", "WERKERVARING_GESTART", "TUSSENTIJDSE_EVALUATIE", "TERBESCHIKKINGSTELLING_GESTART", "TERBESCHIKKINGSTELLING_BEEINDIGD",
        "VERLENGING_GEVRAAGD", "SOLLICITATIE_GESTART", "WERKERVARING_BEEINDIGD", "UITSTROOMPROFIEL_VASTGESTELD", "NAZORG_GESTART", "NAZORGGESPREK_GEVOERD", "NAZORG_AFGEROND",
    ];

    [Fact]
    public async Task A_message_that_comes_twice_works_once()
    {
        await using var pair = await Pair.StartAsync();
        await Proeftraject.StartAsync(pair.World, null, Row(2));
        await pair.DeliverAsync();
        await pair.World.Db.WriteAsync([new("UPDATE melding SET status = 'KLAAR', volgende = aangemaakt WHERE sequence = 2")]);

        await pair.DeliverAsync();

        Assert.Equal([("000001", 1L), ("000002", 2L)], (await pair.Simulator.ReceivedAsync()).Select(r => (r.Sequence, r.Keren)));
        await pair.AssertEqualListsAsync();
    }

    [Theory]
    [InlineData("lost answer", 1)]
    [InlineData("slow answer", 1)]
    [InlineData("down", 0)]
    [InlineData("broken", 0)]
    public async Task What_fails_on_the_way_comes_later_and_works_once(string how, int kept)
    {
        await using var pair = await Pair.StartAsync(patience: how == "slow answer" ? 4 : 20);
        await pair.Simulator.BehaveAsync(how switch { "lost answer" => new(AntwoordKwijt: 100), "slow answer" => new(Traag: 100), "down" => new(Weg: 100), _ => new(Kapot: 100) });
        await Proeftraject.StartAsync(pair.World, null, Row(1));

        await pair.DeliverAsync();
        Assert.Equal(["TIJDELIJK_MISLUKT"], await pair.StatusAsync());
        Assert.Equal(kept, (await pair.Simulator.ReceivedAsync()).Length);
        await pair.Simulator.BehaveAsync(new());
        await pair.AdvanceAsync(TimeSpan.FromMinutes(31));
        await pair.DeliverAsync();

        Assert.Equal(["AANVAARD"], await pair.StatusAsync());
        Assert.Equal(kept + 1, Assert.Single(await pair.Simulator.ReceivedAsync()).Keren);
        await pair.AssertEqualListsAsync();
    }

    [Fact]
    public async Task A_clock_that_is_off_costs_no_attempt_and_is_caught_up_with()
    {
        await using var pair = await Pair.StartAsync();
        await pair.Simulator.SetClockAsync(pair.World.Klok.Now.AddMinutes(6));
        await Proeftraject.StartAsync(pair.World, null, Row(1));

        await pair.DeliverAsync();
        Assert.Equal([("TIJDELIJK_MISLUKT", 0L)], await pair.World.Db.QueryAsync<(string, long)>("SELECT status, poging FROM melding"));
        await pair.Simulator.SetClockAsync(pair.World.Klok.Now);
        await pair.AdvanceAsync(TimeSpan.FromMinutes(31));
        await pair.DeliverAsync();

        Assert.Equal(["AANVAARD"], await pair.StatusAsync());
    }

    [Fact]
    public async Task A_receiver_that_is_too_busy_is_left_alone_as_long_as_it_asks()
    {
        await using var pair = await Pair.StartAsync();
        await pair.Simulator.BehaveAsync(new(TeDruk: 100));
        await Proeftraject.StartAsync(pair.World, null, Row(1));
        await pair.DeliverAsync();
        await pair.Simulator.BehaveAsync(new());

        await pair.AdvanceAsync(TimeSpan.FromSeconds(59));
        await pair.DeliverAsync();
        Assert.Equal(1, await pair.World.Db.FindAsync<long>("SELECT COUNT(*) FROM aflevering"));
        await pair.AdvanceAsync(TimeSpan.FromSeconds(2));
        await pair.DeliverAsync();

        Assert.Equal(["AANVAARD"], await pair.StatusAsync());
    }

    [Fact]
    public async Task A_poisoned_message_stops_its_own_traject_only()
    {
        await using var pair = await Pair.StartAsync();
        var ziek = await Proeftraject.StartAsync(pair.World, null, Row(2));
        var gezond = await Proeftraject.StartAsync(pair.World, null, Row(2));
        await pair.World.Db.WriteAsync([new("UPDATE melding SET body = @body WHERE traject = @Id AND sequence = 1", new { body = "{}"u8.ToArray(), ziek.Id })]);

        await pair.DeliverAsync();

        Assert.Equal(["GEPARKEERD", "KLAAR"], await pair.StatusAsync(ziek.Id));
        Assert.Equal(["AANVAARD", "AANVAARD"], await pair.StatusAsync(gezond.Id));
        Assert.Contains("INHOUD", Assert.Single(await ziek.IncidentsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_content_becomes_work_for_a_person()
    {
        await using var pair = await Pair.StartAsync();
        await pair.Simulator.BehaveAsync(new(Weigert: 100));
        var traject = await Proeftraject.StartAsync(pair.World, null, Row(1));

        await pair.DeliverAsync();

        Assert.Equal(["GEWEIGERD"], await pair.StatusAsync());
        Assert.Single(await traject.IncidentsAsync());
    }

    [Theory]
    [InlineData("gap", HttpStatusCode.PreconditionFailed)]
    [InlineData("extra field", HttpStatusCode.BadRequest)]
    [InlineData("register number", HttpStatusCode.BadRequest)]
    [InlineData("free text", HttpStatusCode.BadRequest)]
    [InlineData("other key", HttpStatusCode.Unauthorized)]
    [InlineData("two signatures", HttpStatusCode.OK)]
    public async Task A_receiver_takes_only_what_keeps_the_contract(string what, HttpStatusCode status)
    {
        const string Id = "0125c5aa-0001-7c3e-9f10-2a5d8e4b6c01";
        var nu = new DateTimeOffset(2010, 3, 1, 11, 0, 0, TimeSpan.Zero);
        await using var simulator = await SimulatorProces.StartAsync(nu);
        var tekst = Encoding.UTF8.GetString(SimulatorTests.Melding(Id, "TR-2010-000001", what == "gap" ? "000002" : "000001"));
        var body = Encoding.UTF8.GetBytes(what switch
        {
            "extra field" => tekst.Replace("\"versie\":1", "\"versie\":1,\"reden\":\"x\"", StringComparison.Ordinal),
            "register number" => tekst.Replace("0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", "85073003361", StringComparison.Ordinal),
            "free text" => tekst.Replace("\"WEP-2008\"", "\"WEP-2008, gestopt wegens ziekte\"", StringComparison.Ordinal),
            _ => tekst,
        });
        var (eigen, ander) = (VdabGeheim.Parse(SimulatorProces.Geheim), VdabGeheim.Parse("whsec_" + Convert.ToBase64String(new byte[32])));
        string Sign(VdabGeheim geheim) => WebhookSignature.Sign(geheim, Id, nu.ToUnixTimeSeconds(), body);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, simulator.Adres) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Add(WebhookSignature.IdHeader, Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, $"{nu.ToUnixTimeSeconds()}");
        request.Headers.Add(WebhookSignature.SignatureHeader, what switch { "other key" => Sign(ander), "two signatures" => $"{Sign(ander)} {Sign(eigen)}", _ => Sign(eigen) });

        using var answer = await http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, (await simulator.ReceivedAsync()).Length);
    }

    [Fact]
    public async Task A_hundred_trajecten_of_fourteen_milestones_end_with_equal_lists_whatever_fails()
    {
        await using var pair = await Pair.StartAsync();
        await pair.Simulator.BehaveAsync(new(Weg: 5, Kapot: 5, TeDruk: 1, KlokScheef: 1, AntwoordKwijt: 7, Zaad: 27));
        for (var n = 0; n < 100; n++)
            await Proeftraject.StartAsync(pair.World, null, Row(Codes.Length));

        for (var n = 0; n < 400 && (await pair.StatusAsync()).Any(s => s != "AANVAARD"); n++)
        {
            await pair.DeliverAsync();
            await pair.AdvanceAsync(TimeSpan.FromMinutes(31));
        }

        var received = await pair.Simulator.ReceivedAsync();
        Assert.Equal(1400, received.Length);
        Assert.Contains(received, r => r.Keren > 1);
        Assert.Empty(await pair.Simulator.RefusedAsync());
        await pair.AssertEqualListsAsync();
    }

    private static Teken Row(int aantal)
    {
        var teken = new Teken($"rij-{aantal}");
        for (var n = 0; n < aantal; n++)
            teken = n == 0 ? teken.Stap("m0", "Leerwerk.Melding", ("mijlpaal", Codes[0])) : teken.Stap($"m{n}", "Leerwerk.Melding", ("mijlpaal", Codes[n])).Pijl($"m{n - 1}", $"m{n}");
        return teken;
    }

    /// <summary>The app and the simulator, each with its own database and clock, on the same instant.</summary>
    private sealed class Pair(TestWorld world, SimulatorProces simulator) : IAsyncDisposable
    {
        public TestWorld World => world;

        public SimulatorProces Simulator => simulator;

        /// <param name="patience">Seconds that the app waits for an answer.</param>
        public static async Task<Pair> StartAsync(int patience = 20)
        {
            var simulator = await SimulatorProces.StartAsync(new DateTimeOffset(2010, 3, 1, 11, 0, 0, TimeSpan.Zero));
            var world = await TestWorld.StartAsync(
                kestrel: true,
                adapt: builder => builder.Services.AddHttpClient(WebhookKanaal.Http, http => http.Timeout = TimeSpan.FromSeconds(patience)),
                settings: simulator.Settings);
            return new(world, simulator);
        }

        public Task<int> DeliverAsync() => world.Get<DeliverMelding>().RunAsync();

        public async Task AdvanceAsync(TimeSpan span)
        {
            world.Time.Advance(span);
            await simulator.SetClockAsync(world.Klok.Now);
        }

        public Task<string[]> StatusAsync(string traject = "") =>
            world.Db.QueryAsync<string>("SELECT status FROM melding WHERE @traject = '' OR traject = @traject ORDER BY traject, sequence", new { traject });

        public async Task AssertEqualListsAsync()
        {
            var ours = await world.Db.QueryAsync<(string, string, string)>("SELECT id, mijlpaal, '/organisaties/lwb-1/trajecten/' || traject FROM melding ORDER BY traject, sequence");
            Assert.Equal(ours, (await simulator.ReceivedAsync()).Select(r => (r.Id, r.Mijlpaal, r.Bron)));
        }

        public async ValueTask DisposeAsync()
        {
            await world.DisposeAsync();
            await simulator.DisposeAsync();
        }
    }
}
