using System.Numerics;

namespace LeerwerkFlow.Flows.Language;

/// <summary>What a kind of value is called, in a sentence for an editor.</summary>
internal static class Naming
{
    public static string Of(object? value) => value switch
    {
        null => "een lege waarde",
        bool => "een ja/nee-waarde",
        string or Veilig => "een tekst",
        _ when Numbers.Is(value) => "een getal",
        _ when Dates.Of(value) is not null => "een datum",
        _ when Lists.Is(value) => "een lijst",
        Function => "een functie",
        Unknown => "een onbekende waarde",
        _ => "een object",
    };

    /// <summary>The same at the start of a sentence.</summary>
    public static string AtStart(object? value)
    {
        var naam = Of(value);
        return char.ToUpperInvariant(naam[0]) + naam[1..];
    }

    /// <summary>The name that <c>object.typeof</c> gives.</summary>
    public static string? TypeOf(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        string or Veilig => "string",
        Stretch or Sequence { IsRange: true } => "iterator",
        _ when Numbers.Is(value) => "number",
        _ when Lists.Is(value) => "array",
        _ => "object",
    };

    /// <summary>The name that <c>object.kind</c> gives.</summary>
    public static string? KindOf(object? value) => value switch
    {
        null => null,
        bool => "bool",
        string or Veilig => "string",
        Stretch or Sequence { IsRange: true } => "range",
        int => "int",
        long => "long",
        double => "double",
        float => "float",
        decimal => "decimal",
        BigInteger => "bigint",
        Function => "function",
        _ when Lists.Is(value) => "array",
        _ when Dates.Of(value) is not null => "DateTime",
        _ => "object",
    };
}
