using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

public sealed class DateBuiltinsTests
{
    [Theory]
    [InlineData("date.parse '2010-03-01'", "01 Mar 2010")]
    [InlineData("date.parse '2010/03/01'", "01 Mar 2010")]
    [InlineData("date.parse '3/1/2010'", "01 Mar 2010")]
    [InlineData("date.parse 'March 1, 2010'", "01 Mar 2010")]
    [InlineData("date.parse '1/3/2010' culture: 'nl-BE'", "01 Mar 2010")]
    [InlineData("date.parse 'maandag 1 maart 2010' null 'nl-BE'", "01 Mar 2010")]
    [InlineData("date.parse '1 maart 2010' '%e %B %Y' 'nl-BE'", "01 Mar 2010")]
    [InlineData("date.parse '01 mrt 10' '%d %b %y' 'nl-BE'", "01 Mar 2010")]
    [InlineData("date.parse '01 mrt 10' '%d %B %y' 'nl-BE'", "01 Mar 2010")]
    [InlineData("date.parse '20100301' '%Y%m%d'", "01 Mar 2010")]
    [InlineData("date.parse '1-3-2010' '%d-%m-%Y'", "01 Mar 2010")]
    [InlineData("date.parse '01-03-2010' 'dd-MM-yyyy'", "01 Mar 2010")]
    [InlineData("date.parse '1 de Mar 2010' '%d de %b %Y'", "01 Mar 2010")]
    [InlineData("date.parse '03/01/10' '%D'", "01 Mar 2010")]
    [InlineData("date.parse 'March 1 2010' '%g%B %d %Y' 'nl-BE'", "01 Mar 2010")]
    [InlineData("date '2010-03-01'", "01 Mar 2010")]
    [InlineData("'2010-03-01' | date | date.add_days 1", "02 Mar 2010")]
    [InlineData("date.parse ''", "")]
    [InlineData("date.parse null", "")]
    [InlineData("date.parse dag", "01 Mar 2010")]
    public void Reads_a_day(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("2010-03-01T10:30:00Z", "2010-03-01 10:30:00.000")]
    [InlineData("2010-03-01T10:30:00+02:00", "2010-03-01 08:30:00.000")]
    [InlineData("2010-03-01T23:30:00-05:00", "2010-03-02 04:30:00.000")]
    [InlineData("2010-03-01 14:05:09.250", "2010-03-01 14:05:09.250")]
    [InlineData("2010-03-01 2:05 PM", "2010-03-01 14:05:00.000")]
    public void Reads_a_moment_the_same_on_every_machine(string text, string expected) =>
        Assert.Equal(expected, Printed.By($"date.parse '{text}' | date.to_string '%F %T.%L'"));

    [Theory]
    [InlineData("dag | date.add_days 1", "02 Mar 2010")]
    [InlineData("dag | date.add_days (-1.5) | date.to_string '%F %R'", "2010-02-27 12:00")]
    [InlineData("dag | date.add_months (-1)", "01 Feb 2010")]
    [InlineData("date.parse '2010-01-31' | date.add_months 1", "28 Feb 2010")]
    [InlineData("dag | date.add_months '2'", "01 May 2010")]
    [InlineData("dag | date.add_years 1", "01 Mar 2011")]
    [InlineData("date.parse '2012-02-29' | date.add_years 1", "28 Feb 2013")]
    [InlineData("dag | date.add_hours 25 | date.to_string '%F %R'", "2010-03-02 01:00")]
    [InlineData("dag | date.add_minutes 5 | date.add_seconds 6 | date.add_milliseconds 7 | date.to_string '%T.%L'", "00:05:06.007")]
    [InlineData("null | date.add_days 1", "")]
    public void Adds(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("%a %A %b %B %h", "Mon Monday Mar March Mar")]
    [InlineData("%d %e %m %y %Y %C %j", "01  1 03 10 2010 20 060")]
    [InlineData("%H %I %k %l %M %S %L %N", "14 02 14  2 05 09 250 250000000")]
    [InlineData("%p %P", "PM pm")]
    [InlineData("%c", "Mon Mar 01 14:05:09 2010")]
    [InlineData("%D %F %v", "03/01/10 2010-03-01  1-MAR-2010")]
    [InlineData("%r %R %T", "02:05:09 PM 14:05 14:05:09")]
    [InlineData("%x %X", "03/01/2010 14:05:09")]
    [InlineData("%u %w %U %V %W", "1 1 10 09 10")]
    [InlineData("%s %Z", "1267452309 +00:00")]
    [InlineData("[%n%t%%%q%]", "[\n\t%%q%]")]
    [InlineData("%-d/%-m %-I", "1/3 2")]
    [InlineData("%g %d", " 01")]
    [InlineData("%g", " 01 Mar 2010")]
    [InlineData("", "")]
    public void Writes_a_date_by_a_pattern(string pattern, string expected) =>
        Assert.Equal(expected, Printed.By($"date.parse '2010-03-01 14:05:09.25' | date.to_string '{pattern}'"));

