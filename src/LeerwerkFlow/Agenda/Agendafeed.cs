using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Agenda;

/// <summary>The private address at which a telephone reads the agenda of a coach. Its secret (32 letters and digits, 190 bits) is shown once; only its SHA-256 is kept.</summary>
internal sealed class Agendafeed(Db db, Klok klok, Uitnodiging uitnodiging, AgendaOptions options)
{
    // What is over stays this long.
    private const int DagenTerug = 31;

    /// <summary>The public address; whoever has the secret reads, anything else is 404.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/agenda/feed/{geheim}.ics", async (string geheim, HttpContext context, Agendafeed feed) =>
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return await feed.FindAsync(geheim, context.RequestAborted) is { } ics ? Results.Text(ics, "text/calendar", Encoding.UTF8) : Results.NotFound();
    }).AllowAnonymous().RequireRateLimiting(Limits.Agenda).WithMetadata(new Microsoft.AspNetCore.Mvc.SkipStatusCodePagesAttribute());

    /// <summary>Since when this person has an address; null: has none.</summary>
    public Task<DateTimeOffset?> SinceAsync(CurrentUser user, CancellationToken ct = default) => db.FindAsync<DateTimeOffset?>("SELECT gemaakt FROM agendafeed WHERE medewerker = @Id", new { user.Id }, ct);

    /// <summary>A new address for this person; the one before does not open any more.</summary>
    public async Task<string> RenewAsync(CurrentUser user, CancellationToken ct = default)
    {
        user.Require(Right.PlantAfspraken);
        var geheim = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32);
        await db.WriteAsync(
        [
            new(
                "INSERT INTO agendafeed (medewerker, geheim, gemaakt) VALUES (@Id, @hash, @nu) ON CONFLICT (medewerker) DO UPDATE SET geheim = excluded.geheim, gemaakt = excluded.gemaakt",
                new { user.Id, hash = HashOf(geheim), nu = klok.Now }),
        ], ct);
        return $"{options.Adres}/agenda/feed/{geheim}.ics";
    }

    /// <summary>Takes the address back.</summary>
    public Task RevokeAsync(CurrentUser user, CancellationToken ct = default) => db.WriteAsync([new("DELETE FROM agendafeed WHERE medewerker = @Id", new { user.Id })], ct);

    // zicht: anyone who has the address may ask; it names nobody.
    private async Task<string?> FindAsync(string geheim, CancellationToken ct)
    {
        var coach = await db.FindAsync<string>("SELECT f.medewerker FROM agendafeed f JOIN medewerker m ON m.id = f.medewerker WHERE f.geheim = @hash AND m.actief = 1", new { hash = HashOf(geheim) }, ct);
        return coach is null ? null : uitnodiging.Feed(await db.QueryAsync<Afspraak>(
            $"SELECT {Afspraak.Columns} FROM {Afspraak.Tables} WHERE a.coach = @coach AND a.dag >= @vanaf AND a.geannuleerd = 0 ORDER BY a.dag, a.uur, a.id", new { coach, vanaf = klok.Vandaag.AddDays(-DagenTerug) }, ct));
    }

    private static string HashOf(string geheim) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(geheim)));
}
