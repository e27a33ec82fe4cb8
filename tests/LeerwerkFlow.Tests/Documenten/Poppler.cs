using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>An independent reader of a printed letter: poppler's programs (Debian's <c>poppler-utils</c>, which <c>.ci/install</c> fetches).</summary>
internal static class Poppler
{
    /// <summary>The text in the order of the page, without white space, list marks and the number of the sheet.</summary>
    public static string Text(byte[] pdf) => Bare(Regex.Replace(Run("pdftotext", pdf, "-raw", "-enc", "UTF-8", "{}", "-"), @"^\d+\. ", "", RegexOptions.Multiline));

    /// <summary>What <c>pdfinfo</c> says, by name.</summary>
    public static Dictionary<string, string> Info(byte[] pdf) =>
        Regex.Matches(Run("pdfinfo", pdf, "{}"), @"^(.+?):\s+(.*)$", RegexOptions.Multiline).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    /// <summary>The tree of structure, with its text.</summary>
    public static string Structure(byte[] pdf) => Run("pdfinfo", pdf, "-struct-text", "{}");

    /// <summary>The words that stand in the tree, as <see cref="Text"/> gives them: what a screen reader reads.</summary>
    public static string ReadAloud(byte[] pdf) => Bare(string.Concat(Regex.Matches(Structure(pdf), """^ *"(.*)"$""", RegexOptions.Multiline).Select(m => Regex.Replace(m.Groups[1].Value, @"^\d+\. $", ""))));

    /// <summary>One line a font: name, type, encoding, embedded, subset, Unicode.</summary>
    public static string[] Fonts(byte[] pdf) => Run("pdffonts", pdf, "{}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

    /// <summary>What a telephone makes of the QR codes on the first sheet that has any.</summary>
    public static string[] Codes(byte[] pdf)
    {
        var picture = Path.Combine(Path.GetTempPath(), $"leerwerkflow-{Guid.NewGuid():N}");
        Run("pdftoppm", pdf, "-gray", "-r", "150", "{}", picture);
        string[] codes = [];
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(picture) + "*.pgm").Order())
        {
            var bytes = File.ReadAllBytes(file);
            File.Delete(file);
            var head = Regex.Match(Encoding.Latin1.GetString(bytes, 0, 40), @"^P5\s(\d+)\s(\d+)\s255\s");
            var grey = new RGBLuminanceSource(bytes[head.Length..], int.Parse(head.Groups[1].ValueSpan, null), int.Parse(head.Groups[2].ValueSpan, null), RGBLuminanceSource.BitmapFormat.Gray8);
            var found = new QRCodeMultiReader().decodeMultiple(new(new HybridBinarizer(grey)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true });
            codes = codes.Length > 0 ? codes : [.. (found ?? []).OrderBy(r => r.ResultPoints.Min(p => p.Y)).Select(r => r.Text)];
        }

        return codes;
    }

    public static string Bare(string text) => Regex.Replace(Regex.Replace(text, @"bladzijde \d+ van \d+", ""), @"[\s\u2022\u200b]+", "");

    public static string Run(string program, byte[] pdf, params string[] args)
    {
        var path = Path.Combine(Path.GetTempPath(), $"leerwerkflow-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args.Select(a => a == "{}" ? path : a)) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return text;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
