using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>A room has a budget of lines; a larger one needs an ADR (0008 gave the kernel its present one, 0016 the app and the tests).</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("src/LeerwerkFlow.Flows/", 16_200)]
    [InlineData("src/LeerwerkFlow.Flows/Language/", 5_500)]
    [InlineData("src/LeerwerkFlow/", 42_500)]
    [InlineData("tests/", 44_000)]
    public void A_room_stays_within_its_budget_of_lines(string room, int budget)
    {
        var lines = Lines(SourceTree.SrcAndTests, room);

        Assert.True(lines <= budget, $"{room} has {lines} lines and its budget is {budget}. Delete something, or write an ADR.");
        Assert.True(Lines([new SourceFile(room + "Planted.cs", new string('\n', budget + 1))], room) > budget);
    }

    [Fact]
    public void The_designer_stays_within_its_budget_of_lines()
    {
        Assert.InRange(Lines(SourceTree.All.Where(IsDesigner), "designer/"), 1_000, 6_000);
        Assert.True(IsDesigner(new SourceFile("designer/src/App.tsx", "")) && !IsDesigner(new SourceFile("designer/package-lock.json", "")) && !IsDesigner(new SourceFile("designer/tests/model.test.ts", "")));
    }

    private static bool IsDesigner(SourceFile file) => Regex.IsMatch(file.Path, @"^designer/src/.*\.(ts|tsx|css)$");

    private static int Lines(IEnumerable<SourceFile> files, string room) =>
        files.Where(f => f.Path.StartsWith(room, StringComparison.Ordinal)).Sum(f => f.Text.AsSpan().Count('\n'));
}
