using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The files of this installation that flows name: forms, letters and scenarios, each with what it takes in.</summary>
internal static partial class PakketBestanden
{
    /// <summary>Text by path within a package.</summary>
    public static SortedDictionary<string, string> Needed(FlowSet flows, string top)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var formulier in Formulieren(flows))
            AddFormulier(found, formulier);
        foreach (var sjabloon in Brieven(flows))
            AddSjabloon(found, Exists($"{Pakket.Brieven}{sjabloon}.sbnhtml") ? sjabloon : "_gewoon");
        foreach (var pad in Scenarios(flows.Get(top)))
            found[pad] = Find(pad)!;
        return found;
    }

    /// <summary>The forms that the taken of these flows name.</summary>
    public static IEnumerable<string> Formulieren(FlowSet flows) => Named(flows, "Leerwerk.Taak", "formulier");

    /// <summary>The letters that the documents of these flows name.</summary>
    public static IEnumerable<string> Brieven(FlowSet flows) => Named(flows, "Leerwerk.Document", "sjabloon");

    /// <summary>The text of a file of this installation, with the line ends of a package; null when it is not there.</summary>
    public static string? Find(string pad) => Exists(pad) ? File.ReadAllText(Path.Combine(FlowFiles.Folder, pad)).ReplaceLineEndings("\n") : null;

    private static bool Exists(string pad) => Pakket.IsPad(pad) && File.Exists(Path.Combine(FlowFiles.Folder, pad));

    private static IEnumerable<string> Named(FlowSet flows, string type, string invoer) =>
        flows.All.SelectMany(f => f.Steps).Where(s => s.Type == type).Select(s => s.Text(invoer)).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static void AddFormulier(SortedDictionary<string, string> found, string formulier)
    {
        var pad = $"{Pakket.Formulieren}{formulier}.json";
        if (found.ContainsKey(pad) || Find(pad) is not { } tekst)
            return;
        found[pad] = tekst;
        foreach (var o in Objects(Pakket.ParseJson(pad, tekst)))
        {
            if (o["include"] is JsonValue deel && $"{Pakket.Formulieren}delen/{deel}.json" is var deelPad && Find(deelPad) is { } deelTekst)
                found[deelPad] = deelTekst;
            // What is taken over from another form needs that form.
            foreach (var bron in ((string[])["neemOver", "vergelijk"]).Select(n => (o[n] as JsonValue)?.ToString().Split('.')).Where(d => d?.Length == 2))
                AddFormulier(found, bron![0]);
        }
    }

    private static void AddSjabloon(SortedDictionary<string, string> found, string sjabloon)
    {
        var pad = $"{Pakket.Brieven}{sjabloon}.sbnhtml";
        if (found.ContainsKey(pad) || Find(pad) is not { } tekst)
            return;
        found[pad] = tekst;
        if ($"{Pakket.Brieven}voorbeelden/{sjabloon.TrimStart('_')}.json" is var voorbeeld && Find(voorbeeld) is { } model)
        {
            found[voorbeeld] = model;
            // An example says only what differs from a fictitious dossier.
            if (Pakket.ParseJson(voorbeeld, model)["basis"] is JsonValue basis && $"{Pakket.Brieven}voorbeelden/{basis}" is var dossier && Find(dossier) is { } inhoud)
                found[dossier] = inhoud;
        }

        foreach (Match deel in Include().Matches(tekst))
            AddSjabloon(found, deel.Groups[1].Value);
    }

    // A scenario belongs to a flow when every task that it answers lies in a step of that flow.
    private static IEnumerable<string> Scenarios(FlowGraph top)
    {
        var map = Path.Combine(FlowFiles.Folder, Pakket.Scenarios);
        foreach (var pad in Directory.Exists(map) ? Directory.GetFiles(map, "*.json").Select(p => Pakket.Scenarios + Path.GetFileName(p)).Where(Exists).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (Pakket.ParseJson(pad, Find(pad)!)["taken"] is JsonObject taken && taken.All(t => top.FindStep(t.Key.Split('/')[0]) is not null))
                yield return pad;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex("""\binclude\s+['"]([^'"]+)['"]""")]
    private static partial Regex Include();
}
