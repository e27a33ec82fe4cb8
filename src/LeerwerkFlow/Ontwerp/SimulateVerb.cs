using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Ontwerp;

/// <summary><c>simulate &lt;flow&gt; --scenario &lt;naam|bestand&gt; --start jjjj-mm-dd [--json]</c>: one traject from begin to end, without a database.</summary>
public static class SimulateVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0 good, 1 the scenario does not reach the end or a flow is broken, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter uit, TextWriter fout)
    {
        if (!TryRead(args, out var flow, out var scenarioNaam, out var start, out var json))
        {
            await fout.WriteLineAsync("Gebruik: simulate <flow> --scenario <naam|bestand> --start jjjj-mm-dd [--json]");
            return 2;
        }

        var read = FlowFiles.Read(FlowFiles.Folder);
        foreach (var finding in read.Findings)
            await fout.WriteLineAsync(finding.ToString());
        if (read.Flows is null)
            return 1;
        if (read.Flows.Find(flow) is null)
            return await RefuseAsync(fout, 2, $"De flow “{flow}” bestaat niet. Kies uit: {string.Join(", ", read.Flows.All.Select(f => f.Id).Order(StringComparer.Ordinal))}.");
        if (FindScenario(scenarioNaam) is not { } bestand)
            return await RefuseAsync(fout, 2, $"Het scenario “{scenarioNaam}” bestaat niet. Kies uit: {string.Join(", ", Scenarios())}, of geef een bestand.");

        try
        {
            var scenario = Scenario.Parse(Path.GetFileNameWithoutExtension(bestand), await File.ReadAllTextAsync(bestand));
            await WriteAsync(uit, SimulatedWorld.Run(read.Flows, flow, scenario, start), json);
            return 0;
        }
        catch (ScenarioException e)
        {
            return await RefuseAsync(fout, 1, e.Message);
        }
    }

    private static async Task WriteAsync(TextWriter uit, Timeline timeline, bool json)
    {
        var last = timeline.Entries[^1];
        foreach (var e in timeline.Entries)
            await uit.WriteLineAsync(json ? JsonSerializer.Serialize(e, Json) : string.Create(CultureInfo.InvariantCulture, $"{e.Date:yyyy-MM-dd} {e.Kind,-9} {e.Code,-12} {e.Title}{(e.Why.Length > 0 ? " — " + e.Why : "")}"));
        var zin = string.Join("; ", timeline.Taken.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key}: {r.Value.Values.Sum()} taken, {timeline.PerMaand(r.Key)} per maand")));
        await uit.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { last.Date, Kind = "samenvatting", Step = "", Code = "", Title = zin, Why = "taken per rol en maand (S12)", timeline.Taken }, Json)
            : "Samenvatting: " + zin);
    }

    private static bool TryRead(string[] args, out string flow, out string scenario, out DateOnly start, out bool json)
    {
        (flow, scenario, start, json) = ("", "normaal", default, false);
        var hasStart = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--scenario" when i + 1 < args.Length:
                    scenario = args[++i];
                    break;
                case "--start" when i + 1 < args.Length:
                    hasStart = DateOnly.TryParseExact(args[++i], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out start);
                    break;
                case var naam when !naam.StartsWith('-') && flow.Length == 0:
                    flow = naam;
                    break;
                default:
                    return false;
            }
        }

        return flow.Length > 0 && hasStart;
    }

    private static string? FindScenario(string naam) =>
        ((string[])[naam, Path.Combine(FlowFiles.Folder, "scenarios", naam + ".json")]).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Scenarios() => Directory.Exists(Path.Combine(FlowFiles.Folder, "scenarios"))
        ? Directory.GetFiles(Path.Combine(FlowFiles.Folder, "scenarios"), "*.json").Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal)
        : [];

    private static async Task<int> RefuseAsync(TextWriter fout, int code, string zin)
    {
        await fout.WriteLineAsync(zin);
        return code;
    }
}
