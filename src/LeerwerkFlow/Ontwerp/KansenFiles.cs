using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The file of chances of a top flow: <c>workflows/scenarios/kansen/&lt;flow&gt;.json</c>. Without one every step takes its first outcome in the usual time.</summary>
public static class KansenFiles
{
    /// <exception cref="RuleBroken">The file is no file of chances.</exception>
    public static Kansen Read(string top)
    {
        var pad = Path.Combine(FlowFiles.Folder, "scenarios", "kansen", Path.GetFileName(top) + ".json");
        try
        {
            return Kansen.Parse(top, File.Exists(pad) ? File.ReadAllText(pad) : "{}");
        }
        catch (ScenarioException e)
        {
            throw new RuleBroken(e.Message);
        }
    }
}
