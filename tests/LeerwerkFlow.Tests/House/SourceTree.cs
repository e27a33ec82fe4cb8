using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>A file of the house; <paramref name="Path"/> is relative to the repository, with forward slashes.</summary>
public sealed record SourceFile(string Path, string Text)
{
    // A string or character literal, or a comment (C#, Razor, HTML), whichever begins first.
    private static readonly Regex NotCode = new(
        """(?<interpolated>\$+)?"{3,}[\s\S]*?"{3,}|(?<interpolated>\$)@?"(?:[^"\\\n{]|\\.|\{\{|\{(?:[^{}"]|"[^"]*")*\})*"|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'"""
        + @"|(?<comment>//[^\n]*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@|<!--[\s\S]*?-->)",
        RegexOptions.Compiled);

    private string? code;

    /// <summary>The text without comments and with literals emptied, but for the holes of interpolated ones; line ends stay, so line numbers do too.</summary>
    public string Code => code ??= CodeOf(Text);

    /// <summary>Path and line of every match in <see cref="Code"/>, with what was found.</summary>
    public IEnumerable<string> Find(string pattern) => Find(Code, pattern);

    /// <summary>The same in the whole text, literals and comments too.</summary>
    public IEnumerable<string> FindInText(string pattern) => Find(Text, pattern);

    private static string CodeOf(string text) => NotCode.Replace(text, m =>
    {
        var lines = new string('\n', m.Value.Count(c => c == '\n'));
        if (m.Groups["comment"].Success)
            return lines;
        var braces = m.Groups["interpolated"].Length;
        var holes = braces == 0 ? [] : Regex.Matches(m.Value, @"(?<!\{)\{{" + braces + @"}(?!\{)([^{}]+)\}").Select(hole => "{" + CodeOf(hole.Groups[1].Value) + "}");
        return $"\"{string.Concat(holes)}\"{lines}";
    });

    private IEnumerable<string> Find(string text, string pattern) =>
        Regex.Matches(text, pattern).Select(m => $"{Path}:{1 + text.AsSpan(0, m.Index).Count('\n')}: {m.Value.Trim()}");
}

/// <summary>The committed files of this repository, read once.</summary>
public static class SourceTree
{
    private static readonly string[] NotText = [".git", ".png", ".ico", ".woff2", ".pdf", ".db", ".user", ".trx"];
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", "TestResults", "data", "lib", "dist", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All { get; } = [.. Read(Root).OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>C# and Razor files below <c>src/</c>.</summary>
    public static IEnumerable<SourceFile> Src => All.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && IsCode(f));

    /// <summary>C# and Razor files below <c>src/</c> and <c>tests/</c>.</summary>
    public static IEnumerable<SourceFile> SrcAndTests => All.Where(f => (f.Path.StartsWith("src/", StringComparison.Ordinal) || f.Path.StartsWith("tests/", StringComparison.Ordinal)) && IsCode(f));

    public static SourceFile Get(string path) => All.Single(f => f.Path == path);

    private static bool IsCode(SourceFile f) => f.Path.EndsWith(".cs", StringComparison.Ordinal) || f.Path.EndsWith(".cshtml", StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !NotText.Contains(Path.GetExtension(f)) && !f.EndsWith(".received.txt", StringComparison.Ordinal)))
            yield return new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));
        foreach (var file in Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Read))
            yield return file;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LeerwerkFlow.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run below the folder that holds LeerwerkFlow.sln.");
        return folder.FullName;
    }
}
