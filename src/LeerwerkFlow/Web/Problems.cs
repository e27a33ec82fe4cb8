using System.Data.Common;
using System.Security.Cryptography;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Web;

/// <summary>The one place where what was thrown becomes what a person reads. A broken rule is the person's; everything else is ours, and is logged with the code they see.</summary>
internal sealed class Problems(ILogger<Problems> log) : IExceptionHandler
{
    public static ExceptionHandlerOptions Options => new()
    {
        ExceptionHandlingPath = "/probleem",
        AllowStatusCode404Response = true,
        StatusCodeSelector = e => (Known(e)?.Status).GetValueOrDefault(StatusCodes.Status500InternalServerError),
        SuppressDiagnosticsCallback = _ => true,
    };

    /// <summary>The sentence beside a form field, in Dutch, and broken rules back on the form that they come from.</summary>
    public static void Configure(MvcOptions options)
    {
        options.Filters.Add<FormProblems>();
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var say = options.ModelBindingMessageProvider;
        say.SetValueMustNotBeNullAccessor(_ => "Vul dit in.");
        say.SetMissingBindRequiredValueAccessor(_ => "Vul dit in.");
        say.SetMissingKeyOrValueAccessor(() => "Vul dit in.");
        say.SetValueIsInvalidAccessor(waarde => $"'{waarde}' is hier geen geldige waarde.");
        say.SetAttemptedValueIsInvalidAccessor((waarde, _) => $"'{waarde}' kan hier niet. Kijk na of het bestaat en juist geschreven is.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(waarde => $"'{waarde}' is hier geen geldige waarde.");
        say.SetUnknownValueIsInvalidAccessor(_ => "Deze waarde is niet geldig.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Deze waarde is niet geldig.");
        say.SetValueMustBeANumberAccessor(_ => "Vul een getal in.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Vul een getal in.");
    }

    /// <summary>The words for what we foresaw, or null for a bug.</summary>
    public static Probleem? Known(Exception exception) => exception switch
    {
        RuleBroken => new(StatusCodes.Status400BadRequest, "Dat kan niet", exception.Message),
        NotAllowed => new(StatusCodes.Status403Forbidden, "Geen toegang", exception.Message),
        NotFound => new(StatusCodes.Status404NotFound, "Niet gevonden", exception.Message),
        Moved => new(StatusCodes.Status409Conflict, "Iemand was je voor", exception.Message),
        StoreFull => new(StatusCodes.Status507InsufficientStorage, "Er is niets bewaard", exception.Message),
        // Gone, going or too slow; 57P01 and 57P02 are what a server says that is being stopped.
        DbException { IsTransient: true } or DbException { SqlState: "57P01" or "57P02" } => Probleem.OfStatus(StatusCodes.Status503ServiceUnavailable),
        BadHttpRequestException e => Probleem.OfStatus(e.StatusCode),
        _ => null,
    };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var probleem = Known(exception) ?? Bug(exception);
        if (probleem.Status == StatusCodes.Status507InsufficientStorage)
            log.LogCritical(exception, "The store is full");
        if (probleem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            log.LogError("The database is away: {Reason}", exception.Message);
            httpContext.Response.Headers.RetryAfter = "10";
            if (WantsPage(httpContext.Request))
                return await SayAsync(httpContext.Response, probleem);
        }

        httpContext.Items[typeof(Probleem)] = probleem;
        if (WantsPage(httpContext.Request))
            return false;

        httpContext.Response.StatusCode = probleem.Status;
        await httpContext.Response.WriteAsJsonAsync(new { probleem.Status, probleem.Titel, probleem.Zin, probleem.Code }, cancellationToken);
        return true;
    }

    // By hand: the page of problems says who is signed in, and that stands in the database.
    private static async Task<bool> SayAsync(HttpResponse response, Probleem probleem)
    {
        (response.StatusCode, response.ContentType) = (probleem.Status, "text/html; charset=utf-8");
        await response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="nl-BE"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{probleem.Titel} · LeerwerkFlow</title><link rel="stylesheet" href="/app.css"></head>
            <body><main class="inhoud"><div class="smal"><section class="kaart"><h1>{probleem.Titel}</h1><p>{probleem.Zin}</p></section></div></main></body></html>
            """);
        return true;
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.Count == 0 || request.Headers.Accept.Any(a => a!.Contains("html", StringComparison.Ordinal) || a.Contains("*/*", StringComparison.Ordinal));

    private Probleem Bug(Exception exception)
    {
        var code = RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 6);
        log.LogError(exception, "Bug {Code}", code);
        return new(StatusCodes.Status500InternalServerError, "Er ging iets mis", "Dat ligt aan ons, niet aan jou. Wat je net deed, is misschien niet bewaard: kijk het even na.", code);
    }
}
