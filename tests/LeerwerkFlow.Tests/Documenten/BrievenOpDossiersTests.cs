using AngleSharp.Html.Parser;
using LeerwerkFlow.Documenten;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>
/// Every shipped letter for each of the five fictitious dossiers. One file a letter holds what a person reads, so that a changed sentence is seen five times in one place; the pages themselves
/// (a megabyte, nine tenths of it the same style) are held by their hash, so that changed markup is seen too.
/// </summary>
public sealed class BrievenOpDossiersTests
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);
    private static readonly string[] Dossiers = ["gewoon", "groeit", "lang", "leeg", "zonder-werk"];

    public static TheoryData<string> Namen => [.. Shipped.Namen];

    [Theory]
    [MemberData(nameof(Namen))]
    public void Reads_for_five_dossiers_as(string naam) => Snapshot.Match(string.Join("\n\n", Dossiers.GroupBy(d => Read(naam, d)).Select(g => $"===== {string.Join(", ", g)} =====\n{g.Key}")), naam);

    [Fact]
    public void The_pages_have_these_hashes()
    {
        var lines = Shipped.Namen.SelectMany(n => Dossiers.Select(d => $"{n} {d} {(Page(n, d) is { } html ? RenderDocument.HashOf(html) : "-")}")).ToList();

        Assert.Equal(125, lines.Count);
        Snapshot.Match(string.Join('\n', lines), "hashes");
    }

    private static string Read(string naam, string dossier)
    {
        try
        {
            var page = new HtmlParser().ParseDocument(Render(naam, dossier));
            var said = page.All.SelectMany(e => e.Attributes).Where(a => a.Name is "lang" or "alt" or "aria-label" or "title").Select(a => $"{a.Name}={a.Value}");
            return $"[{string.Join(", ", said)}] {page.Title}\n{BrievenTests.Text(page.Body!)}";
        }
        catch (RuleBroken broken)
        {
            return $"Niet gemaakt. {broken.Message}";
        }
    }

    private static string? Page(string naam, string dossier)
    {
        try
        {
            return Render(naam, dossier);
        }
        catch (RuleBroken)
        {
            return null;
        }
    }

    private static string Render(string naam, string dossier) => Shipped.Get(naam).Render(Voorbeeld.Read(Path.Combine(Map, "voorbeelden", naam + ".json"), dossier));
}
