using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>One traject in play: the lines it wrote and what waits. Every state goes through JSON, as in the app.</summary>
internal sealed class Spel
{
    private readonly FlowSet flows;

    private Spel(FlowSet flows, StepResult begin) => (this.flows, State) = (flows, Take(begin));

    public FlowState State { get; private set; }

    public List<string> Lijnen { get; } = [];

    public List<Effect> Effecten { get; } = [];

    /// <summary>Places that wait.</summary>
    public IEnumerable<string> Open => State.Waits.Values.Select(w => w.Pad);

    public static Spel Begin(JsonObject root, bool token = true, params string[] variabelen) => Begin(Boom.Samen(Boom.Flow("proef", root, token, variabelen)), "proef");

    public static Spel Begin(FlowSet flows, string flow, string? invoer = null) => new(flows, Play.Begin(flows, flow, new Begin(
        Teken.Nu, Teken.Dag, Teken.Geen, invoer is null ? null : Teken.Waarden(JsonNode.Parse(invoer)!.AsObject()))));

    public Spel Klaar(string pad, string uitkomst = "Done", string? waarde = null)
    {
        State = Take(Play.Next(flows, State, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, State.Waits[pad].Id, uitkomst, waarde)));
        return this;
    }

    public Spel Signaal(string naam, string? waarde = null)
    {
        State = Take(Play.Next(flows, State, new Signal(Teken.Nu, Teken.Dag, Teken.Geen, naam, waarde)));
        return this;
    }

    private FlowState Take(StepResult result)
    {
        Effecten.AddRange(result.Effects);
        Lijnen.AddRange(result.Effects.OfType<JournalNote>().Select(n => n.Tekst));
        return StateJson.ReadState(StateJson.Write(result.State));
    }
}
