using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

internal sealed partial class Turn
{
    /// <summary>The outputs of a definition stand among its values under this word and a dot.</summary>
    public const string Output = "output.";

    private IReadOnlyDictionary<string, object?>? model;
    private Dictionary<string, SortedMap<string>>? outputs;

    /// <summary>The facts as the language sees them.</summary>
    public IReadOnlyDictionary<string, object?> Feiten => model ??= new FeitenModel(feiten);

    /// <summary>The value of an input as it is seen from a container.</summary>
    /// <exception cref="FlowFault">It refers to something that does not exist, or it is a script.</exception>
    public object? Read(Node node, Invoer invoer) => invoer.Taal switch
    {
        "Literal" => invoer.IsTekst ? invoer.Tekst : Waarde.Of(invoer.Waarde),
        "Scriban" => Evaluate(node, invoer),
        "Object" => Waarde.OfObject(invoer.Waarde),
        "Variable" => Reference(node, invoer.Waarde, "variabele"),
        "Input" => Reference(node, invoer.Waarde, "invoer"),
        _ => throw new FlowFault($"Een script ({invoer.Taal}) wordt nooit uitgevoerd. Schrijf een waarde of een voorwaarde."),
    };

    /// <summary>A condition. One that is not known takes every branch when exploring and stops a real step.</summary>
    /// <exception cref="FlowFault">It is not known, or no yes or no.</exception>
    public bool Holds(Node node, Step step, Invoer voorwaarde)
    {
        choices?.IsGemist = false;
        return Read(node, voorwaarde) switch
        {
            bool ja => ja,
            null => false,
            Unknown => Choose(2, step) == 0,
            var value => Waarde.AsBool(value) ?? throw new FlowFault($"De voorwaarde van stap “{step.Titel}” geeft geen ja of nee: {voorwaarde.Tekst}"),
        };
    }

    /// <summary>Which of <paramref name="options"/> branches is taken at something that is not known.</summary>
    /// <exception cref="FlowFault">This is a real step.</exception>
    public int Choose(int options, Step step) => choices is { IsGemist: false }
        ? choices.Pick(options)
        : throw new FlowFault($"Stap “{step.Titel}” kan niet kiezen: een gegeven uit de voorwaarde is nog niet bekend. Vul het eerst in.");

    /// <summary>Gives a variable a value; false when no container around declares it.</summary>
    public static bool SetVariable(Node from, string reference, Func<string> json)
    {
        for (var node = from; node is not null; node = node.IsInstance ? null : node.Parent)
        {
            if (FindVariable(node, reference) is not { } variable)
                continue;
            node.SetWaarde(variable.Naam, Waarde.Convert(json(), variable.Type));
            return true;
        }

        return false;
    }

    /// <summary>Sets an output of a step: a variable around it, or an output of its definition.</summary>
    public void SetUitvoer(Node node, Step step, string id, string naam, string json)
    {
        if (trace is not null)
        {
            outputs ??= [];
            outputs[id] = outputs.GetValueOrDefault(id, NoValues).SetItem(naam, json);
        }

        foreach (var (uitvoer, reference) in step.Uitvoer)
        {
            if (uitvoer.Equals(naam, StringComparison.OrdinalIgnoreCase) && !SetVariable(node, reference, () => json))
                SetFlowOutput(node, reference, json, declaredOnly: true);
        }
    }

    /// <summary>Sets an output of the nearest definition that declares it, else of the traject itself.</summary>
    public static void SetFlowOutput(Node from, string naam, string json, bool declaredOnly)
    {
        for (var node = from; node is not null; node = node.Parent)
        {
            if (node.Soort != NodeSoort.Definitie)
                continue;
            var declared = node.Flow.Uitvoer.FirstOrDefault(u => u.Naam == naam);
            if (declared is not null || (node.IsInstance && !declaredOnly))
            {
                node.SetWaarde(Output + naam, Waarde.Convert(json, declared?.Type));
                return;
            }

            if (node.IsInstance)
                return;
        }
    }

    /// <summary>The traject, or the flow of its own that <c>ExecuteWorkflow</c> plays, that a container belongs to.</summary>
    public static Node InstanceOf(Node node)
    {
        while (!node.IsInstance)
            node = node.Parent!;
        return node;
    }

    /// <summary>Gives the traject (or the flow that <c>ExecuteWorkflow</c> plays) a name or a correlation id.</summary>
    public void SetKenmerk(Entry entry, string kenmerk, string? waarde)
    {
        if (InstanceOf(entry.Node) is { Parent: not null } own)
        {
            if (kenmerk == "correlatie")
                own.Correlate(waarde);
        }
        else if (kenmerk == "correlatie")
            correlatie = waarde;
        else
            naam = waarde;
        Emit(new KenmerkSet(entry.Id, entry.Pad, kenmerk, waarde));
    }

    /// <summary>Notes that a step ended, when somebody asked.</summary>
    public void Trace(Step step, FlowGraph flow, string pad, string id, Uitkomsten outcomes) => trace?.Add(new TraceEntry(
        false, flow.Id, step.Id, step.Bron["name"] is JsonValue v && v.TryGetValue<string>(out var n) ? n : null, pad, id, null, outcomes.All, outputs?.GetValueOrDefault(id) ?? NoValues));

    private object? Evaluate(Node node, Invoer invoer)
    {
        try
        {
            return Expression.Evaluate(invoer.Uitdrukking, choices is not null ? new ExploringModel(choices, feiten) : Zicht.From(this, node));
        }
        catch (LanguageException fout)
        {
            throw new FlowFault($"De uitdrukking “{invoer.Tekst}” kan niet berekend worden: {fout.Message}");
        }
    }

    private object? Reference(Node from, JsonNode? waarde, string soort)
    {
        if (IsExploring)
            return Unknown.Value;
        var reference = waarde is JsonObject o ? Waarde.TextOf(o["id"]) ?? Waarde.TextOf(o["name"]) : Waarde.TextOf(waarde);
        var name = waarde is JsonObject named ? Waarde.TextOf(named["name"]) ?? reference : reference;
        if (reference is null || name is null)
            return null;
        for (var node = from; node is not null; node = node.IsInstance ? null : node.Parent)
        {
            if (FindVariable(node, reference) is { } variable && node.Waarden.TryGetValue(variable.Naam, out var json))
                return Waarde.Parse(json);
            if (node.Waarden.TryGetValue(name, out json) || node.Waarden.TryGetValue(Output + name, out json))
                return Waarde.Parse(json);
        }

        return Feiten.TryGetValue(name.Replace('.', '_'), out var feit) ? feit : throw new FlowFault($"De {soort} “{name}” bestaat hier niet. Kies een andere of maak ze aan.");
    }

    private static Variabele? FindVariable(Node node, string reference)
    {
        foreach (var variable in node.Container.Inhoud!.Variabelen)
        {
            if (variable.Id == reference || variable.Naam == reference)
                return variable;
        }

        if (node.Soort != NodeSoort.Definitie)
            return null;
        foreach (var variable in node.Flow.Variabelen)
        {
            if (variable.Id == reference || variable.Naam == reference)
                return variable;
        }

        return null;
    }

    private static void Declare(Node node, ImmutableArray<Variabele> variabelen)
    {
        foreach (var variable in variabelen)
            node.SetWaarde(variable.Naam, Waarde.Begin(variable));
    }
}
