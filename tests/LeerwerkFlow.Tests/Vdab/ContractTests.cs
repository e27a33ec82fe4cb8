using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Simulatie;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>What <c>docs/vdab</c> promises is what leaves, and nothing else can.</summary>
public sealed class ContractTests
{
    private static readonly string[] Forbidden =
    [
        "85.07.30-033.61", "85073003361", "850730-033-61", "Nora Voorbeeld", "ZIEKTE", "depressie", "verslaving", "DETENTIE", "gevangenis", "Ze stopt omdat ze ziek is.", "ONTSLAG", "nora@voorbeeld.example", "0470 00 00 03", "",
    ];

    private static readonly string[] Namen = [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "vdab", "voorbeelden"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Voorbeelden => [.. Namen];

    [Theory]
    [MemberData(nameof(Voorbeelden))]
    public void Every_example_keeps_to_the_schema_that_it_names(string naam)
    {
        Assert.True(Contract.Holds(Element(Example(naam))));
    }

    [Fact]
    public void Every_milestone_of_the_closed_list_has_its_example_and_its_place_in_the_schema()
    {
        var schema = JsonNode.Parse(SourceTree.Get("docs/vdab/schemas/mijlpaal-1.json").Text)!;

        Assert.Empty(Mijlpalen.All.Except(Namen));
        Assert.Equal(Mijlpalen.All.Order(), schema["properties"]!["data"]!["properties"]!["mijlpaal"]!["enum"]!.AsArray().Select(m => (string)m!).Order());
        Assert.Equal(Mijlpalen.All.Select(m => "be.leerwerkflow.mijlpaal." + m.ToLowerInvariant()).Order(), schema["properties"]!["type"]!["enum"]!.AsArray().Select(m => (string)m!).Order());
    }

    [Theory]
    [InlineData("NAZORG_AFGEROND", "WERK_NEC", 16, "2011-08-31")]
    [InlineData("TRAJECT_STOPGEZET", null, 17, "2010-07-15")]
    [InlineData("INTAKE_AFGEROND", null, 3, "2010-03-09")]
    public void What_leaves_is_the_example_byte_for_byte(string mijlpaal, string? uitkomst, long nummer, string datum)
    {
        var example = Example(mijlpaal);
        var dag = DateOnly.ParseExact(datum, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        var body = new MeldingBody((string)example["id"]!, "TR-2010-000001", "lwb-1", "0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", mijlpaal, 1, dag, uitkomst, nummer, $"TR-2010-000001/{3 * nummer}", new DateTimeOffset(dag, new TimeOnly(9, 0), TimeSpan.Zero));

        Assert.Equal(example.ToJsonString(), Encoding.UTF8.GetString(body.Write()));
    }

    [Fact]
    public void No_field_takes_health_justice_a_name_a_reason_or_a_register_number()
    {
        var tried = 0;
        foreach (var naam in Namen)
        {
            foreach (var pad in Places(Example(naam), ""))
            {
                foreach (var woord in Forbidden)
                {
                    var message = Example(naam);
                    Put(message, pad, woord);
                    Assert.False(Contract.Holds(Element(message)), $"{naam}: {pad} takes “{woord}”");
                    tried++;
                }
            }
        }

        Assert.InRange(tried, 6_000, 12_000);
    }

    [Fact]
    public void An_extra_field_is_refused_wherever_it_stands()
    {
        foreach (var naam in Namen)
        {
            foreach (var plaats in (string[])["", "data", "data/partner"])
            {
                var message = Example(naam);
                if (plaats.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode?)message, (n, deel) => n?[deel]) is not JsonObject o)
                    continue;
                o["opmerking"] = "x";
                Assert.False(Contract.Holds(Element(message)), $"{naam} {plaats}");
            }
        }
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(2, false, true)]
    [InlineData(2, true, true)]
    [InlineData(1, true, false)]
    [InlineData(0, false, false)]
    public void A_milestone_may_be_reached_again_and_only_a_later_version_corrects_one(int versie, bool verbetert, bool mag)
    {
        var message = Example("NAZORGGESPREK_GEVOERD");
        message["data"]!["versie"] = versie;
        message["data"]!["vervangt"] = verbetert ? (string)Example("NAZORG_GESTART")["id"]! : null;

        Assert.Equal(mag, Contract.Holds(Element(message)));
    }

