using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.AspNetCore.Hosting.Server;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>What the simulated VDAB sends: signed, to the app that it is part of or to the address that a test gave.</summary>
internal sealed class PostBericht(IHttpClientFactory factory, IServer server, VdabGeheim geheim, Klok klok)
{
    public static string Id(DateTimeOffset moment, long nummer) => string.Create(CultureInfo.InvariantCulture, $"VDAB-{moment.Year:0000}-{nummer:000000}");

    /// <summary>Writes the envelope and begins <c>data</c>: the caller writes its fields and ends both objects.</summary>
    /// <returns>The instant as it stands in the message.</returns>
    public static string Begin(Utf8JsonWriter json, string id, string type, string schema, DateTimeOffset nu)
    {
        var moment = nu.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", id);
        json.WriteString("type", type);
        json.WriteString("source", "/vdab/wep");
        json.WriteString("time", moment);
        json.WriteString("dataschema", schema);
        json.WriteString("datacontenttype", "application/json");
        json.WriteStartObject("data");
        return moment;
    }

    /// <param name="adres">Where to; empty: this app.</param>
    /// <returns>True when it arrived.</returns>
    public async Task<bool> RunAsync(string id, byte[] body, string adres, CancellationToken ct = default)
    {
        var timestamp = klok.Now.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, adres.Length > 0 ? new Uri(adres) : EigenAdres.Of(server, "/vdab/berichten")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MeldingBody.MediaType);
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(geheim, id, timestamp, body));
        try
        {
            using var http = factory.CreateClient(WebhookKanaal.Http);
            using var answer = await http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
