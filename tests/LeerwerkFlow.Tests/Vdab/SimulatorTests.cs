using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Simulatie;
using Microsoft.AspNetCore.TestHost;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class SimulatorTests
{
    private const string Id1 = "0125c5aa-0001-7c3e-9f10-2a5d8e4b6c01";
    private const string Id2 = "0125c5aa-0002-7c3e-9f10-2a5d8e4b6c02";
    private const string Id3 = "0125c5aa-0003-7c3e-9f10-2a5d8e4b6c03";
    private const string Id9 = "0125c5aa-0009-7c3e-9f10-2a5d8e4b6c09";

    [Fact]
    public async Task A_known_id_is_thanked_for_again_and_a_gap_is_refused()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(world, Id2, "000002"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, Id1, "000001"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, Id1, "000001"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, Id2, "000002"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, Id3, "000001", traject: "TR-2010-000002"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(world, Id9, "000002"));

        Assert.Equal([(Id1, 2L), (Id2, 1L), (Id3, 1L)], await world.Db.QueryAsync<(string, long)>("SELECT id, keren FROM simulator_ontvangst ORDER BY id"));
    }

    [Fact]
    public async Task A_wrong_signature_type_or_content_is_refused_and_nothing_kept()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(world, Id1, "000001", signature: "v1,AAAA"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(world, Id1, "000001", timestamp: world.Klok.Now.AddMinutes(-6)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(world, Id1, "000001", type: "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(world, Id1, "000001", body: "[]"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(world, Id1, "000001", body: "{"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(world, Id1, "000001", body: new string(' ', 20_001)));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM simulator_ontvangst"));
    }

    [Fact]
    public async Task What_the_simulator_decides_comes_in_as_a_message_of_vdab()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("co", "coordinator");
        await PostAsync(world, Id1, "000001");
        var beslis = world.Get<SendBeslissing>();

        await Assert.ThrowsAsync<RuleBroken>(() => beslis.RunAsync("lwb-1", "TR-2010-000009", "VALIDERING", true, null));
        await Assert.ThrowsAsync<RuleBroken>(() => beslis.RunAsync("lwb-1", "TR-2010-000001", "VERLENGINGSBESLISSING", true, 19));
        await beslis.RunAsync("lwb-1", "TR-2010-000001", "VERLENGINGSBESLISSING", true, 18);
        await beslis.RunAsync("lwb-1", null, "TOELEIDING", true, null);

        Assert.Equal([("VDAB-2010-500001", "VERLENGINGSBESLISSING"), ("VDAB-2010-500002", "TOELEIDING")], await world.Db.QueryAsync<(string, string)>("SELECT id, soort FROM bericht ORDER BY id"));
        using var co = await world.SignInAsync("co");
        var answer = await co.PostAsync("/vdab-simulator?handler=Beslis", [("Soort", "VALIDERING"), ("Dossier", "TR-2010-000001"), ("Antwoord", "nee")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM bericht"));
    }

    internal static byte[] Melding(string id, string traject, string sequence) => new MeldingBody(
        id, traject, "lwb-1", "0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", "INTAKE_AFGEROND", 1, new DateOnly(2010, 2, 1), null, long.Parse(sequence, CultureInfo.InvariantCulture), traject + "/3",
        new DateTimeOffset(2010, 2, 1, 9, 0, 0, TimeSpan.Zero)).Write();

    private static async Task<HttpStatusCode> PostAsync(
        TestWorld world, string id, string sequence, string traject = "TR-2010-000001", string? signature = null, DateTimeOffset? timestamp = null, string type = "application/cloudevents+json", string? body = null)
    {
        var bytes = body is null ? Melding(id, traject, sequence) : Encoding.UTF8.GetBytes(body);
        var seconds = (timestamp ?? world.Klok.Now).ToUnixTimeSeconds();
        using var http = world.App.GetTestServer().CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Simulator.Adres) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{seconds}");
        request.Headers.Add("webhook-signature", signature ?? WebhookSignature.Sign(world.Get<VdabGeheim>(), id, seconds, bytes));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
