using LeerwerkFlow.Store;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>A bug that is planted in the house, to see whether the simulation finds it.</summary>
internal sealed record Plant(string Naam)
{
    /// <summary>Changes what is committed.</summary>
    public Func<IReadOnlyList<Bound>, Random, IReadOnlyList<Bound>>? Schrijf { get; init; }

    /// <summary>Changes what is asked.</summary>
    public Func<Bound, Bound>? Lees { get; init; }

    /// <summary>Puts other parts in place of the house's own.</summary>
    public Action<IServiceCollection>? Diensten { get; init; }

    /// <summary>A machine that goes down has committed the first half of what it was writing.</summary>
    public bool HalveBatch { get; init; }

    /// <summary>What was committed last is not on disk yet.</summary>
    public bool LateCommit { get; init; }

    /// <summary>Changes a message on its way out: it goes as many times as there are, each under its own id.</summary>
    public Func<string, byte[], Random, IEnumerable<(string Id, byte[] Body)>>? Zend { get; init; }

    public override string ToString() => Naam;
}
