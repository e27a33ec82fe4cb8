using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Bench.Documenten;

/// <param name="Aantal">Letters.</param>
/// <param name="Doden">How often the browser is killed meanwhile.</param>
internal sealed record BrievenOpties(int Aantal = 1000, int Doden = 0)
{
    /// <exception cref="FormatException">An unknown word, or a number that is none.</exception>
    public static BrievenOpties Read(string[] args) => args switch
    {
        [] => new(),
        ["--aantal", var n, .. var rest] => Read(rest) with { Aantal = int.Parse(n, CultureInfo.InvariantCulture) },
        ["--doden", var n, .. var rest] => Read(rest) with { Doden = int.Parse(n, CultureInfo.InvariantCulture) },
        _ => throw new FormatException($"unknown: {args[0]}"),
    };
}

/// <summary>Makes the shipped letters in turn, and prints them. Every letter has a title of its own, by which what came out is recognised: each one once, none of another.</summary>
internal static class BrievenVerb
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");

    /// <summary>1 when a letter is missing or is another's.</summary>
    public static async Task<int> RunAsync(BrievenOpties opties)
    {
        var uitvoer = new Uitvoer(Opties.Read([]));
        var sjablonen = Sjablonen.Load(Map);
        var namen = sjablonen.Namen.ToArray();
        var modellen = namen.Select(n => JsonNode.Parse(Voorbeeld.Read(Path.Combine(Map, "voorbeelden", n + ".json")).Json)!.AsObject()).ToArray();
        string Letter(int n)
        {
            modellen[n % namen.Length]["document"]!["titel"] = Title(n);
            return sjablonen.Get(namen[n % namen.Length]).Render(DossierModel.Read(modellen[n % namen.Length].ToJsonString()));
        }

        _ = Enumerable.Range(0, namen.Length * 20).Sum(n => Letter(n).Length);
        var from = Stopwatch.GetTimestamp();
        var letters = Enumerable.Range(0, opties.Aantal).Select(Letter).ToArray();
        uitvoer.Write("letters to HTML", ("letters", opties.Aantal), ("perSecond", Rate(opties.Aantal, from)), ("characters", letters.Sum(l => (long)l.Length)), ("appMb", AppMemory()));
        return await PrintAsync(letters, opties.Doden, uitvoer);
    }

    private static async Task<int> PrintAsync(string[] letters, int doden, Uitvoer uitvoer)
    {
        await using var printer = new PdfPrinter(new(), NullLogger<PdfPrinter>.Instance);
        var coldFrom = Stopwatch.GetTimestamp();
        await printer.PrintAsync(letters[0]);
        var cold = Stopwatch.GetElapsedTime(coldFrom);
        int right = 0, killed = 0, next = 0, done = 0;
        long bytes = 0, browser = 0, app = 0, first = 0;
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) - 1 is var n && n < letters.Length)
            {
                var pdf = await printer.PrintAsync(letters[n]);
                Interlocked.Add(ref bytes, pdf.Length);
                Interlocked.Add(ref right, Encoding.Latin1.GetString(pdf).Contains($"/Title ({Title(n)})", StringComparison.Ordinal) ? 1 : 0);
                var count = Interlocked.Increment(ref done);
                if (doden > 0 && count % Math.Max(1, letters.Length / (doden + 1)) == 0 && Interlocked.Increment(ref killed) <= doden)
                    Kill(printer.BrowserPid);
                if (count % 50 != 0)
                    continue;
                var now = BrowserMemory(printer.BrowserPid);
                first = first == 0 ? now : first;
                (browser, app) = (Math.Max(browser, now), Math.Max(app, AppMemory()));
            }
        })));
        uitvoer.Write("letters to PDF", ("letters", letters.Length), ("perSecond", Rate(letters.Length, from)), ("right", right), ("coldMs", Math.Round(cold.TotalMilliseconds)), ("browsers", printer.Starts),
            ("killed", Math.Min(killed, doden)), ("bytesPerLetter", bytes / letters.Length), ("appMbMost", app), ("browserMbFirst", first), ("browserMbMost", browser));
        return right == letters.Length ? 0 : 1;
    }

    private static string Title(int n) => $"Brief nummer {n}.";

    private static double Rate(int count, long from) => Math.Round(count / Stopwatch.GetElapsedTime(from).TotalSeconds, 1);

    private static long AppMemory() => Environment.WorkingSet / 1_000_000;

    private static void Kill(int? pid)
    {
        if (pid is null)
            return;
        using var browser = Process.GetProcesses().FirstOrDefault(p => p.Id == pid);
        browser?.Kill();
    }

    // Of the browser and all that it started; what they share counts once.
    private static long BrowserMemory(int? root)
    {
        var parents = new Dictionary<int, int>();
        foreach (var directory in Directory.Exists("/proc") ? Directory.GetDirectories("/proc") : [])
        {
            if (int.TryParse(Path.GetFileName(directory), out var pid) && Line(directory, "status", "PPid:") is { } parent)
                parents[pid] = (int)parent;
        }

        return parents.Keys.Where(pid => IsBelow(pid, root, parents)).Sum(pid => Line($"/proc/{pid}", "smaps_rollup", "Pss:") ?? 0) / 1000;
    }

    private static bool IsBelow(int pid, int? root, Dictionary<int, int> parents) => pid == root || (parents.TryGetValue(pid, out var parent) && parent > 1 && IsBelow(parent, root, parents));

    // A process may end while it is looked at.
    private static long? Line(string directory, string file, string name)
    {
        try
        {
            var line = File.ReadLines(Path.Combine(directory, file)).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? null : long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
