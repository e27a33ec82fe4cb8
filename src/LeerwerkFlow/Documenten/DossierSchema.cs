using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Checking;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// <c>workflows/schema/dossier.json</c>: the one description of what a letter can show. It goes with the program, for it says what <see cref="ReadDossier"/> gives; a
/// field marked <c>alleen</c> does not exist for other receivers, not in the check of a template and not in the model of a document.
/// </summary>
public sealed class DossierSchema
{
    private static readonly ConcurrentDictionary<string, DossierSchema> Known = new(StringComparer.Ordinal);
    private readonly JsonElement root;

    private DossierSchema(JsonNode root)
    {
        this.root = JsonSerializer.SerializeToElement(root);
        Kind = Kind.FromSchema(this.root);
    }

    /// <summary>Every field there is.</summary>
    public static DossierSchema Alle { get; } = new(Load());

    /// <summary>The model as the type check of the language knows it.</summary>
    public Kind Kind { get; }

    /// <summary>What each of these receivers may have; everything when there are none.</summary>
    public static DossierSchema For(IReadOnlyCollection<string> ontvangers)
    {
        if (ontvangers.Count == 0)
            return Alle;
        return Known.GetOrAdd(string.Join(' ', ontvangers.Order(StringComparer.Ordinal)), _ =>
        {
            var node = Load();
            Restrict(node, ontvangers);
            return new(node);
        });
    }

    /// <summary>Every value that a template can name, with what people call it; in a list the names of one item.</summary>
    public IEnumerable<DossierVeld> Velden => Fields(root, "", "", null);

    /// <summary>What people call a value that a template names; the name itself when nobody gave it one.</summary>
    public string NameOf(string pad) => Velden.FirstOrDefault(v => v.Lijst is null && v.Pad == pad) is { } veld ? $"{veld.Titel} ({veld.Groep})".ToLowerInvariant().Replace("tbs", "TBS", StringComparison.Ordinal) : pad;

    /// <summary>The same values without the fields that are not for these receivers.</summary>
    public Bag Keep(Bag velden) => Keep(velden, root);

    /// <summary>What a model lacks, has too much of or has of the wrong kind, one Dutch sentence each.</summary>
    public IReadOnlyList<string> Check(JsonElement model) => [.. Check(model, root, "")];

    private static IEnumerable<DossierVeld> Fields(JsonElement schema, string pad, string groep, string? lijst)
    {
        foreach (var veld in schema.GetProperty("properties").EnumerateObject())
        {
            var (naam, titel) = (pad.Length == 0 ? veld.Name : $"{pad}.{veld.Name}", veld.Value.GetProperty("title").GetString()!);
            var isLijst = veld.Value.TryGetProperty("items", out var items);
            var inner = isLijst ? items : veld.Value;
            if (inner.TryGetProperty("properties", out _))
            {
                foreach (var dieper in Fields(inner, isLijst ? "" : naam, groep.Length == 0 ? titel : $"{groep}, {titel.ToLowerInvariant()}", isLijst ? naam : lijst))
                    yield return dieper;
                continue;
            }

            var uitleg = veld.Value.TryGetProperty("description", out var d) ? d.GetString()! : "";
            yield return new(naam, titel, groep.Length == 0 ? "Algemeen" : groep, uitleg, veld.Value.TryGetProperty("format", out _), isLijst, lijst);
        }
    }

