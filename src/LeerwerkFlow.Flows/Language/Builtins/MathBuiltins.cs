namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>math</c>. Rounding gives a number with a fraction; an exact one, as an amount, stays exact.</summary>
internal static class MathBuiltins
{
    public static BuiltinObject Make()
    {
        var math = new BuiltinObject("math");
        math.Add("abs", "value", given => given[0] is null or bool ? given[0] : Numbers.Compare(given.Number(0), 0) < 0 ? Numbers.Negate(given.Number(0)) : given[0]);
        math.Add("ceil", "value", given => Rounded(given, Math.Ceiling, Math.Ceiling));
        math.Add("floor", "value", given => Rounded(given, Math.Floor, Math.Floor));
        math.Add("round", "value precision?", Round);
        math.Add("plus", "value with", given => Calculate("+", given));
        math.Add("minus", "value with", given => Calculate("-", given));
        math.Add("times", "value with", given => Calculate("*", given));
        math.Add("modulo", "value with", given => Calculate("%", given));
        math.Add("divided_by", "value divisor", DividedBy);
        math.Add("is_number", "value", given => Numbers.Is(given[0]));
        math.Add("format", "value format culture?", given => given[0] is null ? "" : ObjectBuiltins.Format(given.Number(0), given));
        math.Refuse("random", "dezelfde gegevens geven altijd dezelfde tekst");
        math.Refuse("uuid", "dezelfde gegevens geven altijd dezelfde tekst");
        return math;
    }

    private static object? Calculate(string op, Given given) => Operators.Apply(op, given[0], given[1], given.Run, given.Spot);

    /// <summary>A whole divisor gives a whole quotient, rounded down.</summary>
    private static object? DividedBy(Given given)
    {
        var quotient = Operators.Apply("/", given.Number(0), given[1], given.Run, given.Spot);
        if (quotient is null || !Numbers.IsWhole(given[1]))
            return quotient;
        object floor = quotient is decimal d ? Math.Floor(d) : Math.Floor(Numbers.ToDouble(quotient));
        return Numbers.ToWhole(floor) is { } whole ? Numbers.Fit(whole) : floor;
    }

    private static object Rounded(Given given, Func<double, double> ofDouble, Func<decimal, decimal> ofDecimal) =>
        given.Number(0) is decimal d ? ofDecimal(d) : ofDouble(given.Double(0));

    /// <summary>Half goes to the even side: 2.5 becomes 2.</summary>
    private static object Round(Given given)
    {
        var digits = given.WholeOr(1, 0);
        if (digits is < 0 or > 15)
            throw given.Fail("math.round rondt af op 0 tot 15 cijfers na de komma.");
        return Rounded(given, value => Math.Round(value, digits), value => Math.Round(value, digits));
    }
}
