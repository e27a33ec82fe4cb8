namespace LeerwerkFlow.Flows.Json;

/// <summary>Something wrong in a flow file: which file, which step (null: the flow itself) and a Dutch sentence that says what to do.</summary>
public sealed record FlowFinding(string Bestand, string? Stap, string Zin)
{
    public override string ToString() => Stap is null ? $"{Bestand}: {Zin}" : $"{Bestand}, stap “{Stap}”: {Zin}";
}

/// <summary>The flows that were read and all that is wrong with them; <see cref="Flows"/> is null when anything is (nothing is loaded halfway).</summary>
public sealed record FlowsRead(Model.FlowSet? Flows, IReadOnlyList<FlowFinding> Findings);
