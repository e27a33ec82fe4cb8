using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class SetVariableStep() : StepType("Elsa.SetVariable", "Variabele", "Geeft een variabele van de flow een waarde, of een feit van het traject.",
    new InvoerVeld("value", "Waarde", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var variable = entry.Step.Bron["variable"] as JsonObject;
        var (id, naam) = (Waarde.TextOf(variable?["id"]), Waarde.TextOf(variable?["name"]));
        var value = entry.Value("value");
        if (!Declared(entry, id ?? naam, value) && (id is null || naam is null || !Declared(entry, naam, value)))
            entry.SetFeit(naam ?? throw new FlowFault($"Stap “{entry.Step.Titel}” noemt een variabele die niet bestaat. Kies een andere of maak ze aan."), AsFeit(value));
        entry.Complete(Uitkomsten.Done);
    }

    private static bool Declared(Entry entry, string? reference, object? value) =>
        reference is not null && Kernel.Turn.SetVariable(entry.Node, reference, () => value is Unknown && entry.Turn.IsExploring ? "null" : Waarde.ToJson(value));

    private static Feit AsFeit(object? value) => value switch
    {
        bool ja => Feit.JaNee(ja),
        DateOnly dag => Feit.Datum(dag),
        string tekst => Feit.Code(tekst),
        IConvertible getal => Feit.Getal(getal.ToDecimal(CultureInfo.InvariantCulture)),
        _ => Feit.Onbekend,
    };
}
