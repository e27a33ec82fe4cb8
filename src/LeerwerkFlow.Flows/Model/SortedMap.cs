using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LeerwerkFlow.Flows.Model;

/// <summary>
/// An immutable map by text, always in ordinal order, kept in one array: a traject has a few waits and some dozens of facts, and a step
/// copies one small array where a tree would make a node for every level.
/// </summary>
public sealed partial class SortedMap<T> : IReadOnlyDictionary<string, T>
{
    /// <summary>The map without entries.</summary>
    public static readonly SortedMap<T> Empty = new([], 0);

    // Up to here looking at every key beats halving: most keys differ in length.
    private const int Few = 8;

    private readonly KeyValuePair<string, T>[] entries;

    private SortedMap(KeyValuePair<string, T>[] entries, int count) => (this.entries, Count) = (entries, count);

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return entries[i].Key;
        }
    }

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<T> Values
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return entries[i].Value;
        }
    }

    /// <exception cref="KeyNotFoundException">The map has no such key.</exception>
    public T this[string key] => Find(entries, Count, key) is >= 0 and var i ? entries[i].Value : throw new KeyNotFoundException($"The map has no “{key}”.");

    public bool ContainsKey(string key) => Find(entries, Count, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var i = Find(entries, Count, key);
        value = i >= 0 ? entries[i].Value : default;
        return i >= 0;
    }

    /// <summary>The value, or the type's default when there is no such key.</summary>
    public T? GetValueOrDefault(string key) => TryGetValue(key, out var value) ? value : default;

    /// <summary>This map with one more entry.</summary>
    /// <exception cref="ArgumentException">The key is already there.</exception>
    public SortedMap<T> Add(string key, T value)
    {
        var i = IndexOf(entries, Count, key);
        return i < 0 ? Insert(~i, key, value) : throw new ArgumentException($"The map already has “{key}”.", nameof(key));
    }

    /// <summary>This map with the value under the key, new or in place of what was there.</summary>
    public SortedMap<T> SetItem(string key, T value)
    {
        var i = IndexOf(entries, Count, key);
        if (i < 0)
            return Insert(~i, key, value);
        var copy = entries.AsSpan(0, Count).ToArray();
        copy[i] = new(entries[i].Key, value);
        return new(copy, Count);
    }

    /// <summary>This map with all of these values, the last of a key counting.</summary>
    public SortedMap<T> SetItems(IEnumerable<KeyValuePair<string, T>> items)
    {
        var builder = ToBuilder();
        foreach (var (key, value) in items)
            builder[key] = value;
        return builder.ToImmutable();
    }

    /// <summary>This map without the key; itself when it has none.</summary>
    public SortedMap<T> Remove(string key)
    {
        var i = IndexOf(entries, Count, key);
        if (i < 0)
            return this;
        if (Count == 1)
            return Empty;
        var copy = new KeyValuePair<string, T>[Count - 1];
        entries.AsSpan(0, i).CopyTo(copy);
        entries.AsSpan(i + 1, Count - i - 1).CopyTo(copy.AsSpan(i));
        return new(copy, Count - 1);
    }

    /// <summary>The entries in the order of their keys, without making anything.</summary>
    public ReadOnlySpan<KeyValuePair<string, T>> AsSpan() => entries.AsSpan(0, Count);

    /// <summary>A copy to change; this map stays as it is.</summary>
    public Builder ToBuilder() => new(this);

    public Enumerator GetEnumerator() => new(entries, Count);

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SortedMap<T> Insert(int at, string key, T value)
    {
        var copy = new KeyValuePair<string, T>[Count + 1];
        entries.AsSpan(0, at).CopyTo(copy);
        copy[at] = new(key, value);
        entries.AsSpan(at, Count - at).CopyTo(copy.AsSpan(at + 1));
        return new(copy, Count + 1);
    }

    /// <summary>Where the key stands, or something below zero.</summary>
    private static int Find(KeyValuePair<string, T>[] entries, int count, ReadOnlySpan<char> key)
    {
        if (count > Few)
            return IndexOf(entries, count, key);
        for (var i = 0; i < count; i++)
        {
            if (key.SequenceEqual(entries[i].Key))
                return i;
        }

        return -1;
    }

    /// <summary>Where the key stands; when it does not, the complement of where it belongs.</summary>
    private static int IndexOf(KeyValuePair<string, T>[] entries, int count, ReadOnlySpan<char> key)
    {
        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = entries[middle].Key.AsSpan().SequenceCompareTo(key);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
