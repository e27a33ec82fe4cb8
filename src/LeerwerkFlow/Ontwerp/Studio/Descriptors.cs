using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kernel;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>The palette in the words of Elsa: every kind of step that the kernel plays describes itself, so a new one appears by itself.</summary>
internal static class Descriptors
{
    // Steps that hold others under a port of their own.
    private static readonly Dictionary<string, string[]> Embedded = new()
    {
        ["Elsa.If"] = ["Then", "Else"],
        ["Elsa.While"] = ["Body"],
        ["Elsa.For"] = ["Body"],
        ["Elsa.ForEach"] = ["Body"],
        ["Elsa.ParallelForEach"] = ["Body"],
        ["Elsa.FlowNode"] = ["Body"],
    };

    private static readonly string[] Containers = ["Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel"];

    public static IEnumerable<JsonObject> All(IReadOnlyDictionary<(string Type, string Invoer), IReadOnlyList<Keuze>> keuzes)
    {
        var palette = StepType.Palette.OrderBy(t => t.Type, StringComparer.Ordinal).Select(t => Of(t, keuzes));
        return StepType.Find("Elsa.Flowchart") is null ? palette.Prepend(Chart()) : palette;
    }

    /// <summary>Lines of a list to choose from.</summary>
    public static JsonArray Items(IEnumerable<Keuze> keuzes) => new([.. keuzes.Select(k => new JsonObject { ["text"] = k.Label, ["value"] = k.Waarde })]);

    private static JsonObject Of(StepType type, IReadOnlyDictionary<(string Type, string Invoer), IReadOnlyList<Keuze>> keuzes)
    {
        var probe = StepProbe.Of(type);
        var inputs = type.Invoer.Select((veld, nr) => Input(type, veld, nr, probe, keuzes.TryGetValue((type.Type, veld.Naam), out var lijst) ? lijst : null));
        if (Cases(type.Type) is { } cases && type.Invoer.All(v => v.Naam != "cases"))
            inputs = inputs.Append(cases);
        var uitgangen = probe.UitgangInvoer is null && type.Type is not "Elsa.FlowSwitch" ? probe.Uitgangen : [];
        // A fase is left by what its own flow completes with.
        if (type.Type == "Leerwerk.Fase" && keuzes.TryGetValue(("Elsa.Complete", "outcomes"), out var eindes))
            uitgangen = [.. uitgangen.Union(eindes.Select(e => e.Waarde))];
        var poorten = uitgangen.Select(u => Port(u, "Flow"));
        var shape = Shape(type.Type, type.Label, type.Help, Category(type), new([.. inputs]), [.. poorten, .. Embedded.GetValueOrDefault(type.Type, []).Select(p => Port(p, "Embedded"))], type.Type != "Elsa.Flowchart");
        shape["isTerminal"] = probe is { UitgangInvoer: null, Uitgangen.Count: 0 } && type.Type is not "Elsa.FlowSwitch";
        // A fresh box begins with its usual outcomes written out; without them Studio would draw a port of its own.
        if (probe is { UitgangInvoer: { } lijstInvoer, Uitgangen.Count: > 0 })
            shape["constructionProperties"] = new JsonObject { [lijstInvoer] = UsualOutcomes.Input(probe.Uitgangen) };
        return shape;
    }

    private static JsonObject Chart() => Shape("Elsa.Flowchart", "Stroomschema", "Stappen met pijlen ertussen.", "Verloop", [], [], browsable: false);

    private static JsonObject Shape(string type, string label, string help, string category, JsonArray inputs, JsonNode[] ports, bool browsable) => new()
    {
        ["typeName"] = type,
        ["namespace"] = type[..type.LastIndexOf('.')],
        ["name"] = type[(type.LastIndexOf('.') + 1)..],
        ["version"] = 1,
        ["category"] = category,
        ["displayName"] = label,
        ["description"] = help,
        ["inputs"] = inputs,
        ["outputs"] = new JsonArray(),
        ["kind"] = "Action",
        ["ports"] = new JsonArray(ports),
        ["customProperties"] = new JsonObject(),
        ["constructionProperties"] = new JsonObject(),
        ["isContainer"] = Containers.Contains(type),
        ["isBrowsable"] = browsable,
        ["isStart"] = type == "Elsa.Start",
        ["isTerminal"] = false,
    };

