using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>
/// Chance as a list of bytes: each choice takes the next one, and after the last every choice is the first. A shorter list is a simpler flow, so leaving bytes out makes a
/// failure small.
/// </summary>
internal sealed class Draw(byte[] bytes)
{
    private int at;

    /// <summary>How many choices were asked for.</summary>
    public int Taken => at;

    public int Next(int options) => (at < bytes.Length ? bytes[at++] : 0) % options;

    /// <summary>True once in <paramref name="times"/>; never when the bytes are spent.</summary>
    public bool Once(int times) => Next(times) == times - 1;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Next(choices.Length)];
}

/// <summary>Draws a top flow with a phase that plays another and a flow of its own, as the JSON that a designer would save: every supported step, nested to any depth that the bytes ask for.</summary>
internal sealed class FlowGen
{
    private const int MaxDepth = 4;

    // An arrow back leaves one of these, or turns for ever.
    private static readonly string[] Waits = ["Leerwerk.Taak", "Leerwerk.Wacht", "Leerwerk.WachtOpBericht", "Elsa.Event", "Elsa.RunTask", "Elsa.Delay", "Elsa.Fault"];
    private readonly Draw draw;
    private readonly string? plays;
    private readonly bool loops;
    private int nr;
    private int inLoop;

    private FlowGen(Draw draw, string? plays) => (this.draw, this.plays, loops) = (draw, plays, draw.Once(200) && draw.Once(3));

    /// <summary>The flows; null when the reader refuses them, which it should seldom do.</summary>
    public static FlowSet? Make(Draw draw)
    {
        (string, string)[] files = [File(draw, "top", "fase"), File(draw, "fase", "deel"), File(draw, "deel", null)];
        return FlowJson.ReadAll(files).Flows;
    }

    /// <summary>What <see cref="Make"/> reads, to print beside a failure.</summary>
    public static string Text(Draw draw) => string.Join('\n', File(draw, "top", "fase").Tekst, File(draw, "fase", "deel").Tekst, File(draw, "deel", null).Tekst);

