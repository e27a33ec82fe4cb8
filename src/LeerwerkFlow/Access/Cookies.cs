using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LeerwerkFlow.Access;

/// <summary>The cookie of a person who signed in: unreadable for scripts, gone after a working day, refused as soon as the account changes.</summary>
internal static class Cookies
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "leerwerkflow";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/aanmelden";
        options.ReturnUrlParameter = "terug";
        var toSignIn = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context => Programs.Ask(context.Request)
            ? Programs.RefuseAsync(context.Response, StatusCodes.Status401Unauthorized, "Je bent niet aangemeld. Meld je aan en probeer opnieuw.")
            : toSignIn(context);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            if (Programs.Ask(context.Request))
                return Programs.RefuseAsync(context.Response, StatusCodes.Status403Forbidden, new NotAllowed().Message);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var id = CurrentUser.Of(context.Principal).Id;
        var stempel = context.Principal!.FindFirst(CurrentUser.StempelClaim)?.Value;
        var db = context.HttpContext.RequestServices.GetRequiredService<Db>();
        if (await db.FindAsync<string>("SELECT stempel FROM medewerker WHERE id = @id AND actief = 1", new { id }) == stempel)
            return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }
}
