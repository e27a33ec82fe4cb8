using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class CompleteStep() : StepType("Elsa.Complete", "Fase klaar", "Beëindigt deze fase met een uitkomst en sluit wat er nog openstaat.",
    new InvoerVeld("outcomes", "Uitkomst", InvoerSoort.Lijst))
{
    internal override bool IsTerminal => true;

    public override IReadOnlyList<string> Outcomes(Step step) => [];

    internal override void Enter(Entry entry) => entry.EndFlow(Read(entry));

    // One outcome as text, or a list of them.
    private static Uitkomsten? Read(Entry entry) => entry.Step.List("outcomes") is { Count: > 0 } list
        ? new Uitkomsten([.. list])
        : entry.Value("outcomes") switch
        {
            string { Length: > 0 } one when one[0] != '[' => new Uitkomsten(one),
            IReadOnlyList<object?> { Count: > 0 } many => new Uitkomsten(many.Select(Waarde.AsText).ToImmutableArray()),
            _ => (Uitkomsten?)null,
        };
}