    [Theory]
    [InlineData("%a %A %b %B", "ma maandag mrt maart")]
    [InlineData("%A %e %B %Y", "maandag  1 maart 2010")]
    [InlineData("%x %X", "1/03/2010 14:05:09")]
    [InlineData("%p %P %r", "p.m. p.m. 02:05:09 p.m.")]
    [InlineData("%c", "ma mrt 01 14:05:09 2010")]
    [InlineData("%D %U %V %W", "03/01/10 09 09 09")]
    [InlineData("%v", " 1-MAR-2010")]
    [InlineData("%B %g%B", "maart March")]
    public void Writes_a_date_the_Belgian_way(string pattern, string expected)
    {
        Assert.Equal(expected, Printed.ByBelgians($"date.parse '2010-03-01 14:05:09.25' | date.to_string '{pattern}'"));
        Assert.Equal(expected, Printed.By($"date.parse '2010-03-01 14:05:09.25' | date.to_string '{pattern}' 'nl-BE'"));
    }

    [Theory]
    [InlineData("dag | date.to_string '%A %d %B %Y' 'en-GB'", "Monday 01 March 2010")]
    [InlineData("dag | date.to_string '%d %B %Y' 'fr-BE'", "01 mars 2010")]
    [InlineData("date.parse '1810-03-01' | date.to_string '%Y' 'ar-SA'", "1810")]
    [InlineData("date.parse '1810-03-01' | object.format 'yyyy' 'ar-SA'", "1810")]
    [InlineData("dag | date.to_string '%Y' 'th-TH'", "2010")]
    public void Writes_a_date_in_another_language(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Fact]
    public void All_days_and_months_have_their_Dutch_name()
    {
        const string Days = "{{ for i in 0..6; dag | date.add_days i | date.to_string '%a %A,' 'nl-BE'; end }}";
        const string Months = "{{ for i in 0..11; dag | date.add_months i | date.to_string '%b %B,' 'nl-BE'; end }}";

        Assert.Equal("ma maandag,di dinsdag,wo woensdag,do donderdag,vr vrijdag,za zaterdag,zo zondag,", Template.Parse(Days, "t").Render(Printed.Model, RenderOptions.Plain));
        Assert.Equal(
            "mrt maart,apr april,mei mei,jun juni,jul juli,aug augustus,sep september,okt oktober,nov november,dec december,jan januari,feb februari,",
            Template.Parse(Months, "t").Render(Printed.Model, RenderOptions.Plain));
    }

    [Theory]
    [InlineData("'2010-03-01 14:05:09' | date.parse_to_string '%r' input_pattern: '%Y-%m-%d %k:%M:%S'", "02:05:09 PM")]
    [InlineData("'1/03/2010' | date.parse_to_string '%A %e %B %Y' 'nl-BE' input_culture: 'nl-BE'", "maandag 1 mrt 2010")]
    [InlineData("'2010-03-01' | date.parse_to_string", "01 Mar 2010")]
    [InlineData("'' | date.parse_to_string '%d'", "")]
    public void Reads_and_writes_in_one(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("dag.year * 10000 + dag.month * 100 + dag.day", "20100301")]
    [InlineData("dag.day_of_year + dag.hour", "60")]
    [InlineData("x = date.parse '2010-03-01 14:05:09.25'; [x.hour, x.minute, x.second, x.millisecond]", "[14, 5, 9, 250]")]
    [InlineData("dag == date.parse('2010-03-01')", "true")]
    [InlineData("dag < (dag | date.add_days 1) && dag >= dag", "true")]
    [InlineData("dag != date.parse('2010-03-02')", "true")]
    [InlineData("[dag | date.add_days 1, dag] | array.sort | array.first", "01 Mar 2010")]
    public void Has_members_and_an_order(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Fact]
    public void Dates_without_a_pattern_follow_the_format_of_the_page()
    {
        Assert.Equal("2010-03-01 01 Mar 2010", Template.Parse("{{ date.format = '%F'; dag }} {{ date.format = date.default_format; dag }}", "t").Render(Printed.Model, RenderOptions.Plain));
        Assert.Equal("01 Mar 2010", Printed.By("dag"));
        Assert.Equal("01 mrt 2010", Printed.ByBelgians("dag"));
    }

    [Theory]
    [InlineData("date.parse 'gisteren'", "'gisteren' is geen datum die hier gelezen kan worden.")]
    [InlineData("date.parse '10:30'", "'10:30' is geen datum die hier gelezen kan worden.")]
    [InlineData("date.parse '2010-02-30'", "'2010-02-30' is geen datum die hier gelezen kan worden.")]
    [InlineData("date.parse '1 maart' '%d %B'", "In een patroon om een datum te lezen hoort een jaar, %Y.")]
    [InlineData("date.parse '060 2010' '%j %Y'", "%j kan niet bij het lezen van een datum.")]
    [InlineData("'2010-03-01' | date.add_days 1", "date.add_days: 'date' moet een datum zijn, niet een tekst.")]
    [InlineData("dag | date.add_days 'a'", "date.add_days: 'days' moet een getal zijn, niet een tekst.")]
    [InlineData("dag | date.add_years 9000", "Deze datum valt buiten de jaren 1 tot 9999.")]
    [InlineData("dag | date.add_days 1e300", "Deze datum valt buiten de jaren 1 tot 9999.")]
    [InlineData("'a' | date.to_string '%d'", "date.to_string: 'date' moet een datum zijn, niet een tekst.")]
    [InlineData("date.now", "date.now bestaat hier niet: de datum van een brief staat in zijn gegevens.")]
    [InlineData("date.utc_now", "date.utc_now bestaat hier niet: de datum van een brief staat in zijn gegevens.")]
    public void Says_what_is_wrong(string text, string zin) => Assert.Equal(zin, Printed.Mistake(text));
}
