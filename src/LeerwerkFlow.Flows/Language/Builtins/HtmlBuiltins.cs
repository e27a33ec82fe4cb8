using System.Text;

namespace LeerwerkFlow.Flows.Language.Builtins;

internal static class HtmlBuiltins
{
    private const string KeptInUrl = "-._~:/?#[]@!$&'()*+,;=";

    public static BuiltinObject Make()
    {
        var html = new BuiltinObject("html");
        html.Add("escape", "text", given => Html(given, Veilig.Escape(given.Text(0))));
        html.Add("safe", "text", given => Html(given, given.Text(0)));
        html.Add("newline_to_br", "text", given => Html(given, NewlineToBr(given)));
        html.Add("strip", "text", given => Strip(given.Text(0)));
        html.Add("url_encode", "text", given => Uri.EscapeDataString(given.Text(0)));
        html.Add("url_escape", "text", given => UrlEscape(given.Text(0)));
        return html;
    }

    /// <summary>HTML goes out as it is when the output is HTML; otherwise it is text like any other.</summary>
    private static object Html(Given given, string html) => given.Run.Options.HtmlEscape ? new Veilig(given.Run.Checked(html, given.Spot)) : html;

    private static string NewlineToBr(Given given)
    {
        var text = given.Text(0);
        if (given.Run.Options.HtmlEscape)
            text = Veilig.Of(given[0], text);
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "<br />\n", StringComparison.Ordinal);
    }

    private static string Strip(string text)
    {
        var kept = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
                break;
            kept.Append(text, at, open - at);
            at = close + 1;
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
