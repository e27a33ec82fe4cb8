using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Whether the drawing holds on this path: it ends, every outcome leads somewhere, every wait has an end, every fact is known when it is read, every name exists.</summary>
internal static partial class TekenToets
{
    private static readonly string[] Woorden = ["true", "false", "null", "empty", "and", "or", "not"];

    private static readonly ConcurrentDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    public static IEnumerable<Breuk> Judge(Relaas r, Bekend bekend)
    {
        if (r.Wandeling.Gestrand is { } reden)
            yield return new("EINDE", Gewicht.Tekening, reden);
        foreach (var zin in r.Wandeling.Zetten.SelectMany(zet => Undrawn(r.Wandeling.Flows, zet)).Distinct())
            yield return new("UITKOMST", Gewicht.Tekening, zin);
        foreach (var zin in r.Of<WaitOpened>().Select(o => Unbounded(r.Wandeling.Flows, o.Zet, o.Wat.Wait)).OfType<string>().Distinct())
            yield return new("TERMIJN", Gewicht.Tekening, zin);
        foreach (var zin in r.Wandeling.Zetten.SelectMany(zet => Unwritten(r.Wandeling.Flows, zet)).Distinct())
            yield return new("FEIT", Gewicht.Tekening, zin);
        foreach (var zin in r.Punten.SelectMany(p => bekend.Unknown(p.Wat)).Distinct())
            yield return new("NAAM", Gewicht.Tekening, zin);
    }

    // A choice or a fork may end a branch; what a person or a message answers may not get lost.
    private static IEnumerable<string> Undrawn(FlowSet flows, Zet zet)
    {
        foreach (var closed in zet.Effects.OfType<WaitClosed>().Where(c => c.Wait.Uitkomsten.Length > 1 && c.Wait.Soort != WaitSoort.Incident && !flows.Get(c.Wait.Flow).Draws(c.Wait.Stap, c.Uitkomst) && !EndsBranch(flows, c)))
            yield return $"{closed.Wait.Flow}/{closed.Wait.Stap}: {closed.Uitkomst} is niet getekend";
        foreach (var left in zet.Effects.OfType<FaseLeft>().Where(f => f.Pad.Length > 0 && !f.Pad.Contains('/', StringComparison.Ordinal)))
        {
            if (!flows.Get(Bundel.Top).Draws(left.Pad, left.Uitkomst))
                yield return $"{left.Pad}: {left.Uitkomst} is niet getekend";
        }
    }

    private static bool EndsBranch(FlowSet flows, WaitClosed closed) =>
        (flows.Get(closed.Wait.Flow).GetStep(closed.Wait.Stap).Bron["customProperties"]?["takEinde"] as JsonArray)?.Any(u => u?.ToString() == closed.Uitkomst) == true;

    private static string? Unbounded(FlowSet flows, Zet zet, OpenWait wait)
    {
        if (wait.Soort is not (WaitSoort.Taak or WaitSoort.Bericht or WaitSoort.Document))
            return null;
        var formule = wait.Soort == WaitSoort.Document ? flows.Get(wait.Flow).GetStep(wait.Stap).Text("termijn") : wait.Formule;
        if (formule is null)
            return $"{wait.Flow}/{wait.Stap} heeft geen laatste dag";
        try
        {
            return Datums.Read(zet.Staat, formule, wait.Hier, wait.Beurt, wait.LooptDoor) is null ? $"{wait.Flow}/{wait.Stap}: de laatste dag ({formule}) is niet bekend" : null;
        }
        catch (FormulaException fout)
        {
            return $"{wait.Flow}/{wait.Stap}: de laatste dag ({formule}) klopt niet: {fout.Message}";
        }
    }

    private static IEnumerable<string> Unwritten(FlowSet flows, Zet zet)
    {
        foreach (var entry in zet.Gespeeld.Where(e => !e.Begint))
        {
            foreach (var naam in flows.Get(entry.Flow).FindStep(entry.Stap) is { } step ? Reads(step) : [])
            {
                if (!zet.Staat.Feiten.Keys.Any(feit => feit == naam || feit.Replace('.', '_') == naam))
                    yield return $"{entry.Flow}/{entry.Stap}: {naam} is nog nooit vastgelegd";
            }
        }

        foreach (var mijlpaal in zet.Effects.OfType<MijlpaalReached>().Where(m => !IsKnown(zet.Staat, m.Datum, m.Hier)))
            yield return $"{mijlpaal.Pad}: de datum ({mijlpaal.Datum}) is niet bekend";
        foreach (var melding in zet.Effects.OfType<MeldingQueued>().Where(m => !IsKnown(zet.Staat, m.Datum, m.Hier)))
            yield return $"{melding.Pad}: de datum ({melding.Datum}) is niet bekend";
    }

    private static string[] Reads(Step step)
    {
        if (step.Type is not ("Elsa.FlowDecision" or "Leerwerk.Feit" or "Leerwerk.Melding"))
            return [];
        return Known.GetOrAdd(string.Join(' ', step.Invoer.Values.Where(i => i.Taal == "Scriban").Select(i => i.Tekst)), tekst => [.. Name().Matches(tekst).Select(m => m.Value).Except(Woorden)]);
    }

    private static bool IsKnown(FlowState state, string formule, DateOnly hier)
    {
        try
        {
            return Datums.Read(state, formule, hier) is not null;
        }
        catch (FormulaException)
        {
            return false;
        }
    }

    // A name outside quotes.
    [GeneratedRegex("""(?<!["\w])[a-zA-Z_]\w*(?!["\w])""")]
    private static partial Regex Name();
}
