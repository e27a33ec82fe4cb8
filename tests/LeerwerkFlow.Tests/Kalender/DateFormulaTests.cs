using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class DateFormulaTests
{
    private static readonly Dictionary<string, Feit> Feiten = new()
    {
        ["start"] = Feit.Datum(Day("2010-03-01")),
        ["einde"] = Feit.Datum(Day("2011-02-28")),
        ["einde.gepland"] = Feit.Datum(Day("2011-02-28")),
        ["tbs.start"] = Feit.Datum(Day("2010-10-01")),
        ["lengte"] = Feit.Getal(12),
        ["evaluatie.gedaan"] = Feit.Onbekend,
    };

    [Theory]
    // The worked example of trajectory.md, section 6.
    [InlineData("start + 2 maanden", "2010-04-30")]
    [InlineData("start + 6 maanden", "2010-08-31")]
    [InlineData("start + 6 maanden + 1 dag", "2010-09-01")]
    [InlineData("start + 10 maanden", "2010-12-31")]
    [InlineData("start + 12 maanden", "2011-02-28")]
    [InlineData("start + lengte maanden", "2011-02-28")]
    [InlineData("start + 18 maanden", "2011-08-31")]
    [InlineData("einde + 1 dag", "2011-03-01")]
    [InlineData("einde + 6 maanden", "2011-08-31")]
    [InlineData("start + 18 maanden + 6 maanden", "2012-02-29")]
    [InlineData("einde - 2 maanden", "2010-12-31")]
    [InlineData("einde − 1 maand", "2011-01-31")]
    [InlineData("start + 30 dagen", "2010-03-30")]
    [InlineData("start + 5 werkdagen", "2010-03-08")]
    // Chains, units and other anchors.
    [InlineData("start + 2 weken", "2010-03-14")]
    [InlineData("einde + 2 weken", "2011-03-14")]
    [InlineData("start + 1 jaar", "2011-02-28")]
    [InlineData("einde - 1 jaar", "2010-02-28")]
    [InlineData("einde - 10 dagen", "2011-02-18")]
    [InlineData("einde - 1 week", "2011-02-21")]
    [InlineData("einde - 5 werkdagen", "2011-02-21")]
    [InlineData("start + beurt maanden", "2010-05-31")]
    [InlineData("start + 0 maanden", "2010-03-01")]
    [InlineData("start + 0 maanden + 6 maanden", "2010-08-31")]
    [InlineData("tbs.start + 3 maanden", "2010-12-31")]
    [InlineData("2010-03-01 + 6 maanden", "2010-08-31")]
    [InlineData("hier", "2010-04-02")]
    [InlineData("hier + 5 werkdagen", "2010-04-12")]
    [InlineData("hier - 5 werkdagen", "2010-03-26")]
    [InlineData("hier + 5 werkdagen + 1 dag", "2010-04-13")]
    [InlineData("binnen 3 dagen", "2010-04-06")]
    [InlineData("binnen 1 week", "2010-04-09")]
    [InlineData("binnen 5 werkdagen", "2010-04-12")]
    [InlineData("binnen 6 maanden", "2010-10-04")]
    [InlineData("vroegste(start + 6 maanden, halfweg(start, einde.gepland))", "2010-08-31")]
    [InlineData("vroegste(einde - 2 maanden, tbs.start, hier)", "2010-04-02")]
    [InlineData("laatste(einde - 2 maanden, tbs.start, hier)", "2010-12-31")]
    [InlineData("Vroegste( start+6 Maanden ,hier )", "2010-04-02")]
    public void A_formula_gives_its_date(string formule, string datum) =>
        Assert.Equal(Day(datum), DateFormula.Parse(formule).Evaluate(Context()).Datum);

    [Theory]
    [InlineData("2010-11-30", "2010-07-15", "2010-09-30")]
    [InlineData("2010-08-31", "2010-05-31", "2010-06-30")]
    [InlineData("2011-02-28", "2010-08-31", "2010-12-31")]
    public void A_short_traject_has_its_evaluation_at_halfway_and_its_course_two_months_before_the_end(string einde, string evaluatie, string cursus)
    {
        var ctx = Context(("einde.gepland", Feit.Datum(Day(einde))));

        Assert.Equal(Day(evaluatie), DateFormula.Parse("vroegste(start + 6 maanden, halfweg(start, einde.gepland))").Evaluate(ctx).Datum);
        Assert.Equal(Day(cursus), DateFormula.Parse("einde.gepland - 2 maanden").Evaluate(ctx).Datum);
    }

    [Theory]
    [InlineData("einde")]
    [InlineData("einde.gepland")]
    [InlineData("nazorg.einde")]
    public void After_a_last_day_a_period_starts_the_next_day(string feit) =>
        Assert.Equal(Day("2011-08-31"), DateFormula.Parse($"{feit} + 6 maanden").Evaluate(Context((feit, Feit.Datum(Day("2011-02-28"))))).Datum);

    [Fact]
    public void After_any_other_fact_a_period_starts_that_day() =>
        Assert.Equal(Day("2011-08-27"), DateFormula.Parse("einder + 6 maanden").Evaluate(Context(("einder", Feit.Datum(Day("2011-02-28"))))).Datum);

    [Fact]
    public void Anchors_are_the_facts_and_not_hier_or_beurt() => Assert.Equal(
        ["einde.gepland", "lengte", "start"],
        DateFormula.Parse("vroegste(start + lengte maanden, hier + beurt dagen, einde.gepland)").Anchors.Order());

    [Fact]
    public void A_fact_that_is_a_formula_is_read_again_with_its_own_hier()
    {
        var ctx = Context(("einde", Feit.Formule("start + lengte maanden")), ("gesprek", Feit.Formule("hier + 5 werkdagen", Day("2010-12-23"))));

        Assert.Equal(Day("2010-12-31"), DateFormula.Parse("einde - 2 maanden").Evaluate(ctx).Datum);
        Assert.Equal(Day("2010-12-30"), DateFormula.Parse("gesprek").Evaluate(ctx).Datum);
    }

    [Fact]
    public void Facts_that_lean_on_each_other_in_a_ring_are_refused()
    {
        var ctx = Context(("a", Feit.Formule("b + 1 dag")), ("b", Feit.Formule("c")), ("c", Feit.Formule("vroegste(a, start)")));

        var refused = Assert.Throws<FormulaException>(() => DateFormula.Parse("laatste(start, a)").Evaluate(ctx));

        Assert.Equal("Deze datums verwijzen in een kring naar elkaar: a → b → c → a.", refused.Message);
        Assert.Equal(16, refused.Positie);
    }

    [Fact]
    public void A_long_chain_of_facts_is_refused_and_a_wide_one_is_read_once()
    {
        var chain = Enumerable.Range(0, 40).Select(i => ($"f{i}", Feit.Formule($"f{i + 1}"))).ToArray();
        var wide = Enumerable.Range(0, 30).Select(i => ($"f{i}", Feit.Formule($"laatste(f{i + 1}, f{i + 1}, f{i + 1})"))).Append(("f30", Feit.Datum(Day("2010-03-01")))).ToArray();

        Assert.Throws<FormulaException>(() => DateFormula.Parse("f0").Evaluate(Context(chain)));
        Assert.Equal(Day("2010-03-01"), DateFormula.Parse("f0").Evaluate(Context(wide)).Datum);
    }

    [Theory]
    [InlineData("lengte", "bevat geen datum")]
    [InlineData("start + einde dagen", "bevat geen geheel getal")]
    [InlineData("start + half maanden", "bevat geen geheel getal")]
    [InlineData("start + veel maanden", "ligt niet tussen 0 en 1200")]
    [InlineData("start + min maanden", "ligt niet tussen 0 en 1200")]
    [InlineData("kapot", "De formule van ‘kapot’ klopt niet: ‘maanden’ is een eenheid")]
    [InlineData("9999-12-31 + 1 dag + 1 dag", "buiten de kalender")]
    [InlineData("9999-12-31 + 1200 maanden", "buiten de kalender")]
    [InlineData("0001-01-01 - 1200 weken", "buiten de kalender")]
    [InlineData("9999-12-31 + 1 werkdag", "buiten de kalender")]
    [InlineData("start + 101 jaar", "tussen 0 en 1200")]
    [InlineData("onzin", "bevat geen datum")]
    public void A_formula_that_cannot_be_counted_says_so(string formule, string zin)
    {
        var ctx = Context(
            ("half", Feit.Getal(0.5m)), ("veel", Feit.Getal(decimal.MaxValue)), ("min", Feit.Getal(-1)), ("kapot", Feit.Formule("start + maanden")), ("onzin", new Feit(FeitSoort.Datum, "gisteren")));

        Assert.Contains(zin, Assert.Throws<FormulaException>(() => DateFormula.Parse(formule).Evaluate(ctx)).Message);
    }

    [Fact]
    public void An_absurd_beurt_is_a_sentence_and_no_crash() =>
        Assert.Throws<FormulaException>(() => DateFormula.Parse("start + beurt maanden").Evaluate(Context() with { Beurt = int.MinValue }));

    private static DateContext Context(params (string Naam, Feit Feit)[] meer)
    {
        var feiten = new Dictionary<string, Feit>(Feiten);
        foreach (var (naam, feit) in meer)
            feiten[naam] = feit;

        return new(feiten, Day("2010-04-02"), 3, [], LooptDoor: true);
    }
}
