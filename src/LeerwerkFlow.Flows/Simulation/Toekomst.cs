using System.Collections.Immutable;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>A taak that stood open from a day to a day, both counted in; one that is still open ends on the last day of the play.</summary>
public sealed record TaakTijd(string Pad, string Rol, DateOnly Van, DateOnly Tot);

/// <summary>What a possible future brought.</summary>
/// <param name="Einde">The day on which the traject ended; null when it still runs or could not go on.</param>
public sealed record Verloop(ImmutableArray<TaakTijd> Taken, DateOnly? Einde);

/// <summary>Plays one traject forward from where it stands, in a house that behaves by chance. The same draws give the same future.</summary>
public sealed class Toekomst(FlowSet flows, Kansen kansen)
{
    /// <summary>The future of a traject from <paramref name="vandaag"/> up to and including <paramref name="tot"/>.</summary>
    public Verloop Play(FlowState state, Toeval lot, DateOnly vandaag, DateOnly tot)
    {
        var speler = new Toekomstspel(flows, kansen, lot, vandaag, tot);
        speler.Take(state);
        return speler.Run();
    }

    /// <summary>A traject that begins on <paramref name="dag"/>, played up to and including <paramref name="tot"/>.</summary>
    public Verloop Begin(string flow, Toeval lot, DateOnly dag, DateOnly tot)
    {
        var feiten = FeitJson.Instellingen(flows.Get(flow)).SetItems(FeitJson.ReadAll(kansen.Feiten));
        var speler = new Toekomstspel(flows, kansen, lot, dag, tot);
        try
        {
            speler.Take(Kernel.Play.Begin(flows, flow, new Begin(BrusselsTime.StartOf(dag), dag, feiten)));
        }
        catch (FlowFault)
        {
            return new([], null);
        }

        return speler.Run();
    }
}
