using System.Text.Json.Nodes;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>Where flow cases come from.</summary>
internal static class FlowCases
{
    private static readonly string? Folder = ConformanceFolder.Find("elsa");

    /// <summary>False on a plain clone: the shared cases are not on this machine.</summary>
    public static bool ArePresent => Folder is not null;

    /// <summary>The entries of the shared manifest, read where they are.</summary>
    public static IReadOnlyDictionary<string, FlowCase> OfElsa { get; } = Folder is null ? new Dictionary<string, FlowCase>() : FromManifest(Folder).ToDictionary(c => c.Id);

    /// <summary>Our own cases, one file each.</summary>
    public static IReadOnlyDictionary<string, FlowCase> Own { get; } =
        SourceTree.All.Where(f => f.Path.StartsWith("tests/LeerwerkFlow.Tests/Conformance/flows/", StringComparison.Ordinal)).Select(f => FromFile(f.Text)).ToDictionary(c => c.Id);

    private static IEnumerable<FlowCase> FromManifest(string folder)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!;
        foreach (var entry in manifest["entries"]!.AsArray().OfType<JsonObject>())
        {
            var files = (entry["dependencies"] as JsonArray ?? []).Select(d => (string)d!).Prepend((string)entry["file"]!);
            yield return new FlowCase((string)entry["id"]!, (string?)entry["kind"] ?? "", [.. files.Select(f => (Path.GetFileName(f), File.ReadAllText(Path.Combine(folder, f))))], entry);
        }
    }

    private static FlowCase FromFile(string text)
    {
        var entry = JsonNode.Parse(text)!.AsObject();
        var flows = entry["definitions"]!.AsArray().OfType<JsonObject>().Select(d => ((string)d["definitionId"]! + ".json", d.ToJsonString()));
        return new FlowCase((string)entry["id"]!, (string)entry["kind"]!, [.. flows], entry);
    }
}
