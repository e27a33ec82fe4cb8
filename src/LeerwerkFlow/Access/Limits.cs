using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Access;

/// <summary>How often one address may try something that can be guessed.</summary>
internal static class Limits
{
    public const string Aanmelden = "aanmelden";

    /// <summary>Asking for an attest by its code.</summary>
    public const string Attest = "attest";

    /// <summary>Opening a document by the link of a mail.</summary>
    public const string Lezen = "lezen-met-link";

    /// <summary>Reading an agenda by its private address.</summary>
    public const string Agenda = "agenda";

    /// <summary>Doing a taak by a link; what is typed is kept every second or two.</summary>
    public const string Taaklink = "taaklink";

    /// <summary>What VDAB sends.</summary>
    public const string Berichten = "berichten";

    public static void Configure(RateLimiterOptions limiter, AccessOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Aanmelden, context => HttpMethods.IsPost(context.Request.Method)
            ? ByAddress(context, options.PogingenPerMinuut)
            : RateLimitPartition.GetNoLimiter("lezen"));
        limiter.AddPolicy(Attest, context => ByAddress(context, options.AttestenPerMinuut));
        limiter.AddPolicy(Lezen, context => ByAddress(context, options.LinksPerMinuut));
        limiter.AddPolicy(Agenda, context => ByAddress(context, options.FeedsPerMinuut));
        limiter.AddPolicy(Taaklink, context => ByAddress(context, options.TaaklinksPerMinuut));
        limiter.AddPolicy(Berichten, context => ByAddress(context, options.BerichtenPerMinuut));
        limiter.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var rust))
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(rust.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context, int most) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
