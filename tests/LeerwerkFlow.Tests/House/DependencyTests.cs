using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary><c>docs/dependencies.md</c> names every package that the lock files resolve, and no other.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Every_resolved_package_is_written_down()
    {
        var written = Written(SourceTree.Get("docs/dependencies.md").Text);
        var resolved = Resolved().ToHashSet();

        Assert.True(resolved.Count > 30);
        Found.Nothing(resolved.Except(written));
        Found.Nothing(written.Except(resolved));
    }

    [Fact]
    public void A_package_or_version_that_is_not_written_down_is_seen()
    {
        var written = Written("| Dapper | 2.1.86 | Apache-2.0 | ships | direct | none known | 2026-11-20 | NuGet |\n");

        Assert.Equal(["Dapper 2.1.87"], new[] { "Dapper 2.1.86", "Dapper 2.1.87" }.Except(written));
    }

    [Fact]
    public void Every_row_says_licence_use_advisories_date_and_source()
    {
        Assert.DoesNotContain(Rows(SourceTree.Get("docs/dependencies.md").Text), IsIncomplete);
        Assert.True(IsIncomplete("| Dapper | 2.1.86 |  | ships | direct | none known | 2026-11-20 | NuGet |"));
        Assert.True(IsIncomplete("| Dapper | 2.1.86 | Apache-2.0 | ships | direct | none known | yesterday | NuGet |"));
    }

    [Fact]
    public void Lock_files_name_no_address() =>
        Found.Nothing(SourceTree.All.Where(f => Regex.IsMatch(f.Path, @"(package-lock|packages\.lock)\.json$")).SelectMany(f => f.FindInText("\"resolved\": \"http")));

    private static IEnumerable<string> Resolved()
    {
        foreach (var file in SourceTree.All.Where(f => f.Path.EndsWith("packages.lock.json", StringComparison.Ordinal)))
        {
            foreach (var framework in JsonNode.Parse(file.Text)!["dependencies"]!.AsObject())
            {
                foreach (var (name, package) in framework.Value!.AsObject().Where(p => (string?)p.Value!["type"] != "Project"))
                    yield return $"{name} {package!["resolved"]}";
            }
        }

        foreach (var (folder, package) in JsonNode.Parse(SourceTree.Get("designer/package-lock.json").Text)!["packages"]!.AsObject().Where(p => p.Key != ""))
            yield return $"{folder[(folder.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..]} {package!["version"]}";
    }

    private static HashSet<string> Written(string text) => [.. Rows(text).Select(row => row.Split('|')).Select(cell => $"{cell[1].Trim()} {cell[2].Trim()}")];

    private static IEnumerable<string> Rows(string text) => Regex.Matches(text, @"^\|.*\| (NuGet|npm) \|$", RegexOptions.Multiline).Select(m => m.Value);

    private static bool IsIncomplete(string row) => !Regex.IsMatch(row, @"^\| \S+ \| \d\S* \| \S[^|]* \| (ships|builds|tests) \| (direct|transitive) \| \S[^|]* \| \d{4}-\d\d-\d\d \| \w+ \|$");
}
