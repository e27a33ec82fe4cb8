namespace LeerwerkFlow.Tests.Conformance;

/// <summary>Our own cases for what Elsa never tests from JSON, in Elsa's notation: one file each in <c>flows/</c>, with what must come out of it.</summary>
public sealed class OwnFlowTests
{
    public static TheoryData<string, string> Played => Entries(c => c.Refused is null);

    public static TheoryData<string, string> Refused => Entries(c => c.Refused is not null);

    [Theory]
    [MemberData(nameof(Played))]
    public void Plays(string kind, string id) => FlowCaseChecks.Holds(Get(kind, id));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused(string kind, string id) =>
        FlowCaseChecks.IsRefused(Get(kind, id), Get(kind, id).Refused!.Select(r => ((string?)null, r.Key, (string)r.Value!)));

    [Fact]
    public void A_case_is_called_as_its_file() => Assert.All(
        House.SourceTree.All.Where(f => f.Path.Contains("/Conformance/flows/", StringComparison.Ordinal)), f => Assert.Contains(Path.GetFileNameWithoutExtension(f.Path), FlowCases.Own.Keys));

    // The kind stands in a test's name so that results are grouped by it.
    private static FlowCase Get(string kind, string id) => FlowCases.Own[id] is var flowCase && flowCase.Kind == kind ? flowCase : throw new KeyNotFoundException(id);

    private static TheoryData<string, string> Entries(Func<FlowCase, bool> belongs)
    {
        var data = new TheoryData<string, string>();
        foreach (var flowCase in FlowCases.Own.Values.Where(belongs).OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal))
            data.Add(flowCase.Kind, flowCase.Id);
        return data;
    }
}
