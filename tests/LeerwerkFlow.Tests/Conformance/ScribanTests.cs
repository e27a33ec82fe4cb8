using System.Text.Json;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>The cases that Scriban's own project tests itself with, read where they are.</summary>
public sealed class ScribanTests
{
    private const string Absent = "(geen gevallen op deze machine)";

    private static readonly string? Folder = ConformanceFolder.Find("scriban");

    private static readonly Dictionary<string, JsonElement> Cases = Read();

    public static TheoryData<string> Rendering => Names(isError: false);

    public static TheoryData<string> Failing => Names(isError: true);

    [SkippableTheory]
    [MemberData(nameof(Rendering))]
    public void Renders_as_Scriban_does(string name)
    {
        Skip.If(name == Absent, "The shared conformance cases are not on this machine; set LEERWERK_CONFORMANCE.");
        var entry = Cases[name];

        var template = Template.Parse(Text(entry.GetProperty("template")), name);

        Assert.Empty(template.Errors);
        Assert.Equal(Text(entry.GetProperty("expected")), template.Render(Model(entry), Options(entry)));
    }

    [SkippableTheory]
    [MemberData(nameof(Failing))]
    public void Refuses_what_Scriban_refuses(string name)
    {
        Skip.If(name == Absent, "The shared conformance cases are not on this machine; set LEERWERK_CONFORMANCE.");
        var entry = Cases[name];

        var template = Template.Parse(Text(entry.GetProperty("template")), name);

        Assert.Throws<LanguageException>(() => template.Render(Model(entry), Options(entry)));
    }

    private static TheoryData<string> Names(bool isError)
    {
        var names = Cases.Where(pair => pair.Value.GetProperty("isError").GetBoolean() == isError).Select(pair => pair.Key).ToList();
        return Folder is null ? [Absent] : [.. names];
    }

    private static Dictionary<string, JsonElement> Read()
    {
        if (Folder is null)
            return [];
        var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json"))).RootElement;
        var list = manifest.TryGetProperty("entries", out var entries) ? entries : manifest.GetProperty("cases");
        return list.EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!);
    }

    private static string Text(JsonElement path) => File.ReadAllText(Path.Combine(Folder!, path.GetString()!)).TrimStart('\uFEFF');

    private static Bag Model(JsonElement entry)
    {
        if (!entry.TryGetProperty("model", out var path) || path.ValueKind == JsonValueKind.Null)
            return [];
        using var document = JsonDocument.Parse(Text(path));
        return (Bag)JsonValues.Value(document.RootElement)!;
    }

    private static RenderOptions Options(JsonElement entry) => new(
        Limits: Limits.Default with { Turns = 1000, Calls = 100 },
        Include: name => entry.TryGetProperty("templates", out var templates) && templates.ValueKind == JsonValueKind.Object
            && templates.TryGetProperty(name, out var path) ? Text(path) : null);
}
