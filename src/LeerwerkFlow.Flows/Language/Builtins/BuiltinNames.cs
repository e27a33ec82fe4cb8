namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>What the language has of itself, by name, for who lists or proves it.</summary>
public static class BuiltinNames
{
    /// <summary>Every builtin that works, as <c>string.size</c>, in order.</summary>
    public static IReadOnlyList<string> Supported { get; } = Find(isRefused: false);

    /// <summary>Those of the full language that we refuse with a reason, as <c>date.now</c>.</summary>
    public static IReadOnlyList<string> Refused { get; } = Find(isRefused: true);

    private static List<string> Find(bool isRefused)
    {
        var members = Builtin.Globals.Values.OfType<BuiltinObject>().SelectMany(builtins => builtins.Select(member => (Name: $"{builtins.Naam}.{member.Key}", member.Value)));
        var alone = Builtin.Globals.Where(pair => pair.Value is not BuiltinObject).Select(pair => (Name: pair.Key, pair.Value));
        return [.. members.Concat(alone).Where(found => (found.Value is Builtin { Reden: not null }) == isRefused).Select(found => found.Name).Order(StringComparer.Ordinal)];
    }
}
