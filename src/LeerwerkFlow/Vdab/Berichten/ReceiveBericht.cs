using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>The door for what VDAB sends. Whatever is signed and keeps to the contract is kept as it came, before anything is done with it; the same id again gets the same answer.</summary>
public sealed class ReceiveBericht(Db db, Klok klok, Kluis kluis, VdabGeheim geheim)
{
    public const string Adres = "/vdab/berichten";

    private const int MostBytes = 20_000;

    /// <summary>Open to whoever can sign.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Adres, (HttpContext context, ReceiveBericht receive) => receive.RunAsync(context))
        .AllowAnonymous().RequireRateLimiting(Limits.Berichten).WithMetadata(new SkipStatusCodePagesAttribute());

    internal async Task<IResult> RunAsync(HttpContext context)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MeldingBody.MediaType, StringComparison.OrdinalIgnoreCase))
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "MEDIATYPE");
        if (await ReadAsync(request, context.RequestAborted) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "TE_GROOT");
        string Header(string naam) => request.Headers[naam].ToString();
        var id = Header(WebhookSignature.IdHeader);
        if (!WebhookSignature.Verify(geheim, id, Header(WebhookSignature.TimestampHeader), Header(WebhookSignature.SignatureHeader), body, klok.Now))
            return Refuse(StatusCodes.Status401Unauthorized, "HANDTEKENING");
        if (BerichtBody.Find(body) is not { } bericht || bericht.Id != id || (bericht.LooksLikeInsz && !await IsOursAsync(bericht)))
            return Refuse(StatusCodes.Status400BadRequest, "INHOUD");
        await db.WriteAsync([Keep(bericht, body)], context.RequestAborted);
        return Results.Json(new { id });
    }

    // Whatever the header says, or does not say, of its length.
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes)
            return null;
        var buffer = new byte[MostBytes + 1];
        var lengte = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return lengte > MostBytes ? null : buffer[..lengte];
    }

    // An id that we gave out ourselves is no number of a register, whatever its digits.
    private async Task<bool> IsOursAsync(BerichtBody bericht) =>
        // zicht: is it known at all.
        await db.FindAsync<long?>("SELECT 1 FROM deelnemer WHERE id = @Referentie UNION SELECT 1 FROM melding WHERE id = @melding", new { bericht.Referentie, melding = bericht.Melding ?? "" }) is not null;

    private Statement Keep(BerichtBody bericht, byte[] body) => new(
        """
        INSERT INTO bericht (bron, id, soort, body, ontvangen, status, organisatie, melding)
        VALUES (@Bron, @Id, @Soort, @verzegeld, @nu, 'NIEUW', (SELECT o.id FROM organisatie o WHERE o.id = @partner), @Melding) ON CONFLICT (bron, id) DO NOTHING
        """,
        new { bericht.Bron, bericht.Id, bericht.Soort, verzegeld = kluis.SealBytes(Luik.Persoon, body), nu = klok.Now, partner = bericht.Partner ?? "", bericht.Melding });

    private static IResult Refuse(int status, string foutcode) => Results.Json(new { foutcode }, statusCode: status);
}
