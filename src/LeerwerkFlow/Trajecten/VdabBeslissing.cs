using System.Text.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>What the journal keeps of a decision that VDAB sent itself: nothing of a person.</summary>
/// <param name="Datum">Local day of the decision.</param>
/// <param name="Kenmerk">Its number at VDAB.</param>
public sealed record VdabBeslissing(DateOnly Datum, string Kenmerk)
{
    /// <summary>For <see cref="Resume.Waarde"/>.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>The decision that ended this wait; null when a person or a date did.</summary>
    public static VdabBeslissing? Find(Stimulus stimulus, string wacht) => stimulus is Resume { Waarde: { } waarde } resume && resume.Wait == wacht ? JsonSerializer.Deserialize<VdabBeslissing>(waarde) : null;
}
