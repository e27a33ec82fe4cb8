using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>What an expression sees: the values of the containers around it, from the inside out, and then the facts of the traject.</summary>
internal sealed class Zicht : IReadOnlyDictionary<string, object?>
{
    private readonly Turn turn;
    private readonly Node from;

    private Zicht(Turn turn, Node from) => (this.turn, this.from) = (turn, from);

    public int Count => Keys.Count();

    public IEnumerable<string> Keys => Chain().SelectMany(n => n.Waarden.Keys).Concat(turn.Feiten.Keys).Distinct(StringComparer.Ordinal);

    public IEnumerable<object?> Values => Keys.Select(k => this[k]);

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    /// <summary>Only the facts when no container around holds a value, as in our own flows.</summary>
    public static IReadOnlyDictionary<string, object?> From(Turn turn, Node node)
    {
        for (var here = node; here is not null; here = here.IsInstance ? null : here.Parent)
        {
            if (!here.Waarden.IsEmpty)
                return new Zicht(turn, node);
        }

        return turn.Feiten;
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        for (var here = from; here is not null; here = here.IsInstance ? null : here.Parent)
        {
            if (!here.Waarden.TryGetValue(key, out var json))
                continue;
            value = Waarde.Parse(json);
            return true;
        }

        return turn.Feiten.TryGetValue(key, out value);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<Node> Chain()
    {
        for (var here = from; here is not null; here = here.IsInstance ? null : here.Parent)
            yield return here;
    }
}
