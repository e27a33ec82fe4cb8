namespace LeerwerkFlow.Vdab;

/// <summary>The error codes of the contract as people read them.</summary>
internal static class Foutcodes
{
    private static readonly Dictionary<string, string> Woorden = new()
    {
        ["INHOUD"] = "de inhoud klopt niet", ["MEDIATYPE"] = "het bericht had de verkeerde vorm", ["TE_GROOT"] = "het bericht was te groot", ["HANDTEKENING"] = "de handtekening klopt niet",
        ["VOLGORDE"] = "er ontbreekt een vorige melding", ["AL_ONTVANGEN"] = "VDAB had de melding al", ["ONBEKEND_TRAJECT"] = "VDAB kent dit traject niet",
        ["ONBEKENDE_MIJLPAAL"] = "VDAB kent deze mijlpaal niet", ["DATUM"] = "de datum kan niet", ["TE_DRUK"] = "het was te druk bij VDAB", ["STORING"] = "er was een storing bij VDAB",
    };

    public static string InWords(string? foutcode) => Woorden.GetValueOrDefault(foutcode ?? "", "VDAB gaf geen reden");
}
