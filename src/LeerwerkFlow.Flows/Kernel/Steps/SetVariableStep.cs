using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class SetVariableStep() : StepType("Elsa.SetVariable", "Variabele", "Geeft een variabele een waarde; ze telt als feit van het traject.",
    new InvoerVeld("value", "Waarde", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var naam = entry.Step.Bron["variable"] is JsonObject v ? (string?)v["name"] : null;
        if (naam is not null)
            entry.SetFeit(naam, entry.Value("value") switch
            {
                bool ja => Feit.JaNee(ja),
                DateOnly dag => Feit.Datum(dag),
                string tekst => Feit.Code(tekst),
                IConvertible getal => Feit.Getal(getal.ToDecimal(System.Globalization.CultureInfo.InvariantCulture)),
                _ => Feit.Onbekend,
            });
        entry.Complete("Done");
    }
}
