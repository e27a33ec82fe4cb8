using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Access;

/// <summary>How often one address may try something that can be guessed.</summary>
internal static class Limits
{
    public const string Aanmelden = "aanmelden";

    public static void Configure(RateLimiterOptions limiter, AccessOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Aanmelden, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = options.PogingenPerMinuut, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("lezen"));
    }
}
