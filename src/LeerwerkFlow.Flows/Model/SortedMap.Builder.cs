using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LeerwerkFlow.Flows.Model;

public sealed partial class SortedMap<T>
{
    /// <summary>A map that changes: it copies its array at the first change and gives it away with <see cref="ToImmutable"/>.</summary>
    public sealed class Builder : IEnumerable<KeyValuePair<string, T>>
    {
        private SortedMap<T> map;
        private KeyValuePair<string, T>[] entries;
        private bool isOurs;

        internal Builder(SortedMap<T> map) => (this.map, entries, Count) = (map, map.entries, map.Count);

        public int Count { get; private set; }

        /// <summary>The keys in ordinal order; do not change the map while reading them.</summary>
        public IEnumerable<string> Keys
        {
            get
            {
                for (var i = 0; i < Count; i++)
                    yield return entries[i].Key;
            }
        }

        /// <summary>The values in the order of their keys; do not change the map while reading them.</summary>
        public IEnumerable<T> Values
        {
            get
            {
                for (var i = 0; i < Count; i++)
                    yield return entries[i].Value;
            }
        }

        /// <exception cref="KeyNotFoundException">Read: the map has no such key.</exception>
        public T this[string key]
        {
            get => Find(entries, Count, key) is >= 0 and var i ? entries[i].Value : throw new KeyNotFoundException($"The map has no “{key}”.");
            set
            {
                var i = IndexOf(entries, Count, key);
                if (i < 0)
                {
                    Insert(~i, key, value);
                }
                else
                {
                    Own(Count);
                    entries[i] = new(entries[i].Key, value);
                }
            }
        }

        public bool ContainsKey(string key) => Find(entries, Count, key) >= 0;

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => TryGetValue(key.AsSpan(), out value);

        /// <summary>Looks up by part of a text, without making that part.</summary>
        public bool TryGetValue(ReadOnlySpan<char> key, [MaybeNullWhen(false)] out T value)
        {
            var i = Find(entries, Count, key);
            value = i >= 0 ? entries[i].Value : default;
            return i >= 0;
        }

        /// <exception cref="ArgumentException">The key is already there.</exception>
        public void Add(string key, T value)
        {
            var i = IndexOf(entries, Count, key);
            if (i >= 0)
                throw new ArgumentException($"The map already has “{key}”.", nameof(key));
            Insert(~i, key, value);
        }

        /// <summary>True when the key was there.</summary>
        public bool Remove(string key)
        {
            var i = Find(entries, Count, key);
            if (i < 0)
                return false;
            Own(Count);
            entries.AsSpan(i + 1, Count - i - 1).CopyTo(entries.AsSpan(i));
            entries[--Count] = default;
            return true;
        }

        /// <summary>The entries as they stand now; the next change moves them.</summary>
        public ReadOnlySpan<KeyValuePair<string, T>> AsSpan() => entries.AsSpan(0, Count);

        /// <summary>The map as it stands now; nothing changes it afterwards. Without a change it is the map that we began with.</summary>
        public SortedMap<T> ToImmutable()
        {
            if (!isOurs)
                return map;
            // An array much longer than its map would stay with every state that keeps it.
            map = Count == 0 ? Empty : new(entries.Length - Count > 2 ? entries.AsSpan(0, Count).ToArray() : entries, Count);
            (entries, isOurs) = (map.entries, false);
            return map;
        }

        public Enumerator GetEnumerator() => new(entries, Count);

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private void Insert(int at, string key, T value)
        {
            Own(Count + 1);
            entries.AsSpan(at, Count - at).CopyTo(entries.AsSpan(at + 1));
            entries[at] = new(key, value);
            Count++;
        }

        private void Own(int room)
        {
            if (isOurs && room <= entries.Length)
                return;
            // One place to spare at the first change: a step that opens a wait has often closed one.
            var copy = new KeyValuePair<string, T>[isOurs ? room * 2 : room];
            entries.AsSpan(0, Count).CopyTo(copy);
            (entries, isOurs) = (copy, true);
        }
    }

    /// <summary>Walks over the entries in the order of their keys.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, T>>
    {
        private readonly KeyValuePair<string, T>[] entries;
        private readonly int count;
        private int at;

        internal Enumerator(KeyValuePair<string, T>[] entries, int count) => (this.entries, this.count, at) = (entries, count, -1);

        public readonly KeyValuePair<string, T> Current => entries[at];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++at < count;

        public void Reset() => at = -1;

        public readonly void Dispose()
        {
        }
    }
}
