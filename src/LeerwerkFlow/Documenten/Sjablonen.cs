using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Checking;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// The templates of a folder: <c>naam.sbnhtml</c> is a letter, <c>_naam.sbnhtml</c> a part that letters include by its name in quotes. A name of a flow without a
/// file of its own is written with <c>_gewoon</c>: title, person and dates on a plain page. <c>{{ # brieven: plan, verslag }}</c> in it lists those names. <c>{{ # vereist: tbs.start, tbs.einde }}</c> names what must be known,
/// <c>{{ # voor: deelnemer }}</c> who reads it. Every letter is checked against <see cref="DossierSchema"/> and <see cref="Opmaak"/>.
/// </summary>
public sealed partial class Sjablonen
{
    internal const string Gewoon = "_gewoon";
    private const string Ending = ".sbnhtml";
    private readonly ImmutableSortedDictionary<string, Sjabloon> sjablonen;
    private readonly ImmutableSortedDictionary<string, string> teksten;
    private readonly string[] gewone;

    private Sjablonen(IEnumerable<Sjabloon> sjablonen, ImmutableSortedDictionary<string, string> teksten, string[] gewone) =>
        (this.sjablonen, this.teksten, this.gewone) = (sjablonen.ToImmutableSortedDictionary(s => s.Naam, s => s, StringComparer.Ordinal), teksten, gewone);

    /// <summary>No letters at all: a folder of flows alone is fine too.</summary>
    public static (Sjablonen Sjablonen, IReadOnlyList<SjabloonFinding> Findings) None => (new([], ImmutableSortedDictionary<string, string>.Empty, []), []);

    /// <summary>The letters with a text of their own.</summary>
    public IEnumerable<string> Namen => sjablonen.Keys.Where(n => n[0] != '_');

    /// <summary>The letters that a flow may name, with the facts that must be known for each: those with a text of their own, and those that the plain page says it stands in for.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Benodigd => sjablonen.Values.Where(s => s.Naam[0] != '_').ToDictionary(s => s.Naam, s => s.Vereist.ToImmutableArray())
        .Concat(gewone.Where(n => !sjablonen.ContainsKey(n)).Select(n => KeyValuePair.Create(n, ImmutableArray<string>.Empty))).ToImmutableDictionary();

    /// <summary>The template of that name, or the plain page.</summary>
    public Sjabloon Get(string naam) => sjablonen.GetValueOrDefault(naam) ?? sjablonen[Gewoon];

    /// <summary>What was written, letters and parts, by name.</summary>
    public IReadOnlyDictionary<string, string> Teksten => teksten;

    /// <summary>The same letters with other texts in the place of some; fit for use only when there are no findings.</summary>
    public (Sjablonen Sjablonen, IReadOnlyList<SjabloonFinding> Findings) With(IReadOnlyDictionary<string, string> anders) => Of(teksten.SetItems(anders));

    /// <summary>Loads every template of the folder, or none.</summary>
    /// <exception cref="CannotStart">Something is wrong; the message holds every finding, one a line.</exception>
    public static Sjablonen Load(string map)
    {
        var (sjablonen, findings) = Read(map);
        return findings.Count == 0 ? sjablonen : throw new CannotStart($"De brieven in “{map}” kloppen niet:\n{string.Join('\n', findings)}");
    }

    /// <summary>Reads the folder; the templates are fit for use only when there are no findings.</summary>
    public static (Sjablonen Sjablonen, IReadOnlyList<SjabloonFinding> Findings) Read(string map)
    {
        var teksten = Directory.Exists(map)
            ? Directory.EnumerateFiles(map, "*" + Ending).ToImmutableSortedDictionary(p => Path.GetFileNameWithoutExtension(p), File.ReadAllText, StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;
        return Of(teksten);
    }

    private static (Sjablonen Sjablonen, IReadOnlyList<SjabloonFinding> Findings) Of(ImmutableSortedDictionary<string, string> teksten)
    {
        List<SjabloonFinding> findings = [];
        if (!teksten.ContainsKey(Gewoon))
            findings.Add(new(Gewoon + Ending, 1, 1, "deze gewone bladzijde ontbreekt; documenten zonder eigen sjabloon hebben ze nodig."));

        List<Sjabloon> gelezen = [];
        foreach (var (naam, tekst) in teksten)
        {
            var template = Template.Parse(tekst, naam);
            findings.AddRange(template.Errors.Select(e => new SjabloonFinding(naam + Ending, e.Regel, e.Kolom, e.Zin)));
            findings.AddRange(Opmaak.Check(tekst).Select(f => (Plek: new Source(naam, tekst).At(f.Plaats), f.Zin)).Select(f => new SjabloonFinding(naam + Ending, f.Plek.Regel, f.Plek.Kolom, f.Zin)));
            var voor = Listed(Voor(), tekst);
            // A part is checked in the letters that include it: what it needs may be theirs.
            if (naam[0] == '_' && naam != Gewoon)
                findings.AddRange(Includes(tekst).Where(i => !teksten.ContainsKey(i)).Select(i => new SjabloonFinding(naam + Ending, 1, 1, $"Het deel ‘{i}’ bestaat niet.")));
            else if (template.Errors.Count == 0)
                findings.AddRange(TypeCheck.Check(template, DossierSchema.For(voor).Kind, n => teksten.GetValueOrDefault(n)).Select(e => new SjabloonFinding(naam + Ending, e.Regel, e.Kolom, e.Zin)));
            gelezen.Add(new(naam, Version(naam, teksten), Listed(Vereist(), tekst), voor, template, n => teksten.GetValueOrDefault(n)));
        }

        return (new(gelezen, teksten, Listed(Brieven(), teksten.GetValueOrDefault(Gewoon, ""))), findings);
    }

    /// <summary>The version of a letter with these texts in the place of some, whether they fit or not.</summary>
    public string VersionOf(string naam, IReadOnlyDictionary<string, string> anders) => Version(naam, teksten.SetItems(anders));

    private static string Version(string naam, ImmutableSortedDictionary<string, string> teksten)
    {
        SortedSet<string> delen = new(StringComparer.Ordinal);
        Collect(naam, teksten, delen);
        var alles = string.Concat(delen.Prepend(naam).Select(d => $"{d}\n{teksten[d].ReplaceLineEndings("\n")}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alles)));
    }

    private static void Collect(string naam, ImmutableSortedDictionary<string, string> teksten, SortedSet<string> delen)
    {
        foreach (var deel in Includes(teksten[naam]).Where(teksten.ContainsKey))
        {
            if (delen.Add(deel))
                Collect(deel, teksten, delen);
        }
    }

    private static IEnumerable<string> Includes(string tekst) => Include().Matches(tekst).Select(m => m.Groups[1].Value);

    private static string[] Listed(Regex kop, string tekst) => [.. kop.Matches(tekst).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex(@"\{\{\s*#\s*voor:([a-z, ]+)[~-]?\}\}")]
    private static partial Regex Voor();

    [GeneratedRegex(@"\{\{\s*#\s*vereist:([a-z_., ]+)[~-]?\}\}")]
    private static partial Regex Vereist();

    [GeneratedRegex(@"\{\{\s*#\s*brieven:([a-z0-9, -]+?)[~-]?\}\}")]
    private static partial Regex Brieven();

    [GeneratedRegex("""\binclude\s+['"]([^'"]{1,100})['"]""")]
    private static partial Regex Include();
}
