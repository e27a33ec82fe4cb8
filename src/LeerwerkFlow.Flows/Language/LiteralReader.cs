using System.Globalization;
using System.Numerics;
using System.Text;

namespace LeerwerkFlow.Flows.Language;

/// <summary>Reads numbers and strings as they are written.</summary>
internal static class LiteralReader
{
    private const string Escapes = "nrtbfv0\\\"'";
    private const string Meant = "\n\r\t\b\f\v\0\\\"'";

    public static (object Value, int End) Number(Source source, int start)
    {
        var text = source.Text;
        var spot = new Spot(source, start);
        if (text[start] == '0' && start + 1 < text.Length && text[start + 1] is 'x' or 'X' or 'b' or 'B')
            return Radix(spot, text[start + 1] is 'x' or 'X' ? 4 : 1);
        var end = Digits(text, start);
        var isFloat = false;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            isFloat = true;
            end = Digits(text, end + 1);
        }
        end = Exponent(text, end, out var negativeExponent);
        var digits = text[start..end].Replace("_", "", StringComparison.Ordinal);
        var suffix = end < text.Length ? char.ToLowerInvariant(text[end]) : ' ';
        if (suffix is 'f' or 'd' or 'm' or 'u' && !IsNameChar(text, end + 1))
            return (Suffixed(spot, digits, suffix), end + 1);
        if (IsNameChar(text, end))
            throw spot.Fail($"'{text[start..(end + 1)]}' is geen getal.");
        return (isFloat || negativeExponent ? Double(spot, digits) : Whole(spot, digits), end);
    }

    /// <summary>A string between quotes, with backslash escapes.</summary>
    public static (object Value, int End) Quoted(Source source, int start)
    {
        var text = source.Text;
        var quote = text[start];
        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
                return (value.ToString(), i + 1);
            if (text[i] == '\\')
                Escape(new Spot(source, i), text, ref i, value);
            else
                value.Append(text[i]);
        }
        throw new Spot(source, start).Fail("Deze tekst is niet gesloten: het aanhalingsteken op het einde ontbreekt.");
    }

    /// <summary>A string between backticks, in which two backticks stand for one.</summary>
    public static (object Value, int End) Verbatim(Source source, int start)
    {
        var text = source.Text;
        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != '`')
                value.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '`')
                value.Append(text[i++]);
            else
                return (value.ToString(), i + 1);
        }
        throw new Spot(source, start).Fail("Deze tekst is niet gesloten: het teken ` op het einde ontbreekt.");
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'))
            at++;
        return at;
    }

    private static int Exponent(string text, int at, out bool negative)
    {
        negative = false;
        if (at >= text.Length || text[at] is not ('e' or 'E'))
            return at;
        var digits = at + 1;
        if (digits < text.Length && text[digits] is '+' or '-')
            negative = text[digits++] == '-';
        return digits < text.Length && char.IsAsciiDigit(text[digits]) ? Digits(text, digits) : at;
    }

    private static bool IsNameChar(string text, int at) => at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    private static (object Value, int End) Radix(Spot spot, int bits)
    {
        var text = spot.Source.Text;
        var value = BigInteger.Zero;
        var end = spot.Offset + 2;
        var any = false;
        for (; end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] == '_'); end++)
        {
            if (text[end] == '_')
                continue;
            var digit = Convert.ToInt32(text[end].ToString(), 16);
            if (digit >= 1 << bits)
                break;
            value = (value << bits) + digit;
            any = true;
            if (end - spot.Offset > 300)
                throw spot.Fail("Dit getal is te lang.");
        }
        var isUnsigned = end < text.Length && text[end] is 'u' or 'U';
        if (isUnsigned)
            end++;
        if (!any || IsNameChar(text, end))
            throw spot.Fail("Dit is geen geldig hexadecimaal of binair getal.");
        // Without a u the highest bit is the sign.
        if (!isUnsigned && value <= uint.MaxValue)
            value = (int)(uint)value;
        else if (!isUnsigned && value <= ulong.MaxValue)
            value = (long)(ulong)value;
        return (Numbers.Fit(value), end);
    }

    private static object Whole(Spot spot, string digits)
    {
        if (digits.Length < 10 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small))
            return small;
        var exponent = digits.AsSpan(digits.AsSpan().IndexOfAny('e', 'E') + 1);
        var isSmall = exponent.Length == digits.Length || (exponent.Length <= 5 && int.Parse(exponent, CultureInfo.InvariantCulture) <= 1000);
        if (isSmall && digits.Length <= 1500 && BigInteger.TryParse(digits, NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var big)
            && big.GetBitLength() <= Limits.NumberBits)
            return Numbers.Fit(big);
        throw spot.Fail("Dit getal is te groot.");
    }

    private static double Double(Spot spot, string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw spot.Fail("Dit getal is te groot.");

    private static object Suffixed(Spot spot, string digits, char suffix)
    {
        if (suffix == 'u')
            return Whole(spot, digits);
        if (suffix != 'm')
            return suffix == 'd' ? Double(spot, digits) : (object)(float)Double(spot, digits);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw spot.Fail("Dit getal is te groot.");
    }

    private static void Escape(Spot spot, string text, ref int at, StringBuilder value)
    {
        at++;
        var c = at < text.Length ? text[at] : ' ';
        var length = c == 'u' ? 4 : 2;
        // A line that ends with a backslash goes on in the next one.
        if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            at++;
        else if (Escapes.IndexOf(c) is var i and >= 0)
            value.Append(Meant[i]);
        else if (c is 'u' or 'x' && at + length < text.Length
            && ushort.TryParse(text.AsSpan(at + 1, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += length;
            value.Append((char)code);
        }
        else if (c != '\n')
            throw spot.Fail("Na \\ hoort n, r, t, b, f, v, 0, \\, een aanhalingsteken, x met twee of u met vier cijfers.");
    }
}
