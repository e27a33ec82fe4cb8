using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Trajecten;

/// <summary>Which changes of plan a traject can take today, and which days they may carry. All ranges include both ends.</summary>
internal static class Wijzigingen
{
    /// <summary>The dialogs that make sense now, by the last part of their address.</summary>
    public static IReadOnlySet<string> Possible(FlowSet flows, FlowState state, DateOnly vandaag)
    {
        var can = new HashSet<string>();
        if (state.IsEnded)
            return can;
        var taken = Interrupts.Accepted(flows, state).ToList();
        var (start, einde) = (StepRows.Fact(state, "start"), StepRows.Fact(state, "einde"));
        if (taken.Contains(Interrupts.Stopgezet))
            can.Add("stoppen");
        if (taken.Contains(Interrupts.JobGevonden))
            can.Add("job-gevonden");
        if (einde >= vandaag && !IsFixed(state))
            can.Add("verlengen");
        can.Add(state.Opschortingen.Any(o => o.Tot is null) ? "hervatten" : "schorsen");
        if (start is not null)
            can.Add("begindatum");
        return can;
    }

    /// <exception cref="RuleBroken">A day of the change cannot be; the sentence belongs beside its field.</exception>
    public static void Check(Wijziging wijziging, FlowState state, DateOnly vandaag)
    {
        var (start, einde) = (StepRows.Fact(state, "start"), StepRows.Fact(state, "einde"));
        switch (wijziging)
        {
            case Wijziging.Stop stop:
                CheckEinde(stop.Einde, start, einde, vandaag);
                break;
            case Wijziging.Job job:
                CheckEinde(job.Einde, start, einde, vandaag);
                if (job.WerkStart <= job.Einde)
                    throw new RuleBroken("De nieuwe job begint na de laatste dag van de werkervaring. Kijk de twee datums na.", "WerkStart");
                break;
            case Wijziging.Verleng when einde is null:
                throw new RuleBroken("De werkervaring heeft nog geen einde. Verlengen kan pas na de start.");
            case Wijziging.Verleng when einde < vandaag:
                throw new RuleBroken($"De werkervaring is voorbij sinds {Datum.Lang(einde.Value)}. Verlengen kan niet meer.");
            case Wijziging.Verleng when IsFixed(state):
                throw new RuleBroken("Het einde ligt al vast door een stopzetting of een nieuwe job. Verlengen kan niet meer.");
            case Wijziging.Schors schors when schors.Van < start:
                throw new RuleBroken($"De schorsing begint voor de start van de werkervaring ({Datum.Cijfers(start.Value)}).", "Van");
            case Wijziging.Schors schors when schors.Van > Duur.LastDay(vandaag, 12):
                throw new RuleBroken("De schorsing begint meer dan een jaar na vandaag. Kijk het jaartal na.", "Van");
            case Wijziging.Begindatum begin when begin.Start > einde && IsFixed(state):
                throw new RuleBroken($"De start ligt na het einde van de werkervaring ({Datum.Cijfers(einde.Value)}).", "Start");
            case Wijziging.Begindatum begin when start <= vandaag && begin.Start > vandaag:
                throw new RuleBroken("De werkervaring is al begonnen. De start kan dus niet in de toekomst liggen.", "Start");
            default:
                break;
        }
    }

    // An early end is a date; otherwise the end follows from start and length.
    private static bool IsFixed(FlowState state) => state.Feiten.GetValueOrDefault("einde")?.AsDatum is not null;

    private static void CheckEinde(DateOnly laatste, DateOnly? start, DateOnly? einde, DateOnly vandaag)
    {
        if (start <= vandaag && laatste < start)
            throw new RuleBroken($"De laatste dag ligt voor de start van de werkervaring ({Datum.Cijfers(start.Value)}).", "Einde");
        if (einde < vandaag && laatste != einde)
            throw new RuleBroken($"De werkervaring eindigde al op {Datum.Lang(einde.Value)}; die dag verandert niet meer.", "Einde");
        var uiterlijk = einde > vandaag ? einde.Value : vandaag;
        if (laatste > uiterlijk)
            throw new RuleBroken($"De laatste dag kan ten laatste {Datum.Lang(uiterlijk)} zijn: dat is het geplande einde of vandaag.", "Einde");
    }
}
