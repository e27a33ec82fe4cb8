using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>A folder of forms that lives as long as one test.</summary>
internal sealed class FormulierMap : IDisposable
{
    private readonly string _pad = Directory.CreateTempSubdirectory("formulieren").FullName;

    public FormulierMap With(string bestand, string json)
    {
        var pad = Path.Combine(_pad, bestand);
        Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
        File.WriteAllText(pad, json);
        return this;
    }

    public IReadOnlyList<string> Findings() => [.. Formulieren.Read(_pad).Findings.Select(finding => finding.ToString())];

    public Formulieren Load() => Formulieren.Load(_pad);

    /// <summary>One form named <c>proef</c> with these fields (JSON, without the list's brackets).</summary>
    public static Formulier Proef(string velden)
    {
        using var map = new FormulierMap().With("proef.json", Form("proef", velden));
        return map.Load().Get("proef");
    }

    public static string Form(string naam, string velden) => $$"""{ "naam": "{{naam}}", "titel": "Proef", "velden": [ {{velden}} ] }""";

    public void Dispose() => Directory.Delete(_pad, recursive: true);
}
