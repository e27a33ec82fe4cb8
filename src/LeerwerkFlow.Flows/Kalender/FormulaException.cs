namespace LeerwerkFlow.Flows.Kalender;

/// <summary>A date formula cannot be read or counted. <see cref="Exception.Message"/> is the Dutch sentence that the coordinator reads.</summary>
/// <param name="zin">The sentence.</param>
/// <param name="positie">Place in the text of the formula, from 1; 0 when no text is at fault.</param>
public sealed class FormulaException(string zin, int positie = 0) : Exception(zin)
{
    /// <summary>Place in the text of the formula, from 1; 0 when no text is at fault.</summary>
    public int Positie { get; } = positie;
}
