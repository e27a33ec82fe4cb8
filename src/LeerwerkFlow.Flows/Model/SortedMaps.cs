namespace LeerwerkFlow.Flows.Model;

/// <summary>Makes maps from what is at hand.</summary>
public static class SortedMaps
{
    /// <summary>A map of these entries, the last of a key counting.</summary>
    public static SortedMap<T> ToSortedMap<T>(this IEnumerable<KeyValuePair<string, T>> entries) => SortedMap<T>.Empty.SetItems(entries);

    /// <summary>A map of these items, the last of a key counting.</summary>
    public static SortedMap<T> ToSortedMap<TItem, T>(this IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> value) =>
        SortedMap<T>.Empty.SetItems(items.Select(i => KeyValuePair.Create(key(i), value(i))));
}
