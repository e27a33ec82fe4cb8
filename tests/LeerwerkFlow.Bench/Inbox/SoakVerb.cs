using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Bench.Inbox;

/// <summary>
/// Long work at half load (F19): coaches open their pages over HTTP, and every twentieth page a whole traject is played through the same app and what is due is done. First a minute without pauses tells what the machine can do. Memory is what is
/// left after a collection, once a minute, so that its slope is what is kept and not what waits to be collected.
/// </summary>
internal static class SoakVerb
{
    private const int Coaches = 4;
    private const int PagesPerTraject = 20;
    private const double MostGrowth = 1.1;
    private static readonly TimeSpan Calibration = TimeSpan.FromSeconds(60);
    private static readonly WerkdagOpties Massa = new(Mensen: 500, Open: 2_000, Klaar: 20_000, Huizen: 4);

    private sealed record Meting(double Minuut, double Mb, double HeapMb, int Handles);

    /// <summary>1 when memory, handles or p99 grow.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var minuten = args switch { [] => 30, ["--minutes", var n] => int.Parse(n, CultureInfo.InvariantCulture), _ => throw new FormatException($"unknown: {args[0]}") };
        var map = Directory.CreateTempSubdirectory("leerwerkflow-bench-");
        try
        {
            await using var app = await LeerwerkFlow.Program.BuildAsync(
            [
                $"--DataDirectory={map.FullName}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", "--Access:Turns=10", "--Access:PogingenPerMinuut=10000",
            ]);
            await app.StartAsync();
            var ids = await Werkdagmassa.FillAsync(app.Services, Massa);
            var wie = await Task.WhenAll(Enumerable.Range(0, Coaches).Select(c => WerkdagVerb.SignInAsync(new(app.Urls.First()), ids[c * ids.Count / Coaches])));
            return await MeasureAsync(app, wie, TimeSpan.FromMinutes(minuten));
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(WebApplication app, (string Id, HttpClient Http)[] wie, TimeSpan duur)
    {
        await app.Services.GetRequiredService<Db>().WriteAsync([new("UPDATE vacature SET plaatsen = 1000000, vte = 1000000"), new("UPDATE werkplek SET vte = 100000000"), new("UPDATE promotor SET erkend_vte = 100000000")]);
        var vol = await PlayAsync(app, wie, Calibration, null, null);
        var pause = TimeSpan.FromSeconds(2 * Calibration.TotalSeconds / vol.Count * Coaches);
        var metingen = new ConcurrentQueue<Meting>();
        var pages = (await PlayAsync(app, wie, duur, pause, metingen)).OrderBy(p => p.Minuut).ToArray();
        var deel = Math.Min(5, duur.TotalMinutes / 4);
        double P99(Func<double, bool> when) => pages.Where(p => when(p.Minuut)).Select(p => p.Ms).Order().ToArray() is var all ? Math.Round(all[(int)(0.99 * (all.Length - 1))], 1) : 0;
        var (first, last) = (P99(m => m < deel), P99(m => m >= duur.TotalMinutes - deel));
        // The first part is warming up: caches of flows, letters and pages.
        var warm = metingen.Where(m => m.Minuut >= deel).ToArray();
        var (slope, heapSlope) = (Slope(warm, m => m.Mb), Slope(warm, m => m.HeapMb));
        new Uitvoer(Opties.Read([])).Write(
            "soak", ("minutes", duur.TotalMinutes), ("pages", pages.Length), ("trajecten", await app.Services.GetRequiredService<Db>().FindAsync<long>("SELECT COUNT(*) FROM traject WHERE id NOT LIKE '%~%' AND deelnemer IN (SELECT id FROM deelnemer WHERE voornaam = 'Soak')")),
            ("fullPagesPerSecond", Math.Round(vol.Count / Calibration.TotalSeconds, 1)), ("pagesPerSecond", Math.Round(pages.Length / duur.TotalSeconds, 1)), ("rssMbFirst", warm[0].Mb), ("rssMbLast", warm[^1].Mb), ("rssSlopeMbPerHour", slope),
            ("heapMbFirst", warm[0].HeapMb), ("heapMbLast", warm[^1].HeapMb), ("heapSlopeMbPerHour", heapSlope), ("handlesFirst", warm[0].Handles), ("handlesLast", warm[^1].Handles), ("msP99First", first), ("msP99Last", last), ("partMinutes", deel));
        return heapSlope <= 1 && warm[^1].Handles <= warm[0].Handles + 5 && last <= MostGrowth * first ? 0 : 1;
    }

    private static async Task<IReadOnlyCollection<(double Minuut, double Ms)>> PlayAsync(WebApplication app, (string Id, HttpClient Http)[] wie, TimeSpan duur, TimeSpan? pause, ConcurrentQueue<Meting>? metingen)
    {
        // What is noted of each page has its room beforehand, so that the heap that is measured is the app's.
        var (from, pages) = (Stopwatch.GetTimestamp(), wie.Select(_ => new List<(double, double)>(pause is { } p ? (int)(duur / p) + 1 : 0)).ToArray());
        var measuring = metingen is null ? Task.CompletedTask : MeasureEachMinuteAsync(from, duur, metingen);
        await Task.WhenAll(wie.Select((w, c) => Task.Run(async () =>
        {
            using var tempo = new PeriodicTimer(pause ?? TimeSpan.FromDays(1));
            for (var n = c; Stopwatch.GetElapsedTime(from) < duur; n++)
            {
                if (pause is not null)
                    await tempo.WaitForNextTickAsync();
                var asked = Stopwatch.GetTimestamp();
                _ = await w.Http.GetByteArrayAsync((n % 4) switch { 0 => "/postvak", 1 => $"/postvak?team=true&pagina={1 + (n % 3)}", 2 => "/trajecten", _ => $"/zoek?q=a{n % 10}" });
                pages[c].Add((Stopwatch.GetElapsedTime(from).TotalMinutes, Stopwatch.GetElapsedTime(asked).TotalMilliseconds));
                if (n % PagesPerTraject == 0)
                    await TrajectAsync(app, n);
            }
        })));
        await measuring;
        return [.. pages.SelectMany(p => p)];
    }

    private static async Task TrajectAsync(WebApplication app, int n)
    {
        var (services, start) = (app.Services, new DateOnly(2010, 3, 1));
        var scenario = services.GetRequiredService<Scenarios>().Find("normaal")!;
        var db = services.GetRequiredService<Db>();
        var vacature = await db.FindAsync<(string Id, string Organisatie)>("SELECT id, organisatie FROM vacature WHERE \"open\" = 1 ORDER BY id LIMIT 1");
        var due = services.GetRequiredService<DueWork>();
        // Alone: the dates of the scenario are long past, so what is due would take them out of its hands.
        await due.AloneAsync(async () =>
        {
            var id = await services.GetRequiredService<StartTraject>().RunAsync(
                new(vacature.Organisatie, "Soak", $"Persoon {n}", new Contact(), vacature.Id, null, null), "soak", versie => SimulatedWorld.Begin(versie.Flows.Get(versie.Flow), scenario, start));
            await services.GetRequiredService<PlayScenario>().RunAsync(id, scenario, start.AddYears(3), "soak");
        });
        await due.RunAsync();
    }

    private static async Task MeasureEachMinuteAsync(long from, TimeSpan duur, ConcurrentQueue<Meting> metingen)
    {
        using var process = Process.GetCurrentProcess();
        using var tempo = new PeriodicTimer(TimeSpan.FromSeconds(Math.Min(60, duur.TotalSeconds / 10)));
        while (Stopwatch.GetElapsedTime(from) < duur && await tempo.WaitForNextTickAsync())
        {
            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            process.Refresh();
            metingen.Enqueue(new(Stopwatch.GetElapsedTime(from).TotalMinutes, Math.Round(process.WorkingSet64 / 1e6, 1), Math.Round(heap, 1), process.HandleCount));
        }
    }

    // Least squares, in MB per hour.
    private static double Slope(Meting[] metingen, Func<Meting, double> of)
    {
        var (x, y) = (metingen.Average(m => m.Minuut), metingen.Average(of));
        return Math.Round(60 * metingen.Sum(m => (m.Minuut - x) * (of(m) - y)) / metingen.Sum(m => (m.Minuut - x) * (m.Minuut - x)), 2);
    }
}
