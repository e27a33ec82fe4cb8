using System.Globalization;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Agenda;

/// <summary>The work schedule of a werkplek, read from the words in which people wrote it: "maandag tot vrijdag, 8.00 tot 16.06 uur".</summary>
/// <param name="Van">The first hour at work.</param>
/// <param name="Tot">The last hour at work; a pause between the two is work too.</param>
internal sealed partial record Uurrooster(IReadOnlySet<DayOfWeek> Dagen, TimeOnly Van, TimeOnly Tot)
{
    private const string DagNaam = "(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)";
    private const string Uur = @"(?<uur>\d{1,2}(?:[.:u]\d{2})?)(?: ?u(?:ur)?)?";
    private const string Uren = $"{Uur}(?: tot | ?[-–] ?){Uur}";

    private static readonly string[] Namen = ["zo", "ma", "di", "wo", "do", "vr", "za"];

    public bool Holds(Tijdvak tijd) => Dagen.Contains(tijd.Dag.DayOfWeek) && Van <= tijd.Uur && tijd.Einde <= Tot && tijd.Uur <= tijd.Einde;

    /// <summary>The schedule, or null when it is written in words that we do not know for certain.</summary>
    public static Uurrooster? Find(string? tekst)
    {
        var match = Zin().Match((tekst ?? "").Trim().ToLowerInvariant());
        if (!match.Success)
            return null;
        var uren = match.Groups["uur"].Captures.Select(c => Read(c.Value)).ToList();
        return uren.Contains(null) ? null : new(Days(match.Groups["dagen"].Value), uren.Min()!.Value, uren.Max()!.Value);
    }

    private static HashSet<DayOfWeek> Days(string tekst)
    {
        HashSet<DayOfWeek> dagen = [];
        foreach (Match deel in Deel().Matches(tekst))
        {
            var (dag, laatste) = (Index(deel.Groups[1].Value), deel.Groups[2].Success ? Index(deel.Groups[2].Value) : Index(deel.Groups[1].Value));
            for (dagen.Add((DayOfWeek)dag); dag != laatste; dagen.Add((DayOfWeek)dag))
                dag = (dag + 1) % 7;
        }

        return dagen;
    }

    private static int Index(string naam) => Array.IndexOf(Namen, naam[..2]);

    private static TimeOnly? Read(string uur) =>
        TimeOnly.TryParseExact(uur.Replace('.', ':').Replace('u', ':'), ["H:mm", "HH:mm", "%H", "HH"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var om) ? om : null;

    [GeneratedRegex($@"^(?:van )?(?<dagen>{DagNaam}(?:(?:,| en| tot en met| tot| t/m|-| -) ?{DagNaam})*),? (?:van )?{Uren}(?:(?:,| en) (?:van )?{Uren})*\.?$")]
    private static partial Regex Zin();

    [GeneratedRegex($@"({DagNaam})(?: ?(?:tot en met|tot|t/m|-) ?({DagNaam}))?")]
    private static partial Regex Deel();
}
