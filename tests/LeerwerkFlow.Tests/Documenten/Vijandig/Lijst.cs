using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Documenten.Vijandig;

/// <summary>The kept lists of hostile templates and values, and what a page that holds none of it looks like.</summary>
internal static class Lijst
{
    /// <summary>The lines of a list, with its signs read.</summary>
    public static string[] Read(string naam) =>
        [.. SourceTree.Get($"tests/LeerwerkFlow.Tests/Documenten/Vijandig/{naam}.txt").Text.ReplaceLineEndings("\n")[..^1].Split('\n').Where(l => !l.StartsWith("# ", StringComparison.Ordinal)).Select(Written)];

    /// <summary>Elements in order with their attributes: all that a value may not change.</summary>
    public static string Skelet(string html) => string.Join('\n', new HtmlParser().ParseDocument(html).All.Select(e => $"{Depth(e)} {e.LocalName} {string.Join(' ', e.Attributes.Select(a => $"{a.Name}={a.Value}"))}"));

    /// <summary>The text as a reader gets it, white space as one space.</summary>
    public static string Tekst(string html) => Plain(new HtmlParser().ParseDocument(html).Body!.TextContent);

    public static string Plain(string tekst) => Regex.Replace(tekst, @"\s+", " ").Trim();

    /// <summary>What in a page could run, reach elsewhere or take input.</summary>
    public static IEnumerable<string> Dangers(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var elements = page.QuerySelectorAll("script, iframe, object, embed, link, base, form, input, button, textarea, select, a, area, img, image, video, audio, source, use, animate, set, foreignObject, template, noscript, math, details, [http-equiv], [style], [title]").Select(e => e.OuterHtml);
        var attributes = page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.Contains("href", StringComparison.Ordinal) || a.Name is "src" or "srcdoc" or "action" or "data").Select(a => $"{a.Name}={a.Value}");
        var styles = page.QuerySelectorAll("style").Where((s, i) => i > 0 || Regex.IsMatch(s.TextContent, @"url\s*\(|@import|\\|expression", RegexOptions.IgnoreCase)).Select(s => s.OuterHtml);
        return elements.Concat(attributes).Concat(styles).Concat(page.Descendants<IComment>().Select(c => c.Data));
    }

    private static int Depth(IElement element) => element.Ancestors<IElement>().Count();

    private static string Written(string line)
    {
        var signs = Regex.Replace(line.Replace("⏎", "\n", StringComparison.Ordinal), "⟨([0-9a-f]{4})⟩", m => ((char)ushort.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return Regex.Replace(signs, "⟦(\\d+)×([^⟧]*)⟧", m => string.Concat(Enumerable.Repeat(m.Groups[2].Value, int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))));
    }
}
