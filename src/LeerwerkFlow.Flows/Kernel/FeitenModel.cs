using System.Collections;
using System.Diagnostics.CodeAnalysis;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>Facts as the language sees them: a dot in a name is written <c>_</c>; a date that hangs on a formula is unknown here (a step never compares dates).</summary>
internal static class FeitenModel
{
    public static IReadOnlyDictionary<string, object?> Of(IEnumerable<KeyValuePair<string, Feit>> feiten)
    {
        var model = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (naam, feit) in feiten)
            model[naam.Replace('.', '_')] = Value(feit);
        return model;
    }

    private static object? Value(Feit feit) => feit.Soort switch
    {
        FeitSoort.Getal => feit.AsGetal is { } getal && getal == decimal.Truncate(getal) ? (long)getal : (double)feit.AsGetal!.Value,
        FeitSoort.JaNee => feit.AsJaNee,
        FeitSoort.Code => feit.Tekst,
        FeitSoort.Datum => feit.AsDatum,
        _ => Unknown.Value,
    };
}

/// <summary>The model of exploring: every fact is unknown.</summary>
internal sealed class AllUnknown : IReadOnlyDictionary<string, object?>
{
    public static readonly AllUnknown Model = new();

    public int Count => 0;

    public IEnumerable<string> Keys => [];

    public IEnumerable<object?> Values => [];

    public object? this[string key] => Unknown.Value;

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = Unknown.Value;
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, object?>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
