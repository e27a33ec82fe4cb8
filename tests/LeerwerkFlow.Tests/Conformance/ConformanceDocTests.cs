using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Language.Builtins;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>docs/conformance.md claims what the suite proves, and nothing else.</summary>
public sealed class ConformanceDocTests
{
    private static readonly ConformanceDoc Doc = ConformanceDoc.Read(SourceTree.Get("docs/conformance.md").Text);

    [Fact]
    public void Every_step_of_the_palette_has_a_row() =>
        Found.Nothing(StepType.Palette.Select(t => t.Type).Except(Activities(supported: true)));

    [Fact]
    public void Every_row_of_a_supported_activity_is_a_step_of_the_palette() =>
        Found.Nothing(Activities(supported: true).Where(type => StepType.Find(type) is null));

    [Fact]
    public void Every_activity_that_is_not_supported_is_refused() => Assert.All(Activities(supported: false), type =>
    {
        var flow = new JsonObject { ["definitionId"] = "a", ["root"] = new JsonObject { ["id"] = "x", ["type"] = type } };

        Assert.Contains(type, Assert.Single(FlowJson.ReadAll([("a.json", flow.ToJsonString())]).Findings).Zin, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_proof_exists() => Found.Nothing(Doc.Rows.SelectMany(r => r.Proofs.Where(p => !IsProof(p)).Select(p => $"{r.Name}: {p}")));

    [Fact]
    public void What_is_supported_has_a_proof() => Found.Nothing(Doc.Rows.Where(r => r.IsSupported && r.Proofs.Count == 0).Select(r => r.Name));

    [Fact]
    public void Every_own_case_is_named() =>
        Found.Nothing(FlowCases.Own.Keys.Except(Doc.Rows.SelectMany(r => r.Proofs)));

    [SkippableFact]
    public void Every_shared_case_is_covered_by_its_kind_or_named()
    {
        Skip.IfNot(FlowCases.ArePresent, "The shared conformance cases are not on this machine; set LEERWERK_CONFORMANCE.");

        var kinds = Doc.Section("Elsa: the shared cases").SelectMany(r => r.Names).ToHashSet();
        Found.Nothing(FlowCases.OfElsa.Values.Where(c => !kinds.Contains(c.Kind) && !Doc.Text.Contains($"`{c.Id}`", StringComparison.Ordinal)).Select(c => $"{c.Kind}: {c.Id}"));
    }

    [Fact]
    public void Every_builtin_has_a_row() => Found.Nothing(BuiltinNames.Supported.Except(Builtins(supported: true)));

    [Fact]
    public void Every_row_of_a_builtin_is_one() => Found.Nothing(Builtins(supported: true).Except(BuiltinNames.Supported));

    [Fact]
    public void Every_builtin_that_we_refuse_is_said_to_be() => Found.Nothing(BuiltinNames.Refused.Except(Builtins(supported: false)).Concat(Builtins(supported: false).Intersect(BuiltinNames.Supported)));

    [Theory]
    [InlineData("GeenTests")]
    [InlineData("ElsaTests.Geen_test")]
    [InlineData("geen-geval")]
    public void A_proof_that_is_not_there_is_seen(string proof) => Assert.False(IsProof(proof));

    private static IEnumerable<string> Activities(bool supported) =>
        Doc.Section("Elsa: activities").Where(r => r.IsSupported == supported).SelectMany(r => r.Names).Where(n => n.Contains('.', StringComparison.Ordinal));

    private static IEnumerable<string> Builtins(bool supported) => Doc.Section("Scriban: builtins").Where(r => r.IsSupported == supported).SelectMany(r => r.Names);

    // A shared case of Scriban is called category/name; this machine may hold another part of the set, or none.
    private static bool IsProof(string name) => name.Contains('/', StringComparison.Ordinal) || FlowCases.Own.ContainsKey(name) || Doc.Section("Elsa: the shared cases").Any(r => r.Names.Contains(name)) || IsTest(name);

    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        return typeof(ConformanceDocTests).Assembly.GetTypes().Any(t => t.Name == parts[0] && t.IsPublic && (parts.Length == 1 || t.GetMethod(parts[1]) is not null));
    }
}

/// <summary>The tables of the page that end in a column of proofs: each row with the names in its first cell, whether it is supported, and the proofs in its last.</summary>
internal sealed record ConformanceDoc(string Text, IReadOnlyList<ConformanceRow> Rows)
{
    private static readonly Regex Ticked = new("`([^`]+)`");

    public static ConformanceDoc Read(string text)
    {
        var rows = new List<ConformanceRow>();
        var (section, header, proofs) = ("", true, false);
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..].Trim();
            var cells = line.StartsWith('|') ? line.Trim().Trim('|').Split(" | ", StringSplitOptions.TrimEntries) : [];
            if (cells.Length < 2)
                (header, proofs) = (true, false);
            else if (header)
                (header, proofs) = (!cells[0].StartsWith("---", StringComparison.Ordinal), proofs || cells[^1] is "how proven" or "tests");
            else if (proofs)
                rows.Add(new ConformanceRow(section, cells[0], Names(cells[0]), cells.Length == 2 || !cells[1].StartsWith("no", StringComparison.Ordinal), Names(cells[^1])));
        }

        return new ConformanceDoc(text, rows);
    }

    public IEnumerable<ConformanceRow> Section(string name) => Rows.Where(r => r.Section == name);

    private static List<string> Names(string cell) => [.. Ticked.Matches(cell).Select(m => m.Groups[1].Value)];
}

/// <summary>One row of a table.</summary>
internal sealed record ConformanceRow(string Section, string Name, IReadOnlyList<string> Names, bool IsSupported, IReadOnlyList<string> Proofs);
