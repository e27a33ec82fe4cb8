using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// The HTML that a letter may be made of: these elements with these attributes, each value between double quotes. All that is not here is refused, so no letter holds a script, a form,
/// an address or anything from elsewhere. A value of the dossier can only become text: the language has no way to make markup of it, and a template may put none inside a tag or a style.
/// </summary>
public static partial class Opmaak
{
    // What code becomes while a template is looked at; no letter is written with it.
    private const char Invulplek = '\uE000';

    private static readonly FrozenSet<string> Elementen = FrozenSet.Create(
        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "address", "blockquote", "h1", "h2", "h3", "p", "div", "span", "strong", "em", "br", "hr", "ul", "ol", "li",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "rect", "path", "circle");

    private static readonly FrozenSet<string> Leeg = FrozenSet.Create("meta", "br", "hr");
    private static readonly FrozenSet<string> Vormen = FrozenSet.Create("rect", "path", "circle");
    private static readonly FrozenSet<string> Hoofd = FrozenSet.Create("meta", "title", "style");

    private static readonly FrozenSet<string> Kenmerken = FrozenSet.Create(
        "lang", "charset", "name", "content", "class", "id", "scope", "colspan", "rowspan", "start", "role", "aria-hidden", "aria-label", "aria-labelledby", "viewBox", "width", "height", "x", "y", "rx", "cx", "cy", "r", "d");

    /// <summary>What is wrong in the text of a template, each with its place in it. Whether all is closed shows only in the letter that it makes.</summary>
    public static IEnumerable<(int Plaats, string Zin)> Check(string sjabloon)
    {
        var tekst = Code().Replace(Kleur().Replace(sjabloon, m => "#000000".PadRight(m.Length)), m => new(Invulplek, m.Length));
        if (sjabloon.IndexOf("{%{", StringComparison.Ordinal) is var escape and >= 0)
            yield return (escape, "{%{ kan niet in een brief.");
        if (Onzichtbaar().Match(tekst) is { Success: true } teken)
            yield return (teken.Index, $"Hier staat een onzichtbaar teken (U+{(int)teken.Value[0]:X4}). Haal het weg.");
        foreach (var merk in Read(tekst).Where(m => m.Fout is not null))
            yield return (merk.Plaats, merk.Fout!);
    }

    /// <summary>The first thing that is wrong in a made letter; null when it may be used.</summary>
    public static string? Fault(string html)
    {
        Stack<string> open = new();
        foreach (var (_, naam, sluit, fout) in Read(html))
        {
            if (fout is not null)
                return fout;
            var binnen = open.Count > 0 ? open.Peek() : "";
            if (sluit && binnen != naam)
                return binnen.Length == 0 ? $"</{naam}> sluit iets dat niet open is." : $"<{binnen}> is nog niet gesloten en daar staat al </{naam}>.";
            if (!sluit && (Vormen.Contains(naam) != (binnen == "svg") || Hoofd.Contains(naam) != (binnen == "head") || binnen is "title"))
                return $"<{naam}> kan hier niet staan.";
            if (sluit)
                open.Pop();
            else if (!Leeg.Contains(naam) && !Vormen.Contains(naam))
                open.Push(naam);
        }

        return open.Count == 0 ? null : $"<{open.Peek()}> wordt nergens gesloten.";
    }

    private static IEnumerable<(int Plaats, string Naam, bool Sluit, string? Fout)> Read(string tekst)
    {
        for (var at = tekst.IndexOf('<'); at >= 0 && at < tekst.Length; at = tekst.IndexOf('<', at))
        {
            var merk = Merk().Match(tekst, at);
            var (naam, sluit) = (merk.Groups["naam"].Value, merk.Groups["sluit"].Success);
            if (merk.Groups["soort"].Success)
            {
                at += merk.Length;
                continue;
            }

            var fout = !merk.Success ? Wrong(tekst, at) : Wrong(merk, naam);
            yield return (at, naam, sluit, fout);
            at += Math.Max(1, merk.Length);
            if (fout is not null || sluit || naam != "style")
                continue;
            var einde = tekst.IndexOf("</style>", at, StringComparison.Ordinal);
            var stijl = tekst[at..(einde < 0 ? tekst.Length : einde)];
            if (stijl.Contains(Invulplek, StringComparison.Ordinal))
                yield return (at, naam, false, "Zet geen gegeven in een stijl; alleen de kleur van het leerwerkbedrijf kan daar staan.");
            else if (Vreemd().Match(stijl) is { Success: true } vreemd)
                yield return (at + vreemd.Index, naam, false, $"‘{vreemd.Value}’ kan niet in een stijl: een brief haalt niets van elders.");
            at = einde < 0 ? tekst.Length : einde;
        }
    }

    private static string Wrong(string tekst, int at)
    {
        var einde = tekst.IndexOfAny(['>', '<'], at + 1);
        var stuk = tekst[at..(einde < 0 ? tekst.Length : einde)];
        if (stuk.Contains(Invulplek, StringComparison.Ordinal))
            return "Zet geen gegeven binnen een element, alleen ertussen.";
        if (stuk.StartsWith("<!--", StringComparison.Ordinal))
            return "Schrijf een opmerking als {{ # … }}: wat tussen <!-- en --> staat, gaat mee met de brief.";
        var kort = stuk.Length > 30 ? stuk[..30] + "…" : stuk;
        return einde < 0 || tekst[einde] == '<' ? $"Hier begint een element dat niet af is: “{kort.Trim()}”. Een los < schrijf je als &lt;." : $"“{kort}>” kan niet in een brief.";
    }

    private static string? Wrong(Match merk, string naam)
    {
        if (!Elementen.Contains(naam) || (merk.Groups["zelf"].Success && !Vormen.Contains(naam)) || (!merk.Groups["sluit"].Success && !merk.Groups["zelf"].Success && Vormen.Contains(naam)))
            return $"Het element <{naam}> kan niet in een brief.";
        foreach (var (kenmerk, waarde) in merk.Groups["kenmerk"].Captures.Zip(merk.Groups["waarde"].Captures))
        {
            if (!Kenmerken.Contains(kenmerk.Value) || (kenmerk.Value == "charset" && waarde.Value != "utf-8"))
                return $"Het kenmerk ‘{kenmerk.Value}’ van <{naam}> kan niet in een brief.";
        }

        return null;
    }

    [GeneratedRegex(@"\{\{[\s\S]*?\}\}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\{ organisatie\.kleur \?\? '#[0-9a-f]{6}' \}\}")]
    private static partial Regex Kleur();

    [GeneratedRegex("""\G<(?:(?<soort>!DOCTYPE html)|(?<sluit>/)?(?<naam>[a-z][a-z0-9]*)(?:\s+(?<kenmerk>[a-zA-Z-]+)="(?<waarde>[^"<>\uE000]*)")*\s*(?<zelf>/)?)>""")]
    private static partial Regex Merk();

    // Control and direction marks; not the joiners, that some scripts and pictures are written with.
    [GeneratedRegex(@"[\p{Cc}\p{Cf}-[\t\n\r\u200c\u200d]]")]
    private static partial Regex Onzichtbaar();

    [GeneratedRegex(@"\\|\burl\b|image|@(?!media\b|page\b)[a-z-]*|expression|behaviou?r|binding|\battr\b", RegexOptions.IgnoreCase)]
    private static partial Regex Vreemd();
}