    [Theory]
    [InlineData("UITSTROOM_GEREGISTREERD", "INTAKE_AFGEROND")]
    [InlineData("NAZORG_AFGEROND", "TRAJECT_STOPGEZET")]
    public void Only_two_milestones_carry_an_outcome(string met, string zonder)
    {
        var message = Example(met);
        message["data"]!["mijlpaal"] = zonder;

        Assert.False(Contract.Holds(Element(message)));
    }

    [Fact]
    public void The_description_of_the_channels_names_every_schema_and_no_other()
    {
        var yaml = SourceTree.Get("docs/vdab/asyncapi.yaml").Text;
        var named = yaml.Split('\n').Where(l => l.Contains("$ref: schemas/", StringComparison.Ordinal)).Select(l => l.Split("schemas/")[1].Trim()).Order();

        Assert.StartsWith("asyncapi: 3.0.0\n", yaml, StringComparison.Ordinal);
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "vdab", "schemas")).Select(f => Path.GetFileName(f)).Order(), named);
    }

    [Fact]
    public async Task A_receiver_in_another_language_written_from_the_docs_takes_what_we_send()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var script = Path.Combine(SourceTree.Root, "docs", "vdab", "example", "ontvanger.mjs");
        Assert.InRange(File.ReadAllLines(script).Length, 20, 60);
        var geheim = VdabGeheim.Parse(Secret);
        var nu = new DateTimeOffset(2010, 3, 1, 11, 0, 0, TimeSpan.Zero);
        using var node = Process.Start(new ProcessStartInfo("node", [script, "0", Secret, $"{nu.ToUnixTimeSeconds()}"]) { RedirectStandardOutput = true })!;
        try
        {
            var adres = new Uri($"http://127.0.0.1:{(await node.StandardOutput.ReadLineAsync())!.Split(' ')[^1]}/meldingen");
            await using var world = await TestWorld.StartAsync(kestrel: true, adapt: b => b.Services.AddSingleton(new VdabOptions(adres.ToString(), Secret)).AddSingleton(geheim));
            Assert.Equal(nu, world.Klok.Now);
            var traject = await Proeftraject.StartAsync(world, null, new Teken("twee").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Pijl("a", "b"));
            await world.Get<DeliverMelding>().RunAsync();

            Assert.Equal(["AANVAARD", "AANVAARD"], await world.Db.QueryAsync<string>("SELECT status FROM melding WHERE traject = @Id", new { traject.Id }));
            Assert.Equal("000001 TOELEIDING_ONTVANGEN 2010-03-01", await node.StandardOutput.ReadLineAsync());
            Assert.Equal("000002 INTAKE_AFGEROND 2010-03-01", await node.StandardOutput.ReadLineAsync());
            var next = SimulatorTests.Melding("0125c5aa-0009-7c3e-9f10-2a5d8e4b6c09", traject.Id, "000009");
            Assert.Equal((HttpStatusCode.PreconditionFailed, """{"foutcode":"VOLGORDE"}"""), await PostAsync(adres, next, nu, geheim));
            Assert.Equal((HttpStatusCode.Unauthorized, """{"foutcode":"HANDTEKENING"}"""), await PostAsync(adres, next, nu.AddMinutes(-6), geheim));
            Assert.Equal((HttpStatusCode.Unauthorized, """{"foutcode":"HANDTEKENING"}"""), await PostAsync(adres, next, nu, VdabGeheim.Parse("whsec_" + new string('A', 44))));
        }
        finally
        {
            node.Kill();
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(Uri adres, byte[] body, DateTimeOffset moment, VdabGeheim geheim)
    {
        var (id, seconds) = ("0125c5aa-0009-7c3e-9f10-2a5d8e4b6c09", moment.ToUnixTimeSeconds());
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, adres) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{seconds}");
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(geheim, id, seconds, body));
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static JsonObject Example(string naam) => JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "vdab", "voorbeelden", naam + ".json")))!.AsObject();

    private static JsonElement Element(JsonNode message) => JsonSerializer.SerializeToElement(message);

    private static IEnumerable<string> Places(JsonNode? node, string pad) => node is JsonObject o ? o.SelectMany(p => Places(p.Value, $"{pad}/{p.Key}")) : [pad];

    private static void Put(JsonNode message, string pad, string woord)
    {
        var delen = pad.Split('/', StringSplitOptions.RemoveEmptyEntries);
        delen[..^1].Aggregate(message, (n, deel) => n[deel]!)[delen[^1]] = woord;
    }
}
