using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>Answers in the shape of the designer: camel case, codes in lower case, a refusal as <c>{zin, bevindingen}</c>.</summary>
internal static class OntwerpAnswer
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IResult Ok(object? waarde) => Results.Json(waarde, Web);

    public static IResult Json(int status, object? waarde) => Results.Json(waarde, Web, statusCode: status);

    public static IResult Refuse(int status, string zin) => Results.Json(new { zin }, Web, statusCode: status);

    /// <summary>Every finding is a sentence of its own; the first one is what the designer says in short.</summary>
    public static IResult Refuse(FlowRefused refused)
    {
        string[] zinnen = [.. refused.Findings.Select(f => f.Stap is { } stap ? $"Stap “{stap}”: {f.Zin}" : char.ToUpperInvariant(f.Zin[0]) + f.Zin[1..]).Distinct()];
        return Json(StatusCodes.Status400BadRequest, new { zin = zinnen[0], bevindingen = zinnen });
    }
}
