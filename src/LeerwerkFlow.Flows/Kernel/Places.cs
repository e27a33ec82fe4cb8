using System.Globalization;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>Places in a flow: step ids joined by <c>/</c>; a second one at the same place ends in <c>~2</c>.</summary>
internal static class Places
{
    private static readonly string[] Beurten = ["#0", "#1", "#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9", "#10", "#11", "#12"];

    public static string Join(string pad, string stap) => pad.Length == 0 ? stap : string.Concat(pad, "/", stap);

    /// <summary>The unique key of one turn of a step: where it stands, with the turns of all it lies in.</summary>
    public static string IdOf(string scope, string stap, int beurt)
    {
        var nummer = beurt < Beurten.Length ? Beurten[beurt] : "#" + beurt.ToString(CultureInfo.InvariantCulture);
        return scope.Length == 0 ? stap + nummer : string.Concat(scope, "/", stap, nummer);
    }

    /// <summary>The place of the scope that a place lies in; the empty string for the top flow.</summary>
    public static ReadOnlySpan<char> ScopeOf(string pad) => pad.LastIndexOf('/') is var i and >= 0 ? pad.AsSpan(0, i) : [];

    /// <summary>The step id that a place ends in.</summary>
    public static string StepOf(string pad)
    {
        var last = pad.AsSpan(pad.LastIndexOf('/') + 1);
        return (last.IndexOf('~') is var i and >= 0 ? last[..i] : last).ToString();
    }
}
