using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>Something that VDAB sends, when its time has come.</summary>
internal sealed record Zending(DateTimeOffset Op, string Id, byte[] Body);

/// <summary>
/// VDAB and the line to it: takes each id once and each number in its turn, as the contract says, and keeps a ledger of what came. The line loses requests and answers, doubles them, brings
/// them late, and VDAB is busy, broken or says nonsense, where chance says.
/// </summary>
internal sealed class Ontvanger(Random toeval, Storing storing, TimeProvider time) : HttpMessageHandler
{
    public const string Geheim = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public static readonly VdabGeheim Sleutel = VdabGeheim.Parse(Geheim);

    private readonly Dictionary<string, (HttpStatusCode Status, string Antwoord)> bekend = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> laatste = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset Op, string Id, byte[] Body)> onderweg = [];
    private int nummer;

    /// <summary>The receiver's ledger.</summary>
    public List<Aangekomen> Grootboek { get; } = [];

    /// <summary>Receipts and decisions on their way to the app.</summary>
    public List<Zending> Zendingen { get; } = [];

    /// <summary>What the line held back and comes now: nobody waits for the answer any more.</summary>
    public void Arrive()
    {
        foreach (var laat in onderweg.Where(o => o.Op <= time.GetUtcNow()).ToArray())
        {
            onderweg.Remove(laat);
            Take(laat.Id, laat.Body);
        }
    }

    /// <summary>The envelope of something that VDAB sends, with an id of its own.</summary>
    public Zending Write(DateTimeOffset op, string type, string schema, object data)
    {
        var id = $"VDAB-2010-{++nummer:000000}";
        return new(op, id, JsonSerializer.SerializeToUtf8Bytes(new
        {
            specversion = "1.0",
            id,
            type,
            source = "/vdab/wep",
            time = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            dataschema = $"urn:leerwerkflow:schema:{schema}:1",
            datacontenttype = "application/json",
            data,
        }));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (id, body) = (request.Headers.GetValues(WebhookSignature.IdHeader).Single(), await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        string Header(string naam) => request.Headers.GetValues(naam).Single();
        if (!WebhookSignature.Verify(Sleutel, id, Header(WebhookSignature.TimestampHeader), Header(WebhookSignature.SignatureHeader), body, time.GetUtcNow()) && storing.Plant is null)
            throw new InvalidOperationException("A melding left with a signature that does not fit.");
        var first = true;
        HttpResponseMessage? answer = null;
        foreach (var (naam, inhoud) in storing.Plant?.Zend?.Invoke(id, body, toeval) ?? [(id, body)])
        {
            answer = first ? Meet(naam, inhoud) : answer;
            if (!first)
                Take(naam, inhoud);
            first = false;
        }

        return answer ?? throw new HttpRequestException("Planted.");
    }

    private HttpResponseMessage Meet(string id, byte[] body)
    {
        var lot = storing.Kalm ? 99 : toeval.Next(100);
        if (lot is 0 or 1)
            onderweg.Add((time.GetUtcNow().AddHours(toeval.Next(1, 300)), id, body));
        if (lot is 2)
            Take(id, body);
        return lot switch
        {
            < 7 => throw new HttpRequestException("Simulated."),
            < 10 => Answer(HttpStatusCode.ServiceUnavailable, "STORING"),
            10 => Answer(HttpStatusCode.NotFound, "ONBEKEND_TRAJECT"),
            11 => Busy(),
            12 => Answer(HttpStatusCode.Unauthorized, "HANDTEKENING"),
            13 => Answer(HttpStatusCode.Gone, "STORING"),
            < 20 => Lost(id, body),
            < 23 => Garbled(id, body),
            < 26 => Doubled(id, body),
            _ => Answered(Take(id, body)),
        };
    }

    // It says 200 and then nothing that anybody can read.
    private HttpResponseMessage Garbled(string id, byte[] body) =>
        Take(id, body) is { Status: HttpStatusCode.PreconditionFailed } refused ? Answered(refused) : Answered(HttpStatusCode.OK, "<html>{\0");

    private HttpResponseMessage Doubled(string id, byte[] body)
    {
        Take(id, body);
        return Answered(Take(id, body));
    }

    private HttpResponseMessage Lost(string id, byte[] body)
    {
        Take(id, body);
        throw new TaskCanceledException("Simulated.");
    }

    // A known id is thanked for again; a number before its turn is refused and nothing kept.
    private (HttpStatusCode Status, string Antwoord) Take(string id, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var (traject, nr) = (root.GetProperty("partitionkey").GetString()!, long.Parse(root.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture));
        Grootboek.Add(new(id, traject, nr, Auditor.HashOf(body)));
        if (bekend.TryGetValue(id, out var eerder))
            return eerder;
        if (nr != laatste.GetValueOrDefault(traject) + 1)
            return (HttpStatusCode.PreconditionFailed, """{"foutcode":"VOLGORDE"}""");
        laatste[traject] = nr;
        return bekend[id] = Judge(id);
    }

    private (HttpStatusCode Status, string Antwoord) Judge(string id)
    {
        var (goed, later) = (storing.Kalm || toeval.Next(100) >= 4, !storing.Kalm && toeval.Next(100) < 25);
        var ontvangstnummer = $"MLP-{bekend.Count + 1:000000}";
        if (!later)
            return (HttpStatusCode.OK, goed ? $$"""{"id":"{{id}}","status":"aanvaard","ontvangstnummer":"{{ontvangstnummer}}"}""" : $$"""{"id":"{{id}}","status":"geweigerd","foutcode":"DATUM","ontvangstnummer":"{{ontvangstnummer}}"}""");
        var bewijs = Write(
            time.GetUtcNow().AddHours(toeval.Next(100)), "be.vdab.ontvangstmelding", "ontvangst",
            new { id, status = goed ? "aanvaard" : "geweigerd", foutcode = goed ? null : "DATUM", ontvangstnummer, tijdstip = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });
        Zendingen.AddRange(Enumerable.Repeat(bewijs, toeval.Next(4) == 0 ? 2 : 1));
        return (HttpStatusCode.Accepted, "");
    }

    private static HttpResponseMessage Busy()
    {
        var answer = Answer(HttpStatusCode.TooManyRequests, "TE_DRUK");
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(1));
        return answer;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string foutcode) => Answered(status, $$"""{"foutcode":"{{foutcode}}"}""");

    private static HttpResponseMessage Answered((HttpStatusCode Status, string Antwoord) antwoord) => Answered(antwoord.Status, antwoord.Antwoord);

    private static HttpResponseMessage Answered(HttpStatusCode status, string tekst) => new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(tekst)) };
}
