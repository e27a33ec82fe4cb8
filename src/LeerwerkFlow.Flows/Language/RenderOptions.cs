using System.Globalization;

namespace LeerwerkFlow.Flows.Language;

/// <summary>What a variable that nobody gave stands for.</summary>
public enum Missing
{
    /// <summary>Empty, as the language itself has it.</summary>
    Null,

    /// <summary>A mistake: a letter never leaves out a name silently.</summary>
    Error,

    /// <summary>A fact that is not known yet.</summary>
    Unknown,
}

/// <summary>How one rendering goes.</summary>
/// <param name="HtmlEscape">Values are HTML-escaped on their way out, unless they are <see cref="Veilig"/>.</param>
/// <param name="Culture">Numbers, month names and sorting; null is invariant.</param>
/// <param name="Include">Gives the text that <c>include</c> finds under a name, null when there is none.</param>
/// <param name="Missing">What an unknown variable or member is.</param>
public sealed record RenderOptions(
    bool HtmlEscape = false,
    CultureInfo? Culture = null,
    Limits? Limits = null,
    Func<string, string?>? Include = null,
    Missing Missing = Missing.Null,
    CancellationToken CancellationToken = default)
{
    public static readonly RenderOptions Plain = new();
}
