using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeerwerkFlow.Bench.Vdab;

/// <param name="Geleverd">Meldingen that VDAB accepted before, ten a traject.</param>
/// <param name="Wachtend">Meldingen that are due, ten a traject of other trajecten.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>; the latter makes a database of its own on the server of <c>LEERWERK_POSTGRES</c>.</param>
internal sealed record MeldingenOpties(int Geleverd = 1_000_000, int Wachtend = 50_000, string Engine = "sqlite")
{
    public static string Server { get; } = Environment.GetEnvironmentVariable("LEERWERK_POSTGRES") ?? "";

    /// <exception cref="FormatException">An unknown word, a number that is none, or no server.</exception>
    public static MeldingenOpties Read(string[] args) => args switch
    {
        [] => new(),
        ["--geleverd", var n, .. var rest] => Read(rest) with { Geleverd = int.Parse(n, CultureInfo.InvariantCulture) },
        ["--wachtend", var n, .. var rest] => Read(rest) with { Wachtend = int.Parse(n, CultureInfo.InvariantCulture) },
        ["--db", "sqlite", .. var rest] => Read(rest) with { Engine = "sqlite" },
        ["--db", "postgres", .. var rest] => Server.Length > 0 ? Read(rest) with { Engine = "postgres" } : throw new FormatException("LEERWERK_POSTGRES is empty"),
        _ => throw new FormatException($"unknown: {args[0]}"),
    };
}

/// <summary>
/// Delivers many meldingen with the use case of the real app, which signs them and posts them over HTTP to a receiver on the loopback in this same process (its work and its memory count too; it reads
/// every body but no signature). All trajecten are of one LWB, which is worse for the pages than what is.
/// </summary>
internal static class MeldingenVerb
{
    private static readonly string[] Paginas = ["/meldingen", "/werklijst", "/aansluiting"];

    /// <summary>1 when a melding did not arrive once and in order, or a row does not say so.</summary>
    public static async Task<int> RunAsync(MeldingenOpties opties)
    {
        var map = Directory.CreateTempSubdirectory("leerwerkflow-bench-");
        var database = "bench_" + Guid.NewGuid().ToString("N");
        if (opties.Engine == "postgres")
            await OnServerAsync($"CREATE DATABASE {database}");
        try
        {
            await using var ontvanger = await Ontvanger.StartAsync();
            await using var app = await LeerwerkFlow.Program.BuildAsync(
            [
                $"--DataDirectory={map.FullName}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
                $"--Vdab:Adres={ontvanger.Adres}", $"--Store:Engine={opties.Engine}", $"--Store:Postgres={new NpgsqlConnectionStringBuilder(MeldingenOpties.Server) { Database = database }}",
            ]);
            await app.StartAsync();
            return await MeasureAsync(app, ontvanger, opties);
        }
        finally
        {
            map.Delete(recursive: true);
            if (opties.Engine == "postgres")
                await OnServerAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static async Task<int> MeasureAsync(WebApplication app, Ontvanger ontvanger, MeldingenOpties opties)
    {
        var (db, deliver, klok, uitvoer) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<DeliverMelding>(), app.Services.GetRequiredService<Klok>(), new Uitvoer(Opties.Read([])));
        var from = Stopwatch.GetTimestamp();
        await Meldingmassa.FillAsync(db, opties.Geleverd, opties.Wachtend, klok.Now);
        var fill = Stopwatch.GetElapsedTime(from).TotalSeconds;
        uitvoer.Write($"meldingen: pages on {opties.Engine}", [("delivered", opties.Geleverd), ("waiting", opties.Wachtend), .. await PagesAsync(db, new(app.Urls.First()))]);

        var (before, heapBefore) = Memory();
        (from, var cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var attempts = 0;
        while (await deliver.RunAsync() is > 0 and var made)
            attempts += made;
        var (seconds, cpuMs) = (Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        var (after, heapAfter) = Memory();
        var accepted = await db.FindAsync<long>("SELECT COUNT(*) FROM melding WHERE status = 'AANVAARD' AND poging = 1");
        var right = ontvanger.IsWhole(opties.Wachtend) && attempts == opties.Wachtend && accepted == opties.Geleverd + opties.Wachtend;
        uitvoer.Write(
            $"meldingen: {opties.Engine}", ("delivered", opties.Geleverd), ("waiting", opties.Wachtend), ("perSecond", Math.Round(opties.Wachtend / seconds, 1)), ("seconds", Math.Round(seconds, 1)),
            ("cpuMsPerMelding", Math.Round(cpuMs / opties.Wachtend, 2)), ("eightMsP50", ontvanger.EightMs(0.5)), ("eightMsP99", ontvanger.EightMs(0.99)), ("memoryMbBefore", before), ("memoryMbMost", ontvanger.MemoryMost),
            ("memoryMbAfter", after), ("heapMbBefore", heapBefore), ("heapMbAfter", heapAfter), ("onceAndInOrder", right), ("fillSeconds", Math.Round(fill)));
        return right ? 0 : 1;
    }

    // The worklist shows only when the LWB works by hand, so it does for a moment. Each page once to warm up; then the median of five, as a coördinator gets it.
    private static async Task<(string Naam, JsonNode? Waarde)[]> PagesAsync(Db db, Uri adres)
    {
        using var http = new HttpClient { BaseAddress = adres };
        var token = (await http.GetStringAsync("/aanmelden")).Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var formulier = new FormUrlEncodedContent(new Dictionary<string, string> { ["Gebruikersnaam"] = "co", ["Wachtwoord"] = Meldingmassa.Wachtwoord, ["__RequestVerificationToken"] = token });
        using var aangemeld = await http.PostAsync("/aanmelden", formulier);
        await db.WriteAsync([new("UPDATE organisatie SET kanaal = 'werklijst'")]);
        var tijden = new List<(string, JsonNode?)>();
        foreach (var pagina in Paginas)
        {
            var ms = new List<double>();
            for (var keer = 0; keer < 6; keer++)
            {
                var from = Stopwatch.GetTimestamp();
                using var antwoord = await http.GetAsync(pagina);
                ms.Add(antwoord.RequestMessage!.RequestUri!.AbsolutePath == pagina && antwoord.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(from).TotalMilliseconds : throw new InvalidOperationException($"{pagina}: {antwoord.StatusCode}"));
            }

            tijden.Add((pagina + "Ms", Math.Round(ms.Skip(1).Order().ElementAt(2))));
        }

        await db.WriteAsync([new("UPDATE organisatie SET kanaal = NULL")]);
        return [.. tijden];
    }

    private static (long WorkingSet, long Heap) Memory()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true) / 1_000_000;
        return (Environment.WorkingSet / 1_000_000, heap);
    }

    internal static async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(MeldingenOpties.Server) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
