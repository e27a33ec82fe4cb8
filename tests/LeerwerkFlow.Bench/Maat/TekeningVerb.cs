using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>Draws the JSON lines of the other verbs (standard input) as SVG: throughput, growth and the storm. Axes are logarithmic; the figure stands beside each point.</summary>
internal static class TekeningVerb
{
    private const int Wide = 720;
    private const int Bar = 26;
    private const int Left = 220;

    public static int Run(MaatOpties opties)
    {
        var lines = new List<JsonObject>();
        while (Console.In.ReadLine() is { } line)
        {
            if (line.StartsWith('{'))
                lines.Add(JsonNode.Parse(line)!.AsObject());
        }

        Write(opties.Map, "doorvoer.svg", "W1: trajecten a second", lines.Where(l => Is(l, "W1")).Select(l => ($"{Text(l, "workload")[3..]} {Text(l, "peer")}", Number(l, "instancesPerSecond"))));
        Write(opties.Map, "groei.svg", "W3: milliseconds of an answer (p50), by trajecten that stand halfway", lines.Where(l => Is(l, "W3") && l.ContainsKey("p50")).OrderBy(l => Number(l, "c")).SelectMany(l => new[]
        {
            ($"{Text(l, "workload")[3..]} ours", Number(l, "p50")), ($"{Text(l, "workload")[3..]} raw", Number(l, "rawP50")),
        }));
        Write(opties.Map, "storm.svg", "W4: timers a second when very many are due at once", lines.Where(l => Is(l, "W4")).SelectMany(l => new[]
        {
            ($"{Text(l, "workload")[3..]} ours", Number(l, "timersPerSecond")), ("raw, one a transaction", Number(l, "rawOnePerSecond")), ("raw, 100 a transaction", Number(l, "rawBatchPerSecond")), ("Quartz, clustered", Number(l, "quartzPerSecond")),
        }));
        return 0;
    }

    private static void Write(string map, string file, string title, IEnumerable<(string Label, double Value)> rows)
    {
        var bars = rows.Where(r => r.Value > 0).ToList();
        if (bars.Count == 0)
            return;
        var (least, most) = (Math.Log10(bars.Min(b => b.Value) / 2), Math.Log10(bars.Max(b => b.Value)));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Wide}\" height=\"{(bars.Count * Bar) + 50}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\"><title>{title}</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text x=\"10\" y=\"24\" font-weight=\"bold\">{title}</text>\n");
        for (var i = 0; i < bars.Count; i++)
        {
            var (y, width) = ((i * Bar) + 40, Math.Round((Math.Log10(bars[i].Value) - least) / (most - least) * (Wide - Left - 90)));
            var colour = bars[i].Label.Contains("raw", StringComparison.Ordinal) ? "#8a8f98" : bars[i].Label.Contains("dbos", StringComparison.Ordinal) || bars[i].Label.StartsWith("Quartz", StringComparison.Ordinal) ? "#b36b00" : "#1f5fa8";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 15}\" text-anchor=\"end\">{bars[i].Label}</text><rect x=\"{Left}\" y=\"{y}\" width=\"{width}\" height=\"{Bar - 6}\" fill=\"{colour}\"/><text x=\"{Left + width + 6}\" y=\"{y + 15}\">{bars[i].Value:#,0.##}</text>\n");
        }

        File.WriteAllText(Path.Combine(map, file), svg.Append("</svg>\n").ToString());
    }

    private static bool Is(JsonObject line, string workload) => Text(line, "workload").StartsWith(workload, StringComparison.Ordinal);

    private static string Text(JsonObject line, string naam) => (string?)line[naam] ?? "";

    private static double Number(JsonObject line, string naam) => line[naam] is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
