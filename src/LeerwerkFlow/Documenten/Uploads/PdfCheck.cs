using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten.Uploads;

/// <summary>
/// A PDF of sheets and nothing that acts: no script, no action that starts by itself, no file inside, no password. Names are compared as a reader reads them (<c>/J#61vaScript</c> is
/// <c>/JavaScript</c>); objects that are packed in streams are unpacked within bounds and looked into. What cannot be looked into is refused.
/// </summary>
internal static partial class PdfCheck
{
    public const string Beschadigd = "Deze PDF is beschadigd of niet volledig. Scan het blad opnieuw, of neem er een foto van.";
    public const string Beveiligd = "Op deze PDF staat een wachtwoord of een beveiliging. Bewaar ze zonder beveiliging, of neem een foto van het blad.";
    public const string DoetIets = "In deze PDF zit een programma, een actie of een ander bestand. Print ze en scan het blad opnieuw, of neem er een foto van.";
    public const string NietTeZien = "We kunnen niet alles in deze PDF nakijken. Scan het blad opnieuw, of neem er een foto van.";

    private const int MostInflated = 50 * 1024 * 1024;

    public static void Run(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.LastIndexOf("%%EOF", StringComparison.Ordinal);
        if (end < 0 || !text.Contains("startxref", StringComparison.Ordinal))
            throw CheckUpload.Refused(Beschadigd);
        if (text.AsSpan(end + 5).Trim("\0\t\n\f\r ").Length > 0)
            throw CheckUpload.Refused(CheckUpload.Dubbel);

        var left = MostInflated;
        var at = 0;
        while (Streams().Match(text, at) is { Success: true } stream)
        {
            var body = stream.Index + stream.Length;
            var close = text.IndexOf("endstream", body, StringComparison.Ordinal);
            if (close < 0)
                throw CheckUpload.Refused(Beschadigd);
            var before = Decoded(text[at..stream.Index]);
            Outside(before);
            Inside(Decoded(text[body..close]));
            // Of all that stands before a stream its dictionary is a part; which part, a text in brackets could lie about.
            if (Packed().IsMatch(before) || (First().IsMatch(before) && Count().IsMatch(before)))
                Outside(Decoded(Unpacked(bytes, body, close, before, ref left)));
            at = close;
        }

        Outside(Decoded(text[at..]));
    }

    private static void Outside(string text)
    {
        if (Locked().IsMatch(text))
            throw CheckUpload.Refused(Beveiligd);
        if (Acting().IsMatch(text) || Short().IsMatch(text))
            throw CheckUpload.Refused(DoetIets);
    }

    // A table of places may point into a stream, so no object may stand in one. Pixels hold two letters by chance, never a whole word.
    private static void Inside(string text)
    {
        if (Acting().IsMatch(text))
            throw CheckUpload.Refused(DoetIets);
        if (Hidden().IsMatch(text))
            throw CheckUpload.Refused(NietTeZien);
    }

    private static string Unpacked(byte[] bytes, int body, int close, string dictionary, ref int left)
    {
        var filters = Filters().Matches(dictionary);
        if (filters.Count > 1 || Predicted().IsMatch(dictionary) || filters.Any(f => f.Groups["naam"].Value is not ("FlateDecode" or "Fl")))
            throw CheckUpload.Refused(NietTeZien);
        if (filters.Count == 0)
            return Encoding.Latin1.GetString(bytes, body, close - body);
        // To the end of the file: what is packed says itself where it ends, and so may hold the word that closes a stream.
        using var inflate = new ZLibStream(new MemoryStream(bytes, body, bytes.Length - body, writable: false), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            for (int n; (n = inflate.Read(buffer)) > 0;)
            {
                left -= n;
                if (left < 0)
                    throw CheckUpload.Refused(NietTeZien);
                whole.Write(buffer, 0, n);
            }
        }
        catch (InvalidDataException)
        {
            throw CheckUpload.Refused(NietTeZien);
        }

        return Encoding.Latin1.GetString(whole.GetBuffer(), 0, (int)whole.Length);
    }

    // As a reader reads names: #61 is a.
    private static string Decoded(string text) => text.Contains('#', StringComparison.Ordinal) ? Hex().Replace(text, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()) : text;

    private const string End = @"(?=[\0\t\n\f\r ()<>\[\]{}/%]|$)";

    // The keyword after a dictionary; white space and comments may stand between.
    [GeneratedRegex(@">>(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*stream[ \t]*\r?\n?")]
    private static partial Regex Streams();

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Hex();

    [GeneratedRegex("/(JavaScript|Launch|OpenAction|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)" + End)]
    private static partial Regex Acting();

    [GeneratedRegex("/(JS|AA|EF|XFA|GoToE|GoToR|Movie|Rendition)" + End)]
    private static partial Regex Short();

    [GeneratedRegex("/Encrypt" + End)]
    private static partial Regex Locked();

    [GeneratedRegex(@"/ObjStm\b|\d[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj\b")]
    private static partial Regex Hidden();

    // Objects in a stream: it says so, or it says how many there are and where the first one begins.
    [GeneratedRegex("/ObjStm" + End)]
    private static partial Regex Packed();

    [GeneratedRegex("/First" + End)]
    private static partial Regex First();

    [GeneratedRegex("/N" + End)]
    private static partial Regex Count();

    [GeneratedRegex("/(DecodeParms|DP)" + End)]
    private static partial Regex Predicted();

    // The name of one filter; empty when there are more, or when it stands elsewhere.
    [GeneratedRegex(@"/(?:Filter|F)(?=[\0\t\n\f\r \[/(<])[\0\t\n\f\r ]*(?:\[[\0\t\n\f\r ]*/(?<naam>\w+)[\0\t\n\f\r ]*\]|/(?<naam>\w+)|(?<naam>))")]
    private static partial Regex Filters();
}
