namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>A total order over all values: kinds apart, then within a kind; texts in the order of the culture.</summary>
internal sealed class SortOrder(Evaluator run, Spot spot) : IComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        var (rank, other) = (Rank(x), Rank(y));
        if (rank != other)
            return rank - other;
        return rank is 0 or 5 ? 0 : Operators.Compare(x, y, run, spot, cultural: true);
    }

    private static int Rank(object? value) => value switch
    {
        null => 0,
        bool => 1,
        string or Veilig => 4,
        _ when Numbers.Is(value) => 2,
        _ when Dates.Of(value) is not null => 3,
        _ => 5,
    };
}
