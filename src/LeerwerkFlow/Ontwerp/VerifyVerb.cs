using LeerwerkFlow.Documenten;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Ontwerp;

/// <summary><c>verify &lt;map&gt;</c>: the structure of every flow, form and letter in a folder, all findings at once.</summary>
public static class VerifyVerb
{
    /// <summary>0 good, 1 something found, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter uit, TextWriter fout)
    {
        if (args is not [var folder])
        {
            await fout.WriteLineAsync("Gebruik: verify <map>, bijvoorbeeld: verify workflows");
            return 2;
        }

        var read = FlowFiles.Read(folder);
        string[] findings = [.. read.Findings.Select(f => f.ToString()), .. Forms(Path.Combine(folder, "formulieren")), .. Letters(Path.Combine(folder, "brieven"))];
        foreach (var finding in findings)
            await uit.WriteLineAsync(finding);
        await uit.WriteLineAsync(findings.Length == 0 ? $"{read.Flows!.All.Count()} flows nagekeken, met hun formulieren en brieven: in orde." : $"{findings.Length} bevindingen.");
        return findings.Length == 0 ? 0 : 1;
    }

    // A folder of flows alone is fine too.
    private static IEnumerable<string> Forms(string map) => Directory.Exists(map) ? Formulieren.Read(map).Findings.Select(f => f.ToString()) : [];

    private static IEnumerable<string> Letters(string map) => Directory.Exists(map) ? Sjablonen.Read(map).Findings.Select(f => f.ToString()) : [];
}
