using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LeerwerkFlow.Vdab;
using Microsoft.AspNetCore.TestHost;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class SimulatorTests
{
    [Fact]
    public async Task A_known_id_is_thanked_for_again_and_a_gap_is_refused()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(world, "m-2", "000002"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, "m-1", "000001"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, "m-1", "000001"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, "m-2", "000002"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(world, "m-3", "000001", bron: "/organisaties/lwb-1/trajecten/TR-2"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(world, "m-9", "000002"));

        Assert.Equal([("m-1", 2L), ("m-2", 1L), ("m-3", 1L)], await world.Db.QueryAsync<(string, long)>("SELECT id, keren FROM simulator_ontvangst ORDER BY id"));
    }

    [Fact]
    public async Task A_wrong_signature_type_or_content_is_refused_and_nothing_kept()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(world, "m-1", "000001", signature: "v1,AAAA"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(world, "m-1", "000001", timestamp: world.Klok.Now.AddMinutes(-6)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(world, "m-1", "000001", type: "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(world, "m-1", "000001", body: "[]"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(world, "m-1", "000001", body: "{"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(world, "m-1", "000001", body: new string(' ', 20_001)));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM simulator_ontvangst"));
    }

    private static async Task<HttpStatusCode> PostAsync(
        TestWorld world, string id, string sequence, string bron = "/organisaties/lwb-1/trajecten/TR-1", string? signature = null, DateTimeOffset? timestamp = null, string type = "application/cloudevents+json", string? body = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? $$"""{"id":"{{id}}","source":"{{bron}}","sequence":"{{sequence}}","data":{"mijlpaal":"INTAKE_AFGEROND"} }""");
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
