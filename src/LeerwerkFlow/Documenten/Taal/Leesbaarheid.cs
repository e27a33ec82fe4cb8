using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten.Taal;

/// <summary>
/// How well a made letter reads, in figures, and what to write otherwise (<c>standards.md</c> 3.7, S11). <see cref="Score"/> is Flesch-Douma,
/// 206.84 − 0.77 · (syllables per 100 words) − 0.93 · (words per sentence): W.H. Douma, <i>De leesbaarheid van landbouwbladen</i>, Landbouwhogeschool Wageningen, 1960. Higher is
/// easier: from 80 easy, 60–70 ordinary, under 50 hard. It looks at length alone, so it never replaces reading aloud.
/// </summary>
/// <param name="Woorden">Of the whole letter, headings and contact included.</param>
/// <param name="Gemiddeld">Words a sentence.</param>
/// <param name="Langste">Words of the longest sentence.</param>
public sealed partial record Leesbaarheid(int Woorden, int Zinnen, double Gemiddeld, int Langste, double Score, IReadOnlyList<string> Vondsten)
{
    private const int MostWords = 120;
    private const int MostAverage = 15;
    private const int MostInSentence = 25;
    private const int Lowest = 60;

    /// <param name="voor">Receivers of the letter; one for a deelnemer is short (S11), one for the dossier needs no contact.</param>
    public static Leesbaarheid Of(string html, DossierModel model, IReadOnlyList<string> voor, Woordenlijst lijst)
    {
        var blad = Bladtekst.Read(html, Texts(model.Velden));
        var zinnen = blad.Zinnen.Select(z => Bladtekst.Words(z).ToList()).ToList();
        var woorden = blad.Stukken.SelectMany(b => Bladtekst.Words(b.Tekst)).ToList();
        var cijfers = new Leesbaarheid(woorden.Count, zinnen.Count, zinnen.Count == 0 ? 0 : zinnen.Average(z => z.Count), zinnen.Count == 0 ? 0 : zinnen.Max(z => z.Count), ScoreOf(zinnen), []);
        return cijfers with { Vondsten = [.. Lengths(cijfers, blad, voor), .. Words(blad, lijst), .. Rest(blad, voor)] };
    }

    /// <summary>Flesch-Douma over sentences of words; 100 when there is nothing to read.</summary>
    public static double ScoreOf(IReadOnlyCollection<IReadOnlyList<string>> zinnen)
    {
        var woorden = zinnen.SelectMany(z => z).ToList();
        return woorden.Count == 0 ? 100 : 206.84 - (0.77 * 100 * woorden.Sum(Lettergrepen.Count) / woorden.Count) - (0.93 * woorden.Count / zinnen.Count);
    }

    private static IEnumerable<string> Lengths(Leesbaarheid cijfers, Bladtekst blad, IReadOnlyList<string> voor)
    {
        if (voor.Contains("deelnemer") && cijfers.Woorden > MostWords)
            yield return $"De brief telt {cijfers.Woorden} woorden. Hoogstens {MostWords} voor een deelnemer.";
        if (cijfers.Gemiddeld > MostAverage)
            yield return $"De zinnen tellen gemiddeld {cijfers.Gemiddeld:0.0} woorden. Hoogstens {MostAverage}.";
        foreach (var zin in blad.Zinnen.Where(z => Bladtekst.Words(z).Count() > MostInSentence))
            yield return $"Een zin van {Bladtekst.Words(zin).Count()} woorden, hoogstens {MostInSentence}: “{zin}”";
        if (cijfers.Score < Lowest)
            yield return $"De leesbaarheid is {cijfers.Score:0}. Minstens {Lowest}: schrijf kortere woorden en zinnen.";
    }

    private static IEnumerable<string> Words(Bladtekst blad, Woordenlijst lijst)
    {
        var tekst = string.Join('\n', blad.Stukken.Select(b => b.Tekst));
        foreach (var (niet, wel) in lijst.Find(tekst))
            yield return $"Liever niet ‘{niet}’, maar wel ‘{wel}’.";
        foreach (var afkorting in Afkorting().Matches(tekst).Select(m => m.Value).Distinct().Where(a => !lijst.Bekend.Contains(a) && !tekst.Contains($"({a})", StringComparison.Ordinal)))
            yield return $"De afkorting ‘{afkorting}’ is niet uitgelegd. Schrijf ze voluit.";
        foreach (var zin in blad.Zinnen.Where(z => Lijdend().IsMatch(z)))
            yield return $"Zeg wie het doet: “{zin}”";
        if (U().IsMatch(tekst) && Je().IsMatch(tekst))
            yield return "De brief zegt u én je. Kies één.";
    }

    private static IEnumerable<string> Rest(Bladtekst blad, IReadOnlyList<string> voor)
    {
        if (!Datum().IsMatch(blad.Html))
            yield return "De brief heeft geen datum.";
        if (voor is not ["dossier"] && !Contact().IsMatch(blad.Html))
            yield return "De brief zegt niet bij wie je terechtkunt. Zet het contactblok erin.";
        if (blad.Stukken.Sum(b => Wet().Count(b.Tekst)) > 1)
            yield return "Er staat meer dan één verwijzing naar de wet in de tekst. Zet de rest onderaan, buiten de tekst.";
    }

    private static IEnumerable<string> Texts(object? waarde) => waarde switch
    {
        string tekst => [tekst],
        IReadOnlyDictionary<string, object?> bag => bag.Values.SelectMany(Texts),
        Flows.Language.Sequence lijst => lijst.SelectMany(Texts),
        _ => [],
    };

    // Two capitals or more, or letters with dots: TBS, d.w.z., m.b.t.
    [GeneratedRegex(@"\b[A-Z][A-Z0-9]+\b(?!-)|\b(?:\p{L}\.){2,}(?=\s|$|\p{P})")]
    private static partial Regex Afkorting();

    // A form of worden with a past participle somewhere in the sentence; a guess that is right most of the time.
    [GeneratedRegex(@"\b(word|wordt|worden|werd|werden)\b.*\b((ge|ver|be|ont|her)\p{L}{2,}(d|t|en))\b|\b((ge|ver|be|ont|her)\p{L}{2,}(d|t|en))\s+(word|wordt|worden|werd|werden)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lijdend();

    [GeneratedRegex(@"\b(u|uw)\b", RegexOptions.IgnoreCase)]
    private static partial Regex U();

    [GeneratedRegex(@"\b(je|jij|jou|jouw)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Je();

    [GeneratedRegex(@"\b\d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}\b")]
    private static partial Regex Datum();

    [GeneratedRegex("""class="[^"]*\b(contact|samen)\b""")]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b(artikel \d|art\. \d|wet van \d|decreet van \d|besluit van \d|koninklijk besluit)", RegexOptions.IgnoreCase)]
    private static partial Regex Wet();
}
