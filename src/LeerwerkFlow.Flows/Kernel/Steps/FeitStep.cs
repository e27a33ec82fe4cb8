using System.Globalization;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FeitStep() : StepType("Leerwerk.Feit", "Vastleggen", "Legt een feit van het traject vast: een datum, een getal, een code of een datumformule.",
    new InvoerVeld("feit", "Feit", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("soort", "Soort", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("waarde", "Waarde", InvoerSoort.Waarde, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Klaar"];

    internal override void Enter(Entry entry)
    {
        var naam = entry.Step.Text("feit") ?? "";
        entry.SetFeit(naam, Read(entry, naam));
        entry.Complete("Klaar");
    }

    private static Feit Read(Entry entry, string naam)
    {
        var soort = entry.Step.Text("soort");
        var waarde = entry.Value("waarde");
        if (soort == "formule")
            return Feit.Formule(waarde as string ?? "", entry.Hier);

        return (soort, waarde) switch
        {
            (_, null or Language.Unknown) => Feit.Onbekend,
            ("datum", DateOnly dag) => Feit.Datum(dag),
            ("datum", string dag) when DateOnly.TryParseExact(dag, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) => Feit.Datum(d),
            ("getal", string getal) when decimal.TryParse(getal, NumberStyles.Number, CultureInfo.InvariantCulture, out var g) => Feit.Getal(g),
            ("getal", IConvertible getal and not (string or bool)) => Feit.Getal(getal.ToDecimal(CultureInfo.InvariantCulture)),
            ("jaNee", bool ja) => Feit.JaNee(ja),
            ("jaNee", "ja" or "true") => Feit.JaNee(true),
            ("jaNee", "nee" or "false") => Feit.JaNee(false),
            ("code", string code) => Feit.Code(code),
            _ => throw new FlowFault($"Stap “{entry.Step.Titel}” kan “{waarde}” niet vastleggen als {soort} in het feit “{naam}”."),
        };
    }
}
