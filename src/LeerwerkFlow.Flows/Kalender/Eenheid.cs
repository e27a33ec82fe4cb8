namespace LeerwerkFlow.Flows.Kalender;

/// <summary>The units a date formula counts in.</summary>
internal enum Eenheid
{
    Dag,
    Week,
    Werkdag,
    Maand,
    Jaar,
}

/// <summary>The words for the units, and how days are written for people.</summary>
internal static class Woorden
{
    public const string Eenheden = "dag(en), week/weken, werkdag(en), maand(en) of jaar";

    public static Eenheid? FindEenheid(string woord) => woord.ToLowerInvariant() switch
    {
        "dag" or "dagen" => Eenheid.Dag,
        "week" or "weken" => Eenheid.Week,
        "werkdag" or "werkdagen" => Eenheid.Werkdag,
        "maand" or "maanden" => Eenheid.Maand,
        "jaar" or "jaren" => Eenheid.Jaar,
        _ => null,
    };

    public static string Count(int n, Eenheid eenheid) => (eenheid, n) switch
    {
        (Eenheid.Dag, 1) => "1 dag",
        (Eenheid.Dag, _) => $"{n} dagen",
        (Eenheid.Week, 1) => "1 week",
        (Eenheid.Week, _) => $"{n} weken",
        (Eenheid.Werkdag, 1) => "1 werkdag",
        (Eenheid.Werkdag, _) => $"{n} werkdagen",
        (Eenheid.Maand, 1) => "1 maand",
        (Eenheid.Maand, _) => $"{n} maanden",
        _ => $"{n} jaar",
    };

    public static string Dag(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A fact's name as people read it: <c>einde.gepland</c> is <c>einde gepland</c>.</summary>
    public static string Naam(string feit) => feit.Replace('.', ' ').Replace('_', ' ');

    /// <summary>Why a day is no werkdag: the holiday's name or the day of the week.</summary>
    public static string WhyFree(DateOnly day) => Feestdagen.NaamOf(day) ?? (day.DayOfWeek == DayOfWeek.Saturday ? "zaterdag" : "zondag");
}
