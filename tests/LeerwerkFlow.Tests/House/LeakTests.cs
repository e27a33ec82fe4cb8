namespace LeerwerkFlow.Tests.House;

/// <summary>Nothing committed names a machine's folders or a package registry's host.</summary>
public sealed class LeakTests
{
    private const string Folders = @"(?<![\w.~$}-])/(work|tmp|root|home)/|/opt/nuget|\b[A-Z]:\\+Users\b";
    private const string Hosts = @"(?i)\b(api|www)\.nuget\.org|\bnpmjs\.(org|com)|\bdeb\.debian\.org|\bpypi\.org|\bproxy\.golang\.org";

    [Fact]
    public void No_file_names_a_machine_or_a_registry() => Found.Nothing(SourceTree.All.SelectMany(Leaks));

    // Planted bad samples: they must stand here, or nothing shows that a leak is seen.
    [Theory]
    [InlineData("cd /tmp/huis")]
    [InlineData("\"path\": \"C:\\\\Users\\\\jan\"")]
    [InlineData("\"resolved\": \"https://registry.npmjs.org/htmx.org\"")]
    public void A_leak_is_seen(string text) => Assert.Single(Leaks(new SourceFile("docs/planted.md", text)));

    private static IEnumerable<string> Leaks(SourceFile file) =>
        file.Path.EndsWith("House/LeakTests.cs", StringComparison.Ordinal) ? [] : file.FindInText($"{Folders}|{Hosts}");
}
