namespace LeerwerkFlow.Ontwerp;

/// <summary><c>verify &lt;map&gt;</c>: the structure of every flow in a folder, all findings at once.</summary>
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
        foreach (var finding in read.Findings)
            await uit.WriteLineAsync(finding.ToString());
        await uit.WriteLineAsync(read.Findings.Count == 0 ? $"{read.Flows!.All.Count()} flows nagekeken: in orde." : $"{read.Findings.Count} bevindingen.");
        return read.Findings.Count == 0 ? 0 : 1;
    }
}
