using System.Globalization;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>A running container, as its kind of step may read and steer it.</summary>
internal readonly struct Blok(Turn turn, Node node)
{
    public Turn Turn => turn;

    public Node Node => node;

    public Step Step => node.Container;

    public Inhoud Inhoud => node.Container.Inhoud!;

    /// <summary>True while anything right inside is open, running or about to begin.</summary>
    public bool IsBusy => node.Live > 0;

    public bool Breekt => node.Breekt;

    /// <summary>Puts a step of this container at the end of the queue.</summary>
    public void Schedule(Step step, bool terug = false) => turn.Schedule(node, step, terug);

    /// <summary>Ends this container: nothing is left to do in it.</summary>
    public void Complete() => turn.Close(node, null);

    /// <summary>Begins the step at a named port; false when there is none.</summary>
    public bool Begin(string poort)
    {
        if (!Inhoud.Poorten.TryGetValue(poort, out var step))
            return false;
        Schedule(step);
        return true;
    }

    public void Set(string naam, object? waarde) => node.SetWaarde(naam, Waarde.ToJson(waarde));

    /// <summary>A value that this container itself keeps; null when there is none.</summary>
    public object? Get(string naam) => node.Waarden.TryGetValue(naam, out var json) ? Waarde.Parse(json) : null;

    public object? Value(string invoer) => Step.Invoer.TryGetValue(invoer, out var v) ? turn.Read(node, v) : null;

    /// <exception cref="FlowFault">The input is no whole number.</exception>
    public long Number(string invoer, long absent) => Value(invoer) is not { } value
        ? absent
        : Waarde.AsWhole(value) ?? throw new FlowFault($"“{invoer}” van stap “{Step.Titel}” is geen geheel getal: {Convert.ToString(value, CultureInfo.InvariantCulture)}.");

    public bool Holds(string invoer) => Step.Invoer.TryGetValue(invoer, out var v) && turn.Holds(node, Step, v);

    /// <summary>Sets an output of the container itself.</summary>
    public void Output(string naam, object? waarde) => turn.SetUitvoer(node.Parent ?? node, Step, node.Id, naam, Waarde.ToJson(waarde));
}
