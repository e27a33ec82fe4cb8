namespace LeerwerkFlow.Flows.Language;

internal enum TokenKind
{
    /// <summary>Text between code blocks.</summary>
    Text,

    /// <summary><c>{{</c>; its text is the white space that stood alone before it on the line.</summary>
    Enter,

    /// <summary><c>}}</c>.</summary>
    Exit,

    /// <summary>A new line or a semicolon inside code.</summary>
    Line,
    Name,

    /// <summary><c>$</c>, <c>$0</c> or <c>$name</c>; the text without the dollar.</summary>
    Local,

    /// <summary>A number or a string; the value is in <see cref="Token.Value"/>.</summary>
    Literal,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, object? Value = null);
