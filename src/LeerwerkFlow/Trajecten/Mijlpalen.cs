namespace LeerwerkFlow.Trajecten;

/// <summary>The closed list of milestones (standards 2.3 with decisions S13), and what people read for each.</summary>
public static class Mijlpalen
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["TOELEIDING_ONTVANGEN"] = "Toeleiding ontvangen",
        ["WEIGERING"] = "Kandidaat geweigerd",
        ["INTAKE_AFGEROND"] = "Intake afgerond",
        ["INSTROOMPROFIEL_VASTGESTELD"] = "Instroomprofiel vastgesteld",
        ["WERKERVARING_GESTART"] = "Werkervaring gestart",
        ["TUSSENTIJDSE_EVALUATIE"] = "Tussentijdse evaluatie gedaan",
        ["TERBESCHIKKINGSTELLING_GESTART"] = "Terbeschikkingstelling gestart",
        ["TERBESCHIKKINGSTELLING_BEEINDIGD"] = "Terbeschikkingstelling beëindigd",
        ["VERLENGING_GEVRAAGD"] = "Verlenging gevraagd",
        ["SOLLICITATIE_GESTART"] = "Sollicitatie gestart",
        ["WERKERVARING_BEEINDIGD"] = "Werkervaring beëindigd",
        ["UITSTROOMPROFIEL_VASTGESTELD"] = "Uitstroomprofiel vastgesteld",
        ["UITSTROOM_GEREGISTREERD"] = "Uitstroom geregistreerd",
        ["NAZORG_GESTART"] = "Nazorg gestart",
        ["NAZORGGESPREK_GEVOERD"] = "Nazorggesprek gevoerd",
        ["NAZORG_AFGEROND"] = "Nazorg afgerond",
        ["TRAJECT_STOPGEZET"] = "Traject stopgezet",
    };

    public static IEnumerable<string> All => Labels.Keys;

    public static string Label(string code) => Labels.GetValueOrDefault(code, code);

    /// <summary>True when the notification waits until a person has read it and the deelnemer was told (S13).</summary>
    public static bool IsAdverse(string code, string? uitkomst) =>
        code is "WEIGERING" or "TRAJECT_STOPGEZET" || (code == "UITSTROOM_GEREGISTREERD" && uitkomst == "NIET_GEMELD");
}
