using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// A fictitious dossier to try a letter on (S21): <c>voorbeelden/&lt;brief&gt;.json</c> or <c>&lt;brief&gt;-*.json</c>. With <c>"basis": "dossiers/gewoon.json"</c> it says only
/// what differs from another file; what is written in both is taken from the file itself, objects field by field.
/// </summary>
public static class Voorbeeld
{
    /// <summary>The model as that letter gets it: without what its receiver may not have.</summary>
    /// <param name="dossier">Another dossier of <c>dossiers/</c> to try the same letter on.</param>
    /// <exception cref="RuleBroken">It is no JSON object, or does not follow the schema; the message names each field.</exception>
    public static DossierModel Read(string path, string? dossier = null)
    {
        var own = Parse(path);
        if (dossier is not null)
            own["basis"] = $"dossiers/{dossier}.json";
        var json = JsonSerializer.SerializeToElement(Whole(own, path, 0));
        var fouten = DossierSchema.Alle.Check(json);
        if (fouten.Count > 0)
            throw new RuleBroken($"{Path.GetFileName(path)}: {string.Join(' ', fouten)}");
        var model = DossierModel.Read(json.GetRawText());
        return DossierModel.Of(DossierSchema.For([json.GetProperty("document").GetProperty("ontvanger").GetString()!]).Keep((Flows.Language.Bag)model.Velden));
    }

    /// <summary>Every example with the letter that it is for: the one with the longest name that begins its own.</summary>
    public static IEnumerable<(string Pad, string Naam)> All(string brieven, Sjablonen sjablonen) =>
        from pad in Directory.GetFiles(Path.Combine(brieven, "voorbeelden"), "*.json").Order(StringComparer.Ordinal)
        let bestand = Path.GetFileNameWithoutExtension(pad)
        let naam = sjablonen.Namen.Where(n => bestand == n || bestand.StartsWith(n + "-", StringComparison.Ordinal)).MaxBy(n => n.Length)
        where naam is not null
        select (pad, naam);

    private static JsonObject Whole(JsonObject own, string path, int depth)
    {
        if (own["basis"] is not JsonValue basis)
            return own;
        if (depth > 3)
            throw new RuleBroken($"{Path.GetFileName(path)}: te veel bestanden bouwen op elkaar.");
        own.Remove("basis");
        var below = Path.Combine(Path.GetDirectoryName(path)!, basis.ToString());
        var whole = Whole(Parse(below), below, depth + 1);
        Merge(whole, own);
        return whole;
    }

    private static JsonObject Parse(string path)
    {
        if (!File.Exists(path))
            throw new RuleBroken($"Het bestand “{path}” bestaat niet.");
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new RuleBroken($"{Path.GetFileName(path)}: een model is één JSON-object.");
        }
        catch (JsonException e)
        {
            throw new RuleBroken($"{Path.GetFileName(path)}: geen geldige JSON, regel {e.LineNumber + 1}.");
        }
    }

    private static void Merge(JsonObject whole, JsonObject own)
    {
        foreach (var (naam, waarde) in own)
        {
            if (waarde is JsonObject inner && whole[naam] is JsonObject before)
                Merge(before, inner);
            else
                whole[naam] = waarde?.DeepClone();
        }
    }
}
