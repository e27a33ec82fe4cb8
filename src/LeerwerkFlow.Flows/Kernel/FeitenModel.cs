using System.Collections;
using System.Diagnostics.CodeAnalysis;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// Facts as the language sees them: a dot in a name is written <c>_</c>; a date that hangs on a formula is unknown here (a step never compares dates).
/// A view: a condition asks for one or two of dozens of facts.
/// </summary>
internal sealed class FeitenModel(SortedMap<Feit>.Builder feiten) : IReadOnlyDictionary<string, object?>
{
    public int Count => Whole().Count;

    public IEnumerable<string> Keys => Whole().Keys;

    public IEnumerable<object?> Values => Whole().Values;

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        if (feiten.TryGetValue(key, out var feit) || (key.Contains('_', StringComparison.Ordinal) && TryGetDotted(key, out feit)))
        {
            value = Value(feit);
            return true;
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Whole().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Two names that are written alike: the one that stands last in the order of the facts counts, as in a list of all.
    private bool TryGetDotted(string key, [MaybeNullWhen(false)] out Feit feit)
    {
        var all = feiten.AsSpan();
        for (var i = all.Length - 1; i >= 0; i--)
        {
            if (IsWritten(all[i].Key, key))
            {
                feit = all[i].Value;
                return true;
            }
        }

        feit = null;
        return false;
    }

    private static bool IsWritten(string naam, string key)
    {
        if (naam.Length != key.Length)
            return false;
        for (var i = 0; i < naam.Length; i++)
        {
            if (naam[i] != key[i] && !(naam[i] == '.' && key[i] == '_'))
                return false;
        }

        return true;
    }

    private Dictionary<string, object?> Whole()
    {
        var whole = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (naam, feit) in feiten)
            whole[naam.Replace('.', '_')] = Value(feit);
        return whole;
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

/// <summary>
/// The facts when a flow is explored: a yes or no that the flow itself wrote or that was chosen before, and otherwise unknown. A yes/no
/// fact that may be chosen is chosen when it is first read, so that two conditions on one fact agree.
/// </summary>
internal sealed class ExploringModel(Choices choices, SortedMap<Feit>.Builder feiten) : IReadOnlyDictionary<string, object?>
{
    public int Count => 0;

    public IEnumerable<string> Keys => [];

    public IEnumerable<object?> Values => [];

    public object? this[string key] => Read(key);

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = Read(key);
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, object?>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object Read(string key)
    {
        if (!choices.JaNee.TryGetValue(key, out var naam))
        {
            choices.IsGemist |= choices.Nooit.Contains(key);
            return Unknown.Value;
        }

        if (feiten.TryGetValue(naam, out var feit) && feit.AsJaNee is { } known)
            return known;
        if (choices.Eigen.Contains(naam))
        {
            choices.IsGemist = true;
            return Unknown.Value;
        }

        var ja = choices.Pick(2) == 0;
        feiten[naam] = Feit.JaNee(ja);
        return ja;
    }
}

/// <summary>Facts that are taken to be so; every other one is unknown.</summary>
internal sealed class AssumedModel(IReadOnlyDictionary<string, object> als) : IReadOnlyDictionary<string, object?>
{
    public int Count => 0;

    public IEnumerable<string> Keys => [];

    public IEnumerable<object?> Values => [];

    public object? this[string key] => als.GetValueOrDefault(key, Unknown.Value);

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = this[key];
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, object?>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
