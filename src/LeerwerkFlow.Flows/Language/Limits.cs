namespace LeerwerkFlow.Flows.Language;

/// <summary>How far a template may go. Passing one is an error with a place, never a cut-off text.</summary>
/// <param name="Turns">Turns of one run of one loop.</param>
/// <param name="Calls">Functions and includes inside each other.</param>
/// <param name="Output">Characters of the whole rendering.</param>
/// <param name="Text">Characters of one text value.</param>
/// <param name="Items">Items of one list or members of one object.</param>
/// <param name="Depth">Brackets and blocks inside each other while reading.</param>
/// <param name="Steps">Statements, calls, turns and copied items together; what bounds the time when nobody cancels.</param>
public sealed record Limits(
    int Turns = 10_000,
    int Calls = 100,
    int Output = 4_000_000,
    int Text = 1_000_000,
    int Items = 100_000,
    int Depth = 100,
    long Steps = 20_000_000)
{
    public static readonly Limits Default = new();

    /// <summary>Binary digits of a whole number; far past any count of people or euros.</summary>
    internal const int NumberBits = 4096;
}
