using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Afdrukken;

/// <summary>
/// Many letters as one page to print: a list in front, then each letter on a new sheet with its own style and its own numbers at the foot. The style of a letter is kept to that
/// letter; what it says of the whole page, it now says of itself.
/// </summary>
internal static partial class ComposeAfdruk
{
    /// <param name="Bladzijden">How many sheets it takes when it is printed alone.</param>
    public sealed record Blad(string Deelnemer, string Titel, string Kanaal, string Html, int Bladzijden);

    private const string Own =
        """
        @property --rem { syntax: "<length>"; inherits: true; initial-value: 16px; }
        article { break-before: page; --rem: 1em; }
        #lijst { page: lijst; font: 11pt/1.4 "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
        #lijst h1 { font-size: 16pt; } #lijst table { border-collapse: collapse; width: 100%; } #lijst :is(th, td) { border: 1px solid #8a979e; padding: 4pt 6pt; text-align: left; vertical-align: top; }
        #lijst caption { text-align: left; } #lijst tr { break-inside: avoid; } #lijst .vak { display: inline-block; width: 11pt; height: 11pt; border: 1.5pt solid #1b2733; }
        """;

    /// <summary>The list alone, to see how many sheets it takes.</summary>
    public static string Cover(IReadOnlyList<Blad> brieven, DateOnly dag) => Page("", List(brieven, dag), brieven.Count);

    public static string Whole(IReadOnlyList<Blad> brieven, DateOnly dag, int coverPages)
    {
        var parser = new HtmlParser();
        var pages = brieven.Select(b => parser.ParseDocument(b.Html)).ToList();
        var styles = pages.Select(p => string.Concat(p.QuerySelectorAll("style").Select(s => s.TextContent))).ToList();
        var kinds = styles.Distinct().ToList();
        var css = new StringBuilder(Numbers("lijst", "lijst, bladzijde", coverPages));
        foreach (var (style, n) in kinds.Select((s, n) => (s, n)))
            css.Append(CultureInfo.InvariantCulture, $"@scope (.soort{n}) {{ {Scoped(style)} }}\n");
        var body = new StringBuilder(List(brieven, dag));
        foreach (var (page, n) in pages.Select((p, n) => (p, n)))
        {
            css.Append(CultureInfo.InvariantCulture, $"#brief{n} {{ page: brief{n}; }}\n").Append(Numbers($"brief{n}", "bladzijde", brieven[n].Bladzijden));
            body.Append(CultureInfo.InvariantCulture, $"<article id=\"brief{n}\" class=\"soort{kinds.IndexOf(styles[n])}\">\n{page.Body!.InnerHtml.Trim()}\n</article>\n");
        }

        return Page(css.ToString(), body.ToString(), brieven.Count);
    }

    // In the body: of two rules for the foot of a sheet the last one counts, and who prints puts its own at the end of the head.
    private static string Page(string css, string body, int count) =>
        $"<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>Afdruk van {count} {(count == 1 ? "brief" : "brieven")}</title>\n<style>\n{Own}\n</style>\n</head>\n<body style=\"margin: 0\">\n<style>\n{css}</style>\n{body}</body>\n</html>\n";

    private static string List(IReadOnlyList<Blad> brieven, DateOnly dag) =>
        $"""
        <section id="lijst">
        <h1>Deze brieven zitten in de stapel</h1>
        <table>
        <caption>Geprint op {Datum.Lang(dag)}. Vink af wat in de omslag zit of gegeven is.</caption>
        <thead><tr><th scope="col">Nr.</th><th scope="col">Deelnemer</th><th scope="col">Document</th><th scope="col">Bladzijden</th><th scope="col">Hoe</th><th scope="col">Klaar</th></tr></thead>
        <tbody>
        {string.Join('\n', brieven.Select((b, n) => $"<tr><td>{n + 1}</td><th scope=\"row\">{Text(b.Deelnemer)}</th><td>{Text(b.Titel)}</td><td>{b.Bladzijden}</td><td>{Text(DocumentLabels.Kanaal(b.Kanaal))}</td><td><span class=\"vak\"></span></td></tr>"))}
        </tbody>
        </table>
        </section>

        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    // Sheets of one name count on their own.
    private static string Numbers(string page, string word, int most) =>
        $"@page {page} {{ counter-increment: {page}; @bottom-right {{ content: \"{word} \" counter({page}) \" van {most}\"; }} }}\n";

    // Rule by rule: the page's own size is given by who prints; html and body are the letter; a rem is the size of the letter's text, as it is when it stands alone.
    private static string Scoped(string css) => Rule().Replace(css, rule =>
    {
        var (selector, content) = (rule.Groups[1].Value, rule.Groups[2].Value);
        if (selector.TrimStart().StartsWith("@page", StringComparison.Ordinal))
            return "";
        if (!Root().IsMatch(selector))
            content = Rem().Replace(content, "calc($1 * var(--rem))");
        return $"{Root().Replace(selector, ":scope")}{{{content}}}";
    });

    [GeneratedRegex(@"([^{}]*)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<=^|[\s,])(:root|html|body)(?=\s*(,|$))")]
    private static partial Regex Root();

    [GeneratedRegex(@"(?<![\w.])(\d*\.?\d+)rem\b")]
    private static partial Regex Rem();
}
