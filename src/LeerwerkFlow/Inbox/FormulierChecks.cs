using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Inbox;

/// <summary>The rules that a form definition must keep before anyone may fill it in.</summary>
internal static partial class FormulierChecks
{
    private static readonly HashSet<string> Reserved = ["uitkomst", "vrijgave", "vrijgaven", "competentie", "categorie", "taak", "revisie"];

    public static IEnumerable<FormulierFinding> Check(string bestand, Formulier formulier)
    {
        if (formulier.Naam != Path.GetFileNameWithoutExtension(bestand))
            yield return new(bestand, null, $"de ‘naam’ moet die van het bestand zijn: ‘{Path.GetFileNameWithoutExtension(bestand)}’.");
        foreach (var (veld, zin) in CheckVelden(formulier.Velden, inRow: false, ""))
            yield return new(bestand, veld, zin);
        foreach (var dubbel in formulier.Velden.Where(veld => veld.Feit is not null).GroupBy(veld => veld.Feit).Where(groep => groep.Count() > 1))
            if (!dubbel.All(veld => veld.ToonAls is not null))
                yield return new(bestand, dubbel.Last().Naam, $"het feit ‘{dubbel.Key}’ wordt twee keer gezet; dat mag alleen als elk van die velden een ‘toonAls’ heeft.");
    }

    private static IEnumerable<(string Veld, string Zin)> CheckVelden(IReadOnlyList<FormulierVeld> velden, bool inRow, string pad)
    {
        Dictionary<string, FormulierVeld> eerder = new(StringComparer.Ordinal);
        foreach (var veld in velden)
        {
            var naam = pad + (veld.Soort == VeldSoort.Kop ? veld.Label : veld.Naam);
            foreach (var zin in CheckVeld(veld, inRow).Concat(CheckGrens(veld, veld.Min)).Concat(CheckGrens(veld, veld.Max)).Concat(CheckToonAls(veld, eerder, inRow)))
                yield return (naam, zin);
            if (veld.Soort != VeldSoort.Kop && !eerder.TryAdd(veld.Naam, veld))
                yield return (naam, "deze naam bestaat al in dit formulier; geef elk veld een eigen naam.");
            foreach (var binnen in CheckVelden(veld.Velden, inRow: true, naam + "."))
                yield return binnen;
        }
    }

    private static IEnumerable<string> CheckVeld(FormulierVeld veld, bool inRow)
    {
        if (veld.Soort == VeldSoort.Kop)
            yield break;
        if (!NaamVorm().IsMatch(veld.Naam) || Reserved.Contains(veld.Naam))
            yield return "de ‘naam’ begint met een kleine letter, heeft alleen letters en cijfers en is geen woord van het programma zelf.";
        if (veld.Label.Length == 0)
            yield return "geef het veld een ‘label’.";
        if (veld.Vertrouwelijk && (veld.Verplicht || veld.VerplichtBij.Length > 0))
            yield return "een vertrouwelijk veld mag nooit verplicht zijn.";
        if (veld.Vertrouwelijk && veld.Feit is not null)
            yield return "een vertrouwelijk veld mag geen feit zetten; wat de flow niet hoeft te weten, blijft erbuiten.";
        if (veld.Vrijgave && (!veld.Vertrouwelijk || inRow))
            yield return "‘vrijgave’ hoort bij een vertrouwelijk veld of bij een hele vertrouwelijke groep.";
        foreach (var zin in CheckSoort(veld, inRow))
            yield return zin;
    }

    private static IEnumerable<string> CheckGrens(FormulierVeld veld, string? grens)
    {
        if (grens is null or "vandaag")
            yield break;
        if (veld.Soort == VeldSoort.Datum && FormulaError(grens) is { } zin)
            yield return $"‘{grens}’ is geen datum om tussen te kiezen: {zin}";
        if (veld.Soort is VeldSoort.Tekst or VeldSoort.LangeTekst or VeldSoort.Herhaling && !int.TryParse(grens, out _))
            yield return $"‘{grens}’ moet hier een geheel getal zijn.";
        if (veld.Soort is not (VeldSoort.Datum or VeldSoort.Getal or VeldSoort.Tekst or VeldSoort.LangeTekst or VeldSoort.Herhaling))
            yield return "‘min’ en ‘max’ horen bij een datum, getal, tekst of groep.";
    }

