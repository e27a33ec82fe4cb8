using System.Buffers;
using System.Net;

namespace LeerwerkFlow.Flows.Language;

/// <summary>Text that is HTML already and goes out as it is.</summary>
public sealed record Veilig(string Html)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    /// <summary>The HTML of any text value: a <see cref="Veilig"/> as it is, other text escaped.</summary>
    internal static string Of(object? value, string text) => value is Veilig veilig ? veilig.Html : Escape(text);

    internal static string Escape(string text) => text.AsSpan().ContainsAny(Special) ? WebUtility.HtmlEncode(text) : text;

    public override string ToString() => Html;
}
