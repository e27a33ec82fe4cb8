using System.Globalization;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>The date of a wait now, and the local day at whose 00:00 (Brussels) it is due. Both null: no date, or not known yet.</summary>
/// <param name="Datum">The date the formula gives; the last day that counts when the wait is <c>tot en met</c>.</param>
/// <param name="Vervalt">The day on which it is due.</param>
/// <param name="Waarom">Dutch sentence: why this date.</param>
public sealed record WachtDatum(DateOnly? Datum, DateOnly? Vervalt, string Waarom)
{
    /// <summary>Reads the formula of <paramref name="wait"/> over the facts and suspensions of <paramref name="state"/>.</summary>
    /// <exception cref="FormulaException">The formula is broken.</exception>
    public static WachtDatum Of(FlowState state, OpenWait wait)
    {
        if (wait.Formule is null)
            return new WachtDatum(null, null, "");

        var uitleg = Read(state, wait.Formule, wait.Hier, wait.Beurt, wait.LooptDoor);
        return new WachtDatum(uitleg.Datum, wait.TotEnMet ? uitleg.Datum?.AddDays(1) : uitleg.Datum, uitleg.Waarom);
    }

    /// <summary>A formula over a state, for dates that belong to no wait (milestones, reminders).</summary>
    /// <exception cref="FormulaException">The formula is broken.</exception>
    public static DatumUitleg Read(FlowState state, string formule, DateOnly hier, int beurt = 1, bool looptDoor = true) => FindMoment(formule) is { } moment
        ? new(BrusselsTime.DayOf(moment), $"een vast tijdstip: {Woorden.Dag(BrusselsTime.DayOf(moment))}")
        : DateFormula.Parse(formule).Evaluate(new DateContext(state.Feiten, hier, beurt, state.Opschortingen, looptDoor));

    /// <summary>An instant as it stands in place of a formula. Of two such texts the earlier instant comes first, but for parts of a second.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant that stands in place of a formula, in UTC and ending in <c>Z</c> (a delay of hours, <c>Elsa.StartAt</c>); null for a formula.</summary>
    public static DateTimeOffset? FindMoment(string? formule) =>
        formule is [.., 'Z'] && DateTimeOffset.TryParse(formule, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
