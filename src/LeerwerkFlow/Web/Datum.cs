using System.Globalization;

namespace LeerwerkFlow.Web;

/// <summary>Dates as people read them, in Dutch, whatever the machine's language is.</summary>
public static class Datum
{
    private static readonly TimeZoneInfo Brussel = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static CultureInfo Cultuur { get; } = CultureInfo.GetCultureInfo("nl-BE");

    /// <summary>"maandag 1 maart 2010"</summary>
    public static string Lang(DateOnly dag) => dag.ToString("dddd d MMMM yyyy", Cultuur);

    /// <summary>"1 mrt 2010"</summary>
    public static string Kort(DateOnly dag) => $"{DagMaand(dag)} {dag.Year:0000}";

    /// <summary>"1 mrt", where the year stands beside it or goes without saying.</summary>
    public static string DagMaand(DateOnly dag) => $"{dag.Day} {Cultuur.DateTimeFormat.AbbreviatedMonthNames[dag.Month - 1].TrimEnd('.')}";

    /// <summary>"1 mrt 2010 om 9.05 uur", in Europe/Brussels.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var hier = TimeZoneInfo.ConvertTime(moment, Brussel);
        return $"{Kort(DateOnly.FromDateTime(hier.DateTime))} om {hier.Hour}.{hier.Minute:00} uur";
    }

    /// <summary>"01/03/2010"</summary>
    public static string Cijfers(DateOnly dag) => dag.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2010-03-01", for <c>datetime</c> attributes and date fields.</summary>
    public static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How far a deadline is: "vandaag", "morgen", "over 3 dagen", "2 dagen te laat". The deadline itself is still in time.</summary>
    public static string Afstand(DateOnly dag, DateOnly vandaag) => (dag.DayNumber - vandaag.DayNumber) switch
    {
        0 => "vandaag",
        1 => "morgen",
        -1 => "1 dag te laat",
        < 0 and var n => $"{-n} dagen te laat",
        var n => $"over {n} dagen",
    };
}
