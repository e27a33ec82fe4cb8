using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>How a kind of step can be left, found by asking it about a step with nothing in it and one with everything in it.</summary>
/// <param name="Uitgangen">The outcomes of an empty step.</param>
/// <param name="UitgangInvoer">The list input that names the outcomes, or null when they are fixed.</param>
/// <param name="VasteUitgangen">The outcomes beside those of the list.</param>
internal sealed record StepProbe(IReadOnlyList<string> Uitgangen, string? UitgangInvoer, IReadOnlyList<string> VasteUitgangen)
{
    private const string Teken = "uitgang?";

    public static StepProbe Of(StepType type)
    {
        var leeg = Outcomes(type, []);
        foreach (var lijst in type.Invoer.Where(v => v.Soort == InvoerSoort.Lijst))
        {
            var vol = Outcomes(type, [.. type.Invoer.Where(v => v.Soort != InvoerSoort.Lijst).Append(lijst)]);
            if (vol.Contains(Teken))
                return new(leeg, lijst.Naam, [.. vol.Where(u => u != Teken)]);
        }

        return new(leeg, null, []);
    }

    private static IReadOnlyList<string> Outcomes(StepType type, IEnumerable<InvoerVeld> velden)
    {
        var stap = new JsonObject { ["id"] = "stap", ["type"] = type.Type };
        foreach (var veld in velden)
        {
            JsonNode waarde = veld.Soort == InvoerSoort.Lijst ? new JsonArray(Teken) : veld.Soort == InvoerSoort.JaNee ? true : "hier";
            stap[veld.Naam] = new JsonObject { ["expression"] = new JsonObject { ["type"] = veld.Soort == InvoerSoort.Lijst ? "Object" : "Literal", ["value"] = waarde } };
        }

        var flow = new JsonObject { ["definitionId"] = "proef", ["root"] = new JsonObject { ["id"] = "schema", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(stap) } };
        return FlowJson.Read("proef", flow.ToJsonString(), [])?.FindStep("stap") is { } step ? type.Outcomes(step) : [];
    }
}
