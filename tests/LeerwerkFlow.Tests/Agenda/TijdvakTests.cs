using LeerwerkFlow.Agenda;
using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Tests.Agenda;

/// <summary>Day, hour and length as a coach types them, and the work schedule as somebody wrote it.</summary>
public sealed class TijdvakTests
{
    [Theory]
    [InlineData("2026-03-29", "01:30", "2026-03-29T00:30:00Z")]
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00:00Z")]
    [InlineData("2028-02-29", "09:05", "2028-02-29T08:05:00Z")]
    [InlineData("2100-03-01", "9.30", "2100-03-01T08:30:00Z")]
    [InlineData("2100-07-01", "9", "2100-07-01T07:00:00Z")]
    public void A_local_hour_is_this_instant(string dag, string uur, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, Culture), Tijdvak.Read(DateOnly.Parse(dag, Culture), uur, 60).Van);

    [Theory]
    [InlineData("2026-03-29", "02:30", 60, "Uur", "Op zondag 29 maart 2026 bestaat 2.30 uur niet: de klok springt dan van 2 naar 3 uur. Kies een ander uur.")]
    [InlineData("2010-03-02", "23:30", 31, "Minuten", "De afspraak duurt tot na middernacht. Kies een vroeger uur, of minder minuten.")]
    [InlineData("2010-03-02", "25:00", 60, "Uur", "Vul het uur in. Bijvoorbeeld 9:30.")]
    [InlineData("2010-03-02", null, 60, "Uur", "Vul het uur in. Bijvoorbeeld 9:30.")]
    [InlineData("2010-03-02", "10:00", 4, "Minuten", "Vul in hoeveel minuten het duurt: 5 tot 600.")]
    [InlineData("2010-03-02", "10:00", 601, "Minuten", "Vul in hoeveel minuten het duurt: 5 tot 600.")]
    [InlineData("1999-12-31", "10:00", 60, "Dag", "Kijk het jaar na.")]
    [InlineData("2200-01-01", "10:00", 60, "Dag", "Kijk het jaar na.")]
    [InlineData(null, "10:00", 60, "Dag", "Vul de dag in.")]
    public void What_cannot_be_is_refused_beside_its_field(string? dag, string? uur, int minuten, string veld, string zin)
    {
        var broken = Assert.Throws<RuleBroken>(() => Tijdvak.Read(dag is null ? null : DateOnly.Parse(dag, Culture), uur, minuten));

        Assert.Equal((veld, zin), (broken.Veld, broken.Message));
    }

    [Fact]
    public void An_hour_that_autumn_gives_twice_is_the_first_and_says_so()
    {
        var tijd = Tijdvak.Read(new(2026, 10, 25), "02:30", 60);

        Assert.Equal("2.30 tot 2.30 uur (de eerste keer, in de zomertijd)", tijd.Uren);
        Assert.False(tijd.Overlaps(Tijdvak.Read(new(2026, 10, 25), "03:00", 60)));
        Assert.Equal("23.30 tot 0.00 uur", Tijdvak.Read(new(2026, 10, 25), "23:30", 30).Uren);
    }

    [Fact]
    public void Each_year_has_one_last_Sunday_of_March_without_half_past_two_and_one_of_October_with_two()
    {
        var half = new TimeOnly(2, 30);
        for (var year = 2000; year <= 2199; year++)
        {
            var dagen = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => new DateOnly(year, 1, 1).AddDays(n)).ToList();

            Assert.Equal([LastSunday(year, 3)], dagen.Where(d => BrusselsTime.At(d, half) is null));
            Assert.Equal([LastSunday(year, 10)], dagen.Where(d => BrusselsTime.IsTwice(d, half)));
        }
    }

    [Theory]
    [InlineData("maandag tot vrijdag, 8.00 tot 16.06 uur", "2010-03-01 08:00 60", true)]
    [InlineData("maandag tot vrijdag, 8.00 tot 16.06 uur", "2010-03-01 15:06 60", true)]
    [InlineData("maandag tot vrijdag, 8.00 tot 16.06 uur", "2010-03-01 15:07 60", false)]
    [InlineData("maandag tot donderdag, 8.30 tot 16.30 uur", "2010-03-05 10:00 60", false)]
    [InlineData("ma-vr 8-16", "2010-03-01 07:45 60", false)]
    [InlineData("maandag, woensdag en vrijdag van 8u30 tot 12u en van 13u tot 16u", "2010-03-03 11:30 60", true)]
    [InlineData("maandag, woensdag en vrijdag van 8u30 tot 12u en van 13u tot 16u", "2010-03-02 11:30 60", false)]
    [InlineData("vrijdag t/m maandag 9-17 uur", "2010-03-07 10:00 60", true)]
    [InlineData("maandag tot vrijdag", "2010-03-06 10:00 60", null)]
    [InlineData("wisselend, 8 tot 16 uur", "2010-03-06 10:00 60", null)]
    [InlineData("maandag tot vrijdag, 8 tot 16 uur, soms zaterdag", "2010-03-06 10:00 60", null)]
    [InlineData("maandag tot vrijdag, 8 tot 26 uur", "2010-03-06 10:00 60", null)]
    [InlineData("dag", "2010-03-06 10:00 60", null)]
    [InlineData(null, "2010-03-06 10:00 60", null)]
    public void A_schedule_is_read_from_its_words_or_not_at_all(string? rooster, string tijd, bool? holds)
    {
        var deel = tijd.Split(' ');

        Assert.Equal(holds, Uurrooster.Find(rooster)?.Holds(Tijdvak.Read(DateOnly.Parse(deel[0], Culture), deel[1], int.Parse(deel[2], Culture))));
    }

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
