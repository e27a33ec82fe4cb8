using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Bench.Kernel;

/// <summary>The pure kernel: no database, no files, one thread.</summary>
internal static class KernelVerb
{
    private const int Loads = 15;

    public static void Run(Opties opties)
    {
        if (opties.Core is { } core)
            Machine.StayOn(core);
        var uitvoer = new Uitvoer(opties);
        if (opties.Wants("W1 mini"))
            Measure(uitvoer, opties, "W1 mini", MiniTraject.Prepare(1_000), MiniTraject.Boxes / 5.0);
        if (opties.Wants("W2 full"))
            Measure(uitvoer, opties, "W2 full", VolTraject.Prepare(100), null);
        foreach (var steps in new[] { 300, 1_000 }.Where(n => opties.Wants(LoadName(n))))
            MeasureLoad(uitvoer, steps);
        if (opties.Wants("longest letter"))
            MeasureLetter(uitvoer, opties);
    }

    private static void Measure(Uitvoer uitvoer, Opties opties, string workload, Werklast last, double? boxesPerStep)
    {
        var ronden = Ronden.Measure(() => last.PlayAll(), opties.Seconds);
        var latencies = new long[last.Verlopen.Sum(v => v.Daarna.Length + 1)];
        last.PlayAll(latencies);
        Array.Sort(latencies);
        uitvoer.Write(
            workload, "step", ronden,
            ("boxesPerCpuSecond", boxesPerStep is { } boxes ? Math.Round(ronden.Median(r => r.PerCpuSecond) * boxes) : null),
            ("trajecten", last.Verlopen.Count), ("stepsPerTraject", Math.Round((double)latencies.Length / last.Verlopen.Count, 2)),
            ("p50Ns", Nanoseconds(latencies[latencies.Length / 2])), ("p99Ns", Nanoseconds(latencies[latencies.Length * 99 / 100])), ("maxNs", Nanoseconds(latencies[^1])));
    }

    private static string LoadName(int steps) => $"load flow of {steps} steps";

    private static double Nanoseconds(long ticks) => Math.Round(ticks * 1e9 / Stopwatch.Frequency);

    private static void MeasureLoad(Uitvoer uitvoer, int steps)
    {
        var kept = new List<FlowsRead>();
        var milliseconds = new List<double>();
        var bytes = new List<double>();
        var length = 0;
        for (var turn = 0; turn < Loads; turn++)
        {
            var json = GroteFlow.Draw(steps, turn);
            length = json.Length;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var from = Environment.CpuUsage.TotalTime;
            var read = FlowJson.ReadAll([("groot.json", json)]);
            milliseconds.Add((Environment.CpuUsage.TotalTime - from).TotalMilliseconds);
            bytes.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
            if (read.Findings.Count > 0)
                throw new InvalidOperationException(read.Findings[0].ToString());
            kept.Add(read);
        }

        GC.KeepAlive(kept);
        uitvoer.Write(
            LoadName(steps), ("firstCpuMs", Math.Round(milliseconds[0], 2)), ("medianCpuMs", Median(milliseconds)), ("minCpuMs", Math.Round(milliseconds.Min(), 2)),
            ("maxCpuMs", Math.Round(milliseconds.Max(), 2)), ("retainedBytes", Median(bytes)), ("retainedBytesPerStep", Math.Round(Median(bytes) / steps)), ("jsonChars", length), ("loads", Loads));
    }

    private static double Median(List<double> values) => Math.Round(values.Order().ElementAt(values.Count / 2), 2);

    private static void MeasureLetter(Uitvoer uitvoer, Opties opties)
    {
        var map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
        var sjablonen = Sjablonen.Load(map);
        var (naam, model) = sjablonen.Namen.Select(n => (Naam: n, Model: DossierModel.Read(File.ReadAllText(Path.Combine(map, "voorbeelden", n + ".json")))))
            .MaxBy(b => sjablonen.Get(b.Naam).Render(b.Model).Length);
        var brief = sjablonen.Get(naam);
        var bytes = Encoding.UTF8.GetByteCount(brief.Render(model));
        uitvoer.Write("render longest letter", "render", Ronden.Measure(() => Times(100, () => brief.Render(model)), opties.Seconds), ("letter", naam), ("bytesOut", bytes));

        // Explicit limits: a text that was read before is remembered only without them.
        var text = File.ReadAllText(Path.Combine(map, naam + ".sbnhtml"));
        uitvoer.Write(
            "parse longest letter", "parse", Ronden.Measure(() => Times(100, () => Template.Parse(text, naam, limits: Limits.Default)), opties.Seconds), ("letter", naam), ("chars", text.Length));
    }

    private static long Times(int count, Func<object> work)
    {
        for (var i = 0; i < count; i++)
            GC.KeepAlive(work());
        return count;
    }
}
