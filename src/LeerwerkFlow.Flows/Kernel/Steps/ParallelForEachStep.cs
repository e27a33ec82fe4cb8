using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class ParallelForEachStep() : StepType("Elsa.ParallelForEach", "Voor elk … tegelijk", "Speelt de stap erin voor elk ding van een lijst, allemaal tegelijk.",
    new InvoerVeld("items", "Lijst", InvoerSoort.Waarde, Verplicht: true))
{
    // More items than two give no new kind of state.
    private const int ExploredItems = 3;

    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Begin(Blok blok)
    {
        var items = blok.Turn.IsExploring ? new object?[blok.Turn.Choose(ExploredItems, blok.Step)] : ForEachStep.Read(blok);
        if (blok.Inhoud.Poorten.TryGetValue("body", out var body))
        {
            for (var i = 0; i < items.Count; i++)
            {
                var item = new Blok(blok.Turn, blok.Turn.OpenItem(blok.Node, i + 1));
                item.Set(LoopStep.CurrentIndex, i);
                item.Set(LoopStep.CurrentValue, items[i]);
                item.Schedule(body);
            }
        }

        Idle(blok);
    }

    // An item ends with its body, the whole with its last item.
    internal override void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug) => Idle(blok);
}
