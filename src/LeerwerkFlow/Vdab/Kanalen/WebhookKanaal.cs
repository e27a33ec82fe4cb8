using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Hosting.Server;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>Posts the bytes of a melding, signed, to the address of the settings or to the simulator of this app. Redirects are not followed.</summary>
public sealed partial class WebhookKanaal(IHttpClientFactory factory, IServer server, VdabOptions options, VdabGeheim geheim, Klok klok) : IVdabKanaal
{
    public const string Naam = "webhook";

    /// <summary>Name of the HTTP client: tests put a simulated door behind it.</summary>
    public const string Http = "vdab";

    public string Code => Naam;

    public string Label => "Automatisch";

    public string Uitleg => "Elke melding vertrekt vanzelf naar VDAB, getekend en in volgorde.";

    public string? Pagina => null;

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
            using var http = factory.CreateClient(Http);
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
        var (status, foutcode, nummer) = Read(text);
        return new((int)answer.StatusCode, status == "geweigerd", rust, foutcode ?? $"Antwoord {(int)answer.StatusCode}", nummer);
    }

    // Only a code and a number of the contract are kept of what a stranger answers.
    private static (string? Status, string? Foutcode, string? Nummer) Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            string? Text(string naam, Regex vorm) => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(naam, out var veld) && veld.ValueKind == JsonValueKind.String && vorm.IsMatch(veld.GetString()!) ? veld.GetString() : null;
            return (Text("status", Nummer()), Text("foutcode", Foutcode()), Text("ontvangstnummer", Nummer()));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private Uri Adres() => options.Adres.Length > 0 ? new(options.Adres) : EigenAdres.Of(server, Simulatie.Simulator.Adres);

    [GeneratedRegex("^[A-Z_]{1,40}$")]
    internal static partial Regex Foutcode();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,39}$")]
    internal static partial Regex Nummer();
}
