using System.Globalization;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Documenten;

/// <summary>A template of <c>workflows/brieven</c>, ready to render.</summary>
public sealed class Sjabloon(string naam, string versie, IReadOnlyList<string> vereist, IReadOnlyList<string> voor, Template template, Func<string, string?> include)
{
    // A letter is a page or two; a template that wants more is wrong.
    private static readonly Limits Grens = Limits.Default with { Turns = 1000, Output = 400_000, Text = 100_000, Items = 2000, Steps = 500_000 };

    /// <summary>File name without its ending.</summary>
    public string Naam { get; } = naam;

    /// <summary>The name of a letter or a part as people read it.</summary>
    public static string TitleOf(string naam) => naam.TrimStart('_').Replace('-', ' ').Replace("iup", "IUP", StringComparison.Ordinal).Replace("tbs", "TBS", StringComparison.Ordinal) is { Length: > 0 } t ? char.ToUpperInvariant(t[0]) + t[1..] : naam;

    /// <summary>The facts that must be known before it can be made.</summary>
    public IReadOnlyList<string> Vereist => vereist;

    /// <summary>The receivers that it is written for; it shows only what each of them may have. None: it does not say.</summary>
    public IReadOnlyList<string> Voor => voor;

    /// <summary>SHA-256 in hex over the template and everything it includes: another text is another version.</summary>
    public string Versie { get; } = versie;

    /// <summary>The whole HTML document of a letter. The same model gives the same bytes.</summary>
    /// <exception cref="LanguageException">The template asks for something that the model does not have, or goes on too long; there is no text at all.</exception>
    /// <exception cref="RuleBroken">The dossier lacks something that the template needs, or what it makes is not closed as it should be.</exception>
    public string Render(DossierModel model)
    {
        var ontbreekt = vereist.Where(v => Find(model.Velden, v) is null).ToList();
        if (ontbreekt.Count > 0)
            throw new RuleBroken($"In het dossier ontbreekt nog: {string.Join(", ", ontbreekt.Select(DossierSchema.Alle.NameOf))}.");
        var html = template.Render(model.Velden, new RenderOptions(HtmlEscape: true, Culture: CultureInfo.GetCultureInfo("nl-BE"), Limits: Grens, Include: include, Missing: Missing.Error));
        // A part opens what another part closes.
        return Naam.StartsWith('_') && Naam != Sjablonen.Gewoon || Opmaak.Fault(html) is not { } fout ? html : throw new RuleBroken($"De opmaak van de brief klopt niet: {fout}");
    }

    private static object? Find(object? velden, string pad) => pad.Split('.').Aggregate(velden, (waarde, naam) => (waarde as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(naam));
}

/// <summary>Something wrong in a template: the file, the place and the Dutch sentence.</summary>
public sealed record SjabloonFinding(string Bestand, int Regel, int Kolom, string Zin)
{
    public override string ToString() => $"{Bestand}, regel {Regel}, kolom {Kolom}: {Zin}";
}
