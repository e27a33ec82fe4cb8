using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>A page asks for rows about people through the row scope, or says on the line above why not (<c>// zicht: …</c>).</summary>
public sealed class ZichtTests
{
    private static readonly Regex Statement = new("""[^;{}]*?"[^"]*\b(?i:from|join|update|into)\s+(?<table>traject|deelnemer|taak)\b[\s\S]*?;[ \t]*(\r?\n|$)""", RegexOptions.Compiled);

    [Fact]
    public void Pages_read_people_through_zicht() => Found.Nothing(SourceTree.Src.SelectMany(WithoutZicht));

    [Theory]
    [InlineData("var t = await db.QueryAsync<Rij>(\"SELECT id FROM traject WHERE status = @status\", new { status });\n")]
    [InlineData("var t = await db.FindAsync<Rij>(\n    \"SELECT d.id FROM document d JOIN taak t ON t.id = d.taak \"\n    + \"WHERE t.id = @id\",\n    new { id });\n")]
    [InlineData("const string Sql = \"\"\"\n  select naam\n  from deelnemer\n  \"\"\";\n")]
    public void A_query_without_zicht_is_seen(string text) => Assert.Single(WithoutZicht(Page(text)));

    [Theory]
    [InlineData("var t = await db.QueryAsync<Rij>($\"SELECT id FROM traject t WHERE {Zicht.Sql}\", user);\n")]
    [InlineData("var t = await db.QueryAsync<Rij>(\"SELECT id FROM traject t \"\n    + $\"WHERE {Zicht.Sql}\", user);\n")]
    [InlineData("// zicht: counts only, no rows\nvar n = await db.FindAsync<int>(\"SELECT COUNT(*) FROM taak\");\n")]
    [InlineData("var v = await db.QueryAsync<Rij>(\"SELECT id FROM vacature\");\n")]
    [InlineData("// taken from traject\nvar a = 1;\n")]
    public void A_query_with_zicht_or_a_reason_passes(string text) => Assert.Empty(WithoutZicht(Page(text)));

    private static SourceFile Page(string text) => new("src/LeerwerkFlow/Inbox/Planted.cshtml.cs", "int x;\n" + text);

    private static IEnumerable<string> WithoutZicht(SourceFile file)
    {
        var isPage = file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal) || file.Path.EndsWith(".cshtml", StringComparison.Ordinal) || file.Code.Contains(": PageModel", StringComparison.Ordinal);
        if (!isPage)
            yield break;
        foreach (Match found in Statement.Matches(file.Text))
        {
            if (!found.Value.Contains("Zicht.", StringComparison.Ordinal) && !found.Value.Contains("// zicht: ", StringComparison.Ordinal))
                yield return $"{file.Path}:{1 + file.Text.AsSpan(0, found.Groups["table"].Index).Count('\n')}: reads {found.Groups["table"].Value} without Zicht";
        }
    }
}
