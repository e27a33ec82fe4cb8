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
        new FaseStep(), new TaakStep(), new WachtStep(), new WachtOpBerichtStep(), new MijlpaalStep(), new MeldingStep(), new DocumentStep(), new FeitStep(), new ControleStep(),
        new FlowchartStep(), new SequenceStep(), new ParallelStep(), new FlowNodeStep(), new IfStep(), new SwitchStep(),
        new WhileStep(), new ForStep(), new ForEachStep(), new ParallelForEachStep(), new BreakStep(),
        new StartStep(), new EndStep(), new FinishStep(), new CompleteStep(), new FlowDecisionStep(), new FlowSwitchStep(), new FlowForkStep(), new FlowJoinStep(),
        new SetVariableStep(), new SetOutputStep(), new SetNameStep(), new CorrelateStep(), new WriteLineStep(), new FaultStep(),
        new DelayStep(), new StartAtStep(), new EventStep(), new PublishEventStep(), new RunTaskStep(), new RunFlowStep(),
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

    /// <summary>The kind of this step, or null when the kernel does not know it. Any type name can be that of a flow used as a step.</summary>
    internal static StepType? Find(Step step) => step.SubFlow is not null ? SubFlowStep.Instance : Find(step.Type);

    /// <summary>The outcomes (ports) that <paramref name="step"/> can be left by.</summary>
    public abstract IReadOnlyList<string> Outcomes(Step step);

    /// <summary>True for a step after which nothing comes in its flowchart or sequence.</summary>
    internal virtual bool IsTerminal => false;

    /// <summary>The step begins: complete at once, open a wait, or both with effects. A container opens a place of its own.</summary>
    internal virtual void Enter(Entry entry) => entry.Turn.BeginBlok(entry);

    /// <summary>An open wait of this kind as <paramref name="step"/> draws it, with the day and the turn it was opened in. What runs outside the flow runs on as it began.</summary>
    internal virtual OpenWait Redraw(Step step, OpenWait wait) => wait;

    /// <summary>A container begins to play what it holds.</summary>
    internal virtual void Begin(Blok blok) => throw new FlowFault($"Stap “{blok.Step.Titel}” kan geen andere stappen bevatten.");

    /// <summary>A step in this container ended: what comes next, or the end of the container.</summary>
    internal virtual void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug) => blok.Complete();

    /// <summary>A person wants a container to go on where it could not: what it did when the last step in it ended is done again.</summary>
    internal virtual void Again(Blok blok) => Begin(blok);

    /// <summary>Something that this container did not wait for ended.</summary>
    internal virtual void Idle(Blok blok)
    {
        if (!blok.IsBusy)
            blok.Complete();
    }

    /// <summary>The definition that this step plays ended: by which outcomes the step is left.</summary>
    internal virtual Uitkomsten Leave(Blok flow, Uitkomsten? met) => met ?? Uitkomsten.Done;
}
