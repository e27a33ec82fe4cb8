using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Berichten;
using Microsoft.AspNetCore.TestHost;

namespace LeerwerkFlow.Tests.Vdab.Berichten;

/// <summary>VDAB as a sender: makes berichten after the published examples, signs them and posts them.</summary>
internal sealed class BerichtProef(TestWorld world, Proeftraject traject)
{
    private int next;

    public Proeftraject Traject => traject;

    /// <summary>A traject of coach <c>an</c> that waits for a kind of decision, after a taak when <paramref name="eerst"/>; its length is twelve months.</summary>
    public static async Task<BerichtProef> StartAsync(TestWorld world, string soort = "VALIDERING", bool eerst = false, string[]? antwoorden = null)
    {
        await world.AddMedewerkerAsync("an");
        var flow = new Teken("proef").Stap("lengte", "Leerwerk.Feit", ("feit", "lengte"), ("soort", "getal"), ("waarde", "12"))
            .Stap("wacht", "Leerwerk.WachtOpBericht", ("soort", soort), ("antwoorden", antwoorden ?? ["Positief", "Negatief"]), ("uiterlijk", "hier + 1 maand")).Taak("daarna").Taak("laat")
            .Pijl("wacht", "daarna", antwoorden?[0] ?? "Positief").Pijl("wacht", "laat", "TeLaat");
        if (antwoorden is null)
            flow.Stap("opnieuw", "Leerwerk.WachtOpBericht", ("soort", soort), ("antwoorden", new[] { "Positief", "Negatief" }), ("uiterlijk", "hier + 1 maand")).Pijl("wacht", "opnieuw", "Negatief");
        if (eerst)
            flow.Taak("eerst").Pijl("lengte", "eerst").Pijl("eerst", "wacht");
        else
            flow.Pijl("lengte", "wacht");
        return new(world, await Proeftraject.StartAsync(world, "an", flow));
    }

    public static JsonObject Example(string naam) => JsonNode.Parse(SourceTree.Get($"docs/vdab/voorbeelden/{naam}.json").Text)!.AsObject();

    /// <summary>A decision about this traject, with an id of its own.</summary>
    public async Task<JsonObject> DecisionAsync(string soort = "VALIDERING", string antwoord = "Positief", int? maanden = null, string? kenmerk = null)
    {
        var bericht = Example(soort);
        bericht["id"] = $"VDAB-2010-{700 + ++next:000000}";
        var data = bericht["data"]!.AsObject();
        data["trajectId"] = soort == "TOELEIDING" ? null : traject.Id;
        data["klantReferentie"] = soort == "TOELEIDING" ? "VD-000077" : await world.Db.FindAsync<string>("SELECT deelnemer FROM traject WHERE id = @Id", new { traject.Id });
        (data["antwoord"], data["maanden"], data["kenmerk"]) = (antwoord, maanden, kenmerk ?? $"BESL/2010/{next:0000}");
        return bericht;
    }

    public async Task<JsonObject> ReceiptAsync(string status, string? foutcode = null)
    {
        var bericht = Example("ONTVANGSTMELDING");
        bericht["id"] = $"VDAB-2010-{800 + ++next:000000}";
        (bericht["data"]!["id"], bericht["data"]!["status"], bericht["data"]!["foutcode"]) = (await world.Db.FindAsync<string>("SELECT id FROM melding"), status, foutcode);
        return bericht;
    }

    /// <summary>Posts it and does what is due.</summary>
    /// <returns>How it stands: status and sentence.</returns>
    public async Task<(string Status, string? Uitleg)> ArriveAsync(JsonObject bericht)
    {
        using var answer = await PostAsync(world, bericht);
        Assert.Equal((System.Net.HttpStatusCode.OK, $$"""{"id":"{{bericht["id"]}}"}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        await world.Get<DueWork>().RunAsync();
        return await StandAsync(bericht);
    }

    /// <summary>As if it was posted, where the app listens on a port of its own.</summary>
    public async Task KeepAsync(JsonObject bericht)
    {
        var (id, seconds, body) = ((string)bericht["id"]!, world.Klok.Now.ToUnixTimeSeconds(), Encoding.UTF8.GetBytes(bericht.ToJsonString()));
        using var http = new HttpClient { BaseAddress = world.Address };
        using var answer = await http.SendAsync(Request(body, id, seconds, WebhookSignature.Sign(world.Get<VdabGeheim>(), id, seconds, body)));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        await world.Get<DueWork>().RunAsync();
    }

    public Task<(string Status, string? Uitleg)> StandAsync(JsonObject bericht) =>
        world.Db.FindAsync<(string, string?)>("SELECT status, uitleg FROM bericht WHERE id = @id", new { id = (string)bericht["id"]! });

    /// <summary>A coach typed the decision in first.</summary>
    public async Task TypeAsync(string antwoord, string kenmerk)
    {
        await traject.AnswerAsync("an", "bericht-registreren", new { soort = "VALIDERING", antwoord, datum = "2010-03-01", referentie = kenmerk });
        await world.Db.WriteAsync([new("UPDATE taak SET soort = 'bericht' WHERE formulier = 'bericht-registreren' AND status = 'klaar'")]);
        await traject.DoneAsync("wacht", antwoord);
    }

    public async Task<Feit> FactAsync(string naam) =>
        LeerwerkFlow.Flows.Json.StateJson.ReadState((await world.Db.FindAsync<string>("SELECT staat FROM traject WHERE id = @Id", new { traject.Id }))!).Feiten[naam];

    public static Task<HttpResponseMessage> PostAsync(TestWorld world, JsonObject bericht) => PostAsync(world, Encoding.UTF8.GetBytes(bericht.ToJsonString()), (string)bericht["id"]!);

    public static async Task<HttpResponseMessage> PostAsync(TestWorld world, byte[] body, string id, string type = "application/cloudevents+json", string? signature = null, bool chunked = false)
    {
        var seconds = world.Klok.Now.ToUnixTimeSeconds();
        using var http = world.App.GetTestServer().CreateClient();
        return await http.SendAsync(Request(body, id, seconds, signature ?? WebhookSignature.Sign(world.Get<VdabGeheim>(), id, seconds, body), type, chunked));
    }

    private static HttpRequestMessage Request(byte[] body, string id, long seconds, string signature, string type = "application/cloudevents+json", bool chunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, ReceiveBericht.Adres) { Content = chunked ? new StreamContent(new Unseekable(body)) : new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{seconds}");
        request.Headers.Add("webhook-signature", signature);
        return request;
    }

    // Of unknown length on its way.
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
