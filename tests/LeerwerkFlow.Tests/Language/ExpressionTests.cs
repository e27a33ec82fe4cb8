using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, object?> Facts = new()
    {
        ["lengte"] = 12m,
        ["verlenging_beslist"] = "JA",
        ["akkoord"] = true,
        ["start"] = new DateOnly(2010, 3, 1),
        ["einde"] = new DateOnly(2011, 2, 28),
        ["reden"] = null,
    };

    [Theory]
    [InlineData("lengte < 18 && verlenging_beslist == \"JA\"", true)]
    [InlineData("lengte == 12", true)]
    [InlineData("lengte >= 12.5", false)]
    [InlineData("verlenging_beslist != 'NEE'", true)]
    [InlineData("!akkoord", false)]
    [InlineData("start < einde", true)]
    [InlineData("start == einde", false)]
    [InlineData("reden == null", true)]
    [InlineData("['JA', 'NEE'] | array.contains verlenging_beslist", true)]
    [InlineData("lengte > 6 ? akkoord : false", true)]
    [InlineData("(lengte + 3) * 2 == 30", true)]
    [InlineData("einde.year - start.year == 1", true)]
    public void A_condition_reads_the_facts(string text, bool expected) => Assert.Equal(expected, Expression.Evaluate(text, Facts));

    [Theory]
    [InlineData("weg")]
    [InlineData("!weg")]
    [InlineData("-weg")]
    [InlineData("weg == null")]
    [InlineData("weg != 1")]
    [InlineData("weg + 1")]
    [InlineData("1 < weg")]
    [InlineData("weg.jaar")]
    [InlineData("lijst[weg]")]
    [InlineData("weg && true")]
    [InlineData("true && weg")]
    [InlineData("weg && weg")]
    [InlineData("weg || false")]
    [InlineData("false || weg")]
    [InlineData("weg ?? 1")]
    [InlineData("weg ?! 1")]
    [InlineData("weg ? 1 : 2")]
    [InlineData("weg..3")]
    [InlineData("weg | string.upcase")]
    [InlineData("weg | object.default 1")]
    [InlineData("[weg] | array.contains 1")]
    public void What_hangs_on_an_unknown_fact_is_unknown(string text) => Assert.Same(Unknown.Value, Expression.Evaluate(text, Facts));

    [Theory]
    [InlineData("false && weg", false)]
    [InlineData("weg && false", false)]
    [InlineData("true || weg", true)]
    [InlineData("weg || true", true)]
    [InlineData("weg && (weg || lengte == 0) && lengte == 0", false)]
    public void One_known_side_can_decide_alone(string text, bool expected) => Assert.Equal(expected, Expression.Evaluate(text, Facts));

    [Fact]
    public void Decide_tells_yes_no_and_unknown_apart()
    {
        Assert.True(Expression.Decide("lengte == 12", Facts));
        Assert.False(Expression.Decide("reden", Facts));
        Assert.Null(Expression.Decide("weg", Facts));
    }

    [Fact]
    public void A_condition_that_cannot_be_read_says_where()
    {
        var error = Assert.Single(Expression.Check("lengte < && 3"));

        Assert.Equal((1, 10), (error.Regel, error.Kolom));
        Assert.Equal("Hier hoort een waarde, niet '&&'.", error.Zin);
        Assert.Throws<LanguageException>(() => Expression.Evaluate("lengte < && 3", Facts));
    }

    [Fact]
    public void A_condition_on_the_wrong_kind_of_fact_is_an_error()
    {
        var mistake = Assert.Throws<LanguageException>(() => Expression.Evaluate("akkoord < 3", Facts));

        Assert.Equal("Een ja/nee-waarde en een getal kun je niet naar grootte vergelijken.", mistake.Zin);
    }

    [Theory]
    [InlineData("date.now")]
    [InlineData("math.random 1 10")]
    [InlineData("math.uuid")]
    [InlineData("'1' | object.eval")]
    public void Nothing_reaches_the_clock_or_chance(string text) => Assert.Throws<LanguageException>(() => Expression.Evaluate(text, Facts));

    [Theory]
    [InlineData("'x'.length")]
    [InlineData("start.get_type")]
    [InlineData("lengte.GetType")]
    [InlineData("start.DayOfWeek")]
    public void Objects_of_dotnet_have_no_members(string text) => Assert.Same(Unknown.Value, Expression.Evaluate(text, Facts));
}
