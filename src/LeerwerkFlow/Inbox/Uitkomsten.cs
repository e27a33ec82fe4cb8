namespace LeerwerkFlow.Inbox;

/// <summary>What people read for the outcome of a taak.</summary>
public static class Uitkomsten
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["ZietAf"] = "Ziet er zelf van af",
        ["Opnieuw"] = "Opnieuw wachten",
        ["Stoppen"] = "Hier stoppen",
        ["NietAanvragen"] = "Niet aanvragen",
        ["NietAkkoord"] = "Niet akkoord",
        ["Geen"] = "Er is geen document",
        ["GeenPlaats"] = "Er is geen plaats",
        ["TeLaat"] = "Geen antwoord op tijd",
        ["Beeindigen"] = "Beëindigen",
    };

    /// <summary>An outcome without words of its own is read from its name: <c>NietGevonden</c> is "Niet gevonden".</summary>
    public static string Label(string uitkomst)
    {
        if (Labels.TryGetValue(uitkomst, out var label))
            return label;
        var woorden = FormulierVeldView.OutcomeWords(uitkomst);
        return Capital(woorden);
    }

    /// <summary>The same words at the begin of a sentence.</summary>
    internal static string Capital(string woorden) => woorden.Length == 0 ? woorden : char.ToUpperInvariant(woorden[0]) + woorden[1..];
}
