namespace LeerwerkFlow.Access;

/// <summary>Addresses at which a program asks, not a person: what is refused there is a status with a sentence, never a page and never a way to another page.</summary>
public static class Programs
{
    /// <summary>Where Elsa Studio asks.</summary>
    public const string Elsa = "/elsa";

    /// <summary>Where the designer asks.</summary>
    public const string Ontwerp = "/ontwerp/api";

    public static bool Ask(HttpRequest request) =>
        request.Path.StartsWithSegments(Elsa, StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments(Ontwerp, StringComparison.OrdinalIgnoreCase);

    /// <summary>A problem (RFC 9457) with the sentence that a person will read.</summary>
    public static Task RefuseAsync(HttpResponse response, int status, string zin) => Results.Problem(
        zin, statusCode: status, title: zin, extensions: [new("zin", zin), new("errors", new Dictionary<string, string[]> { [""] = [zin] })]).ExecuteAsync(response.HttpContext);
}
