using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class DelayStep() : StepType("Elsa.Delay", "Even wachten", "Wacht een tijd: dagen, uren, minuten.",
    new InvoerVeld("timeSpan", "Hoelang", InvoerSoort.Waarde, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    // Whole days count from the local day, as every date here; a part of a day is an instant.
    internal override void Enter(Entry entry)
    {
        var duur = Read(entry);
        var formule = duur.Ticks % TimeSpan.TicksPerDay == 0
            ? Days(duur.Days)
            : WachtDatum.Moment(entry.Now + duur);

        // A formula counts the day it begins on, so the last of n days still belongs to the wait.
        entry.Wait(WaitSoort.Moment, formule, totEnMet: duur.Days > 0 && formule[0] == 'h');
    }

    // A formula counts 1200 at a time, and a term goes on from where the one before it ended.
    private static string Days(int dagen)
    {
        var formule = "hier";
        for (; dagen > 0; dagen -= Grens.MostUnits)
            formule += $" + {Math.Min(dagen, Grens.MostUnits).ToString(CultureInfo.InvariantCulture)} dagen";
        return formule;
    }

    private static TimeSpan Read(Entry entry)
    {
        var value = entry.Value("timeSpan");
        if (value is null || (value is Unknown && entry.Turn.IsExploring))
            return TimeSpan.Zero;
        if (!TimeSpan.TryParse(Waarde.AsText(value), CultureInfo.InvariantCulture, out var duur))
            throw new FlowFault($"Stap “{entry.Step.Titel}” kan “{Waarde.AsText(value)}” niet lezen als een tijd. Schrijf ze zoals 2.12:30:00 (2 dagen, 12 uur en 30 minuten).");
        return duur < TimeSpan.Zero ? TimeSpan.Zero : duur > TimeSpan.FromDays(36_500) ? throw new FlowFault($"Stap “{entry.Step.Titel}” wacht langer dan honderd jaar.") : duur;
    }
}
