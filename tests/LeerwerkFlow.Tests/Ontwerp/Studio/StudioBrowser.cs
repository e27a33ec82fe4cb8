using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

/// <summary>Asks as Studio does: with the cookie of who signed in, from our own pages, in JSON.</summary>
internal sealed class StudioBrowser(TestBrowser browser)
{
    /// <summary>The beheerder of the whole house, signed in.</summary>
    public static async Task<StudioBrowser> BeheerderAsync(TestWorld world, string? organisatie = null, string naam = "beheer")
    {
        await world.AddMedewerkerAsync(naam, "beheerder", organisatie);
        return new(await world.SignInAsync(naam));
    }

    /// <summary>Flows as files: the first is the top flow, the others its fasen.</summary>
    public static async Task ImportAsync(TestWorld world, params Teken[] flows)
    {
        var map = Directory.CreateDirectory(Path.Combine(world.DataDirectory, "flows", Guid.NewGuid().ToString("N"))).FullName;
        foreach (var (bestand, tekst) in flows.Select(f => f.Bestand))
            await File.WriteAllTextAsync(Path.Combine(map, bestand), tekst);
        await world.Get<ImportFlows>().RunAsync(map, "test");
    }

    public async Task<JsonNode> GetAsync(string path) => await OkAsync(await browser.GetAsync("/elsa/api/" + path));

    public Task<HttpResponseMessage> AskAsync(string path) => browser.GetAsync("/elsa/api/" + path);

    public async Task<JsonNode> PostAsync(string path, JsonNode? body = null) => await OkAsync(await SendAsync(path, body?.ToJsonString() ?? "{}"));

    public Task<HttpResponseMessage> SendAsync(string path, string body, string? origin = "http://localhost", string type = "application/json", HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/elsa/api/" + path) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return browser.SendAsync(request);
    }

    /// <summary>The sentences of a refusal.</summary>
    public async Task<string[]> RefusedAsync(string path, JsonNode? body = null, HttpStatusCode status = HttpStatusCode.BadRequest, HttpMethod? method = null)
    {
        var answer = await SendAsync(path, body?.ToJsonString() ?? "{}", method: method);
        Assert.Equal(status, answer.StatusCode);
        return await SentencesAsync(answer);
    }

    public static async Task<string[]> SentencesAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsObject();
        return [.. errors.SelectMany(e => e.Value!.AsArray()).Select(z => z!.ToString())];
    }

    public async Task<JsonObject> OpenAsync(string flow) => (await GetAsync($"workflow-definitions/by-definition-id/{flow}?versionOptions=Latest")).AsObject();

    public async Task<JsonObject> SaveAsync(JsonObject model, bool publish = false) =>
        (await PostAsync("workflow-definitions", Wish(model, publish)))["workflowDefinition"]!.AsObject();

    public static JsonObject Wish(JsonObject model, bool publish = false) => new() { ["model"] = model.DeepClone(), ["publish"] = publish };

    /// <summary>The step of an opened flow.</summary>
    public static JsonObject Stap(JsonObject model, string id) => model["root"]!["activities"]!.AsArray().Select(a => a!.AsObject()).Single(a => (string?)a["id"] == id);

    public static void Write(JsonObject model, string stap, string invoer, string waarde, string taal = "Literal") =>
        Stap(model, stap)[invoer] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = taal, ["value"] = waarde } };

    /// <summary>An arrow from the outcome Klaar of a step.</summary>
    public static void Draw(JsonObject model, string van, string naar) => model["root"]!["connections"]!.AsArray().Add(
        new JsonObject { ["source"] = new JsonObject { ["activity"] = van, ["port"] = "Klaar" }, ["target"] = new JsonObject { ["activity"] = naar, ["port"] = "In" } });

    private static async Task<JsonNode> OkAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {text}");
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return JsonNode.Parse(text)!;
    }
}