    private static JsonNode Load()
    {
        using var stream = typeof(DossierSchema).Assembly.GetManifestResourceStream("dossier.schema.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static void Restrict(JsonNode schema, IReadOnlyCollection<string> ontvangers)
    {
        if (schema["items"] is { } items)
            Restrict(items, ontvangers);
        if (schema["properties"] is not JsonObject properties)
            return;
        foreach (var (naam, veld) in properties.ToList())
        {
            if (veld!["alleen"] is JsonArray alleen && !ontvangers.All(o => alleen.Any(a => (string?)a == o)))
            {
                properties.Remove(naam);
                schema["required"]!.AsArray().RemoveAll(r => (string?)r == naam);
            }
            else
                Restrict(veld, ontvangers);
        }
    }

    private static Bag Keep(Bag velden, JsonElement schema)
    {
        var kept = new Bag();
        foreach (var (naam, waarde) in velden)
        {
            if (schema.GetProperty("properties").TryGetProperty(naam, out var veld))
                kept[naam] = Keep(waarde, veld);
        }

        return kept;
    }

    private static object? Keep(object? waarde, JsonElement schema) => waarde switch
    {
        Bag bag => Keep(bag, schema),
        Sequence lijst => new Sequence(lijst.Select(een => Keep(een, schema.GetProperty("items")))),
        _ => waarde,
    };

    private static IEnumerable<string> Check(JsonElement waarde, JsonElement schema, string pad)
    {
        var soorten = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } lijst ? lijst.EnumerateArray().Select(s => s.GetString()!).ToList() : [schema.GetProperty("type").GetString()!];
        var soort = waarde.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };
        if (!soorten.Contains(soort))
            return [$"Het veld ‘{pad}’ {(soort == "null" ? "mag niet leeg zijn" : "heeft een verkeerde soort")}."];
        return soort switch
        {
            "object" => CheckMembers(waarde, schema, pad),
            "array" => waarde.EnumerateArray().SelectMany((een, i) => Check(een, schema.GetProperty("items"), $"{pad}[{i + 1}]")),
            "string" => CheckText(waarde.GetString()!, schema, pad),
            _ => [],
        };
    }

    private static IEnumerable<string> CheckMembers(JsonElement waarde, JsonElement schema, string pad)
    {
        var velden = schema.GetProperty("properties");
        string Full(string naam) => pad.Length == 0 ? naam : $"{pad}.{naam}";
        return schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Where(r => !waarde.TryGetProperty(r, out _)).Select(r => $"Het veld ‘{Full(r)}’ ontbreekt.")
            .Concat(waarde.EnumerateObject().SelectMany(p => velden.TryGetProperty(p.Name, out var veld) ? Check(p.Value, veld, Full(p.Name)) : [$"Het veld ‘{Full(p.Name)}’ bestaat niet."]));
    }

    private static IEnumerable<string> CheckText(string tekst, JsonElement schema, string pad)
    {
        if (schema.TryGetProperty("format", out _) && !DateOnly.TryParseExact(tekst, "yyyy-MM-dd", out _))
            yield return $"Het veld ‘{pad}’ moet een datum zijn, zoals 2010-03-01.";
        if (schema.TryGetProperty("enum", out var keuzes) && keuzes.EnumerateArray().All(k => k.GetString() != tekst))
            yield return $"Het veld ‘{pad}’ kan niet ‘{tekst}’ zijn.";
        if (schema.TryGetProperty("pattern", out var patroon) && !System.Text.RegularExpressions.Regex.IsMatch(tekst, patroon.GetString()!))
            yield return $"Het veld ‘{pad}’ heeft een verkeerde vorm.";
    }
}

/// <summary>One value of the dossier as a coordinator picks it.</summary>
/// <param name="Pad">The name in a template; inside <paramref name="Lijst"/> the name of the item's own value.</param>
/// <param name="IsLijst">A list of plain values.</param>
/// <param name="Lijst">The list that it is part of each item of; null: it stands alone.</param>
public sealed record DossierVeld(string Pad, string Titel, string Groep, string Uitleg, bool IsDatum, bool IsLijst, string? Lijst)
{
    /// <summary>What a template says to show it.</summary>
    public string Code => Lijst is not null
        ? $"{{{{ for een in {Lijst} }}}}{{{{ een.{Pad} }}}} {{{{ end }}}}"
        : IsLijst
            ? $"{{{{ for een in {Pad} }}}}{{{{ een }}}} {{{{ end }}}}"
            : IsDatum ? $"{{{{ {Pad} | date.to_string '%A %e %B %Y' }}}}" : $"{{{{ {Pad} }}}}";
}
