using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeerwerkFlow.Bench.Inbox;

/// <param name="Mensen">People, each with one traject.</param>
/// <param name="Open">Open taken.</param>
/// <param name="Klaar">Closed ones.</param>
/// <param name="Huizen">Leerwerkbedrijven among which the people are spread; 1 is the worst for the pages of a team.</param>
/// <param name="Keren">How often each coach opens each page.</param>
/// <param name="Pauze">A coach asks a page every so many milliseconds; 0: the next at once.</param>
internal sealed record WerkdagOpties(int Mensen = 5000, int Open = 20_000, int Klaar = 200_000, int Huizen = 16, int Keren = 15, int Pauze = 0, string Engine = "sqlite")
{
    /// <exception cref="FormatException">An unknown word, a number that is none, or no server.</exception>
    public static WerkdagOpties Read(string[] args) => args switch
    {
        [] => new(),
        ["--mensen", var n, .. var rest] => Read(rest) with { Mensen = Number(n) },
        ["--open", var n, .. var rest] => Read(rest) with { Open = Number(n) },
        ["--klaar", var n, .. var rest] => Read(rest) with { Klaar = Number(n) },
        ["--huizen", var n, .. var rest] => Read(rest) with { Huizen = Number(n) },
        ["--keren", var n, .. var rest] => Read(rest) with { Keren = Number(n) },
        ["--pauze", var n, .. var rest] => Read(rest) with { Pauze = Number(n) },
        ["--db", "sqlite", .. var rest] => Read(rest) with { Engine = "sqlite" },
        ["--db", "postgres", .. var rest] => MeldingenOpties.Server.Length > 0 ? Read(rest) with { Engine = "postgres" } : throw new FormatException("LEERWERK_POSTGRES is empty"),
        _ => throw new FormatException($"unknown: {args[0]}"),
    };

    private static int Number(string n) => int.Parse(n, CultureInfo.InvariantCulture);
}

/// <summary>
/// Twenty coaches who are signed in ask the pages of their day of the real app, all at once, over HTTP on the loopback from this same process (the asking costs its processor too). Time is the server's: from
/// the first middleware to the last byte written; cpuMsPerPage is what a page costs whoever else uses the machine, with the asking.
/// </summary>
internal static class WerkdagVerb
{
    private const int Coaches = 20;
    private const int WarmUp = 25;
    private const double MostMs = 150;
    private const int MostBytes = 60_000;

