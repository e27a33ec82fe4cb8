using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.AspNetCore.Hosting.Server;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>The simulated VDAB lets know afterwards what became of the meldingen that it took with 202. A receipt that does not arrive goes again.</summary>
internal sealed class AnswerOntvangst(Db db, Klok klok, IHttpClientFactory factory, IServer server, VdabGeheim geheim, GedragRij rij)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>The number that VDAB gives to what it received.</summary>
    public static string Number(long nummer) => string.Create(CultureInfo.InvariantCulture, $"MLP-{nummer:000000}");

    /// <summary>Sends the receipts that are due, oldest first.</summary>
    /// <returns>How many arrived.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var due = await db.QueryAsync<Rij>(
            "SELECT id, bron, sequence, nummer, antwoord, ontvangen FROM simulator_ontvangst WHERE antwoord_op <= @nu ORDER BY antwoord_op, nummer LIMIT 500", new { nu = klok.Now }, ct);
        if (due.Length == 0)
            return 0;
        var gedrag = await rij.GetAsync(ct);
        var arrived = 0;
        foreach (var ontvangst in due)
        {
            var adres = gedrag.Antwoorden.Length > 0 ? new Uri(gedrag.Antwoorden) : EigenAdres.Of(server, "/vdab/berichten");
            var done = await SendAsync(ontvangst, adres, ct);
            if (done && gedrag.IsDubbel($"{ontvangst.Bron}/{ontvangst.Sequence}"))
                await SendAsync(ontvangst, adres, ct);
            await db.WriteAsync([new("UPDATE simulator_ontvangst SET antwoord_op = @op WHERE id = @Id", new { op = done ? (DateTimeOffset?)null : klok.Now + Again, ontvangst.Id })], ct);
            arrived += done ? 1 : 0;
        }

        return arrived;
    }

    private async Task<bool> SendAsync(Rij ontvangst, Uri adres, CancellationToken ct)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"VDAB-{ontvangst.Ontvangen.Year:0000}-{ontvangst.Nummer:000000}");
        var (body, timestamp) = (Write(id, ontvangst), klok.Now.ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, adres);
        request.Content = new ByteArrayContent(body);
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

    private byte[] Write(string id, Rij ontvangst)
    {
        var moment = klok.Now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("type", "be.vdab.ontvangstmelding");
            json.WriteString("source", "/vdab/wep");
            json.WriteString("time", moment);
            json.WriteString("dataschema", "urn:leerwerkflow:schema:ontvangst:1");
            json.WriteString("datacontenttype", "application/json");
            json.WriteStartObject("data");
            json.WriteString("id", ontvangst.Id);
            json.WriteString("status", ontvangst.Antwoord);
            json.WriteString("foutcode", ontvangst.Antwoord == "aanvaard" ? null : "DATUM");
            json.WriteString("ontvangstnummer", Number(ontvangst.Nummer));
            json.WriteString("tijdstip", moment);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private sealed record Rij(string Id, string Bron, string Sequence, long Nummer, string Antwoord, DateTimeOffset Ontvangen);
}
