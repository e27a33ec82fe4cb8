using System.Runtime.CompilerServices;

namespace LeerwerkFlow.Tests;

/// <summary>Holds what people read against a <c>*.verified.txt</c> beside the test.</summary>
public static class Snapshot
{
    /// <summary>
    /// Fails when <paramref name="text"/> differs from <c>{test file}.{name}.verified.txt</c>, and leaves a <c>.received.txt</c> to read and rename.
    /// Line ends and a final empty line do not count. Make dates and ids that differ per run fixed before you call.
    /// </summary>
    public static void Match(string text, [CallerMemberName] string name = "", [CallerFilePath] string testFile = "")
    {
        var beside = Path.Combine(House.SourceTree.Root, Relative(testFile));
        var verified = $"{beside[..^".cs".Length]}.{name}.verified.txt";
        var received = verified.Replace(".verified.txt", ".received.txt", StringComparison.Ordinal);

        var expected = File.Exists(verified) ? Plain(File.ReadAllText(verified)) : null;
        if (expected == Plain(text))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, Plain(text) + "\n");
        Assert.Fail(expected is null
            ? $"No snapshot yet. Read {received}, and rename it to .verified.txt when it is right."
            : $"Differs from {Path.GetFileName(verified)} at line {FirstDifference(expected, Plain(text))}. Read {received}.");
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static int FirstDifference(string expected, string text) =>
        1 + expected.Split('\n').Zip(text.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();

    // A deterministic build may shorten the folder; what follows the tests' own folder is the same everywhere.
    private static string Relative(string testFile)
    {
        var path = testFile.Replace('\\', '/');
        return path[path.LastIndexOf("tests/LeerwerkFlow.Tests/", StringComparison.Ordinal)..];
    }
}
