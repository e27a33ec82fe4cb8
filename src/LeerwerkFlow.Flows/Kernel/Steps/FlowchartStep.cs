using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowchartStep() : StepType("Elsa.Flowchart", "Flow", "Stappen met pijlen ertussen.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Begin(Blok blok)
    {
        if (blok.Inhoud.Schema!.Begin is { } begin)
            blok.Schedule(begin.Step);
        else
            blok.Complete();
    }

    internal override void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug)
    {
        if (step.Soort!.IsTerminal)
            blok.Complete();
        else if (blok.Node.Flow.TokenMode)
            new Tokens(blok).Ended(step, uitkomsten);
        else
            new Counters(blok).Ended(step, uitkomsten, terug);
    }

    /// <summary>A person lets what waits at a join go on, although not every branch came.</summary>
    internal override void Again(Blok blok) => new Tokens(blok).LetThrough();

    internal override void Idle(Blok blok)
    {
        if (blok.Node.Flow.TokenMode)
            new Tokens(blok).Finish();
        else if (!blok.IsBusy)
            blok.Complete();
    }

    /// <summary>Cancels what still runs in the steps before <paramref name="step"/> (first branch wins).</summary>
    public static void CancelBefore(Blok blok, Step step)
    {
        if (blok.Node.Flow.TokenMode)
            new Tokens(blok).CancelBefore(step);
        else
            new Counters(blok).CancelBefore(step);
    }
}