    /// <summary>1 when a page is too slow or too heavy.</summary>
    public static async Task<int> RunAsync(WerkdagOpties opties)
    {
        var map = Directory.CreateTempSubdirectory("leerwerkflow-bench-");
        var database = "bench_" + Guid.NewGuid().ToString("N");
        if (opties.Engine == "postgres")
            await MeldingenVerb.OnServerAsync($"CREATE DATABASE {database}");
        try
        {
            var tijden = new ConcurrentQueue<double>();
            await using var app = await LeerwerkFlow.Program.BuildAsync(
                [
                    $"--DataDirectory={map.FullName}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", "--Access:Turns=10",
                    "--Access:PogingenPerMinuut=10000", $"--Store:Engine={opties.Engine}", $"--Store:Postgres={new NpgsqlConnectionStringBuilder(MeldingenOpties.Server) { Database = database }}",
                ],
                adapt: builder => builder.Services.AddSingleton<IStartupFilter>(new Stopwatches(tijden)));
            await app.StartAsync();
            return await MeasureAsync(app, tijden, opties);
        }
        finally
        {
            map.Delete(recursive: true);
            if (opties.Engine == "postgres")
                await MeldingenVerb.OnServerAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static async Task<int> MeasureAsync(WebApplication app, ConcurrentQueue<double> tijden, WerkdagOpties opties)
    {
        var (uitvoer, db, from) = (new Uitvoer(Opties.Read([])), app.Services.GetRequiredService<Db>(), Stopwatch.GetTimestamp());
        var ids = await Werkdagmassa.FillAsync(app.Services, opties);
        var fill = Math.Round(Stopwatch.GetElapsedTime(from).TotalSeconds);
        var (open, klaar, mensen) = (await db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'open'"), await db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'klaar'"), await db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer"));
        var wie = await Task.WhenAll(Enumerable.Range(0, Coaches).Select(c => SignInAsync(new(app.Urls.First()), ids[c * ids.Count / Coaches])));
        var leiding = await Task.WhenAll(Enumerable.Range(0, Coaches).Select(c => SignInAsync(new(app.Urls.First()), Werkdagmassa.Coordinator(c % opties.Huizen))));
        var eigen = await Task.WhenAll(wie.Select(w => db.QueryAsync<string>("SELECT id FROM traject WHERE coach = @Id ORDER BY id", new { w.Id })));
        var right = true;
        foreach (var (naam, van, adres) in new (string, (string Id, HttpClient Http)[], Func<int, int, string>)[]
        {
            ("inbox", wie, (_, _) => "/postvak"), ("inbox of the team", wie, (_, keer) => $"/postvak?team=true&pagina={1 + (keer % 3)}"), ("search", wie, (coach, keer) => $"/zoek?q={(keer % 2 == 0 ? "bespreek" : $"a {coach + keer}")}"),
            ("dossier", wie, (coach, keer) => $"/traject/{Uri.EscapeDataString(eigen[coach][keer % eigen[coach].Length])}"), ("workload", leiding, (_, _) => "/overzicht"),
        })
        {
            // A few rounds to warm up, until hot code is compiled again; then all at once.
            var pages = (await Task.WhenAll(van.Select((w, c) => AskAsync(w.Http, keer => adres(c, keer), WarmUp, 0)))).SelectMany(r => r).ToArray();
            tijden.Clear();
            (from, var cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var rounds = await Task.WhenAll(van.Select((w, c) => AskAsync(w.Http, keer => adres(c, keer), opties.Keren, opties.Pauze)));
            var (wall, cpuMs, all) = (Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, tijden.Order().ToArray());
            var heaviest = rounds.SelectMany(r => r).Concat(pages).MaxBy(p => p.Length)!;
            double Part(double part) => Math.Round(all[(int)(part * (all.Length - 1))], 1);
            right &= Part(0.95) < MostMs && heaviest.Length < MostBytes;
            uitvoer.Write(
                $"werkdag: {naam} on {opties.Engine}", ("houses", opties.Huizen), ("people", mensen), ("open", open), ("closed", klaar), ("coaches", Coaches), ("pauseMs", opties.Pauze), ("pages", all.Length), ("msP50", Part(0.5)), ("msP95", Part(0.95)), ("msMost", Part(1)),
                ("cpuMsPerPage", Math.Round(cpuMs / all.Length, 1)), ("perSecond", Math.Round(all.Length / wall)), ("bytesMost", heaviest.Length), ("bytesGzip", Gzip(heaviest)), ("fillSeconds", fill));
        }

        return right ? 0 : 1;
    }

    private static async Task<byte[][]> AskAsync(HttpClient http, Func<int, string> adres, int keren, int pauze)
    {
        var pages = new byte[keren][];
        // Not all at the same moment: the first waits longer or shorter.
        using var tempo = new PeriodicTimer(TimeSpan.FromMilliseconds(Random.Shared.Next(pauze) + 1));
        for (var keer = 0; keer < keren; keer++)
        {
            if (pauze > 0)
                await tempo.WaitForNextTickAsync();
            if (pauze > 0)
                tempo.Period = TimeSpan.FromMilliseconds(pauze);
            pages[keer] = await http.GetByteArrayAsync(adres(keer));
        }

        return pages;
    }

    public static async Task<(string Id, HttpClient Http)> SignInAsync(Uri adres, string id)
    {
        var http = new HttpClient { BaseAddress = adres };
        var token = (await http.GetStringAsync("/aanmelden")).Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var formulier = new FormUrlEncodedContent(new Dictionary<string, string> { ["Gebruikersnaam"] = id, ["Wachtwoord"] = Werkdagmassa.Wachtwoord, ["__RequestVerificationToken"] = token });
        using var aangemeld = await http.PostAsync("/aanmelden", formulier);
        return aangemeld.RequestMessage!.RequestUri!.AbsolutePath == "/postvak" ? (id, http) : throw new InvalidOperationException($"{id}: {aangemeld.RequestMessage.RequestUri}");
    }

    private static int Gzip(byte[] page)
    {
        using var small = new MemoryStream();
        using (var gzip = new GZipStream(small, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(page);
        return (int)small.Length;
    }

    private sealed class Stopwatches(ConcurrentQueue<double> tijden) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                var from = Stopwatch.GetTimestamp();
                await rest(context);
                tijden.Enqueue(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            });
            next(app);
        };
    }
}
