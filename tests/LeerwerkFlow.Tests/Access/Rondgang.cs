using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Tests.Documenten;

namespace LeerwerkFlow.Tests.Access;

/// <summary>Walks from link to link as one person, and reads all that it meets: pages, parts that a script asks for, and the text of PDF and Word.</summary>
/// <param name="most">How many pages at most; of one kind of page (the same but for its ids) at most twelve, of printed ones three.</param>
internal sealed partial class Rondgang(TestBrowser browser, int most)
{
    private readonly Dictionary<string, int> kinds = [];
    private readonly HashSet<string> known = [];
    private readonly Queue<string> ahead = new();

    public async Task<IReadOnlyList<(string Pad, string Tekst)>> WalkAsync(params string[] starts)
    {
        List<(string, string)> read = [];
        foreach (var start in starts)
        {
            known.Add(start);
            ahead.Enqueue(start);
        }

        while (read.Count < most && ahead.TryDequeue(out var path))
        {
            var answer = await browser.GetAsync(path);
            if (answer.Headers.Location is { } to)
                Meet(to.OriginalString, path);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var text = answer.Content.Headers.ContentType?.MediaType switch
            {
                "application/pdf" => Poppler.Text(bytes),
                { } soort when soort.Contains("zip", StringComparison.Ordinal) || soort.Contains("officedocument", StringComparison.Ordinal) => Unpack(bytes),
                _ => System.Text.Encoding.UTF8.GetString(bytes),
            };
            read.Add((path, text + answer.Headers + answer.Content.Headers));
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                await LinksAsync(text, path);
        }

        return read;
    }

    private async Task LinksAsync(string html, string from)
    {
        var page = await new HtmlParser().ParseDocumentAsync(html);
        foreach (var link in page.QuerySelectorAll("a[href], [hx-get], iframe[src], object[data], embed[src]"))
            Meet(link.GetAttribute("href") ?? link.GetAttribute("hx-get") ?? link.GetAttribute("src") ?? link.GetAttribute("data") ?? "", from);
    }

    private void Meet(string link, string from)
    {
        if (!Uri.TryCreate(new Uri(new Uri("http://localhost"), from), link, out var to) || to.Host != "localhost" || to.Scheme != "http" || to.AbsolutePath is "/afmelden" or "/wachtwoord")
            return;
        var path = to.PathAndQuery;
        var kind = Ids().Replace(path, "{}");
        var room = kind.EndsWith("/pdf", StringComparison.Ordinal) ? 3 : 12;
        if (kinds.GetValueOrDefault(kind) >= room || !known.Add(path))
            return;
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        ahead.Enqueue(path);
    }

    private static string Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return string.Concat(archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("[0-9a-f]{8,}(-[0-9a-f-]+)?|[0-9]+")]
    private static partial Regex Ids();
}
