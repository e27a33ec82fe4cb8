namespace LeerwerkFlow.Access;

/// <summary>Who signed in with a password that somebody else made, goes nowhere before choosing one of their own.</summary>
internal sealed class ForcedChange(RequestDelegate next)
{
    private static readonly string[] Free = ["/wachtwoord", "/afmelden", "/probleem", "/toegankelijkheid"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(c => c.Type == CurrentUser.MoetWijzigenClaim) || Array.Exists(Free, p => context.Request.Path.StartsWithSegments(p, StringComparison.Ordinal)))
            return next(context);

        if (Programs.Ask(context.Request))
            return Programs.RefuseAsync(context.Response, StatusCodes.Status403Forbidden, "Kies eerst een eigen wachtwoord op de pagina /wachtwoord.");
        context.Response.Redirect("/wachtwoord");
        return Task.CompletedTask;
    }
}
