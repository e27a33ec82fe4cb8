namespace LeerwerkFlow.Flows.Language;

/// <summary>How strongly operators bind; the higher, the stronger.</summary>
internal static class Precedence
{
    public const int None = 0;
    public const int Pipe = 1;
    public const int Or = 30;
    public const int Unary = 200;

    /// <summary>Zero when this is no operator between two values.</summary>
    public static int Of(string symbol) => symbol switch
    {
        "??" or "?!" => 20,
        "||" => Or,
        "&&" => 40,
        "==" or "!=" => 60,
        "<" or "<=" or ">" or ">=" => 70,
        "+" or "-" => 90,
        "*" or "/" or "//" or "%" => 100,
        ".." or "..<" => 110,
        _ => None,
    };
}
