using System.Globalization;
using System.Net.Http.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using LeerwerkFlow.Vdab.Simulatie;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// The program that the test of deliveries starts and kills: trajecten with ten meldingen each, a day apart, delivered to a simulator that fails, on the demo clock. It goes on where it was cut
/// off, and does what a person would: sends again what was laid aside.
/// </summary>
internal static class Bezorgen
{
    public const int Meldingen = 10;

    private const int MostRounds = 5_000;

    private static readonly string[] Codes =
    [
        "TOELEIDING_ONTVANGEN", "INTAKE_AFGEROND", "INSTROOMPROFIEL_VASTGESTELD", "WERKERVARING_GESTART", "TUSSENTIJDSE_EVALUATIE", "TERBESCHIKKINGSTELLING_GESTART", "TERBESCHIKKINGSTELLING_BEEINDIGD",
        "SOLLICITATIE_GESTART", "WERKERVARING_BEEINDIGD", "NAZORG_GESTART",
    ];

    /// <param name="args">The data directory, the simulator's address, its secret, and how many trajecten.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await OpenAsync(args[0], args[1], args[2]);
        using var http = new HttpClient { BaseAddress = new Uri(args[1]) };
        await app.StartAsync();
        await BehaveAsync(http, Behaviour with { Antwoorden = app.Urls.First() + "/vdab/berichten" });
        var flow = await PrepareAsync(app, args[0]);
        Console.WriteLine(Spelen.Begonnen);
        await PlayAsync(app, http, flow, int.Parse(args[3], CultureInfo.InvariantCulture));
        return 0;
    }

    public static Task<WebApplication> OpenAsync(string directory, string adres, string geheim) => Program.BuildAsync(
        [$"--DataDirectory={directory}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--DemoTrajecten=0", "--Access:BerichtenPerMinuut=1000000", "--Logging:LogLevel:Default=None", $"--Vdab:Adres={adres}", $"--Vdab:Geheim={geheim}"],
        adapt: builder => builder.Services.AddHttpClient(WebhookKanaal.Http, client => client.Timeout = TimeSpan.FromMilliseconds(500)));

    // Every kind of failure, together a fifth of what comes; half of what is taken is answered later, and a fifth of those answers comes twice.
    private static Gedrag Behaviour { get; } = new(Weg: 4, Kapot: 4, Fout: 1, TeDruk: 1, KlokScheef: 1, AntwoordKwijt: 6, Traag: 3, Later: 50, Dubbel: 20, Zaad: 6);

    public static async Task BehaveAsync(HttpClient http, Gedrag gedrag)
    {
        using var answer = await http.PutAsJsonAsync(Bediening.Gedragen, gedrag);
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>The flow with the meldingen.</returns>
    public static async Task<string> PrepareAsync(WebApplication app, string directory)
    {
        var teken = new Teken("tien");
        for (var n = 0; n < Meldingen; n++)
        {
            var volgende = n + 1;
            teken = teken.Stap($"m{n}", "Leerwerk.Melding", ("mijlpaal", Codes[n]));
            if (volgende < Meldingen)
                teken = teken.Stap($"w{n}", "Leerwerk.Wacht", ("moment", "hier + 1 dag")).Pijl($"m{n}", $"w{n}").Pijl($"w{n}", $"m{volgende}");
        }

        await Spelen.PrepareAsync(app);
        var (bestand, tekst) = teken.Bestand;
        var map = Directory.CreateDirectory(Path.Combine(directory, "flows"));
        await File.WriteAllTextAsync(Path.Combine(map.FullName, bestand), tekst);
        await app.Services.GetRequiredService<ImportFlows>().RunAsync(map.FullName, "test");
        return Path.GetFileNameWithoutExtension(bestand);
    }

    /// <param name="rounds">Stops after so many; without it, when all is delivered.</param>
    public static async Task PlayAsync(WebApplication app, HttpClient http, string flow, int aantal, int? rounds = null)
    {
        var (db, klok, due) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<DemoKlok>(), app.Services.GetRequiredService<DueWork>());
        var start = app.Services.GetRequiredService<StartTraject>();
        var er = await db.FindAsync<long>("SELECT COUNT(*) FROM traject");
        foreach (var deel in Enumerable.Range((int)er, aantal - (int)er).Chunk(50))
            await Task.WhenAll(deel.Select(n => start.RunAsync(new("lwb-1", "Test", $"Persoon {n}", new Contact(), "v", null, null, flow), "test")));

        for (var n = 0; n != rounds && await OpenAsync(db) > 0; n++)
        {
            if (n == MostRounds)
                throw new InvalidOperationException("It does not end.");
            await TellTimeAsync(http, klok.Now);
            await due.RunAsync();
            await AnswerAsync(http);
            await due.RunAsync();
            await AgainAsync(db, klok);
            await klok.MoveAsync(await NextAsync(db, klok));
        }
    }

    private static async Task<long> OpenAsync(Db db) => await db.FindAsync<long>(
        "SELECT (SELECT COUNT(*) FROM melding WHERE status <> 'AANVAARD') + (SELECT COUNT(*) FROM traject WHERE status <> 'afgerond')");

    private static async Task TellTimeAsync(HttpClient http, DateTimeOffset nu)
    {
        using var answer = await http.PutAsync(new Uri(Bediening.Klok + $"?nu={Uri.EscapeDataString(nu.ToString("o"))}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    // The receipts: asked for, because this clock runs faster than the simulator looks.
    private static async Task AnswerAsync(HttpClient http)
    {
        using var answer = await http.PostAsync(new Uri(Bediening.Antwoorden, UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    private static Task AgainAsync(Db db, DemoKlok klok) =>
        db.WriteAsync([new("UPDATE melding SET status = 'KLAAR', volgende = @nu, poging = 0 WHERE status = 'GEPARKEERD'", new { nu = klok.Now })]);

    // The next attempt or the next day, and at least a minute.
    private static async Task<DateTimeOffset> NextAsync(Db db, DemoKlok klok)
    {
        var (nu, morgen) = (klok.Now, BrusselsTime.StartOf(klok.Vandaag.AddDays(1)));
        var volgende = await db.FindAsync<DateTimeOffset?>("SELECT MIN(volgende) FROM melding WHERE status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND volgende > @nu", new { nu }) ?? morgen;
        return volgende > nu.AddMinutes(1) ? (volgende < morgen ? volgende : morgen) : nu.AddMinutes(1);
    }
}
