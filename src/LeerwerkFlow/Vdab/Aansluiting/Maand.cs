using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>A calendar month, the smallest period that is reconciled. A melding belongs to the month of its mijlpaal's date; both ends count.</summary>
/// <param name="Eerste">Its first day.</param>
public readonly record struct Maand(DateOnly Eerste)
{
    public DateOnly Laatste => Duur.LastDay(Eerste, 1);

    public Maand Next => new(Duur.LastDayOfDays(Laatste, 2));

    public Maand Before => Of(Eerste.AddDays(-1));

    /// <summary><c>2010-03</c>: sorts as it counts.</summary>
    public string Code => Eerste.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>"maart 2010"</summary>
    public string Label => Eerste.ToString("MMMM yyyy", Datum.Cultuur);

    /// <summary>The quarter that it lies in: <c>2010-K1</c>.</summary>
    public string Kwartaal => $"{Eerste.Year:0000}-K{((Eerste.Month - 1) / 3) + 1}";

    public bool EndsKwartaal => Eerste.Month % 3 == 0;

    /// <summary>The day on which its quarter should be closed: the tenth werkdag after the quarter. The day itself still counts.</summary>
    public DateOnly Sluitdag
    {
        get
        {
            var last = this;
            while (!last.EndsKwartaal)
                last = last.Next;
            return Werkdagen.Add(last.Laatste, 10);
        }
    }

    public static Maand Of(DateOnly dag) => new(new DateOnly(dag.Year, dag.Month, 1));

    /// <summary>Null when the code is no month of these two centuries.</summary>
    public static Maand? Find(string? code) => DateOnly.TryParseExact(code + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) && dag.Year is > 1999 and < 2200 ? new(dag) : null;

    /// <summary>What people read of a month or a quarter: "maart 2010", "kwartaal 1 van 2010".</summary>
    public static string LabelOf(string code) => Find(code)?.Label ?? $"kwartaal {code[^1]} van {code[..4]}";

    /// <summary>The last day on which somebody should have looked at a difference found on <paramref name="vandaag"/>: five werkdagen later, and never after the closing day of the quarter.</summary>
    public DateOnly Termijn(DateOnly vandaag)
    {
        var termijn = Werkdagen.Add(vandaag, 5);
        return termijn < Sluitdag ? termijn : Sluitdag;
    }
}
