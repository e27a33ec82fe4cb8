using System.Collections.Concurrent;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>The fictitious person for whom the designer shows dates (S21): begins on 1 March 2010 for twelve months, and everything goes as planned.</summary>
internal sealed class Voorbeeldpersoon(FlowVersies versies, Definities definities, Scenarios scenarios)
{
    public static readonly DateOnly Start = new(2010, 3, 1);

    private readonly ConcurrentDictionary<string, SortedMap<Feit>> known = new();

    /// <summary>What is known of the person at the end of the traject, on the newest flow.</summary>
    public async Task<SortedMap<Feit>> FeitenAsync(string? organisatie)
    {
        var feiten = SortedMap<Feit>.Empty.SetItem("start", Feit.Datum(Start)).SetItem("lengte.gepland", Feit.Getal(12)).SetItem("lengte", Feit.Getal(12))
            .SetItem("einde.gepland", Feit.Formule("start + lengte maanden", Start)).SetItem("einde", Feit.Formule("start + lengte maanden", Start));
        // The flow with the most parts is the traject; the others are parts that nobody plays yet.
        if ((await definities.NewestAsync(organisatie)).MaxBy(b => b.Delen.Count) is not { } traject || scenarios.Find("normaal") is not { } normaal)
            return feiten;
        var versie = await versies.GetAsync(traject.Id);
        return known.GetOrAdd(versie.Id, _ => SimulatedWorld.Rehearse(versie.Flows, versie.Flow, normaal, Start).Staat is { } staat ? feiten.SetItems(staat.Feiten) : feiten);
    }
}
