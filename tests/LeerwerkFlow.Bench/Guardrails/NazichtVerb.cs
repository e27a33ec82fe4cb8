using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>How long the checker takes against the size of a flow: flows of one kind in growing sizes, and the shipped flows with more and more tasks in a phase.</summary>
internal static class NazichtVerb
{
    private const int Ronden = 7;
    private const string Map = "workflows";
    private static readonly int[] Maten = [10, 30, 100, 300, 1_000];

    public static int Run(bool json)
    {
        var nazien = Nakijker.Of(Map);
        var goed = Bundel.Read(Map);
        var vast = goed.Namen.Sum(n => Steps(goed.Get(n)).Count);
        IEnumerable<(string Soort, int Stappen, Bundel Bundel)> gevallen =
        [
            .. Maten.Select(n => ("rij", n, Bundel.Of(Groei.Row(n)))),
            .. Maten.Select(n => ("keuzes, takken en lussen", n, Bundel.Of(Groei.Blocks(n)))),
            .. new[] { 0, 100, 300, 1_000 - vast }.Select(meer => ("uitgeleverd", vast + meer, goed.With("sollicitatie", Groei.Longer(goed.Get("sollicitatie"), meer)))),
        ];
        foreach (var (soort, stappen, bundel) in gevallen)
        {
            var flows = bundel.Load().Flows ?? throw new FormatException(bundel.Load().Findings[0].ToString());
            var (tijden, nazicht) = Measure(nazien, flows);
            var onbekend = nazicht.Oordelen.Count(o => o.Verdict == Verdict.Unknown);
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(new { soort, stappen, msMediaan = tijden[Ronden / 2], msMax = tijden[^1], onbekend }, JsonSerializerOptions.Web));
            else
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{soort,-26}{stappen,6} stappen {tijden[Ronden / 2],9:0.0} ms mediaan {tijden[^1],9:0.0} ms hoogste {onbekend,3} onbekend"));
        }

        return 0;
    }

    internal static JsonArray Steps(JsonObject flow) => flow["root"]!["activities"]!.AsArray();

    private static (double[] Tijden, Nazicht Nazicht) Measure(Func<FlowSet, Nazicht> nazien, FlowSet flows)
    {
        var nazicht = nazien(flows);
        nazien(flows);
        var tijden = new double[Ronden];
        for (var i = 0; i < Ronden; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            nazicht = nazien(flows);
            tijden[i] = Math.Round(Stopwatch.GetElapsedTime(clock).TotalMilliseconds, 1);
        }

        return ([.. tijden.Order()], nazicht);
    }
}

/// <summary>Draws flows of any size.</summary>
internal static class Groei
{
    /// <summary>Tasks one after another.</summary>
    public static JsonObject Row(int stappen)
    {
        var flow = Empty();
        Add(flow, "begin", "Elsa.Start");
        for (var i = 1; i < stappen - 1; i++)
            Task(flow, $"t{i}", i == 1 ? ("begin", "Done") : ($"t{i - 1}", "Klaar"));
        Add(flow, "eind", "Elsa.Finish");
        Arrow(flow, $"t{stappen - 2}", "Klaar", "eind");
        return flow;
    }

    /// <summary>Blocks of ten: a choice, a fork of two that meet again, and a loop back to the first task of the block.</summary>
    public static JsonObject Blocks(int stappen)
    {
        var flow = Empty();
        Add(flow, "begin", "Elsa.Start");
        var van = ("begin", "Done");
        for (var b = 0; b < stappen / 10; b++)
        {
            Task(flow, $"{b}-eerst", van);
            Add(flow, $"{b}-keuze", "Elsa.FlowDecision", ("condition", "Scriban", "nummer > 3"));
            Arrow(flow, $"{b}-eerst", "Klaar", $"{b}-keuze");
            Task(flow, $"{b}-ja", ($"{b}-keuze", "True"));
            Arrow(flow, $"{b}-ja", "Klaar", $"{b}-eerst");
            Add(flow, $"{b}-vork", "Elsa.FlowFork", ("branches", "Object", new JsonArray("Een", "Twee")));
            Arrow(flow, $"{b}-keuze", "False", $"{b}-vork");
            Task(flow, $"{b}-een", ($"{b}-vork", "Een"));
            Task(flow, $"{b}-twee", ($"{b}-vork", "Twee"));
            Add(flow, $"{b}-samen", "Elsa.FlowJoin");
            Arrow(flow, $"{b}-een", "Klaar", $"{b}-samen");
            Arrow(flow, $"{b}-twee", "Klaar", $"{b}-samen");
            Add(flow, $"{b}-wacht", "Leerwerk.Wacht", ("moment", "Literal", "hier + 1 week"));
            Arrow(flow, $"{b}-samen", "Done", $"{b}-wacht");
            Task(flow, $"{b}-laatst", ($"{b}-wacht", "Klaar"));
            van = ($"{b}-laatst", "Klaar");
        }

        Add(flow, "eind", "Elsa.Finish");
        Arrow(flow, van.Item1, van.Item2, "eind");
        return flow;
    }

    /// <summary>The phase with more tasks between its last task and its last wait.</summary>
    public static JsonObject Longer(JsonObject fase, int meer)
    {
        var flow = fase.DeepClone().AsObject();
        if (meer == 0)
            return flow;
        var arrows = flow["root"]!["connections"]!.AsArray();
        var last = arrows.OfType<JsonObject>().First(a => (string)a["source"]!["activity"]! == "cvs");
        arrows.Remove(last);
        for (var i = 0; i < meer; i++)
            Task(flow, $"extra-{i}", i == 0 ? ("cvs", "Klaar") : ($"extra-{i - 1}", "Klaar"));
        Arrow(flow, $"extra-{meer - 1}", "Klaar", (string)last["target"]!["activity"]!);
        return flow;
    }

    private static JsonObject Empty() => new()
    {
        ["definitionId"] = Bundel.Top,
        ["name"] = "Groei",
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["token"] = true },
        ["root"] = new JsonObject { ["id"] = "groei", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(), ["connections"] = new JsonArray() },
    };

    private static void Task(JsonObject flow, string id, (string Stap, string Poort) van)
    {
        Add(flow, id, "Leerwerk.Taak", ("titel", "Literal", $"Taak {id}"), ("rol", "Literal", "coach"), ("formulier", "Literal", "cvs-registratie"), ("termijn", "Literal", "hier + 10 werkdagen"));
        Arrow(flow, van.Stap, van.Poort, id);
    }

    private static void Add(JsonObject flow, string id, string type, params (string Naam, string Taal, JsonNode Waarde)[] invoer)
    {
        var step = new JsonObject { ["id"] = id, ["nodeId"] = $"groei:{id}", ["name"] = id, ["type"] = type, ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject { ["displayText"] = id } };
        foreach (var (naam, taal, waarde) in invoer)
            step[naam] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = taal, ["value"] = waarde } };
        NazichtVerb.Steps(flow).Add(step);
    }

    private static void Arrow(JsonObject flow, string van, string poort, string naar) => flow["root"]!["connections"]!.AsArray()
        .Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = van, ["port"] = poort }, ["target"] = new JsonObject { ["activity"] = naar, ["port"] = "In" } });
}
