namespace LeerwerkFlow.Flows.Language.Builtins;

internal static class MathBuiltins
{
    public static BuiltinObject Make()
    {
        var math = new BuiltinObject("math");
        math.Add("abs", "value", given => IsNegative(given.Number(0)) ? Numbers.Negate(given.Number(0)) : given.Number(0));
        math.Add("ceil", "value", given => Rounded(given, Math.Ceiling, Math.Ceiling));
        math.Add("floor", "value", given => Rounded(given, Math.Floor, Math.Floor));
        math.Add("round", "value precision?", Round);
        math.Add("plus", "value with", given => Calculate("+", given));
        math.Add("minus", "value with", given => Calculate("-", given));
        math.Add("times", "value with", given => Calculate("*", given));
        math.Add("modulo", "value with", given => Calculate("%", given));
        math.Add("divided_by", "value divisor", DividedBy);
        math.Add("is_number", "value", given => Numbers.Is(given[0]));
        math.Add("format", "value format culture?", given => ObjectBuiltins.Format(given.Number(0), given));
        math.Add("random", "min? max?", given => throw given.Fail("math.random bestaat hier niet: dezelfde gegevens geven altijd dezelfde tekst."));
        math.Add("uuid", "", given => throw given.Fail("math.uuid bestaat hier niet: dezelfde gegevens geven altijd dezelfde tekst."));
        return math;
    }

    private static bool IsNegative(object number) => Numbers.Compare(number, 0) < 0;

    private static object Calculate(string op, Given given) => Numbers.Calculate(op, given.Number(0), given.Number(1), given.Spot);

    private static object DividedBy(Given given)
    {
        var quotient = Calculate("/", given);
        if (!Numbers.IsWhole(given.Number(1)))
            return quotient;
        object floor = quotient is decimal d ? Math.Floor(d) : Math.Floor(Numbers.ToDouble(quotient));
        return Numbers.ToWhole(floor) is { } whole ? Numbers.Fit(whole) : floor;
    }

    private static object Rounded(Given given, Func<double, double> ofDouble, Func<decimal, decimal> ofDecimal) => given.Number(0) switch
    {
        decimal d => ofDecimal(d),
        double or float => ofDouble(Numbers.ToDouble(given.Number(0))),
        var whole => whole,
    };

    private static object Round(Given given)
    {
        var digits = given.WholeOr(1, 0);
        if (digits is < 0 or > 15)
            throw given.Fail("math.round rondt af op 0 tot 15 cijfers na de komma.");
        return Rounded(given, value => Math.Round(value, digits), value => Math.Round(value, digits));
    }
}
