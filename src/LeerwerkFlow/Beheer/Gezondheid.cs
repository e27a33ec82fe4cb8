namespace LeerwerkFlow.Beheer;

/// <summary>
/// Two addresses for who watches from outside, without signing in and without anything of people: <c>/gezond</c> says that the process answers (else: start it again), <c>/klaar</c> whether it can work
/// (else: send nobody here, and look why).
/// </summary>
internal static class Gezondheid
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/gezond", Methods, () => Results.Json(new { Gezond = true })).AllowAnonymous();
        app.MapMethods("/klaar", Methods, async (ReadKlaar klaar) =>
        {
            var oordeel = await klaar.RunAsync();
            return Results.Json(oordeel, statusCode: oordeel.Klaar ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }
}
