using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten.Taal;

/// <summary>
/// The sentences that a letter itself says, read from its HTML. What people answered (<c>class="tekst"</c>), tables, the address, the date, the signature and pictures are not its
/// own words. A name or another value of the model counts as one word: its length is nobody's style.
/// </summary>
public sealed partial class Bladtekst
{
    private static readonly string[] Blokken = ["h1", "h2", "h3", "p", "li"];
    private static readonly string[] Zonder = ["head", "header", "table", "address", "svg", "blockquote"];
    private static readonly string[] ZonderKlasse = ["datum", "samen", "beelden"];

    private Bladtekst(IReadOnlyList<Blok> blokken, string html) => (Stukken, Html) = (blokken, html);

    /// <summary>Headings, paragraphs and list items in reading order.</summary>
    public IReadOnlyList<Blok> Stukken { get; }

    public string Html { get; }

    /// <summary>Headings and the first words to a person are no sentences.</summary>
    public IEnumerable<string> Zinnen => Stukken.Where(b => b.Naam[0] != 'h').SelectMany(b => Zin().Split(b.Tekst)).Where(z => Words(z).Count() > 2);

    /// <param name="waarden">Texts of the model, longer than a word.</param>
    public static Bladtekst Read(string html, IEnumerable<string> waarden)
    {
        var lang = waarden.Where(w => w.Trim().Contains(' ', StringComparison.Ordinal)).Distinct().OrderByDescending(w => w.Length).ToList();
        List<Blok> blokken = [];
        Stack<(string Naam, bool Weg, bool Antwoord)> open = new();
        var tekst = new StringBuilder();
        string? blok = null;
        foreach (Match deel in Deel().Matches(html))
        {
            if (deel.Groups["tekst"].Success)
            {
                if (open.Any(o => o.Antwoord))
                    tekst.Append(tekst.Length > 0 && tekst[^1] != '…' ? "…" : "");
                else if (blok is not null && !open.Any(o => o.Weg))
                    tekst.Append(deel.Value);
            }
            else if (!deel.Groups["sluit"].Success)
            {
                var naam = deel.Groups["naam"].Value;
                if (naam == "br")
                    tekst.Append(' ');
                if (naam is "br" or "meta" or "path" or "rect" or "circle" || naam.StartsWith('!'))
                    continue;
                var klassen = Klasse().Match(deel.Value).Groups[1].Value.Split(' ');
                var antwoord = klassen.Contains("tekst");
                open.Push((naam, Zonder.Contains(naam) || klassen.Intersect(ZonderKlasse).Any() || (antwoord && naam != "span"), antwoord && naam == "span"));
                if (Blokken.Contains(naam) && !open.Any(o => o.Weg))
                    (blok, _) = (naam, tekst.Clear());
            }
            else
            {
                if (blok is not null && deel.Groups["naam"].Value == blok && !open.Any(o => o.Weg))
                {
                    blokken.Add(new(blok, Plain(tekst.ToString(), lang)));
                    blok = null;
                }

                if (open.Count > 0 && open.Peek().Naam == deel.Groups["naam"].Value)
                    open.Pop();
            }
        }

        return new([.. blokken.Where(b => b.Tekst.Length > 0)], html);
    }

    public static IEnumerable<string> Words(string tekst) => Woord().Matches(tekst).Select(m => m.Value);

    private static string Plain(string tekst, IReadOnlyList<string> lang)
    {
        var plain = Wit().Replace(WebUtility.HtmlDecode(tekst), " ").Trim();
        return lang.Aggregate(plain, (t, waarde) => t.Replace(Wit().Replace(waarde, " ").Trim(), "Naam", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"<(?<sluit>/)?(?<naam>!?[a-zA-Z]\w*)[^>]*>|(?<tekst>[^<]+)")]
    private static partial Regex Deel();

    [GeneratedRegex("""class="([^"]*)["]""")]
    private static partial Regex Klasse();

    [GeneratedRegex(@"(?<=[.?!:])\s+(?=\p{Lu}|\d|Naam|…)")]
    private static partial Regex Zin();

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d.’'-]*|…")]
    private static partial Regex Woord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Wit();

    /// <param name="Naam">Of the element: h1, h2, h3, p or li.</param>
    public sealed record Blok(string Naam, string Tekst);
}
