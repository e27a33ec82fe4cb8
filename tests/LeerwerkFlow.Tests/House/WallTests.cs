using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>A package may be named only in its room, and the kernel names none at all.</summary>
public sealed class WallTests
{
    private const string App = "^src/LeerwerkFlow/";

    // A use case has one RunAsync; pages end in .cshtml.cs. Anything else that names Dapper would be an entity with a hidden query.
    private static readonly (string Package, Func<SourceFile, bool> Room)[] Walls =
    [
        ("Quartz", f => Regex.IsMatch(f.Path, App + @"Clockwork\.cs$")),
        ("MassTransit", f => Regex.IsMatch(f.Path, App + @"(Bus|Trajecten/Werkbus)\.cs$")),
        ("Playwright", f => Regex.IsMatch(f.Path, App + @"Web/PdfPrinter\.cs$")),
        ("OpenTelemetry", f => Regex.IsMatch(f.Path, App + @"Beheer/Otlp\.cs$")),
        ("MailKit|MimeKit", f => Regex.IsMatch(f.Path, App + @"Documenten/Post/\w+\.cs$")),
        ("Dapper", f => Regex.IsMatch(f.Path, App + @"(Store/.*\.cs|.*\.cshtml\.cs)$") || f.Code.Contains(" RunAsync(", StringComparison.Ordinal)),
        (@"Microsoft\.Data\.Sqlite|SQLitePCL|Npgsql", f => Regex.IsMatch(f.Path, App + @"Store/.*\.cs$")),
    ];

    [Fact]
    public void A_package_is_named_only_in_its_room() => Found.Nothing(Breaches(SourceTree.Src));

    [Theory]
    [InlineData("src/LeerwerkFlow/Inbox/Taak.cs", "using Dapper;")]
    [InlineData("src/LeerwerkFlow/Inbox/Taak.cs", "class TaakQuartzJob;")]
    [InlineData("src/LeerwerkFlow/Trajecten/Traject.cshtml.cs", "using Npgsql;")]
    [InlineData("src/LeerwerkFlow/Documenten/Document.cs", "Microsoft.Playwright.IPage page;")]
    [InlineData("src/LeerwerkFlow/Documenten/DocumentRow.cs", "using MimeKit;")]
    [InlineData("src/LeerwerkFlow.Flows/Kernel/Play.cs", "using Microsoft.Data.Sqlite;")]
    public void A_package_outside_its_room_is_seen(string path, string text) => Assert.Single(Breaches([new SourceFile(path, text)]));

    [Fact]
    public void The_kernel_references_nothing() => Found.Nothing(SourceTree.Get("src/LeerwerkFlow.Flows/LeerwerkFlow.Flows.csproj").Find("<(Package|Project|Framework|)Reference"));

    [Fact]
    public void A_reference_in_the_kernel_is_seen() =>
        Assert.Single(new SourceFile("x.csproj", "<PackageReference Include=\"NodaTime\" />").Find("<(Package|Project|Framework|)Reference"));

    [Fact]
    public void The_kernel_has_no_io_no_clock_and_no_chance() => Found.Nothing(Impurities(SourceTree.Src));

    [Theory]
    [InlineData("using Microsoft.Extensions.Logging;")]
    [InlineData("using System.Net.Http;")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("Play(TimeProvider klok)")]
    public void An_impure_kernel_is_seen(string text) => Assert.Single(Impurities([new SourceFile("src/LeerwerkFlow.Flows/Kernel/Play.cs", text)]));

    private static IEnumerable<string> Breaches(IEnumerable<SourceFile> files) =>
        from file in files
        from wall in Walls
        where !wall.Room(file)
        from breach in file.Find($@"\w*({wall.Package})[\w.]*")
        select breach;

    private static IEnumerable<string> Impurities(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("src/LeerwerkFlow.Flows/", StringComparison.Ordinal)
        from impurity in file.Find(@"using (static )?(?!System\b|LeerwerkFlow\.Flows\b|\w+ = |var )[\w.]+;|using System\.(IO|Net\.\w|Diagnostics(?!\.CodeAnalysis)|Threading)[\w.]*|"
            + @"\b(File|Directory|Console|Environment)\.\w+|\b(HttpClient|WebRequest|Socket|Dns|TimeProvider|Random|Stopwatch|FileStream)\b|Guid\.(NewGuid|CreateVersion7)")
        select impurity;
}
