using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>One step by itself: a known type, no scripts, whole formulas and conditions, choices that exist, loops with something in them.</summary>
internal static class StepCheck
{
    private static readonly string[] Scripts = ["JavaScript", "CSharp", "C#", "Python", "VisualBasic", "FSharp", "TypeScript", "Delegate"];
    private static readonly string[] MergeModes = ["None", "Stream", "Merge", "Converge", "Cascade", "Race"];
    private static readonly string[] NotExpressions = ["customProperties", "applicationProperties", "metadata", "variable", "variables", "connections"];

    public static IEnumerable<string> Of(Step step, FlowGraph graph)
    {
        foreach (var (naam, taal, tekst) in Expressions(step))
        {
            if (Scripts.Contains(taal, StringComparer.OrdinalIgnoreCase))
                yield return $"“{naam}” is een script ({taal}); scripts worden nooit uitgevoerd. Schrijf een waarde of een voorwaarde.";
            else if (!Model.Invoer.Talen.Contains(taal))
                yield return $"“{naam}” is geschreven in “{taal}”, en dat kennen we niet. Schrijf een waarde of een voorwaarde.";
            else if (taal == "Scriban" && LanguageError(tekst) is { } fout)
                yield return $"“{naam}” is geen geldige voorwaarde: {fout}";
        }

        foreach (var zin in Choices(step))
            yield return zin;
        if (step == graph.Root)
            yield break;
        if (StepType.Find(step.Type) is not { } type)
        {
            if (step.SubFlow is null && step.Bron.Text("workflowDefinitionId") is { } flow)
                yield return $"de flow “{flow}” bestaat niet; kies een flow die er is.";
            else if (step.SubFlow is null)
                yield return $"de soort “{step.Type}” bestaat niet; kies een stap uit het palet.";
            yield break;
        }

        foreach (var zin in Fields(step, type, graph))
            yield return zin;
        if (step.Type is "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach" && step.Inhoud?.Poorten.ContainsKey("body") != true)
            yield return "deze lus heeft geen inhoud; zet er een stap in of verwijder ze.";
    }

    private static IEnumerable<string> Fields(Step step, StepType type, FlowGraph graph)
    {
        // Elsa has a default for every input of its own; in a flow of ours an empty one is a drawing that was forgotten.
        var must = !step.Type.StartsWith("Elsa.", StringComparison.Ordinal) || FlowJson.IsOwn(graph);
        foreach (var veld in type.Invoer)
        {
            var tekst = step.Text(veld.Naam);
            if (tekst is null && veld.Verplicht && must)
                yield return $"“{veld.Label}” is niet ingevuld.";
            else if (tekst is not null && veld.Soort == InvoerSoort.Formule && step.Invoer[veld.Naam].Taal == "Literal" && FormulaError(tekst) is { } fout)
                yield return $"“{veld.Label}” is geen geldige datumformule (“{tekst}”): {fout}";
        }

        if (step.Type == "Leerwerk.Feit" && step.Text("soort") == "formule" && FormulaError(step.Text("waarde") ?? "") is { } formule)
            yield return $"“Waarde” is geen geldige datumformule: {formule}";
    }

    private static IEnumerable<string> Choices(Step step)
    {
        if ((step.Bron["customProperties"] as JsonObject)?.Text("mergeMode") is { Length: > 0 } merge && !MergeModes.Contains(merge, StringComparer.OrdinalIgnoreCase))
            yield return $"de manier van samenkomen “{merge}” (mergeMode) bestaat niet; kies uit: {string.Join(", ", MergeModes)}.";
        string[] modes = step.Type switch
        {
            "Elsa.FlowJoin" => ["WaitAll", "WaitAllActive", "WaitAny"],
            "Elsa.Switch" or "Elsa.FlowSwitch" => ["MatchFirst", "MatchAny"],
            _ => [],
        };
        if (modes.Length > 0 && step.Invoer.TryGetValue("mode", out var mode) && mode.Taal is "Literal" or "Object" && step.Text("mode") is { } given && !modes.Contains(given))
            yield return $"“{given}” bestaat niet als “mode”; kies uit: {string.Join(", ", modes)}.";
    }

    // Every {type, value} of the step itself, wherever it stands; not of the steps it holds, nor inside a value.
    private static IEnumerable<(string Naam, string Taal, string Tekst)> Expressions(Step step) =>
        step.Bron.Where(p => !NotExpressions.Contains(p.Key)).SelectMany(p => Below(p.Key, p.Value)).Distinct();

    private static IEnumerable<(string Naam, string Taal, string Tekst)> Below(string naam, JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(item => Below(item is JsonObject o && o.Text("label") is { } label ? $"voorwaarde van {label}" : naam, item)),
        JsonObject o when StepReader.IsStep(o) => [],
        JsonObject o when o.Text("type") is { } taal && o.ContainsKey("value") => [(naam, InvoerReader.Taal(taal), o["value"]?.ToString() ?? "")],
        JsonObject o => o.SelectMany(p => Below(naam, p.Value)),
        _ => [],
    };

    private static string? FormulaError(string formule)
    {
        try
        {
            DateFormula.Parse(formule);
            return null;
        }
        catch (FormulaException e)
        {
            return e.Message;
        }
    }

    private static string? LanguageError(string tekst) => Template.Parse(tekst, "voorwaarde", expressionOnly: true).Errors is [var fout, ..] ? fout.Zin : null;
}
