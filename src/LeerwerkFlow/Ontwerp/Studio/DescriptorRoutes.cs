using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>What Studio asks before it draws: the palette, the languages of an expression, and the lists that we leave empty.</summary>
internal static class DescriptorRoutes
{
    // Parts of Elsa that we do not have; Studio asks for the list and hides what would use it.
    private static readonly string[] Empty =
    [
        "features/installed", "descriptors/incident-strategies", "descriptors/log-persistence-strategies", "descriptors/workflow-activation-strategies",
        "descriptors/commit-strategies/workflows", "descriptors/commit-strategies/activities", "descriptors/output-converters", "resilience/strategies",
        "workflow-contexts/provider-descriptors", "labels",
    ];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("package/version", () => StudioAnswer.Json(new JsonObject { ["packageVersion"] = "3.8.2" }));
        foreach (var path in Empty)
            api.MapGet(path, () => StudioAnswer.List([]));
        api.MapGet("features/installed/{naam}", () => StudioAnswer.Refuse(StatusCodes.Status404NotFound, "Dit onderdeel van Elsa is er in LeerwerkFlow niet."));

        api.MapGet("descriptors/activities", async (Keuzes keuzes, CurrentUser user) => StudioAnswer.List(Descriptors.All(await keuzes.AllAsync(user.Organisatie))));
        api.MapPost("descriptors/activities/{type}/options/{invoer}", async (string type, string invoer, Keuzes keuzes, CurrentUser user) =>
        {
            var alle = await keuzes.AllAsync(user.Organisatie);
            var lijst = alle.TryGetValue((type, char.ToLowerInvariant(invoer[0]) + invoer[1..]), out var gevonden) ? gevonden : [];
            return StudioAnswer.Json(new JsonObject { ["items"] = new JsonObject { ["dropdown"] = new JsonObject { ["selectListItems"] = Descriptors.Items(lijst) } } });
        });
        api.MapGet("descriptors/expression-descriptors", () => StudioAnswer.List(Invoer.Talen.Order(StringComparer.Ordinal).Select(Taal)));
        api.MapGet("descriptors/storage-drivers", () => StudioAnswer.List(
            [new JsonObject { ["typeName"] = "Traject", ["displayName"] = "Bij het traject", ["priority"] = 0, ["deprecated"] = false }]));
        api.MapGet("descriptors/variables", () => StudioAnswer.List(Soorten.Select(s => new JsonObject { ["typeName"] = s.Type, ["displayName"] = s.Label, ["category"] = "Waarden" })));
    }

    private static readonly (string Type, string Label)[] Soorten =
        [("String", "Tekst"), ("Boolean", "Ja of nee"), ("Int32", "Geheel getal"), ("Decimal", "Getal"), ("DateTime", "Datum"), ("Object", "Lijst of geheel")];

    private static JsonObject Taal(string taal) => new()
    {
        ["type"] = taal,
        ["displayName"] = taal switch { "Literal" => "Waarde", "Object" => "Lijst", "Variable" => "Variabele", "Input" => "Invoer", _ => "Voorwaarde (Scriban)" },
        ["isSerializable"] = true,
        ["isBrowsable"] = taal is not "Literal",
        ["properties"] = new JsonObject { ["MonacoLanguage"] = taal switch { "Object" => "json", "Scriban" => "plaintext", _ => "" } },
    };
}
