using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Json;

public sealed class StateJsonTests
{
    [Fact]
    public void The_values_of_a_container_survive_their_text()
    {
        var flows = Teken.Samen(new Teken("proef").Taak("een"));
        var state = Play.Begin(flows, "proef", new Begin(Teken.Nu, Teken.Dag, Teken.Geen, SortedMap<string>.Empty.SetItem("v", "3"))).State;

        var read = StateJson.ReadState(StateJson.Write(state));

        Assert.Equal("3", read.Scopes[""].Waarden["v"]);
    }

    [Fact]
    public void A_container_without_values_writes_none() =>
        Assert.DoesNotContain("Waarden", StateJson.Write(Play.Begin(Teken.Samen(new Teken("proef").Taak("een")), "proef", new Begin(Teken.Nu, Teken.Dag, Teken.Geen)).State), StringComparison.Ordinal);
}
