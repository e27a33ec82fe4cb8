using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>The outcomes by which a step ended: nearly always one.</summary>
internal readonly struct Uitkomsten
{
    /// <summary>Elsa's outcome of a step that has no other.</summary>
    public static readonly Uitkomsten Done = new("Done");

    private readonly string? one;
    private readonly ImmutableArray<string> more;

    public Uitkomsten(string one) => this.one = one;

    public Uitkomsten(ImmutableArray<string> more) => this.more = more;

    public static implicit operator Uitkomsten(string one) => new(one);

    /// <summary>The first outcome, or null when there is none.</summary>
    public string? First => one ?? (more.IsDefaultOrEmpty ? null : more[0]);

    public ImmutableArray<string> All => one is not null ? [one] : more.IsDefault ? [] : more;

    public bool Contains(string poort) => one is not null ? one == poort : !more.IsDefault && more.Contains(poort);
}
