using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class StartAtStep() : StepType("Elsa.StartAt", "Wacht tot een tijdstip", "Wacht tot een vast tijdstip; ligt dat in het verleden, dan gaat het meteen verder.",
    new InvoerVeld("dateTime", "Tijdstip", InvoerSoort.Waarde, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry) => entry.Wait(WaitSoort.Moment, Read(entry), totEnMet: false);

    private static string Read(Entry entry)
    {
        var value = entry.Value("dateTime");
        if (value is Unknown && entry.Turn.IsExploring)
            return "hier";
        return DateTimeOffset.TryParse(Waarde.AsText(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? WachtDatum.Moment(moment)
            : throw new FlowFault($"Stap “{entry.Step.Titel}” kan “{Waarde.AsText(value)}” niet lezen als een tijdstip. Schrijf het zoals 2027-03-01T09:00:00Z.");
    }
}