    private static JsonObject Input(StepType type, InvoerVeld veld, int nr, StepProbe probe, IReadOnlyList<Keuze>? keuzes)
    {
        var (hint, soort, taal) = veld.Soort switch
        {
            InvoerSoort.JaNee => ("checkbox", "Boolean", "Literal"),
            InvoerSoort.Lijst => (veld.Naam == probe.UitgangInvoer ? "dynamic-outcomes" : "multitext", "Object", "Object"),
            InvoerSoort.Voorwaarde => ("singleline", "Boolean", "Scriban"),
            _ => (keuzes is null ? "singleline" : "dropdown", "String", "Literal"),
        };
        var specs = new JsonObject();
        if (hint == "dropdown")
            specs["dropdown"] = new JsonObject { ["selectList"] = new JsonObject { ["items"] = Items(keuzes!), ["isFlagsEnum"] = false, ["sortItems"] = false } };
        if (hint == "dynamic-outcomes")
            specs["DynamicOutcomesOptions"] = new JsonObject { ["fixedOutcomes"] = new JsonArray([.. probe.VasteUitgangen.Select(u => (JsonNode)u)]) };
        return Field(veld.Naam, veld.Label, Help(veld), nr, hint, soort, taal, specs, wrapped: true);
    }

    private static JsonObject Field(string naam, string label, string? help, int nr, string hint, string soort, string taal, JsonObject specs, bool wrapped) => new()
    {
        ["name"] = char.ToUpperInvariant(naam[0]) + naam[1..],
        ["typeName"] = soort,
        ["displayName"] = label,
        ["description"] = help,
        ["order"] = nr,
        ["isBrowsable"] = true,
        ["isSynthetic"] = false,
        ["isWrapped"] = wrapped,
        ["uiHint"] = hint,
        ["category"] = null,
        ["defaultValue"] = null,
        ["defaultSyntax"] = taal,
        ["isReadOnly"] = false,
        ["isSensitive"] = false,
        ["storageDriverType"] = null,
        ["uiSpecifications"] = specs,
    };

    private static string? Help(InvoerVeld veld) => veld.Soort switch
    {
        InvoerSoort.Formule => "Een datum als formule, zoals “start + 6 maanden” of “hier + 5 werkdagen”.",
        InvoerSoort.Voorwaarde => "Een voorwaarde, zoals lengte > 12.",
        InvoerSoort.Lijst => "Druk op Enter na elk woord.",
        _ => veld.Verplicht ? "Verplicht" : null,
    };

    private static JsonObject? Cases(string type) => type switch
    {
        "Elsa.FlowSwitch" => Field("cases", "Wegen", "De eerste weg waarvan de voorwaarde klopt, wordt genomen.", 0, "flow-switch-editor", "Object", "Scriban", [], wrapped: false),
        "Elsa.Switch" => Field("cases", "Wegen", "De eerste weg waarvan de voorwaarde klopt, wordt genomen.", 0, "switch-editor", "Object", "Scriban", [], wrapped: false),
        _ => null,
    };

    private static JsonObject Port(string naam, string soort) => new() { ["name"] = naam, ["displayName"] = PortLabel(naam), ["type"] = soort, ["isBrowsable"] = true };

    private static string PortLabel(string naam) => naam switch
    {
        "Done" => "Klaar",
        "True" or "Then" => "Ja",
        "False" or "Else" => "Nee",
        "Default" => "Anders",
        "Body" => "Herhaal",
        "JobGevonden" => "Job gevonden",
        "InOrde" => "In orde",
        "NietInOrde" => "Niet in orde",
        "NietToegelaten" => "Niet toegelaten",
        "TeLaat" => "Te laat",
        _ => naam,
    };

    private static string Category(StepType type) => type.Type switch
    {
        "Leerwerk.Taak" or "Leerwerk.Wacht" or "Leerwerk.WachtOpBericht" => "Taken en wachten",
        "Leerwerk.Document" or "Leerwerk.Melding" => "Brieven en meldingen",
        _ when type.Type.StartsWith("Leerwerk.", StringComparison.Ordinal) => "Traject",
        _ => "Verloop",
    };
}
