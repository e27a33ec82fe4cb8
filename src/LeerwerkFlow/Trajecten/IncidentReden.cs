namespace LeerwerkFlow.Trajecten;

/// <summary>Why a step was skipped or a traject ended by hand: a closed list, because the journal keeps it for ever and holds no text about a person.</summary>
public static class IncidentReden
{
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Codes =
    [
        new("NIET_NODIG", "de stap is hier niet nodig"),
        new("AL_GEBEURD", "de stap is al buiten het programma gebeurd"),
        new("FOUT_IN_FLOW", "de flow is fout getekend"),
        new("VERGISSING", "het traject is per vergissing begonnen of bestaat dubbel"),
        new("ANDERS", "een andere reden, zie de toelichting in de taak"),
    ];

    /// <summary>The words of a code; null when it is none.</summary>
    public static string? Find(string? code) => Codes.FirstOrDefault(c => c.Key == code).Value;
}
