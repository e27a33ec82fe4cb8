using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Simulatie;

namespace LeerwerkFlow;

/// <summary>
/// <c>simulator</c>: VDAB as a program of its own, with its own database and clock. Beside the door for meldingen it has some for who tests: how it behaves, what time it is, to answer now, and what it knows.
/// They are open, so it listens on this machine only.
/// </summary>
internal static class SimulatorVerb
{
    public const string Klaar = "VDAB-simulator staat klaar op ";

    private static readonly TimeSpan Knock = TimeSpan.FromMilliseconds(200);

    /// <summary>0 when it was stopped, 2 when it cannot start.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (Settings.Unknown(args) is { } onbekend)
            return await Verbs.WrongUseAsync($"De instelling '{onbekend}' bestaat niet.", error);
        var settings = Settings.Read(args);
        var url = settings["Urls"] is { Length: > 0 } urls ? urls : "http://127.0.0.1:5090";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var adres) || !adres.IsLoopback)
            throw new CannotStart("De simulator luistert alleen op deze machine. Kies een adres zoals --Urls=http://127.0.0.1:5090.");
        await using var app = await BuildAsync(settings, url);
        await app.StartAsync();
        await output.WriteLineAsync($"{Klaar}{app.Urls.First()}{Simulator.Adres} (Ctrl-C stopt).");
        await AnswerAsync(app);
        return 0;
    }

    private static async Task<WebApplication> BuildAsync(IConfiguration settings, string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "LeerwerkFlow", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        var options = settings.GetSection("Vdab").Get<VdabOptions>() ?? new();
        var map = settings["DataDirectory"] is { Length: > 0 } gekozen ? Path.GetFullPath(gekozen) : throw new CannotStart("Zeg in welke map de simulator bewaart wat hij weet: --DataDirectory=<map>.");
        var store = new StoreOptions("sqlite", "", map, Demo: true);
        var db = await Db.OpenAsync(store, LoggerFactory.Create(_ => { }).CreateLogger<Db>());
        builder.Services.AddSingleton(_ => db);
        var tijd = new Zetklok(TimeProvider.System);
        builder.Services.AddSingleton(tijd);
        builder.Services.AddSingleton(new Klok(tijd));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(VdabGeheim.Open(options, map));
        builder.Services.AddVdabHttp();
        builder.Services.AddSimulator();
        var app = builder.Build();
        Simulator.Map(app);
        Bediening.Map(app);
        return app;
    }

    private static async Task AnswerAsync(WebApplication app)
    {
        var stop = app.Lifetime.ApplicationStopping;
        using var timer = new PeriodicTimer(Knock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await app.Services.GetRequiredService<AnswerOntvangst>().RunAsync(stop);
        }
        catch (OperationCanceledException)
        {
            await app.StopAsync(CancellationToken.None);
        }
    }
}
