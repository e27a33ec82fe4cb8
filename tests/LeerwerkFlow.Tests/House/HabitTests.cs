using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>"This code must never…": one line a habit, each with a sample that must be seen.</summary>
public sealed class HabitTests
{
    private const string Src = @"^src/.*\.(cs|cshtml)$";
    private const string SrcAndTests = @"^(src|tests)/.*\.(cs|cshtml)$";

    /// <summary>Habit, the files it holds for, files it spares, what may not occur, and a planted bad sample: it must stand here, or nothing shows that the habit is seen broken.</summary>
    public static TheoryData<string, string, string, string, string> Habits => new()
    {
        { "the wall clock stands in Klok only", Src, @"/Store/Klok\.cs$", @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bEnvironment\.TickCount", "var nu = DateTime.Now;" },
        { "the system's clock is handed out by the wiring and Store only", Src, @"^src/LeerwerkFlow/(\w+\.cs|Store/.*|Verbs/.*)$", @"\bTimeProvider\.System\b", "new Klok(TimeProvider.System)" },
        { "only Web/Problems catches everything", Src, @"/Web/Problems\.cs$", @"\bcatch\s*(\(\s*(System\.)?Exception\b[^)]*\))?\s*(when \((?!\w+ is (?!not\b))|\{)", "try { } catch (Exception e) { }" },
        { "nothing sleeps", SrcAndTests, "^$", @"\bThread\.Sleep\b|\bTask\.Delay\b", "await Task.Delay(100);" },
        { "nothing is left unfinished", SrcAndTests, "^$", @"\bNotImplementedException\b", "throw new NotImplementedException();" },
        { "no regions", SrcAndTests, "^$", @"#region\b", "#region Velden" },
        { "no test is switched off", @"^tests/.*\.cs$", "^$", @"\bSkip\s*=", "[Fact(Skip = \"later\")]" },
        { "tests have no mocks", @"^tests/.*\.cs$", "^$", @"\b(Moq|NSubstitute|FakeItEasy)\b", "using Moq;" },
        { "identifiers are plain ASCII", @"^(src|tests)/.*\.cs$", "^$", @"[^\x00-\x7F]+", "var coördinator = 1;" },
    };

    [Theory]
    [MemberData(nameof(Habits))]
    public void A_habit_is_kept(string habit, string files, string spared, string banned, string sample)
    {
        Found.Nothing(SourceTree.All.SelectMany(f => Breaches(f, files, spared, banned)).Select(b => $"{habit}: {b}"));
        Assert.Single(Breaches(new SourceFile("src/LeerwerkFlow/Inbox/Planted.cs", sample), files.Replace("^tests", "^src", StringComparison.Ordinal), spared, banned));
    }

    [Fact]
    public void The_database_does_not_tell_the_time()
    {
        Found.Nothing(SourceTree.All.SelectMany(TimeInSql));
        Assert.Single(TimeInSql(new SourceFile("src/LeerwerkFlow/Inbox/Planted.cs", "\"UPDATE taak SET gesloten = CURRENT_TIMESTAMP\"")));
    }

    [Fact]
    public void Nothing_is_left_to_do()
    {
        Found.Nothing(SourceTree.SrcAndTests.SelectMany(ToDo));
        // A planted bad sample: it must stand here, or nothing shows that a mark is seen.
        Assert.Single(ToDo(new SourceFile("src/LeerwerkFlow/Inbox/Planted.cs", "// TODO: later")));
    }

    [Fact]
    public void A_file_has_at_most_300_lines()
    {
        Found.Nothing(SourceTree.All.Where(IsTooLong).Select(f => f.Path));
        Assert.True(IsTooLong(new SourceFile("src/LeerwerkFlow/Inbox/Planted.cs", new string('\n', 301))));
        Assert.False(IsTooLong(new SourceFile("src/LeerwerkFlow/Inbox/Planted.cs", new string('\n', 300))));
    }

    [Fact]
    public void There_are_at_most_eight_interfaces()
    {
        var interfaces = SourceTree.Src.SelectMany(Interfaces).ToList();

        Assert.True(interfaces.Count <= 8, string.Join('\n', interfaces));
        Assert.Single(Interfaces(new SourceFile("src/Planted.cs", "public interface IKlok { }")));
    }

    private static IEnumerable<string> Breaches(SourceFile file, string files, string spared, string banned) =>
        Regex.IsMatch(file.Path, files) && !Regex.IsMatch(file.Path, spared) ? file.Find(banned) : [];

    private static IEnumerable<string> TimeInSql(SourceFile file) =>
        Regex.IsMatch(file.Path, @"^src/.*\.(cs|sql)$") ? file.FindInText(@"\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\b(?i:now)\(\)|'now'|\bstrftime\(") : [];

    // This folder is spared: it has to name the marks that it looks for.
    private static IEnumerable<string> ToDo(SourceFile file) =>
        file.Path.Contains("/House/", StringComparison.Ordinal) ? [] : file.FindInText(@"(//|\*|--)\s*(TODO|FIXME|HACK|XXX)\b");

    private static bool IsTooLong(SourceFile file) =>
        Regex.IsMatch(file.Path, @"^(src|tests|designer)/.*\.(cs|cshtml|css|js|ts|tsx|sql)$") && file.Text.AsSpan().Count('\n') > 300;

    private static IEnumerable<string> Interfaces(SourceFile file) => file.Find(@"\binterface \w+");
}
