using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>Left may not see right, and brothers may not see each other.</summary>
public sealed class DirectionTests
{
    private static readonly string[] Ground = ["Access", "Audit", "Store"];

    // Each room of the app with the rooms it may name. Files outside a room (Program.cs, Clockwork.cs) stand at the end of the arrow.
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["Access"] = [.. Ground, "Web"],
        ["Audit"] = Ground,
        ["Store"] = Ground,
        ["Web"] = Ground,
        ["Trajecten"] = [.. Ground, "Web"],
        ["Inbox"] = [.. Ground, "Web", "Trajecten"],
        ["Documenten"] = [.. Ground, "Web", "Trajecten"],
        ["Vdab"] = [.. Ground, "Web", "Trajecten"],
        ["Agenda"] = [.. Ground, "Web", "Trajecten"],
        ["Beheer"] = [.. Ground, "Web", "Trajecten"],
        ["Ontwerp"] = [.. Ground, "Web", "Trajecten", "Inbox", "Documenten", "Vdab", "Agenda"],
    };

    // The verbs and the fictitious people play whole trajecten; they stand with Program.
    private static readonly string[] WithProgram = ["Verbs", "Demo"];

    [Fact]
    public void Rooms_see_only_what_stands_before_them() => Found.Nothing(Breaches(SourceTree.Src.ToArray()));

    [Theory]
    [InlineData("Store", "using LeerwerkFlow.Trajecten;")]
    [InlineData("Inbox", "using LeerwerkFlow.Vdab;")]
    [InlineData("Documenten", "LeerwerkFlow.Inbox.Taak taak;")]
    [InlineData("Documenten", "Inbox.Taak taak;")]
    [InlineData("Agenda", "using LeerwerkFlow.Inbox;")]
    [InlineData("Trajecten", "@using LeerwerkFlow.Inbox")]
    [InlineData("Audit", "using static LeerwerkFlow.Web.Problems;")]
    public void A_room_that_looks_ahead_is_seen(string room, string text)
    {
        var taak = new SourceFile("src/LeerwerkFlow/Inbox/Taak.cs", "namespace LeerwerkFlow.Inbox; public sealed class Taak;");

        Assert.Single(Breaches([taak, new SourceFile($"src/LeerwerkFlow/{room}/Planted.cs", text)]));
    }

    [Fact]
    public void The_kernel_does_not_see_the_app()
    {
        Found.Nothing(SourceTree.Src.Where(f => f.Path.StartsWith("src/LeerwerkFlow.Flows/", StringComparison.Ordinal)).SelectMany(IntoTheApp));
        Assert.Single(IntoTheApp(new SourceFile("src/LeerwerkFlow.Flows/Model/Step.cs", "using LeerwerkFlow.Store;")));
    }

    [Fact]
    public void A_room_that_nobody_drew_is_seen()
    {
        Assert.Single(Breaches([new SourceFile("src/LeerwerkFlow/Planning/Agenda.cs", "namespace LeerwerkFlow.Planning;")]));
    }

    [Fact]
    public void What_every_file_gets_unasked_is_seen()
    {
        Assert.Single(Breaches([new SourceFile("src/LeerwerkFlow/Store/Usings.cs", "global using LeerwerkFlow.Access;")]));
        Assert.Single(Breaches([new SourceFile("src/LeerwerkFlow/_ViewImports.cshtml", "@using LeerwerkFlow.Inbox")]));
    }

    private static IEnumerable<string> IntoTheApp(SourceFile file) => file.Find(@"\bLeerwerkFlow\.(?!Flows\b)\w+");

    private static IEnumerable<string> Breaches(IReadOnlyCollection<SourceFile> files)
    {
        var types = files.Where(f => RoomOf(f) is not null)
            .SelectMany(f => Regex.Matches(f.Code, @"\b(?:class|record|struct|enum|interface) (?!struct|class)(\w+)").Select(m => $"{RoomOf(f)}.{m.Groups[1].Value}"))
            .ToHashSet();
        foreach (var hidden in files.SelectMany(Hidden))
            yield return hidden + " (hides what a file sees)";
        foreach (var file in files.Where(f => RoomOf(f) is not null))
        {
            var room = RoomOf(file)!;
            if (!MaySee.TryGetValue(room, out var allowed))
            {
                yield return $"{file.Path}: the room {room} is not on the map; say in {nameof(DirectionTests)} and README where it stands";
                continue;
            }

            foreach (var other in MaySee.Keys.Except([.. allowed, room]))
            {
                foreach (var found in file.Find($@"\bLeerwerkFlow\.{other}\b"))
                    yield return found;
                foreach (var found in file.Find($@"(?<![\w.]){other}\.\w+").Where(f => types.Contains(f[(f.LastIndexOf(' ') + 1)..])))
                    yield return found;
            }
        }
    }

    // What every file or page gets without asking may only be what every room may see.
    private static IEnumerable<string> Hidden(SourceFile file) =>
        file.Path == "src/LeerwerkFlow/_ViewImports.cshtml" ? file.Find(@"@using LeerwerkFlow\.(?!Flows|Access|Audit|Store|Web)\w+") : file.Find(@"global using LeerwerkFlow\.\w+");

    private static string? RoomOf(SourceFile file)
    {
        var room = Regex.Match(file.Path, "^src/LeerwerkFlow/([^/]+)/.").Groups[1].Value;
        return room is "" || WithProgram.Contains(room) ? null : room;
    }
}
