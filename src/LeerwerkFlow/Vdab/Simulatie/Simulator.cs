using System.Collections.Concurrent;
using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>
/// VDAB as this house imagines it, for the demo and for tests: checks the signature and the schema, takes each message once and in order per source, and answers as the contract
/// says, or fails as it is told to. No public VDAB service for this exists; nothing of it is copied from one.
/// </summary>
internal sealed class Simulator(Db db, Klok klok, VdabGeheim geheim, GedragRij rij)
{
    public const string Adres = "/vdab-simulator/meldingen";

    /// <summary>Stands for the milestone where a number was passed.</summary>
    public const string NummerVoorbij = "NUMMER_VOORBIJ";

    private const int MostBytes = 20_000;
    private static readonly TimeSpan Scheef = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, int> keren = new(StringComparer.Ordinal);

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
        var gelezen = Read(body);
        var gedrag = await rij.GetAsync(context.RequestAborted);
        // How often each came is kept only while something may go wrong with it: a demo may run for months.
        var lot = gelezen is null || gedrag.IsTrouw ? Lot.Werkt : gedrag.Of(gelezen.Naam, keren.AddOrUpdate(gelezen.Naam, 1, (_, n) => n + 1));
        return lot switch
        {
            Lot.Weg => Cut(context),
            Lot.Kapot => Answer(StatusCodes.Status500InternalServerError, "STORING"),
            Lot.Fout => Answer(StatusCodes.Status404NotFound, "ONBEKEND_TRAJECT"),
            Lot.TeDruk => Busy(context),
            _ => await AfterAsync(lot, context, await JudgeAsync(request, body, gelezen, gedrag, lot == Lot.KlokScheef ? klok.Now + Scheef : klok.Now)),
        };
    }

    private async Task<IResult> JudgeAsync(HttpRequest request, byte[] body, Ontvangst? gelezen, Gedrag gedrag, DateTimeOffset nu)
    {
        string Header(string naam) => request.Headers[naam].ToString();
        if (!WebhookSignature.Verify(geheim, Header(WebhookSignature.IdHeader), Header(WebhookSignature.TimestampHeader), Header(WebhookSignature.SignatureHeader), body, nu))
            return Answer(StatusCodes.Status401Unauthorized, "HANDTEKENING");
        return gelezen is not null && gelezen.Id == Header(WebhookSignature.IdHeader) ? await TakeAsync(gelezen, body, gedrag) : Answer(StatusCodes.Status400BadRequest, "INHOUD");
    }

    // A known id is thanked for again; a gap is refused and nothing is kept (standards 2.5).
    private async Task<IResult> TakeAsync(Ontvangst bericht, byte[] body, Gedrag gedrag)
    {
        if (await KnownAsync(bericht) is { } known)
        {
            await db.WriteAsync([new("UPDATE simulator_ontvangst SET keren = keren + 1 WHERE id = @Id", new { bericht.Id })]);
            return Accepted(bericht.Id, known.Nummer, known.Antwoord, known.Later);
        }

        var last = await db.FindAsync<string>("SELECT MAX(sequence) FROM simulator_ontvangst WHERE bron = @Bron", new { bericht.Bron });
        var next = last is null ? 1 : long.Parse(last, System.Globalization.CultureInfo.InvariantCulture) + 1;
        if (bericht.IsVoorbij && string.CompareOrdinal(bericht.Sequence, last ?? "") <= 0)
            return Answer(StatusCodes.Status409Conflict, "AL_ONTVANGEN");
        // Another node may have brought the same one since we looked.
        if (bericht.Sequence != MeldingBody.SequenceText(next))
            return await KnownAsync(bericht) is { } meanwhile ? Accepted(bericht.Id, meanwhile.Nummer, meanwhile.Antwoord, meanwhile.Later) : await RefuseAsync(bericht, StatusCodes.Status412PreconditionFailed, "VOLGORDE");
        var (antwoord, later) = (gedrag.IsGeweigerd(bericht.Naam) && !bericht.IsVoorbij ? "geweigerd" : "aanvaard", gedrag.IsLater(bericht.Naam) && !bericht.IsVoorbij);
        try
        {
            await db.WriteAsync([new(
                """
                INSERT INTO simulator_ontvangst (bron, sequence, id, mijlpaal, body, ontvangen, nummer, antwoord, antwoord_op)
                VALUES (@Bron, @Sequence, @Id, @Mijlpaal, @body, @nu, (SELECT COALESCE(MAX(nummer), 0) + 1 FROM simulator_ontvangst), @antwoord, @op)
                ON CONFLICT DO NOTHING
                """,
                new { bericht.Bron, bericht.Sequence, bericht.Id, bericht.Mijlpaal, body, nu = klok.Now, antwoord, op = later ? klok.Now : (DateTimeOffset?)null },
                ExpectedRows: 1)]);
        }
        catch (Moved)
        {
            return await KnownAsync(bericht) is { } meanwhile ? Accepted(bericht.Id, meanwhile.Nummer, meanwhile.Antwoord, meanwhile.Later) : Answer(StatusCodes.Status409Conflict, "AL_ONTVANGEN");
        }

        return Accepted(bericht.Id, (await KnownAsync(bericht))!.Nummer, antwoord, later);
    }

    private async Task<Bekend?> KnownAsync(Ontvangst bericht) => await db.FindAsync<Bekend>(
        "SELECT nummer, COALESCE(antwoord, 'aanvaard') AS antwoord, CASE WHEN antwoord_op IS NULL THEN 0 ELSE 1 END AS later FROM simulator_ontvangst WHERE id = @Id", new { bericht.Id });

    private async Task<IResult> RefuseAsync(Ontvangst bericht, int status, string foutcode)
    {
        await db.WriteAsync([new(
            """
            INSERT INTO simulator_weigering (bron, sequence, foutcode, laatst) VALUES (@Bron, @Sequence, @foutcode, @nu)
            ON CONFLICT (bron, sequence, foutcode) DO UPDATE SET keren = simulator_weigering.keren + 1, laatst = excluded.laatst
            """,
            new { bericht.Bron, bericht.Sequence, foutcode, nu = klok.Now })]);
        return Answer(status, foutcode);
    }

    private static async Task<IResult> AfterAsync(Lot lot, HttpContext context, IResult result)
    {
        if (lot == Lot.Traag)
        {
            // The answer comes when nobody waits for it any more.
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        }

        return lot is Lot.AntwoordKwijt or Lot.Traag ? Cut(context) : result;
    }

    private static Ontvangst? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string Text(JsonElement element, string naam) => element.GetProperty(naam).GetString()!;
            var root = json.RootElement;
            return Contract.Holds(root) ? new(Text(root, "id"), Text(root, "source"), Text(root, "sequence"), Text(root, "type") == Voorbij.Type ? NummerVoorbij : Text(root.GetProperty("data"), "mijlpaal")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Cut(HttpContext context)
    {
        context.Abort();
        return Results.Empty;
    }

    private static IResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return Answer(StatusCodes.Status429TooManyRequests, "TE_DRUK");
    }

    private static IResult Accepted(string id, long nummer, string antwoord, bool later)
    {
        if (later)
            return Results.StatusCode(StatusCodes.Status202Accepted);
        var ontvangstnummer = AnswerOntvangst.Number(nummer);
        return antwoord == "aanvaard" ? Results.Json(new { id, status = antwoord, ontvangstnummer }) : Results.Json(new { id, status = antwoord, foutcode = "DATUM", ontvangstnummer });
    }

    private static IResult Answer(int status, string foutcode) => Results.Json(new { foutcode }, statusCode: status);

    private sealed record Ontvangst(string Id, string Bron, string Sequence, string Mijlpaal)
    {
        public string Naam => $"{Bron}/{Sequence}";

        public bool IsVoorbij => Mijlpaal == NummerVoorbij;
    }

    private sealed record Bekend(long Nummer, string Antwoord, bool Later);
}
