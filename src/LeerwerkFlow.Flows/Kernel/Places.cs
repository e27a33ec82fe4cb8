namespace LeerwerkFlow.Flows.Kernel;

/// <summary>Places in a flow: step ids joined by <c>/</c>; a second one at the same place ends in <c>~2</c>.</summary>
internal static class Places
{
    public static string Join(string pad, string stap) => pad.Length == 0 ? stap : string.Concat(pad, "/", stap);

    /// <summary>The place of the scope that a place lies in; the empty string for the top flow.</summary>
    public static ReadOnlySpan<char> ScopeOf(string pad) => pad.LastIndexOf('/') is var i and >= 0 ? pad.AsSpan(0, i) : [];

    /// <summary>The step id that a place ends in.</summary>
    public static string StepOf(string pad)
    {
        var last = pad.AsSpan(pad.LastIndexOf('/') + 1);
        return (last.IndexOf('~') is var i and >= 0 ? last[..i] : last).ToString();
    }
}
