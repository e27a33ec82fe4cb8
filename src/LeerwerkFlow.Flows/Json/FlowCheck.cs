using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>The structure of flows that belong together: known steps, no scripts, whole formulas and conditions, phases that exist and outcomes that are drawn.</summary>
internal static class FlowCheck
{
    private static readonly string[] Talen = ["Literal", "Object", "Variable", "Input", "Scriban"];

    public static void Run(IReadOnlyList<(string Bestand, FlowGraph Graph)> graphs, ICollection<FlowFinding> findings)
    {
        var byId = graphs.GroupBy(g => g.Graph.Id).ToDictionary(g => g.Key, g => g.First().Graph);
        foreach (var group in graphs.GroupBy(g => g.Graph.Id).Where(g => g.Count() > 1))
            findings.Add(new FlowFinding(group.Last().Bestand, null, $"de flow “{group.Key}” bestaat al in {group.First().Bestand}; geef hem een eigen id."));

        foreach (var (bestand, graph) in graphs)
        {
            if (graph.Start is null)
                findings.Add(new FlowFinding(bestand, null, "deze flow is leeg; teken minstens één stap."));
            foreach (var step in graph.Steps)
            {
                foreach (var zin in Of(step, graph, byId))
                    findings.Add(new FlowFinding(bestand, step.Id, zin));
            }

            if (PlaysItself(graph, byId))
                findings.Add(new FlowFinding(bestand, null, "deze flow speelt zichzelf als fase, rechtstreeks of via een andere; verwijder die fase."));
        }
    }

    private static IEnumerable<string> Of(Step step, FlowGraph graph, Dictionary<string, FlowGraph> byId)
    {
        if (StepType.Find(step.Type) is not { } type)
        {
            yield return $"de soort “{step.Type}” bestaat niet; kies een stap uit het palet.";
            yield break;
        }

        foreach (var (naam, invoer) in step.Invoer)
        {
            if (!Talen.Contains(invoer.Taal))
                yield return $"“{naam}” is een script ({invoer.Taal}); scripts worden nooit uitgevoerd. Schrijf een waarde of een voorwaarde.";
            else if (invoer.Taal == "Scriban" && LanguageError(invoer.Tekst) is { } fout)
                yield return $"“{naam}” is geen geldige voorwaarde: {fout}";
        }

        foreach (var veld in type.Invoer)
        {
            var tekst = step.Text(veld.Naam);
            if (tekst is null && veld.Verplicht)
                yield return $"“{veld.Label}” is niet ingevuld.";
            else if (tekst is not null && veld.Soort == InvoerSoort.Formule && FormulaError(tekst) is { } fout)
                yield return $"“{veld.Label}” is geen geldige datumformule (“{tekst}”): {fout}";
        }

        if (step.Type == "Leerwerk.Feit" && step.Text("soort") == "formule" && FormulaError(step.Text("waarde") ?? "") is { } formule)
            yield return $"“Waarde” is geen geldige datumformule: {formule}";
        if (type is FlowSwitchStep)
        {
            foreach (var (label, voorwaarde) in FlowSwitchStep.Cases(step).Where(c => LanguageError(c.Voorwaarde) is not null))
                yield return $"de voorwaarde van “{label}” is niet geldig: {LanguageError(voorwaarde)}";
        }

        foreach (var zin in Ports(step, type, graph, byId))
            yield return zin;
    }

    private static IEnumerable<string> Ports(Step step, StepType type, FlowGraph graph, Dictionary<string, FlowGraph> byId)
    {
        IReadOnlyList<string> outcomes;
        if (type is FaseStep)
        {
            if (step.Text("flow") is not { } flow)
                yield break;
            if (!byId.TryGetValue(flow, out var fase))
            {
                yield return $"de flow “{flow}” bestaat niet; kies een fase die er is.";
                yield break;
            }

            string[] own = [.. fase.Steps.Where(s => s.Type == "Elsa.Complete").SelectMany(s => s.List("outcomes")).Distinct()];
            foreach (var uitkomst in own.Where(u => !graph.Draws(step.Id, u)))
                yield return $"de fase kan eindigen met “{uitkomst}”, maar die uitgang is niet getekend.";
            outcomes = [.. type.Outcomes(step), .. own];
        }
        else
        {
            outcomes = type.Outcomes(step);
        }

        foreach (var poort in graph.From(step.Id).Select(c => c.Poort).Distinct().Where(p => !outcomes.Contains(p)))
            yield return $"de uitgang “{poort}” bestaat niet; kies uit: {string.Join(", ", outcomes)}.";
    }

    private static bool PlaysItself(FlowGraph graph, Dictionary<string, FlowGraph> byId)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<FlowGraph>([graph]);
        while (todo.TryPop(out var here))
        {
            foreach (var flow in here.Steps.Where(s => s.Type == "Leerwerk.Fase").Select(s => s.Text("flow")).OfType<string>())
            {
                if (flow == graph.Id)
                    return true;
                if (seen.Add(flow) && byId.TryGetValue(flow, out var next))
                    todo.Push(next);
            }
        }

        return false;
    }

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

    private static string? LanguageError(string? tekst) =>
        Template.Parse(tekst ?? "", "voorwaarde", expressionOnly: true).Errors is [var fout, ..] ? fout.Zin : null;
}
