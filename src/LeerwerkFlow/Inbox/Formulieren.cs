using System.Collections.Immutable;
using System.Text.Json;

namespace LeerwerkFlow.Inbox;

/// <summary>All forms of a folder, by name.</summary>
public sealed class Formulieren
{
    private readonly ImmutableSortedDictionary<string, Formulier> _formulieren;

    private Formulieren(IEnumerable<Formulier> formulieren) => _formulieren = formulieren.ToImmutableSortedDictionary(formulier => formulier.Naam, formulier => formulier, StringComparer.Ordinal);

    public IEnumerable<string> Namen => _formulieren.Keys;

    public Formulier? Find(string naam) => _formulieren.GetValueOrDefault(naam);

    /// <summary>The form of that name; a flow that names another was never let through.</summary>
    /// <exception cref="NotFound">There is no such form.</exception>
    public Formulier Get(string naam) => Find(naam) ?? throw new NotFound($"Het formulier ‘{naam}’ bestaat niet.");

    /// <summary>Loads every form of the folder, or none.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; the message holds every finding, one a line.</exception>
    public static Formulieren Load(string map)
    {
        var (formulieren, findings) = Read(map);
        return findings.Count == 0 ? formulieren : throw new InvalidDataException(string.Join('\n', findings));
    }

    /// <summary>Reads the folder and its <c>delen</c>; the forms are fit for use only when there are no findings.</summary>
    public static (Formulieren Formulieren, IReadOnlyList<FormulierFinding> Findings) Read(string map)
    {
        List<FormulierFinding> findings = [];
        Dictionary<string, JsonElement> delen = new(StringComparer.Ordinal);
        foreach (var (bestand, json) in ReadFiles(Path.Combine(map, "delen"), findings))
            delen[Path.GetFileNameWithoutExtension(bestand)] = json;

        List<Formulier> formulieren = [];
        foreach (var (bestand, json) in ReadFiles(map, findings))
        {
            var before = findings.Count;
            if (new FormulierJson(bestand, delen, findings).ReadFormulier(json) is not { } formulier)
                continue;
            findings.AddRange(FormulierChecks.Check(bestand, formulier));
            if (findings.Count == before)
                formulieren.Add(formulier);
        }

        findings.AddRange(formulieren.SelectMany(formulier => CheckOvernames(formulier, formulieren)));
        return (new Formulieren(formulieren), findings);
    }

    private static IEnumerable<(string Bestand, JsonElement Json)> ReadFiles(string map, List<FormulierFinding> findings)
    {
        if (!Directory.Exists(map))
            yield break;
        foreach (var pad in Directory.EnumerateFiles(map, "*.json").Order(StringComparer.Ordinal))
        {
            var bestand = Path.GetFileName(pad);
            if (TryParse(pad, bestand, findings) is { } json)
                yield return (bestand, json);
        }
    }

    private static JsonElement? TryParse(string pad, string bestand, List<FormulierFinding> findings)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(pad), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException fout)
        {
            findings.Add(new(bestand, null, $"dit is geen geldige JSON (regel {fout.LineNumber + 1})."));
            return null;
        }
    }

    private static IEnumerable<FormulierFinding> CheckOvernames(Formulier formulier, List<Formulier> alle)
    {
        foreach (var veld in formulier.Velden)
        {
            foreach (var bronnaam in new[] { veld.NeemOver, veld.Vergelijk }.OfType<string>().Where(bron => bron != FormulierVeld.EigenFeit || veld.Feit is null))
            {
                var delen = bronnaam.Split('.');
                var bron = delen.Length == 2 ? alle.Find(ander => ander.Naam == delen[0])?.FindVeld(delen[1]) : null;
                if (bron is null || bron.Soort != veld.Soort || bron.Vertrouwelijk || veld.Vertrouwelijk)
                    yield return new(formulier.Naam + ".json", veld.Naam, $"‘neemOver’ of ‘vergelijk’ noemt ‘{bronnaam}’, maar dat is geen open veld van dezelfde soort.");
            }
        }
    }
}
