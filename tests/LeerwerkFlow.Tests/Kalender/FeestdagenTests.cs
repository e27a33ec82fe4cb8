using LeerwerkFlow.Flows.Kalender;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class FeestdagenTests
{
    [Theory]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2049, "2049-04-18")]
    [InlineData(2076, "2076-04-19")]
    public void Easter_falls_on_its_day(int year, string easter) => Assert.Equal(Day(easter), Feestdagen.Easter(year));

    [Fact]
    public void The_year_2026_has_ten_holidays() => Assert.Equal(
        ["2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"],
        Feestdagen.Of(2026).Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Only_in_2008_do_two_holidays_fall_together() =>
        Assert.Equal([2008], Enumerable.Range(2008, 53).Where(year => Feestdagen.Of(year).Count == 9));

    [Fact]
    public void First_of_May_2008_bears_both_names() => Assert.Equal("Dag van de Arbeid en Hemelvaart", Feestdagen.NaamOf(Day("2008-05-01")));

    [Theory]
    [InlineData("2026-04-06", "paasmaandag")]
    [InlineData("2026-05-14", "Hemelvaart")]
    [InlineData("2026-05-25", "pinkstermaandag")]
    [InlineData("2026-05-01", "Dag van de Arbeid")]
    [InlineData("2026-07-21", "nationale feestdag")]
    [InlineData("2026-07-11", null)]
    [InlineData("2026-04-05", null)]
    public void A_holiday_has_its_name(string day, string? naam) => Assert.Equal(naam, Feestdagen.NaamOf(Day(day)));

    [Fact]
    public void The_list_of_a_year_and_the_question_about_a_day_agree()
    {
        for (var year = 1990; year <= 2100; year++)
        {
            var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => new DateOnly(year, 1, 1).AddDays(n));
            Assert.Equal(Feestdagen.Of(year), days.Where(Feestdagen.IsFeestdag));
        }
    }

    [Fact]
    public void A_year_outside_the_calendar_is_a_sentence_and_no_crash() => Assert.Throws<FormulaException>(() => Feestdagen.Of(10_000));
}
