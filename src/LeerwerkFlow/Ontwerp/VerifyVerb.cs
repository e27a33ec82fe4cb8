using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// <c>verify &lt;map&gt; [--regels naam] [--json]</c>: the structure of every flow, form and letter in a folder, all findings at once; with <c>--regels</c> also every rule of that
/// set on every path.
/// </summary>
public static class VerifyVerb
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0 good, 1 something found, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter uit, TextWriter fout)
    {
        if (Options.Read(args) is not { } options)
        {
            await fout.WriteLineAsync("Gebruik: verify <map> [--regels <naam>] [--json], bijvoorbeeld: verify workflows --regels wep-2008");
            return 2;
        }

        var read = FlowFiles.Read(options.Map);
        var (formulieren, formulierFouten) = Formulieren.Read(Path.Combine(options.Map, "formulieren"));
        var (sjablonen, sjabloonFouten) = Directory.Exists(Path.Combine(options.Map, "brieven")) ? Sjablonen.Read(Path.Combine(options.Map, "brieven")) : Sjablonen.None;
        string[] findings = [.. read.Findings.Select(f => f.ToString()), .. formulierFouten.Select(f => f.ToString()), .. sjabloonFouten.Select(f => f.ToString())];
        foreach (var finding in findings)
            await uit.WriteLineAsync(options.Json ? Line(new JsonObject { ["rule"] = "LEESBAAR", ["severity"] = "tekening", ["verdict"] = "broken", ["explanation"] = finding, ["path"] = new JsonArray() }) : finding);
        var rules = options.Regels is null || findings.Length > 0 ? 0 : await RulesAsync(options, read.Flows!, Werelden.Of(formulieren, sjablonen), uit);
        if (!options.Json)
            await uit.WriteLineAsync(findings.Length == 0 ? $"{read.Flows!.All.Count()} flows nagekeken, met hun formulieren en brieven: {(rules == 0 ? "in orde" : $"{rules} regels blokkeren")}." : $"{findings.Length} bevindingen.");
        return findings.Length == 0 && rules == 0 ? 0 : 1;
    }

    /// <returns>How many rules block.</returns>
    private static async Task<int> RulesAsync(Options options, FlowSet flows, Wereld wereld, TextWriter uit)
    {
        var path = Path.Combine(options.Map, "regels", options.Regels + ".json");
        if (!File.Exists(path))
            throw new RuleBroken($"De regels “{options.Regels}” bestaan niet: er is geen bestand {path}.");
        RegelSet regels;
        try
        {
            regels = RegelSet.Parse(options.Regels!, await File.ReadAllTextAsync(path));
        }
        catch (RegelException e)
        {
            throw new RuleBroken(e.Message);
        }

        var blocks = 0;
        foreach (var top in Tops(flows))
        {
            foreach (var oordeel in FlowChecker.Run(flows, top, regels, wereld).Oordelen)
            {
                blocks += oordeel.Blokkeert ? 1 : 0;
                await uit.WriteLineAsync(options.Json ? Line(Json(oordeel, top)) : Words(oordeel));
            }
        }

        return blocks;
    }

    // What no other flow of the folder plays.
    private static IEnumerable<string> Tops(FlowSet flows)
    {
        var played = flows.All.SelectMany(f => f.Steps.Select(FlowBundle.Plays)).OfType<string>().ToHashSet();
        return flows.All.Select(f => f.Id).Where(id => !played.Contains(id)).Order(StringComparer.Ordinal);
    }

    private static JsonObject Json(Oordeel oordeel, string top) => new()
    {
        ["rule"] = oordeel.Code,
        ["severity"] = oordeel.Ernst.Code(),
        ["verdict"] = oordeel.Verdict.Code(),
        ["path"] = new JsonArray([.. oordeel.Pad.Select(p => (JsonNode)(p.Pijl is null ? $"{p.Flow}/{p.Stap}" : $"{p.Flow}/{p.Stap}:{p.Pijl.Split(':')[1]}"))]),
        ["flow"] = top,
        ["sentence"] = oordeel.Zin,
        ["explanation"] = oordeel.Uitleg,
        ["source"] = oordeel.Bron,
    };

    private static string Words(Oordeel oordeel)
    {
        var verdict = oordeel.Verdict switch { Verdict.Kept => "gehouden", Verdict.Broken => "GEBROKEN", _ => "ONBEKEND" };
        return string.Create(CultureInfo.InvariantCulture, $"{verdict,-9} {oordeel.Ernst.Code(),-9} {oordeel.Code}: {oordeel.Zin} {oordeel.Uitleg} {oordeel.Doe}").TrimEnd();
    }

    private static string Line(JsonObject o) => o.ToJsonString(Plain);

    private sealed record Options(string Map, string? Regels, bool Json)
    {
        public static Options? Read(string[] args)
        {
            var rest = args.Where(a => a != "--json").ToList();
            return rest switch
            {
                [var map] when map[0] != '-' => new(map, null, args.Length > rest.Count),
                [var map, "--regels", var regels] => new(map, regels, args.Length > rest.Count),
                ["--regels", var regels, var map] => new(map, regels, args.Length > rest.Count),
                _ => null,
            };
        }
    }
}
