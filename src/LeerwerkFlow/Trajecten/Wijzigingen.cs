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
        if (state.IsEnded)
            throw new RuleBroken("Dit traject is afgerond: aan de planning verandert niets meer.");
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
                if (job.WerkStart > Duur.LastDay(vandaag, 12))
                    throw new RuleBroken("De nieuwe job begint meer dan een jaar na vandaag. Kijk het jaartal na.", "WerkStart");
                break;
            case Wijziging.Verleng when einde is null:
                throw new RuleBroken("De werkervaring heeft nog geen einde. Verlengen kan pas na de start.");
            case Wijziging.Verleng when einde < vandaag:
                throw new RuleBroken($"De werkervaring is voorbij sinds {Datum.Lang(einde.Value)}. Verlengen kan niet meer.");
            case Wijziging.Verleng when IsFixed(state):
                throw new RuleBroken("Het einde ligt al vast door een stopzetting of een nieuwe job. Verlengen kan niet meer.");
            case Wijziging.Schors schors:
                CheckSchorsing(schors, state, start, StepRows.Fact(state, "nazorg.einde") ?? einde, vandaag);
                break;
            case Wijziging.Hervat hervat:
                var open = state.Opschortingen.Where(o => o.Tot is null).Select(o => (DateOnly?)o.Van).FirstOrDefault()
                    ?? throw new RuleBroken("Er loopt geen schorsing: het traject loopt al.");
                if (hervat.Tot < open)
                    throw new RuleBroken($"De schorsing begon op {Datum.Cijfers(open)}. Haar laatste dag kan niet vroeger zijn: kijk de datum na.", "Tot");
                if (hervat.Tot > Duur.LastDay(vandaag, 12))
                    throw new RuleBroken("De laatste dag ligt meer dan een jaar na vandaag. Kijk het jaartal na, of wacht met hervatten.", "Tot");
                break;
            case Wijziging.Begindatum when start is null:
                throw new RuleBroken("De start is nog niet bekend. Die wordt genoteerd bij het contract.", "Start");
            case Wijziging.Begindatum begin when begin.Start == start:
                throw new RuleBroken($"De start staat al op {Datum.Cijfers(begin.Start)}. Er is niets te verbeteren.", "Start");
            case Wijziging.Begindatum begin when begin.Start > Duur.LastDay(start.Value, 12) || Duur.LastDay(begin.Start, 12) < start:
                throw new RuleBroken($"De nieuwe start ligt meer dan een jaar van de start die nu genoteerd is ({Datum.Cijfers(start.Value)}). Kijk het jaartal na.", "Start");
            case Wijziging.Begindatum begin when begin.Start > einde && IsFixed(state):
                throw new RuleBroken($"De start ligt na het einde van de werkervaring ({Datum.Cijfers(einde.Value)}).", "Start");
            case Wijziging.Begindatum begin when start <= vandaag && begin.Start > vandaag:
                throw new RuleBroken("De werkervaring is al begonnen. De start kan dus niet in de toekomst liggen.", "Start");
            default:
                break;
        }
    }

    private static void CheckSchorsing(Wijziging.Schors schors, FlowState state, DateOnly? start, DateOnly? laatste, DateOnly vandaag)
    {
        if (schors.Tot < schors.Van)
            throw new RuleBroken("De laatste dag van de schorsing ligt vóór de eerste. Kijk de datums na.", "Tot");
        if (schors.Van < start)
            throw new RuleBroken($"De schorsing begint voor de start van de werkervaring ({Datum.Cijfers(start.Value)}). Kies een dag vanaf dan.", "Van");
        if (Duur.LastDay(schors.Van, 24) < vandaag)
            throw new RuleBroken("De schorsing begint meer dan twee jaar geleden. Kijk het jaartal na.", "Van");
        if (schors.Van > laatste)
            throw new RuleBroken($"Het traject eindigt op {Datum.Cijfers(laatste.Value)}. Een schorsing kan ten laatste op die dag beginnen.", "Van");
        if (schors.Van > Duur.LastDay(vandaag, 12))
            throw new RuleBroken("De schorsing begint meer dan een jaar na vandaag. Kijk het jaartal na.", "Van");
        if (schors.Tot > Duur.LastDay(schors.Van, 24))
            throw new RuleBroken("De schorsing duurt meer dan twee jaar. Kijk het jaartal na, of laat de laatste dag leeg als je die nog niet weet.", "Tot");
        foreach (var o in state.Opschortingen.Where(o => (schors.Tot is not { } tot || o.Van <= tot) && (o.Tot is null || o.Tot >= schors.Van)))
        {
            throw new RuleBroken(
                o.Tot is not { } eind ? $"Er loopt al een schorsing sinds {Datum.Cijfers(o.Van)}. Hervat eerst het traject."
                : o.Van == schors.Van && eind == schors.Tot ? $"Deze schorsing staat er al: van {Datum.Cijfers(o.Van)} tot en met {Datum.Cijfers(eind)}."
                : $"Van {Datum.Cijfers(o.Van)} tot en met {Datum.Cijfers(eind)} is het traject al geschorst. Kies dagen die daarbuiten vallen, bijvoorbeeld vanaf {Datum.Cijfers(eind.AddDays(1))}.",
                "Van");
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
