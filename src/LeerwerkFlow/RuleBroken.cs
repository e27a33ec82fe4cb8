namespace LeerwerkFlow;

/// <summary>A rule was broken by what a person asked. <see cref="Exception.Message"/> is the Dutch sentence that the person reads; nothing was written.</summary>
public class RuleBroken(string zin, string? veld = null) : Exception(zin)
{
    /// <summary>Name of the form field the sentence belongs beside, or null.</summary>
    public string? Veld { get; } = veld;
}
