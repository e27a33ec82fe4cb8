using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>What a text of a letter would come to.</summary>
/// <param name="Html">The whole letter for the dossier; null when it cannot be made.</param>
/// <param name="Fouten">What must be mended before it can be used.</param>
/// <param name="Cijfers">How well it reads; null when it cannot be made.</param>
public sealed record SjabloonProef(string? Html, IReadOnlyList<string> Fouten, Leesbaarheid? Cijfers);

/// <summary>Tries a text of a letter, or of a part of letters, on fictitious dossiers (S21).</summary>
public sealed class CheckSjabloon(Brieven brieven, Woordenlijst woorden)
{
    /// <summary>Twenty times the longest letter.</summary>
    public const int MostLetters = 100_000;

    private static string Map => Path.Combine(FlowFiles.Folder, "brieven");

    /// <summary>The dossiers to try a letter on: its own examples, then the ones that are there for all.</summary>
    public IReadOnlyList<string> Dossiers(string naam) =>
    [
        .. Voorbeeld.All(Map, brieven.Programma).Where(v => v.Naam == naam).Select(v => Path.GetFileNameWithoutExtension(v.Pad)).OrderBy(d => d.Length),
        .. Directory.GetFiles(Path.Combine(Map, "voorbeelden", "dossiers"), "*.json").Select(p => "dossiers/" + Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The letter with another text, made for one dossier.</summary>
    /// <param name="eigen">The letters of the leerwerkbedrijf.</param>
    /// <param name="tekst">Null: as it is now.</param>
    public SjabloonProef Try(Sjablonen eigen, string naam, string? tekst, string dossier)
    {
        if (tekst is { Length: 0 or > MostLetters })
            return new(null, [$"De tekst is leeg of langer dan {MostLetters} tekens."], null);
        var (sjablonen, fouten) = tekst is null ? (eigen, []) : eigen.With(new Dictionary<string, string> { [naam] = tekst });
        if (fouten.Count > 0)
            return new(null, [.. fouten.Select(f => f.Bestand == naam + ".sbnhtml" ? $"Regel {f.Regel}: {f.Zin}" : f.ToString()).Distinct()], null);
        if (sjablonen.Get(naam) is var sjabloon && tekst is not null && sjabloon.Vereist.Except(brieven.Programma.Get(naam).Vereist).ToList() is { Count: > 0 } meer)
            return new(null, [$"De brief mag niet meer eisen dan voorheen: {string.Join(", ", meer)}. Een flow die hem gebruikt, kan dat niet beloven."], null);
        if (tekst is not null && brieven.Programma.Get(naam).Voor.Except(sjabloon.Voor).ToList() is { Count: > 0 } lezers)
            return new(null, [$"De brief is geschreven voor {string.Join(" en ", brieven.Programma.Get(naam).Voor)}. Laat bovenaan staan: {{{{ # voor: {string.Join(", ", brieven.Programma.Get(naam).Voor)} ~}}}}. Anders krijgt {string.Join(" en ", lezers)} hem niet meer."], null);
        try
        {
            var model = Model(naam, dossier);
            var html = sjabloon.Render(model);
            return new(html, [], Leesbaarheid.Of(html, model, sjabloon.Voor, woorden));
        }
        catch (Exception e) when (e is LanguageException or RuleBroken)
        {
            return new(null, [e.Message], null);
        }
    }

    /// <summary>The same for every dossier: what this text does wrong in any of them and the present one does not, with the dossier before it. For a part, also in every letter that has it, on the letter's own examples.</summary>
    public IReadOnlyList<string> TryAll(Sjablonen eigen, string naam, string tekst)
    {
        IReadOnlyList<string> fouten =
        [
            .. Dossiers(naam).SelectMany(d => Try(eigen, naam, tekst, d).Fouten.Except(Try(eigen, naam, null, d).Fouten).Select(f => (Dossier: d, Fout: f)))
                .GroupBy(f => f.Fout).Select(g => g.Count() == Dossiers(naam).Count ? g.Key : $"{g.Key} (dossier {g.First().Dossier})"),
        ];
        if (naam[0] != '_' || fouten.Count > 0)
            return fouten;
        var (anders, _) = eigen.With(new Dictionary<string, string> { [naam] = tekst });
        return
        [
            .. anders.Namen.Where(n => anders.Get(n).Versie != eigen.Get(n).Versie).SelectMany(n => Dossiers(n).Where(d => !d.StartsWith("dossiers/", StringComparison.Ordinal))
                .SelectMany(d => Try(anders, n, null, d).Fouten.Except(Try(eigen, n, null, d).Fouten)).Take(1).Select(f => $"In de brief “{n}”: {f}")),
        ];
    }

    private DossierModel Model(string naam, string dossier)
    {
        if (!Dossiers(naam).Contains(dossier))
            throw new RuleBroken("Kies een dossier uit de lijst.");
        var eigen = Path.Combine(Map, "voorbeelden", naam + ".json");
        return dossier.StartsWith("dossiers/", StringComparison.Ordinal)
            ? Voorbeeld.Read(File.Exists(eigen) ? eigen : Path.Combine(Map, "voorbeelden", "gewoon.json"), dossier["dossiers/".Length..])
            : Voorbeeld.Read(Path.Combine(Map, "voorbeelden", dossier + ".json"));
    }
}
