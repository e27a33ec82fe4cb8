using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab.Berichten;

/// <summary>The door for what VDAB sends.</summary>
public sealed class ReceiveBerichtTests
{
    private const string InszInUuid = "0125c0de-7b1a-7c3e-9f10-085073003361";

    private static readonly string[] Inkomend = ["TOELEIDING", "DOELGROEPATTEST", "AFWIJKING", "VALIDERING", "VERLENGINGSBESLISSING", "TBS_TOESTEMMING", "ONTVANGSTMELDING"];

    private static readonly string[] Forbidden = ["85.07.30-033.61", "85073003361", "depressie", "verslaving", "DETENTIE", "Ze stopt omdat ze ziek is.", "ONTSLAG", ""];

    [Fact]
    public async Task What_is_signed_is_kept_as_it_came_sealed_and_the_same_id_gets_the_same_answer()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync();
        var bericht = BerichtProef.Example("TOELEIDING");
        var body = Encoding.UTF8.GetBytes(bericht.ToJsonString());
        for (var n = 0; n < 3; n++)
        {
            using var answer = await BerichtProef.PostAsync(world, body, "VDAB-2010-000001", chunked: n == 2);
            Assert.Equal((HttpStatusCode.OK, """{"id":"VDAB-2010-000001"}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        var rij = Assert.Single(await world.Db.QueryAsync<(byte[] Body, string Status, string Organisatie)>("SELECT body, status, organisatie FROM bericht"));
        Assert.Equal(("NIEUW", "lwb-1"), (rij.Status, rij.Organisatie));
        Assert.Equal(body, world.Get<Kluis>().OpenBytes(Luik.Persoon, rij.Body));
        Assert.DoesNotContain("VD-000077", Encoding.Latin1.GetString(rij.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_signed_not_to_the_letter_or_too_large_is_refused_and_nothing_kept()
    {
        await using var world = await TestWorld.StartAsync();
        var (bericht, id) = (BerichtProef.Example("VALIDERING"), (string)BerichtProef.Example("VALIDERING")["id"]!);
        var body = Encoding.UTF8.GetBytes(bericht.ToJsonString());
        async Task RefusedAsync(HttpStatusCode status, string foutcode, Task<HttpResponseMessage> post)
        {
            using var answer = await post;
            Assert.Equal((status, $$"""{"foutcode":"{{foutcode}}"}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, "MEDIATYPE", BerichtProef.PostAsync(world, body, id, "application/json"));
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, "MEDIATYPE", BerichtProef.PostAsync(world, body, id, "application/cloudevents+jsonx"));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "TE_GROOT", BerichtProef.PostAsync(world, new byte[20_001], id));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "TE_GROOT", BerichtProef.PostAsync(world, new byte[20_001], id, chunked: true));
        await RefusedAsync(HttpStatusCode.Unauthorized, "HANDTEKENING", BerichtProef.PostAsync(world, body, id, signature: "v1,AAAA"));
        await RefusedAsync(HttpStatusCode.BadRequest, "INHOUD", BerichtProef.PostAsync(world, body, "VDAB-2010-000999"));
        foreach (var tekst in new[]
        {
            "", "[]", "{", bericht.ToJsonString().Replace("validering", "toeleiding", StringComparison.Ordinal), bericht.ToJsonString().Replace("\"maanden\":", "\"kenmerk\":\"Ze is ziek\",\"maanden\":", StringComparison.Ordinal),
            BerichtProef.Example("WERKERVARING_GESTART").ToJsonString(),
        })
            await RefusedAsync(HttpStatusCode.BadRequest, "INHOUD", BerichtProef.PostAsync(world, Encoding.UTF8.GetBytes(tekst), id));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM bericht"));
    }

    [Fact]
    public async Task No_field_takes_health_justice_a_reason_free_text_or_a_register_number()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Access:BerichtenPerMinuut=100000");
        var tried = 0;
        async Task RefusedAsync(string naam, Action<JsonObject> change)
        {
            var bericht = BerichtProef.Example(naam);
            var id = (string)bericht["id"]!;
            change(bericht);
            using var answer = await BerichtProef.PostAsync(world, Encoding.UTF8.GetBytes(bericht.ToJsonString()), id);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{naam} takes {bericht}");
            tried++;
        }

        foreach (var naam in Inkomend)
        {
            foreach (var plaats in new[] { "", "data" })
            {
                foreach (var veld in Map(BerichtProef.Example(naam), plaats).Where(p => p.Value is not JsonObject).Select(p => p.Key))
                {
                    foreach (var woord in Forbidden)
                        await RefusedAsync(naam, b => Map(b, plaats)[veld] = woord);
                }

                await RefusedAsync(naam, b => Map(b, plaats)["opmerking"] = "x");
            }
        }

        await RefusedAsync("VALIDERING", b => b["data"]!["partner"]!["code"] = "lwb-85073003361");
        await RefusedAsync("VALIDERING", b => b["data"]!["partner"]!["naam"] = "x");
        await RefusedAsync("VALIDERING", b => b["data"]!["klantReferentie"] = InszInUuid);
        await RefusedAsync("VALIDERING", b => b["data"]!["kenmerk"] = "BESL/2010/85073003361");
        await RefusedAsync("ONTVANGSTMELDING", b => b["data"]!["id"] = InszInUuid);

        Assert.InRange(tried, 600, 1200);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM bericht"));
    }

    [Fact]
    public async Task No_flow_puts_such_a_word_in_a_melding_and_an_outcome_off_the_list_stays_here()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        foreach (var woord in Forbidden.Where(w => w.Length > 0))
        {
            var traject = await Proeftraject.StartAsync(world, "an", new Teken("proef").Taak("eerst").Stap("melding", "Leerwerk.Melding", ("mijlpaal", woord)).Pijl("eerst", "melding"));
            Assert.StartsWith("Deze melding mag niet naar VDAB:", (await Assert.ThrowsAsync<RuleBroken>(() => traject.DoneAsync("eerst"))).Message, StringComparison.Ordinal);
            Assert.Null(MeldingBody.Wire("UITSTROOM_GEREGISTREERD", woord));
        }

        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM melding"));
    }

    [Fact]
    public async Task A_pseudonym_that_we_gave_out_is_no_register_number_whatever_its_digits()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync();
        await world.Db.WriteAsync([new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES (@InszInUuid, 'lwb-1', 'Nora', 'Voorbeeld', '', @geen)", new { InszInUuid, geen = Array.Empty<byte>() })]);
        var bericht = BerichtProef.Example("VALIDERING");
        bericht["data"]!["klantReferentie"] = InszInUuid;

        using var answer = await BerichtProef.PostAsync(world, bericht);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task More_than_an_address_may_send_in_a_minute_is_refused_for_now()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Access:BerichtenPerMinuut=2");
        using var een = await BerichtProef.PostAsync(world, BerichtProef.Example("TOELEIDING"));
        using var twee = await BerichtProef.PostAsync(world, BerichtProef.Example("TOELEIDING"));
        using var drie = await BerichtProef.PostAsync(world, BerichtProef.Example("TOELEIDING"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], new[] { een, twee, drie }.Select(a => a.StatusCode));
        Assert.InRange(drie.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    private static JsonObject Map(JsonObject bericht, string plaats) => plaats.Length == 0 ? bericht : bericht[plaats]!.AsObject();
}
