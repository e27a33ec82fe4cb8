namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>Which rules of the set speak of what the oracle judges: those whose code begins so.</summary>
internal static class Onderwerpen
{
    // A drawing that does not hold together may show itself in anything that comes after it.
    private static readonly string[] Tekening = ["EINDE_BEREIKBAAR", "KAN_ALTIJD_VERDER", "ELKE_", "GEEN_DODE_STAP", "FEIT_EERST", "NAMEN_", "BRIEVEN_"];

    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["ATTEST"] = ["ATTEST_"],
        ["VALIDERING"] = ["VALIDERING_"],
        ["CONTRACT"] = ["CONTRACT_", "START_"],
        ["WEIGERING"] = ["WEIGERING_"],
        ["EINDE"] = ["VERLENGING_TOT_"],
        ["LENGTE"] = ["GEPLANDE_", "DUUR_", "LENGTE_", "VERLENG", "WERKERVARING_TOT_", "NAZORG_NA_", "CONTRACT_", "START_"],
        ["MAXIMUM"] = ["DUUR_", "LENGTE_", "VERLENG", "EINDE_OP_TIJD", "WERKERVARING_TOT_", "NAZORG_"],
        ["EINDE_WERKERVARING"] = ["WERKERVARING_TOT_", "NAZORG_NA_", "EINDE_", "LAATSTE_STAP_"],
        ["NAZORG"] = ["NAZORG_", "PLICHT_NAZORG", "EINDE_GEMELD", "UITKOMST_", "FASEN_"],
        ["IUP"] = ["PLICHT_INSTROOMPROFIEL", "PLICHT_UITSTROOMPROFIEL", "INSTROOMPROFIEL_", "UITSTROOMPROFIEL_", "EIGEN_IUP", "IUP_"],
        ["IUP_NAAR_VDAB"] = ["IUP_NAAR_VDAB", "UITSTROOM_IUP", "IUP_VOOR_", "INSTROOMPROFIEL_", "UITSTROOMPROFIEL_"],
        ["PLICHT_IN_EN_UITSTROOMPROFIEL"] = ["PLICHT_INSTROOMPROFIEL", "PLICHT_UITSTROOMPROFIEL", "INSTROOMPROFIEL_", "UITSTROOMPROFIEL_", "IUP_"],
        ["PLICHT_STEUN_BEGELEIDINGSPLAN"] = ["PLICHT_BEGELEIDINGSPLAN", "PLAN_"],
        ["PLICHT_COMPETENTIES"] = ["PLICHT_COMPETENTIES", "TWEEDE_HELFT_", "TUSSENTIJDSE_"],
        ["PLICHT_EXTRA_VORMING"] = ["PLICHT_EXTRA_VORMING", "PLICHT_BEGELEIDING", "GESPREKKEN_"],
        ["PLICHT_INDIVIDUELE_BEGELEIDING"] = ["PLICHT_BEGELEIDING", "PLICHT_INTAKE", "GESPREKKEN_"],
        ["PLICHT_SOLLICITATIE"] = ["PLICHT_SOLLICITATIE", "PLICHT_OP_TIJD", "EINDE_OP_TIJD"],
        ["PLICHT_NAZORG"] = ["PLICHT_NAZORG", "PLICHT_OP_TIJD", "NAZORG_"],
        ["VOLGORDE"] = ["FASEN_", "PLICHT_EXTRA_VORMING", "PLICHT_BEGELEIDING_EERSTE", "IUP_VOOR_", "TWEEDE_HELFT_", "INTAKE_", "NAZORG_"],
        ["MELDING"] = ["ELKE_MIJLPAAL", "START_GEMELD", "STOPZETTING_"],
        ["STOPPEN"] = ["STOPPEN_", "STOPZETTING_"],
        ["TBS_TOTAAL"] = ["TBS_HOOGSTENS", "TBS_"],
        ["TBS_HANDTEKENINGEN"] = ["TBS_VIER"],
        ["TBS_TOESTEMMING"] = ["TBS_TOESTEMMING", "TBS_VRIJSTELLING"],
        ["TBS_EINDE"] = ["TBS_"],
        ["TBS_START"] = ["TBS_"],
    };

    public static bool IsOver(string regel, string onderwerp) => Tekening.Concat(Codes.GetValueOrDefault(onderwerp, [])).Any(begin => regel.StartsWith(begin, StringComparison.Ordinal));
}
