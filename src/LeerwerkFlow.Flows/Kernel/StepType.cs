using System.Collections.Frozen;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>What an input of a step holds; a flow is checked by it when it is loaded.</summary>
public enum InvoerSoort
{
    Tekst,
    Formule,
    JaNee,
    Lijst,
    Voorwaarde,
    Flow,
    Waarde,
}

/// <summary>One input of a step, as the designer shows it.</summary>
public sealed record InvoerVeld(string Naam, string Label, InvoerSoort Soort, bool Verplicht = false);

/// <summary>
/// A kind of box. It describes itself to the designer and translates being entered into waits and effects; it decides nothing about people.
/// </summary>
public abstract class StepType(string type, string label, string help, params InvoerVeld[] invoer)
{
    private static readonly FrozenDictionary<string, StepType> All = new StepType[]
    {
        new FaseStep(), new TaakStep(), new WachtStep(), new WachtOpBerichtStep(), new MijlpaalStep(), new MeldingStep(), new DocumentStep(),
        new FeitStep(), new ControleStep(), new StartStep(), new CompleteStep(), new FinishStep("Elsa.Finish"), new FinishStep("Elsa.End"), new FlowDecisionStep(),
        new FlowSwitchStep(), new FlowForkStep(), new FlowJoinStep(), new WriteLineStep(), new SetVariableStep(),
    }.ToFrozenDictionary(t => t.Type);

    /// <summary>Type name in the JSON.</summary>
    public string Type { get; } = type;

    /// <summary>Dutch name in the palette.</summary>
    public string Label { get; } = label;

    /// <summary>One Dutch sentence for the palette.</summary>
    public string Help { get; } = help;

    public IReadOnlyList<InvoerVeld> Invoer { get; } = invoer;

    /// <summary>Every kind of box that the kernel plays.</summary>
    public static IEnumerable<StepType> Palette => All.Values;

    /// <summary>The kind with this type name, or null when the kernel does not know it.</summary>
    public static StepType? Find(string type) => All.GetValueOrDefault(type);

    /// <summary>The kind of this step, or null when the kernel does not know it.</summary>
    internal static StepType? Find(Step step) => Find(step.Type);

    /// <summary>The outcomes (ports) that <paramref name="step"/> can be left by.</summary>
    public abstract IReadOnlyList<string> Outcomes(Step step);

    /// <summary>A token arrived: complete at once, open a wait, or both with effects.</summary>
    internal abstract void Enter(Entry entry);
}
