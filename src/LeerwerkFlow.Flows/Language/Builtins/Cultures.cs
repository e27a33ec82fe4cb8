using System.Globalization;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>
/// Cultures by name. Belgian Dutch is written down here, not taken from the machine: its language tables change from
/// version to version, and a letter has to read the same everywhere.
/// </summary>
internal static class Cultures
{
    private const string Name = "nl-BE";

    private static readonly CultureInfo Belgian = Make();

    public static CultureInfo Of(CultureInfo? culture) => culture is { Name: Name } ? Belgian : culture ?? CultureInfo.InvariantCulture;

    public static CultureInfo Find(string name)
    {
        if (name.Equals(Name, StringComparison.OrdinalIgnoreCase))
            return Belgian;
        var culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        if (culture.Calendar is GregorianCalendar || culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } gregorian)
            return culture;
        // Other calendars do not have all our years.
        culture = (CultureInfo)culture.Clone();
        culture.DateTimeFormat.Calendar = gregorian;
        return culture;
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = culture.NumberFormat;
        numbers.NumberDecimalSeparator = numbers.CurrencyDecimalSeparator = numbers.PercentDecimalSeparator = ",";
        numbers.NumberGroupSeparator = numbers.CurrencyGroupSeparator = numbers.PercentGroupSeparator = ".";
        (numbers.CurrencySymbol, numbers.CurrencyPositivePattern, numbers.CurrencyNegativePattern) = ("€", 2, 12);
        (numbers.PercentPositivePattern, numbers.PercentNegativePattern) = (1, 1);
        (numbers.PositiveInfinitySymbol, numbers.NegativeInfinitySymbol) = ("∞", "-∞");
        culture.DateTimeFormat = new DateTimeFormatInfo
        {
            DayNames = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
            AbbreviatedDayNames = ["zo", "ma", "di", "wo", "do", "vr", "za"],
            MonthNames = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", ""],
            AbbreviatedMonthNames = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", ""],
            AMDesignator = "a.m.",
            PMDesignator = "p.m.",
            ShortDatePattern = "d/MM/yyyy",
            LongDatePattern = "dddd d MMMM yyyy",
            MonthDayPattern = "d MMMM",
            YearMonthPattern = "MMMM yyyy",
            ShortTimePattern = "HH:mm",
            LongTimePattern = "HH:mm:ss",
            FirstDayOfWeek = DayOfWeek.Monday,
            CalendarWeekRule = CalendarWeekRule.FirstFourDayWeek,
        };
        culture.DateTimeFormat.MonthGenitiveNames = culture.DateTimeFormat.MonthNames;
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = culture.DateTimeFormat.AbbreviatedMonthNames;
        return CultureInfo.ReadOnly(culture);
    }
}
