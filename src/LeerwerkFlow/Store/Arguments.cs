using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Store;

/// <summary>SQL with its parameters in the one form that both engines store: dates and instants as text, ja/nee as 1/0, a list as one parameter per member.</summary>
internal sealed record Bound(string Sql, IReadOnlyList<KeyValuePair<string, object?>> Args, int? ExpectedRows)
{
    /// <summary>True when its parameters are these, in this order, as one place in the code gives them.</summary>
    public bool Has(string[] names)
    {
        if (names.Length != Args.Count)
            return false;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] != Args[i].Key)
                return false;
        }

        return true;
    }
}

internal static partial class Arguments
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Spelled = new();

    public static Bound Bind(Statement statement) => Bind(statement.Sql, statement.Args, statement.ExpectedRows);

    public static Bound Bind(string sql, object? args, int? expectedRows = null)
    {
        var bound = new List<KeyValuePair<string, object?>>();
        // SQLite tells @id from @Id; people should not have to.
        var spelled = Spelled.GetOrAdd(sql, static text => Parameter().Matches(text).Select(m => m.Groups[1].Value).DistinctBy(n => n.ToUpperInvariant()).ToDictionary(n => n, StringComparer.OrdinalIgnoreCase));
        foreach (var (naam, waarde) in Pairs(args))
        {
            if (waarde is IEnumerable list and not string and not byte[])
            {
                sql = Expand(sql, naam, list, bound);
            }
            else
            {
                bound.Add(new(spelled.GetValueOrDefault(naam, naam), Value(waarde)));
            }
        }

        return new(sql, bound, expectedRows);
    }

    /// <summary>The text with something else in the place of each parameter, which is told by its name.</summary>
    public static string Replace(string sql, Func<string, string> by) => Parameter().Replace(sql, m => by(m.Groups[1].Value));

    /// <summary>The stored form of a date: <c>yyyy-MM-dd</c>.</summary>
    public static string Text(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The stored form of an instant: UTC, 100 ns, sorts as text.</summary>
    public static string Text(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Naam, object? Waarde)> Pairs(object? args) => args switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Select(p => (p.Key, p.Value)),
        IDictionary pairs => pairs.Cast<DictionaryEntry>().Select(p => ((string)p.Key, p.Value)),
        _ => Properties.GetOrAdd(args.GetType(), t => t.GetProperties()).Select(p => (p.Name, p.GetValue(args))),
    };

    // An empty list becomes (NULL): IN finds nothing, and so does NOT IN.
    private static string Expand(string sql, string naam, IEnumerable list, List<KeyValuePair<string, object?>> bound)
    {
        var names = new List<string>();
        foreach (var member in list)
        {
            var one = $"{naam}_{names.Count}";
            names.Add("@" + one);
            bound.Add(new(one, Value(member)));
        }

        var members = names.Count == 0 ? "(NULL)" : $"({string.Join(", ", names)})";
        return Replace(sql, other => other.Equals(naam, StringComparison.OrdinalIgnoreCase) ? members : "@" + other);
    }

    private static object? Value(object? waarde) => waarde switch
    {
        null or string or long or byte[] => waarde,
        int getal => (long)getal,
        bool ja => ja ? 1L : 0L,
        DateOnly dag => Text(dag),
        DateTimeOffset moment => Text(moment),
        Enum keuze => keuze.ToString(),
        _ => throw new ArgumentException($"A parameter of type {waarde.GetType().Name} has no stored form."),
    };

    [GeneratedRegex("@([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Parameter();
}
