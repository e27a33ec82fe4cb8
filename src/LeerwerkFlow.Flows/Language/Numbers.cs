using System.Globalization;
using System.Numerics;

namespace LeerwerkFlow.Flows.Language;

/// <summary>
/// Arithmetic. Whole numbers grow from int to long to any size and never wrap round; with a decimal the result is a
/// decimal, otherwise with a fraction it is a double.
/// </summary>
internal static class Numbers
{
    private enum Kind
    {
        None,
        Small,
        Whole,
        Big,
        Single,
        Double,
        Decimal,
    }

    public static bool Is(object? value) => KindOf(value) != Kind.None;

    public static bool IsWhole(object? value) => KindOf(value) is Kind.Small or Kind.Whole or Kind.Big;

    public static object Fit(long value) => value is >= int.MinValue and <= int.MaxValue ? (object)(int)value : value;

    public static object Fit(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? Fit((long)value) : value;

    public static object Negate(object value) => KindOf(value) switch
    {
        Kind.Single => -(float)value,
        Kind.Double => -ToDouble(value),
        Kind.Decimal => -ToDecimal(value),
        _ => Fit(-ToBig(value)),
    };

    public static object Calculate(string op, object left, object right, Spot spot)
    {
        var kind = (Kind)Math.Max((int)KindOf(left), (int)KindOf(right));
        try
        {
            return kind switch
            {
                Kind.Small or Kind.Whole => Whole(op, ToLong(left), ToLong(right), spot),
                Kind.Big => Big(op, ToBig(left), ToBig(right), spot),
                Kind.Decimal => OfDecimal(op, ToDecimal(left), ToDecimal(right), spot),
                Kind.Single => (float)OfDouble(op, ToDouble(left), ToDouble(right), spot),
                _ => OfDouble(op, ToDouble(left), ToDouble(right), spot),
            };
        }
        catch (OverflowException)
        {
            throw spot.Fail("De uitkomst van deze berekening is te groot.");
        }
    }

    public static int Compare(object left, object right)
    {
        var kind = (Kind)Math.Max((int)KindOf(left), (int)KindOf(right));
        if (kind is Kind.Small or Kind.Whole)
            return ToLong(left).CompareTo(ToLong(right));
        if (kind == Kind.Big)
            return ToBig(left).CompareTo(ToBig(right));
        if (kind == Kind.Decimal && FitsDecimal(left) && FitsDecimal(right))
            return ToDecimal(left).CompareTo(ToDecimal(right));
        return ToDouble(left).CompareTo(ToDouble(right));
    }

    public static double ToDouble(object value) => value switch
    {
        double d => d,
        BigInteger big => (double)big,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    public static decimal ToDecimal(object value) => value is BigInteger big ? (decimal)big : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    /// <summary>The nearest whole number, an even one when two are; null when it does not fit a long.</summary>
    public static long? ToWhole(object value)
    {
        switch (KindOf(value))
        {
            case Kind.Small or Kind.Whole:
                return ToLong(value);
            case Kind.Decimal:
                var exact = Math.Round((decimal)value);
                return Math.Abs(exact) <= long.MaxValue ? (long)exact : null;
            case Kind.Single or Kind.Double:
                var number = Math.Round(ToDouble(value));
                return Math.Abs(number) <= 9e18 ? (long)number : null;
            default:
                return null;
        }
    }

    public static string Text(object value, CultureInfo culture) => value switch
    {
        double d => d.ToString("R", culture),
        IFormattable number => number.ToString(null, culture),
        _ => "",
    };

    private static Kind KindOf(object? value) => value switch
    {
        int or short or byte or sbyte or ushort => Kind.Small,
        long or uint => Kind.Whole,
        float => Kind.Single,
        double => Kind.Double,
        decimal => Kind.Decimal,
        BigInteger or ulong => Kind.Big,
        _ => Kind.None,
    };

    private static bool FitsDecimal(object value) => KindOf(value) is not (Kind.Single or Kind.Double or Kind.Big) || Math.Abs(ToDouble(value)) < 7e28;

    private static long ToLong(object value) => value switch
    {
        int i => i,
        long l => l,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static BigInteger ToBig(object value) => value switch
    {
        BigInteger big => big,
        ulong u => u,
        _ => ToLong(value),
    };

    private static object Whole(string op, long left, long right, Spot spot)
    {
        Int128 a = left;
        Int128 result = op switch
        {
            "+" => a + right,
            "-" => a - right,
            "*" => a * right,
            "//" => a / NotZero(right, spot),
            "%" => right == -1 ? 0 : left % NotZero(right, spot),
            "/" => Int128.MaxValue,
            _ => throw NotForNumbers(op, spot),
        };
        if (op == "/")
            return (double)left / NotZero(right, spot);
        return result >= long.MinValue && result <= long.MaxValue ? Fit((long)result) : Big(op, left, right, spot);
    }

    private static object Big(string op, BigInteger left, BigInteger right, Spot spot)
    {
        if (op is "/" or "//" or "%" && right.IsZero)
            throw ByZero(spot);
        if (op == "/")
            return (double)left / (double)right;
        var result = op switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "//" => BigInteger.Divide(left, right),
            "%" => BigInteger.Remainder(left, right),
            _ => throw NotForNumbers(op, spot),
        };
        return result.GetBitLength() <= Limits.NumberBits ? Fit(result) : throw new OverflowException();
    }

    private static decimal OfDecimal(string op, decimal left, decimal right, Spot spot) => op switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => right == 0 ? throw ByZero(spot) : left / right,
        "//" => right == 0 ? throw ByZero(spot) : Math.Round(left / right),
        "%" => right == 0 ? throw ByZero(spot) : left % right,
        _ => throw NotForNumbers(op, spot),
    };

    private static double OfDouble(string op, double left, double right, Spot spot) => op switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "//" => Math.Round(left / right),
        "%" => left % right,
        _ => throw NotForNumbers(op, spot),
    };

    private static long NotZero(long value, Spot spot) => value != 0 ? value : throw ByZero(spot);

    private static LanguageException ByZero(Spot spot) => spot.Fail("Delen door nul kan niet.");

    private static LanguageException NotForNumbers(string op, Spot spot) => spot.Fail($"De bewerking {op} kan niet met getallen.");
}
