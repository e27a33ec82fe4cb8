using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>
/// The cases that Elsa's own project tests itself with, read where they are: one test an entry, named after its kind and id, apart for each mode of its flowcharts.
/// </summary>
[Trait("set", "elsa")]
public sealed class ElsaTests
{
    private const string Absent = "(geen gevallen op deze machine)";
    private const string None = "(geen zulk geval in deze map)";
    private const string Reason = "The shared conformance cases are not on this machine; set LEERWERK_CONFORMANCE.";

    // What the scripts of these entries say, in our own language: nothing is run that we refuse, and the flows are still held to what Elsa makes of them.
    private static readonly Dictionary<string, string[]> InOurLanguage = new()
    {
        ["component.input-output"] = ["Input1"],
        ["execute-workflow.parent-capture-output"] = ["'Parent received: ' + ChildResult.output.Result"],
        ["flowchart-completion.workflow6"] = ["['Apple', 'Banana', 'Cherry']", "'Current fruit: ' + CurrentValue"],
        ["import-and-execute.implicit-loop"] = ["Counter + 1", "Counter > 1"],
        ["parent-child-inputs.parent1"] = ["'Parent: ' + Input1", "'Bar'", "Input1", "'Child: ' + Input1"],
        ["workflow-definition-activities.parent-with-input"] = ["Message"],
    };

    public static TheoryData<string, string> Counters => Entries(c => !c.NeedsScript && !c.TokenMode);

    public static TheoryData<string, string> Tokens => Entries(c => !c.NeedsScript && c.TokenMode);

    public static TheoryData<string, string> Scripts => Entries(c => c.NeedsScript);

    public static TheoryData<string, string> Constants => Entries(c => c.NeedsScript && c.ScriptsAreConstant);

    public static TheoryData<string, string> Rewritten => Entries(c => InOurLanguage.ContainsKey(c.Id));

    public static TheoryData<string, string> All => Entries(_ => true);

    [SkippableTheory]
    [MemberData(nameof(Counters))]
    public void Plays_with_counters(string kind, string id) => For(kind, id, FlowCaseChecks.Holds);

    [SkippableTheory]
    [MemberData(nameof(Tokens))]
    public void Plays_with_tokens(string kind, string id) => For(kind, id, FlowCaseChecks.Holds);

    [SkippableTheory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_refused_and_its_step_named(string kind, string id) => For(kind, id, c => FlowCaseChecks.IsRefused(
        c, c.Scripts.Select(s => ((string?)s["file"] is { } file ? Path.GetFileName(file) : null, (string)s["activityId"]!, (string)s["language"]!))));

    [SkippableTheory]
    [MemberData(nameof(Constants))]
    public void A_script_that_is_a_constant_plays_as_that_value(string kind, string id) => For(kind, id, c => FlowCaseChecks.Holds(c.WithScripts(Constant)));

    [SkippableTheory]
    [MemberData(nameof(Rewritten))]
    public void A_script_in_our_own_language_plays_the_same(string kind, string id) => For(kind, id, c =>
    {
        var ours = c.Scripts.Zip(InOurLanguage[id]).ToDictionary(p => p.First, p => p.Second);
        FlowCaseChecks.Holds(c.WithScripts(s => new JsonObject { ["type"] = "Scriban", ["value"] = ours[s] }));
    });

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void Is_written_as_it_was_read(string kind, string id) => For(kind, id, c => Assert.All(c.Flows, f =>
    {
        var graph = FlowJson.Read(f.Bestand, f.Tekst, []);

        Assert.NotNull(graph);
        Assert.Equal(JsonNode.Parse(f.Tekst)!.ToJsonString(), JsonNode.Parse(FlowJson.Write(graph))!.ToJsonString());
    }));

    private static JsonObject Constant(JsonObject script) => script["value"] is JsonArray or JsonObject
        ? new JsonObject { ["type"] = "Object", ["value"] = script["value"]!.ToJsonString() }
        : new JsonObject { ["type"] = "Literal", ["value"] = script["value"]?.DeepClone() };

    private static void For(string kind, string id, Action<FlowCase> test)
    {
        Skip.If(kind == Absent, Reason);
        if (kind != None)
            test(FlowCases.OfElsa[id]);
    }

    // A theory without a row is an error, so an empty group has one that says so.
    private static TheoryData<string, string> Entries(Func<FlowCase, bool> belongs)
    {
        var data = new TheoryData<string, string>();
        foreach (var entry in FlowCases.OfElsa.Values.Where(belongs).OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal))
            data.Add(entry.Kind, entry.Id);
        if (data.Count == 0)
            data.Add(FlowCases.ArePresent ? None : Absent, "");
        return data;
    }
}
