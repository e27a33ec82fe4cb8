using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class ForEachStep() : LoopStep("Elsa.ForEach", "Voor elk …", "Speelt de stap erin voor elk ding van een lijst, een voor een.",
    new InvoerVeld("items", "Lijst", InvoerSoort.Waarde, Verplicht: true))
{
    private const string Items = "$items";

    protected override bool Advance(Blok blok)
    {
        if (blok.Get(Items) is not Sequence items)
        {
            items = [.. Read(blok)];
            blok.Set(Items, items);
        }

        var index = Waarde.AsWhole(blok.Get(CurrentIndex)) is { } last ? (int)last + 1 : 0;
        if (index >= items.Count)
            return false;
        blok.Set(CurrentIndex, index);
        blok.Set(CurrentValue, items[index]);
        blok.Output("currentValue", items[index]);
        return true;
    }

    /// <summary>The items of a loop over a list.</summary>
    /// <exception cref="FlowFault">It is no list, or it is too long.</exception>
    public static IReadOnlyList<object?> Read(Blok blok)
    {
        var value = blok.Value("items");
        if (value is Unknown)
            throw new FlowFault($"De lijst van stap “{blok.Step.Titel}” is nog niet bekend. Vul ze eerst in.");
        var items = Waarde.AsList(value) ?? throw new FlowFault($"Stap “{blok.Step.Titel}” heeft een lijst nodig, zoals [1, 2, 3].");
        return items.Count <= Kernel.Turn.MaxEntries ? items : throw new FlowFault($"De lijst van stap “{blok.Step.Titel}” is te lang: ten hoogste {Kernel.Turn.MaxEntries} dingen.");
    }
}