    private static string? FormulaError(string grens)
    {
        try
        {
            DateFormula.Parse(grens);
            return null;
        }
        catch (FormulaException fout)
        {
            return fout.Message;
        }
    }

    private static IEnumerable<string> CheckSoort(FormulierVeld veld, bool inRow)
    {
        var kiest = veld.Soort is VeldSoort.Keuze or VeldSoort.Meerkeuze;
        if (kiest && veld.KeuzesUit is null && veld.Keuzes.Length == 0)
            yield return "geef ‘keuzes’ of noem een lijst in ‘keuzesUit’.";
        if (!kiest && (veld.Keuzes.Length > 0 || veld.KeuzesUit is not null))
            yield return "‘keuzes’ hoort bij keuze of meerkeuze.";
        if (veld.Keuzes.Any(keuze => !CodeVorm().IsMatch(keuze.Code) || keuze.Label.Length == 0))
            yield return "elke keuze heeft een ‘code’ in hoofdletters en een ‘label’.";
        if (veld.Keuzes.Select(keuze => keuze.Code).Distinct().Count() != veld.Keuzes.Length)
            yield return "twee keuzes hebben dezelfde ‘code’.";
        if (veld.Feit is not null && (inRow || veld.Soort is not (VeldSoort.Keuze or VeldSoort.Datum or VeldSoort.Getal or VeldSoort.JaNee)))
            yield return "alleen een keuze, datum, getal of ja-nee buiten een groep kan een ‘feit’ zetten.";
        if (veld.Soort is VeldSoort.Herhaling or VeldSoort.Groei && inRow)
            yield return "een groep of GROEI-rooster kan niet in een andere groep staan.";
        if (veld.Soort == VeldSoort.Herhaling && veld.Velden.Length == 0)
            yield return "een herhaling heeft ‘velden’ nodig.";
        if (veld.Soort == VeldSoort.Groei && (veld.Verplicht || veld.VerplichtBij.Length > 0))
            yield return "een GROEI-rooster is nooit verplicht: geen letter zonder gesprek.";
    }

    private static IEnumerable<string> CheckToonAls(FormulierVeld veld, Dictionary<string, FormulierVeld> eerder, bool inRow)
    {
        if (veld.ToonAls is not { } toonAls || (toonAls.Veld == ToonAls.Uitkomst && !inRow))
            yield break;
        if (!eerder.TryGetValue(toonAls.Veld, out var bron))
        {
            yield return $"‘toonAls’ noemt ‘{toonAls.Veld}’, maar dat veld staat niet eerder in {(inRow ? "dezelfde groep" : "dit formulier")}.";
            yield break;
        }

        HashSet<string> codes = bron.Soort == VeldSoort.JaNee ? ["ja", "nee"] : [.. bron.Keuzes.Select(keuze => keuze.Code)];
        if (bron.Soort is not (VeldSoort.Keuze or VeldSoort.Meerkeuze or VeldSoort.JaNee) || (bron.KeuzesUit is null && !toonAls.Is.All(codes.Contains)))
            yield return $"‘toonAls’ noemt een antwoord dat ‘{toonAls.Veld}’ niet kent.";
        if (bron.Vertrouwelijk && !veld.Vertrouwelijk)
            yield return $"‘toonAls’ hangt af van het vertrouwelijke veld ‘{toonAls.Veld}’; zet dit veld ook vertrouwelijk.";
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,39}$")]
    private static partial Regex NaamVorm();

    [GeneratedRegex("^[A-Z0-9][A-Z0-9_]{0,39}$")]
    private static partial Regex CodeVorm();
}
