using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Flows.Language.Builtins;

internal static class HtmlBuiltins
{
    private const string KeptInUrl = "-._~:/?#[]@!$&'()*+,;=";

    /// <summary>What disappears with everything in it, and how it closes.</summary>
    private static readonly (string Open, string Close)[] Hidden = [("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")];

    public static BuiltinObject Make()
    {
        var html = new BuiltinObject("html");
        html.Add("escape", "text", given => Html(given, WebUtility.HtmlEncode(given.Text(0))));
        html.Add("newline_to_br", "text", given => Html(given, Regex.Replace(Written(given), "\r\n|\r|\n", "<br />$0")));
        html.AddForm("strip", Strip);
        html.AddForm("url_encode", Uri.EscapeDataString);
        html.AddForm("url_escape", UrlEscape);
        return html;
    }

    /// <summary>HTML goes out as it is when the output is HTML; otherwise it is text like any other.</summary>
    private static object? Html(Given given, string html)
    {
        if (given[0] is null)
            return null;
        return given.Run.Options.HtmlEscape ? new Veilig(given.Run.Checked(html, given.Spot)) : html;
    }

    private static string Written(Given given) => given.Run.Options.HtmlEscape ? Veilig.Of(given[0], given.Text(0)) : given.Text(0);

    private static string Strip(string text)
    {
        var kept = new StringBuilder();
        var closes = Array.ConvertAll(Hidden, pair => text.LastIndexOf(pair.Close, StringComparison.OrdinalIgnoreCase));
        var at = 0;
        for (var open = text.IndexOf('<'); open >= 0; open = text.IndexOf('<', at))
        {
            var hidden = Array.FindIndex(Hidden, pair => text.AsSpan(open).StartsWith(pair.Open, StringComparison.OrdinalIgnoreCase));
            var close = hidden >= 0 && closes[hidden] >= open ? Hidden[hidden].Close : ">";
            var end = text.IndexOf(close, open, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
                break;
            kept.Append(text, at, open - at);
            at = end + close.Length;
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static string UrlEscape(string text)
    {
        var url = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || KeptInUrl.Contains((char)rune.Value)))
                url.Append((char)rune.Value);
            else
                url.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return url.ToString();
    }
}
