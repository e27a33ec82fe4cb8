using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LeerwerkFlow.Vdab;

/// <summary>What came back: the HTTP status, or null when nothing did.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Geweigerd">True when the answer itself says that the content is refused.</param>
/// <param name="Rust">How long the receiver asks to wait.</param>
public sealed record VdabAntwoord(int? Status, bool Geweigerd, TimeSpan? Rust, string Uitleg);

/// <summary>Posts the bytes of a melding, signed, to the address of the settings or to the simulator of this app. Redirects are not followed.</summary>
public sealed class VdabKanaal(IHttpClientFactory factory, IServer server, VdabOptions options, VdabGeheim geheim, Klok klok)
{
    /// <summary>Name of the HTTP client: tests put a simulated door behind it.</summary>
    public const string Naam = "vdab";

    public async Task<VdabAntwoord> SendAsync(string id, byte[] body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Adres()) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MeldingBody.MediaType);
        var timestamp = klok.Now.ToUnixTimeSeconds();
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(geheim, id, timestamp, body));
        try
        {
            using var http = factory.CreateClient(Naam);
            using var answer = await http.SendAsync(request, ct);
            return await ReadAsync(answer, ct);
        }
        catch (HttpRequestException e)
        {
            return new(null, false, null, $"Geen verbinding: {e.HttpRequestError}");
        }
        catch (OperationCanceledException e) when (e is TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new(null, false, null, "Geen antwoord binnen de tijd");
        }
    }

    private async Task<VdabAntwoord> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var rust = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - klok.Now,
            _ => (TimeSpan?)null,
        };
        var text = answer.Content.Headers.ContentLength is null or < 4096 ? await answer.Content.ReadAsStringAsync(ct) : "";
        var geweigerd = answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created && text.Contains("\"status\":\"geweigerd\"", StringComparison.Ordinal);
        return new((int)answer.StatusCode, geweigerd, rust, FoutCode(text) ?? $"Antwoord {(int)answer.StatusCode}");
    }

    // Only a code of the contract is kept of what a stranger answers.
    private static string? FoutCode(string text) =>
        System.Text.RegularExpressions.Regex.Match(text, "\"foutcode\":\"([A-Z_]{1,40})\"") is { Success: true } m ? m.Groups[1].Value : null;

    private Uri Adres()
    {
        if (options.Adres.Length > 0)
            return new(options.Adres);
        var eigen = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var hier = BindingAddress.Parse(eigen);
        var host = hier.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : hier.Host;
        return new($"{hier.Scheme}://{host}:{hier.Port}{Simulator.Adres}");
    }
}
