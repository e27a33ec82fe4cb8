using System.Collections;

namespace LeerwerkFlow.Flows.Language;

/// <summary>Lists, ranges and lists of a model, seen as one kind.</summary>
internal static class Lists
{
    public static bool Is(object? value) => value is Stretch || (value is IList and not IDictionary);

    public static long Count(object? value) => value switch
    {
        Stretch stretch => stretch.Count,
        IList list => list.Count,
        _ => 0,
    };

    public static object? At(object list, long index) => list is Stretch stretch ? stretch.At(index) : ((IList)list)[(int)index];

    /// <summary>An object as a list of its members.</summary>
    public static Sequence Pairs(IReadOnlyDictionary<string, object?> members) =>
        Sequence.Range(members.Select(pair => new Bag { ["key"] = pair.Key, ["value"] = pair.Value }));

    /// <summary>The items one by one; null is an empty list, anything that is no list a list of one.</summary>
    public static IReadOnlyList<object?> Of(object? value, Evaluator run, Spot spot)
    {
        if (value is null)
            return [];
        if (!Is(value))
            return [value];
        var count = Count(value);
        run.CheckItems(count, spot);
        run.Charge(count, spot);
        if (value is IReadOnlyList<object?> items)
            return items;
        var copy = new object?[count];
        for (var i = 0; i < count; i++)
            copy[i] = At(value, i);
        return copy;
    }
}