    private static (string Bestand, string Tekst) File(Draw draw, string id, string? plays)
    {
        var token = draw.Next(3) != 1;
        var gen = new FlowGen(draw, plays);
        return (id + ".json", new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["token"] = token },
            ["variables"] = new JsonArray(Variable("v"), Variable("w")),
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "uit", ["type"] = "Object" }),
            ["root"] = draw.Once(5) ? gen.Container(0, draw.Of("Elsa.Sequence", "Elsa.Parallel")) : gen.Flowchart(0),
        }.ToJsonString());
    }

    private JsonObject Step(int depth) => depth < MaxDepth && draw.Next(5) == 1
        ? Container(depth + 1, draw.Of("Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel", "Elsa.If", "Elsa.Switch", "Elsa.While", "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach"))
        : Leaf();

    private JsonObject Leaf() => draw.Next(26) switch
    {
        0 or 1 or 2 => Node("Leerwerk.Taak", ("titel", Literal("t")), ("rol", Literal("coach")), ("formulier", Literal("incident")), ("uitkomsten", List("Klaar", "Anders"))),
        3 => Node("Elsa.WriteLine", ("text", Literal("x"))),
        4 => Node("Leerwerk.Wacht", ("moment", Literal("hier + 2 dagen"))),
        5 or 6 => Node("Elsa.Event", ("eventName", Literal(Name()))),
        7 => Node("Elsa.RunTask", ("taskName", Literal("werk"))),
        8 => Node("Elsa.Delay", ("timeSpan", Literal(draw.Of("1.00:00:00", "00:30:00", "later")))),
        9 => Node("Elsa.PublishEvent", ("eventName", Literal(Name()))),
        10 or 11 => With(Node("Elsa.SetVariable", ("value", draw.Of(Scriban("v + 1"), Scriban("w"), Literal("1"), Scriban("onbekend")))), "variable", Variable(draw.Of("v", "w", "nergens"))),
        12 or 13 => Node("Elsa.FlowDecision", ("condition", Scriban(Condition()))),
        14 => With(Node("Elsa.FlowSwitch", ("mode", Literal(draw.Of("MatchFirst", "MatchAny")))), "cases", Cases(_ => null)),
        15 or 16 => Node("Elsa.FlowFork", ("branches", List("Klaar", "Anders"))),
        17 => Node("Elsa.FlowJoin", ("mode", Literal(draw.Of("WaitAll", "WaitAny", "WaitAllActive")))),
        18 => Node("Elsa.Fault", ("message", Literal("stuk"))),
        19 => draw.Next(8) switch { 0 or 1 or 2 => Node("Elsa.End"), 3 => Node("Elsa.Complete"), 4 => Node("Elsa.Finish"), _ => Node(inLoop > 0 ? "Elsa.Break" : "Elsa.WriteLine") },
        20 => Node("Elsa.SetOutput", ("outputName", Literal("uit")), ("outputValue", Scriban("v"))),
        21 => Node("Leerwerk.Feit", ("feit", Literal("g")), ("soort", Literal(draw.Of("jaNee", "getal"))), ("waarde", Scriban(draw.Of("true", "onbekend", "v")))),
        22 when plays is not null => Node("Leerwerk.Fase", ("flow", Literal(plays))),
        23 when plays is not null => Node("Elsa.ExecuteWorkflow", ("workflowDefinitionId", Literal(plays)), ("waitForCompletion", Literal(draw.Of("true", "false")))),
        24 => Node("Leerwerk.WachtOpBericht", ("soort", Literal("AFWIJKING")), ("antwoorden", List("Klaar", "Anders"))),
        25 => draw.Of(Node("Elsa.Correlate", ("correlationId", Literal("c"))), Node("Elsa.SetName", ("value", Literal("n"))), Node("Elsa.StartAt", ("dateTime", Literal("2010-03-02T10:00:00Z")))),
        _ => Node("Leerwerk.Mijlpaal", ("code", Literal("INTAKE_GEDAAN"))),
    };

    private JsonObject Container(int depth, string type) => type switch
    {
        "Elsa.Flowchart" => Flowchart(depth),
        "Elsa.If" => With(With(Node(type, ("condition", Scriban(Condition()))), "then", Step(depth)), "else", draw.Once(2) ? Step(depth) : null),
        "Elsa.Switch" => With(With(Node(type, ("mode", Literal(draw.Of("MatchFirst", "MatchAny")))), "cases", Cases(_ => Step(depth))), "default", draw.Once(2) ? Step(depth) : null),
        "Elsa.While" => With(Node(type, ("condition", Scriban(draw.Of("v < 3", "false", "onbekend")))), "body", Body(depth)),
        "Elsa.For" => With(Node(type, ("start", Literal("0")), ("end", Literal(draw.Of("2", "0", "x"))), ("step", Literal(loops ? "0" : "1"))), "body", Body(depth)),
        "Elsa.ForEach" or "Elsa.ParallelForEach" => With(Node(type, ("items", draw.Of(Scriban("[1, 2]"), Scriban("[]"), Scriban("1..3"), Scriban("onbekend"), Scriban("v")))), "body", Body(depth)),
        _ => With(Node(type), "activities", new JsonArray([.. Enumerable.Range(0, draw.Next(4) + (depth == 0 ? 1 : 0)).Select(_ => (JsonNode)Step(depth))])),
    };

    // A body that counts on, so that a loop on "v < 3" ends; seldom one that does not, for a loop without end costs ten thousand steps.
    private JsonObject Body(int depth)
    {
        inLoop++;
        var body = Step(depth);
        inLoop--;
        return loops ? body : With(Node("Elsa.Sequence"), "activities", new JsonArray(body, With(Node("Elsa.SetVariable", ("value", Scriban("v + 1"))), "variable", Variable("v"))));
    }

    private JsonObject Flowchart(int depth)
    {
        var chart = Node("Elsa.Flowchart");
        var steps = Enumerable.Range(0, 2 + draw.Next(depth == 0 ? 8 : 4)).Select(_ => Step(depth)).ToList();
        var arrows = new JsonArray();
        for (var i = 1; i < steps.Count; i++)
            Connect(arrows, steps[draw.Next(2) == 0 ? i - 1 : draw.Next(i)], steps[i]);
        for (var extra = draw.Next(4); extra > 0; extra--)
        {
            var (van, naar) = (draw.Next(steps.Count), draw.Next(steps.Count));
            if (van < naar || loops || Waits.Contains((string)steps[van]["type"]!))
                Connect(arrows, steps[van], steps[naar]);
        }

        foreach (var step in steps)
            step["customProperties"]!["mergeMode"] = draw.Of(null, "None", "Stream", "Merge", "Converge", "Cascade", "Race");
        chart["activities"] = new JsonArray([.. steps]);
        chart["connections"] = arrows;
        return chart;
    }

    // Nothing leaves a step that ends its container.
    private void Connect(JsonArray arrows, JsonObject van, JsonObject naar)
    {
        if ((string)van["type"]! is not ("Elsa.End" or "Elsa.Break" or "Elsa.Complete" or "Elsa.Finish"))
            arrows.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = (string)van["id"]!, ["port"] = Port((string)van["type"]!) },
                ["target"] = new JsonObject { ["activity"] = (string)naar["id"]!, ["port"] = "In" },
            });
    }

    private string Port(string type) => type switch
    {
        "Leerwerk.Taak" or "Elsa.FlowFork" or "Leerwerk.WachtOpBericht" => draw.Of("Klaar", "Anders"),
        "Leerwerk.Fase" => draw.Of("Klaar", "Stopgezet", "JobGevonden"),
        "Elsa.FlowDecision" => draw.Of("True", "False"),
        "Elsa.FlowSwitch" => draw.Of("een", "twee", "Default"),
        _ => type.StartsWith("Leerwerk.", StringComparison.Ordinal) ? "Klaar" : "Done",
    };

    private JsonArray Cases(Func<int, JsonObject?> step) => new([.. ((string[])["een", "twee"]).Select((label, i) =>
        (JsonNode)With(new JsonObject { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "Scriban", ["value"] = Condition() } }, "activity", step(i)))]);

    private string Condition() => draw.Of("g", "v < 3", "true", "false", "onbekend", "v == 1", "v");

    private string Name() => draw.Of("klop", "bel");

    private JsonObject Node(string type, params ReadOnlySpan<(string Naam, JsonObject Waarde)> invoer)
    {
        var id = "s" + nr++;
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["customProperties"] = new JsonObject() };
        foreach (var (naam, waarde) in invoer)
            node[naam] = new JsonObject { ["typeName"] = "Object", ["expression"] = waarde };
        return node;
    }

    private static JsonObject With(JsonObject node, string naam, JsonNode? waarde)
    {
        if (waarde is not null)
            node[naam] = waarde;
        return node;
    }

    private static JsonObject Literal(string waarde) => new() { ["type"] = "Literal", ["value"] = waarde };

    private static JsonObject Scriban(string waarde) => new() { ["type"] = "Scriban", ["value"] = waarde };

    private static JsonObject List(params ReadOnlySpan<string> waarden) => new() { ["type"] = "Object", ["value"] = new JsonArray([.. waarden.ToArray().Select(w => (JsonNode)w)]) };

    private static JsonObject Variable(string naam) => new() { ["id"] = naam, ["name"] = naam, ["typeName"] = "Int32", ["value"] = 0 };
}
