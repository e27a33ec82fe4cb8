namespace LeerwerkFlow.Flows.Language;

/// <summary>
/// A value that is not known yet. Every operator and builtin passes it on; only <c>false &amp;&amp; x</c> and <c>true || x</c>
/// (in either order) still have an answer. Writing it out, or choosing a branch of a template on it, is an error.
/// </summary>
public sealed class Unknown
{
    public static readonly Unknown Value = new();

    private Unknown()
    {
    }

    public override string ToString() => "onbekend";
}
