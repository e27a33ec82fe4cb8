using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Ontwerp.Studio;

namespace LeerwerkFlow.Tests.Ontwerp.Api;

/// <summary>Asks as the designer does: with the cookie of who signed in, from our own pages, in JSON.</summary>
internal sealed class DesignerBrowser(TestBrowser browser)
{
    public static readonly Teken Top = new Teken("top").Stap("begin", "Elsa.Start").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish")
        .Pijl("begin", "eerste", "Done").Pijl("eerste", "slot");

    /// <summary>A fase with these taken, one after the other.</summary>
    public static Teken Deel(params string[] taken)
    {
        var teken = new Teken("deel").Stap("begin", "Elsa.Start");
        foreach (var (taak, nr) in taken.Select((t, nr) => (t, nr)))
            teken.Taak(taak).Pijl(nr == 0 ? "begin" : taken[nr - 1], taak, nr == 0 ? "Done" : "Klaar");
        return teken.Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Klaar" })).Pijl(taken[^1], "klaar");
    }

    public static JsonObject Drawn(Teken teken) => JsonNode.Parse(teken.Bestand.Tekst)!.AsObject();

    /// <summary>A world with the flow <c>top</c> that plays <c>deel</c>, in which one taak stands: bel.</summary>
    public static async Task<TestWorld> WorldAsync(params string[] settings)
    {
        var world = await TestWorld.StartAsync(settings: settings);
        await StudioBrowser.ImportAsync(world, Top, Deel("bel"));
        return world;
    }

    /// <summary>Somebody of lwb-1, signed in.</summary>
    public static async Task<DesignerBrowser> AsAsync(TestWorld world, string naam, string rol = "coordinator", string? organisatie = "lwb-1")
    {
        await world.AddMedewerkerAsync(naam, rol, organisatie);
        return new(await world.SignInAsync(naam));
    }

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await browser.GetAsync("/ontwerp/api/" + path), HttpStatusCode.OK);

    public async Task<JsonNode> PostAsync(string path, JsonObject body, HttpStatusCode status = HttpStatusCode.OK) => await ReadAsync(await SendAsync(HttpMethod.Post, path, body.ToJsonString()), status);

    public async Task<JsonNode> SaveAsync(string flow, Teken teken, string? versieId, HttpStatusCode status = HttpStatusCode.OK) =>
        await ReadAsync(await SendAsync(HttpMethod.Put, "flows/" + flow, new JsonObject { ["versieId"] = versieId, ["definitie"] = Drawn(teken) }.ToJsonString()), status);

    public Task<JsonNode> PublishAsync(string flow, Teken teken, string? versieId, HttpStatusCode status = HttpStatusCode.OK, string? reden = "omdat het beter is") =>
        PostAsync($"flows/{flow}/publiceren", new JsonObject { ["versieId"] = versieId, ["definitie"] = Drawn(teken), ["reden"] = reden }, status);

    public Task<HttpResponseMessage> AskAsync(string path) => browser.GetAsync("/ontwerp/api/" + path);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string? origin = "http://localhost")
    {
        var request = new HttpRequestMessage(method, "/ontwerp/api/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return browser.SendAsync(request);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
