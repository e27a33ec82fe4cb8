using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench;

/// <summary>Writes one JSON line a workload, and beside it a line for people.</summary>
internal sealed class Uitvoer(Opties opties)
{
    /// <summary>A workload measured in rounds; <paramref name="unit"/> is what was counted: <c>step</c>, <c>render</c>.</summary>
    public void Write(string workload, string unit, Ronden ronden, params (string Name, JsonNode? Value)[] more)
    {
        var line = new JsonObject
        {
            [unit + "sPerCpuSecond"] = Numbers(ronden, r => r.PerCpuSecond, 0),
            [unit + "sPerSecond"] = Numbers(ronden, r => r.PerSecond, 0),
            ["cpuNsPer" + Upper(unit)] = Numbers(ronden, r => 1e9 / r.PerCpuSecond, 1),
            ["bytesPer" + Upper(unit)] = Math.Round(ronden.Median(r => (double)r.Bytes / r.Times), 1),
            ["gen0Collections"] = ronden.All.Sum(r => r.Collections),
            ["rounds"] = ronden.All.Count,
            ["secondsPerRound"] = opties.Seconds,
            ["noisy"] = ronden.IsNoisy,
        };
        Finish(workload, line, ronden.Load, more);
        Say(string.Create(CultureInfo.InvariantCulture, $"{workload,-28} {ronden.Median(r => r.PerCpuSecond),12:N0} {unit}s per cpu second ({ronden.Min(r => r.PerCpuSecond):N0}–{ronden.Max(r => r.PerCpuSecond):N0}), "
            + $"{1e9 / ronden.Median(r => r.PerCpuSecond):N0} ns, {ronden.Median(r => (double)r.Bytes / r.Times):N0} bytes{(ronden.IsNoisy ? ", NOISY" : "")}, load {ronden.Load}"));
    }

    /// <summary>A workload that is told by its own numbers.</summary>
    public void Write(string workload, params (string Name, JsonNode? Value)[] numbers)
    {
        Finish(workload, [], Machine.Load, numbers);
        Say($"{workload,-28} {string.Join(", ", numbers.Select(n => $"{n.Name} {n.Value?.ToJsonString()}"))}");
    }

    private static void Finish(string workload, JsonObject numbers, double? load, (string Name, JsonNode? Value)[] more)
    {
        var line = new JsonObject { ["workload"] = workload, ["commit"] = Machine.Commit };
        foreach (var (name, value) in numbers.ToList())
        {
            numbers.Remove(name);
            line[name] = value;
        }

        foreach (var (name, value) in more)
            line[name] = value;
        line["load"] = load;
        line["cpu"] = Machine.Cpu;
        line["cores"] = Machine.Cores;
        line["settings"] = Machine.Settings;
        Console.WriteLine(line.ToJsonString(JsonSerializerOptions.Web));
    }

    private static JsonObject Numbers(Ronden ronden, Func<Ronde, double> of, int digits) => new()
    {
        ["median"] = Math.Round(ronden.Median(of), digits),
        ["min"] = Math.Round(ronden.Min(of), digits),
        ["max"] = Math.Round(ronden.Max(of), digits),
    };

    private static string Upper(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private void Say(string line)
    {
        if (!opties.JsonOnly)
            Console.Error.WriteLine(line);
    }
}
