using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// VDAB as this house imagines it, for the demo and for tests: checks the signature and the schema, takes each message once and in order per source, and answers as the contract
/// says. No public VDAB service for this exists; nothing of it is copied from one.
/// </summary>
public sealed class Simulator(Db db, Klok klok, VdabGeheim geheim)
{
    public const string Adres = "/vdab-simulator/meldingen";

    private const int MostBytes = 20_000;

    /// <summary>The receiving end: open to whoever can sign.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Adres, (HttpContext context, Simulator simulator) => simulator.ReceiveAsync(context)).AllowAnonymous();

    private async Task<IResult> ReceiveAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType?.StartsWith(MeldingBody.MediaType, StringComparison.Ordinal) != true)
            return Answer(StatusCodes.Status415UnsupportedMediaType, "MEDIATYPE");
        if (request.ContentLength is null or > MostBytes)
            return Answer(StatusCodes.Status413PayloadTooLarge, "TE_GROOT");
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        string Header(string naam) => request.Headers[naam].ToString();
        if (!WebhookSignature.Verify(geheim, Header(WebhookSignature.IdHeader), Header(WebhookSignature.TimestampHeader), Header(WebhookSignature.SignatureHeader), body, klok.Now))
            return Answer(StatusCodes.Status401Unauthorized, "HANDTEKENING");
        return Read(body) is { } gelezen && gelezen.Id == Header(WebhookSignature.IdHeader)
            ? await TakeAsync(gelezen, body)
            : Answer(StatusCodes.Status400BadRequest, "INHOUD");
    }

    // A known id is thanked for again; a gap is refused and nothing is kept (standards 2.5).
    private async Task<IResult> TakeAsync(Ontvangst bericht, byte[] body)
    {
        var known = await db.FindAsync<string>("SELECT id FROM simulator_ontvangst WHERE id = @Id", new { bericht.Id });
        if (known is not null)
        {
            await db.WriteAsync([new("UPDATE simulator_ontvangst SET keren = keren + 1 WHERE id = @Id", new { bericht.Id })]);
            return Accepted(bericht.Id);
        }

        var last = await db.FindAsync<string>("SELECT MAX(sequence) FROM simulator_ontvangst WHERE bron = @Bron", new { bericht.Bron });
        var next = last is null ? 1 : long.Parse(last, System.Globalization.CultureInfo.InvariantCulture) + 1;
        if (bericht.Sequence != MeldingBody.SequenceText(next))
            return Answer(StatusCodes.Status412PreconditionFailed, "VOLGORDE");
        try
        {
            await db.WriteAsync([new(
                """
                INSERT INTO simulator_ontvangst (bron, sequence, id, mijlpaal, body, ontvangen) VALUES (@Bron, @Sequence, @Id, @Mijlpaal, @body, @nu)
                ON CONFLICT DO NOTHING
                """,
                new { bericht.Bron, bericht.Sequence, bericht.Id, bericht.Mijlpaal, body, nu = klok.Now },
                ExpectedRows: 1)]);
            return Accepted(bericht.Id);
        }
        catch (Moved)
        {
            return Answer(StatusCodes.Status409Conflict, "AL_ONTVANGEN");
        }
    }

    private static Ontvangst? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string Text(JsonElement element, string naam) => element.GetProperty(naam).GetString()!;
            var root = json.RootElement;
            return Contract.Holds(root) ? new(Text(root, "id"), Text(root, "source"), Text(root, "sequence"), Text(root.GetProperty("data"), "mijlpaal")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Accepted(string id) => Results.Json(new { id, status = "aanvaard", ontvangstnummer = "SIM-" + id[Math.Max(0, id.Length - 8)..] });

    private static IResult Answer(int status, string foutcode) => Results.Json(new { foutcode }, statusCode: status);

    private sealed record Ontvangst(string Id, string Bron, string Sequence, string Mijlpaal);
}
