using System.Text.Json;
using Json.Schema;

namespace LeerwerkFlow.Vdab;

/// <summary>The published schemas of <c>docs/vdab/schemas</c>: what passes between VDAB and us is held against the same text that the other side reads.</summary>
internal static class Contract
{
    private const string Prefix = "vdab.";
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true };
    private static readonly Dictionary<string, JsonSchema> Schemas = typeof(Contract).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(Load).ToDictionary(s => s.BaseUri.OriginalString);

    /// <summary>True when the message keeps to the schema that it names itself.</summary>
    public static bool Holds(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("dataschema", out var naam) && naam.ValueKind == JsonValueKind.String && Holds(naam.GetString()!, message);

    /// <summary>True when it keeps to the schema of this name, such as <c>urn:leerwerkflow:schema:mijlpaal:1</c>.</summary>
    public static bool Holds(string naam, JsonElement message) => Schemas.TryGetValue(naam, out var schema) && schema.Evaluate(message, Strict).IsValid;

    /// <summary>The same bytes, when they may leave: whatever a flow writes in a code, nothing but the closed lists reaches VDAB.</summary>
    /// <exception cref="RuleBroken">They do not keep to the schema that they name.</exception>
    public static byte[] Checked(byte[] message)
    {
        using var json = JsonDocument.Parse(message);
        return Holds(json.RootElement) ? message : throw new RuleBroken("Deze melding mag niet naar VDAB: er staat iets in dat niet op de lijst staat. Vraag je coördinator om de stap in de flow te verbeteren.");
    }

    private static JsonSchema Load(string naam)
    {
        using var reader = new StreamReader(typeof(Contract).Assembly.GetManifestResourceStream(naam)!);
        return JsonSchema.FromText(reader.ReadToEnd());
    }
}
