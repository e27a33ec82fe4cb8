using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>One browser for the tests that leave it whole.</summary>
public sealed class PrintedFixture : IAsyncLifetime
{
    public PdfPrinter Printer { get; } = PdfPrinterTests.Printer();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Printer.DisposeAsync();
}

public sealed class PdfPrinterTests(PrintedFixture shared) : IClassFixture<PrintedFixture>
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);

    public static TheoryData<string> Alle => [.. Shipped.Namen];

    internal static PdfPrinter Printer(PdfOptions? options = null) => new(options ?? new(), NullLogger<PdfPrinter>.Instance);

    [Theory]
    [MemberData(nameof(Alle))]
    public async Task A_shipped_letter_is_a_tagged_a4_with_title_language_and_fonts_in_the_order_of_its_html(string naam)
    {
        var html = Letter(naam);

        var pdf = await shared.Printer.PrintAsync(html);

        var page = new HtmlParser().ParseDocument(html);
        var info = Poppler.Info(pdf);
        Assert.Equal("yes", info["Tagged"]);
        Assert.Equal(page.Title, info["Title"]);
        Assert.Equal("none", info["Form"]);
        Assert.Equal("no", info["JavaScript"]);
        Assert.Matches(@"^59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)$", info["Page size"]);
        Assert.Contains("/Lang (nl)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.All(Poppler.Fonts(pdf), font => Assert.Matches(@" yes +yes +yes +\d+ +\d+$", font));
        Assert.Equal(Poppler.Bare(page.Body!.TextContent), Poppler.Text(pdf));
        Assert.Equal(Poppler.Text(pdf), Poppler.ReadAloud(pdf));
        Assert.Matches(@"^Document\b[\s\S]*\bH1\b", Poppler.Structure(pdf));
    }

    [Fact]
    public async Task Headings_lists_and_tables_are_structure_and_the_number_of_the_sheet_is_not()
    {
        var html = Html("<h1>Een</h1><h2>Twee</h2><ul><li>punt</li></ul><table><thead><tr><th scope=\"col\">Kop</th></tr></thead><tbody><tr><td>vak</td></tr></tbody></table>"
            + "<svg role=\"img\" aria-label=\"een klok\" width=\"20\" height=\"20\"><path d=\"M0 0h9v9z\"/></svg>");

        var pdf = await shared.Printer.PrintAsync(html);

        var structure = Poppler.Structure(pdf);
        Assert.All(["H1", "H2", "L ", "LI", "Table", "TH", "TD", "Figure"], tag => Assert.Contains(tag.Trim(), structure, StringComparison.Ordinal));
        Assert.DoesNotContain("bladzijde", structure, StringComparison.Ordinal);
        Assert.Contains("bladzijde 1 van 1", Poppler.Run("pdftotext", pdf, "{}", "-"), StringComparison.Ordinal);
        Assert.Contains("/Outlines", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_a_name_stays_text_and_script_in_a_page_does_not_run()
    {
        var model = Voorbeeld.Read(Path.Combine(Map, "voorbeelden", "afsluitbrief.json")).Json.Replace("\"Nora\"", "\"<script>document.title='x'</script>\"", StringComparison.Ordinal);

        var named = await shared.Printer.PrintAsync(Shipped.Get("afsluitbrief").Render(DossierModel.Read(model)));
        var run = await shared.Printer.PrintAsync(Html("<p id=\"p\">voor</p><script>document.getElementById('p').textContent = 'na'</script><p onclick=\"x()\">slot</p>"));

        Assert.Contains("Dag<script>document.title='x'</script>", Poppler.Text(named), StringComparison.Ordinal);
        Assert.Equal("voorslot", Poppler.Text(run));
    }

    [Fact]
    public async Task Nothing_is_asked_from_the_network_or_the_machine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var elsewhere = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        var file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

        var pdf = await shared.Printer.PrintAsync(
            $"<!DOCTYPE html><html lang=\"nl\"><head><title>t</title><meta http-equiv=\"refresh\" content=\"0;url={elsewhere}m\"><link rel=\"stylesheet\" href=\"{elsewhere}l\"><style>@import '{elsewhere}i'; "
            + $"@font-face {{ font-family: F; src: url({elsewhere}f) }} body {{ font-family: F; background: url({elsewhere}b) }}</style></head><body><p>hier</p><img src=\"{elsewhere}p\" alt=\"\">"
            + $"<iframe src=\"{elsewhere}k\"></iframe><object data=\"{elsewhere}o\"></object><iframe src=\"file://{file}\"></iframe><img src=\"https://voorbeeld.invalid/x\" alt=\"\"></body></html>");

        Assert.False(listener.Pending());
        Assert.Equal("hier", Poppler.Text(pdf));
    }

    [Fact]
    public async Task A_letterhead_stands_on_the_first_of_many_sheets_only()
    {
        var pdf = await shared.Printer.PrintAsync(Html("<header><p>Leerwerkbedrijf De Brug</p></header><main>" + string.Concat(Enumerable.Repeat("<p>Een regel van deze brief.</p>", 120)) + "</main>"));

        var text = Poppler.Run("pdftotext", pdf, "{}", "-");
        var sheets = int.Parse(Poppler.Info(pdf)["Pages"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(sheets, 3, 6);
        Assert.Contains($"bladzijde {sheets} van {sheets}", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("De Brug").Length);
    }

    [Fact]
    public async Task A_browser_that_was_killed_between_letters_is_replaced()
    {
        await using var printer = Printer();
        await printer.PrintAsync(Html("<p>een</p>"));
        Signal(printer.BrowserPid!.Value, "KILL");

        var pdf = await printer.PrintAsync(Html("<p>twee</p>"));

        Assert.Equal("twee", Poppler.Text(pdf));
        Assert.Equal(2, printer.Starts);
    }

    [Fact]
    public async Task Letters_that_are_in_a_browser_when_it_is_killed_all_come_out_once_and_whole()
    {
        await using var printer = Printer();
        await printer.PrintAsync(Html("<p>begin</p>"));
        // Long enough not to be printed before the signal comes.
        var lang = string.Concat(Enumerable.Range(1, 2000).Select(n => $"<p>regel {n}</p>"));

        var letters = Enumerable.Range(0, 4).Select(n => printer.PrintAsync(Html($"<p>brief {n}</p>{lang}"))).ToList();
        Signal(printer.BrowserPid!.Value, "KILL");
        var printed = await Task.WhenAll(letters);

        Assert.Equal(["brief0regel1", "brief1regel1", "brief2regel1", "brief3regel1"], printed.Select(p => Poppler.Text(p)[..12]));
        Assert.All(printed, p => Assert.EndsWith("regel2000", Poppler.Text(p), StringComparison.Ordinal));
        Assert.True(printer.Starts > 1);
    }

    [Fact]
    public async Task A_browser_that_hangs_is_killed_in_time_and_the_letter_printed_by_another()
    {
        await using var printer = Printer(new(Seconden: 3));
        await printer.PrintAsync(Html("<p>een</p>"));
        var pid = printer.BrowserPid!.Value;
        Signal(pid, "STOP");

        var pdf = await printer.PrintAsync(Html("<p>twee</p>"));

        Assert.Equal("twee", Poppler.Text(pdf));
        Assert.NotEqual(pid, printer.BrowserPid);
        Assert.False(Directory.Exists($"/proc/{pid}"));
    }

    [Fact]
    public async Task A_page_that_never_ends_is_refused_within_its_bound()
    {
        await using var printer = Printer(new(Seconden: 1));
        // Ten times ten times ten…: ten thousand million squares in a kilobyte.
        var bom = string.Concat(Enumerable.Range(1, 10).Select(n => $"<g id=\"g{n}\">{string.Concat(Enumerable.Repeat($"<use href=\"#g{n - 1}\"/>", 10))}</g>"));
        var clock = Stopwatch.StartNew();

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => printer.PrintAsync(Html($"<svg width=\"9\" height=\"9\"><defs><rect id=\"g0\" width=\"1\" height=\"1\"/>{bom}</defs><use href=\"#g10\"/></svg>")));

        Assert.Equal(PdfPrinter.NuNiet, refused.Message);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 120);
        Assert.Equal(3, printer.Starts);
    }

    [Fact]
    public async Task A_worn_browser_makes_place_for_another()
    {
        await using var printer = Printer(new(Brieven: 2));

        foreach (var n in Enumerable.Range(0, 5))
            Assert.Equal($"brief{n}", Poppler.Text(await printer.PrintAsync(Html($"<p>brief {n}</p>"))));

        Assert.Equal(3, printer.Starts);
    }

    [Fact]
    public async Task A_letter_that_is_too_long_and_a_machine_without_a_browser_are_told_in_dutch()
    {
        await using var nergens = Printer(new(Chromium: "/nergens/chromium"));

        Assert.Equal(PdfPrinter.TeLang, (await Assert.ThrowsAsync<RuleBroken>(() => nergens.PrintAsync(new string('x', 1_000_001)))).Message);
        Assert.Equal(PdfPrinter.NietHier, (await Assert.ThrowsAsync<RuleBroken>(() => nergens.PrintAsync("<p>x</p>"))).Message);
        Assert.False(nergens.IsAvailable);
        Assert.Equal(0, nergens.Starts);
    }

    private static string Letter(string naam) => Shipped.Get(naam).Render(Voorbeeld.Read(Path.Combine(Map, "voorbeelden", naam + ".json")));

    private static string Html(string body) => $"<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Proef</title></head><body>{body}</body></html>";

    private static void Signal(int pid, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
