using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The flow files of a folder: its own <c>*.json</c> and those in <c>fasen/</c>.</summary>
public static class FlowFiles
{
    /// <summary>The folder <c>workflows</c> that belongs to this program: beside the project when run from a checkout, beside the program otherwise.</summary>
    public static string Folder => Directory.Exists("workflows") ? "workflows" : Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Reads every flow in <paramref name="folder"/>; with any finding nothing is loaded.</summary>
    /// <exception cref="RuleBroken">The folder does not exist or holds no flow.</exception>
    public static FlowsRead Read(string folder)
    {
        var paths = Paths(folder);
        return FlowJson.ReadAll(paths.Select(p => (Path.GetRelativePath(folder, p), File.ReadAllText(p))));
    }

    /// <exception cref="RuleBroken">The folder does not exist or holds no flow.</exception>
    public static IReadOnlyList<string> Paths(string folder)
    {
        if (!Directory.Exists(folder))
            throw new RuleBroken($"De map “{folder}” bestaat niet. Geef de map met flows, bijvoorbeeld workflows.");

        var fasen = Path.Combine(folder, "fasen");
        string[] paths = [.. Directory.GetFiles(folder, "*.json"), .. Directory.Exists(fasen) ? Directory.GetFiles(fasen, "*.json") : []];
        return paths.Length > 0 ? [.. paths.Order(StringComparer.Ordinal)] : throw new RuleBroken($"In de map “{folder}” staat geen enkele flow (*.json).");
    }
}
