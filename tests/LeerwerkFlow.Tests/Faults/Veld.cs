using System.Net;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Vdab;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The app on a database that it leaves behind when it "dies": closed without ceremony, opened again on the same rows or on a copy of them.</summary>
internal sealed class Veld : IAsyncDisposable
{
    private Veld(WebApplication app, SimulatedClock time) => (App, Time) = (app, time);

    public WebApplication App { get; }

    public SimulatedClock Time { get; }

    public IServiceProvider Services => App.Services;

    public Db Db => Get<Db>();

    public Klok Klok => Get<Klok>();

    /// <summary>Noon on Monday 1 March 2010.</summary>
    public static SimulatedClock Noon() => new(new(2010, 3, 1, 11, 0, 0, TimeSpan.Zero));

    /// <param name="moment">Told every moment at which the process could die; throws there to die.</param>
    /// <param name="vdab">What stands behind the webhook; null: VDAB takes everything.</param>
    public static async Task<Veld> OpenAsync(StoreOptions store, SimulatedClock? time = null, Action<Plek>? moment = null, HttpMessageHandler? vdab = null, params string[] settings)
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        time ??= Noon();
        string[] args =
        [
            $"--DataDirectory={store.DataDirectory}", $"--Store:Engine={store.Engine}", $"--Store:Postgres={store.Postgres}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--DemoTrajecten=0", "--Logging:LogLevel:Default=None",
            "--Vdab:Adres=http://vdab.invalid/", .. settings,
        ];
        var app = await Program.BuildAsync(args, time, builder => Adapt(builder.Services, moment, vdab ?? new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK))));
        // The bus leaves its log in the flow of who makes it: here, or the next app of a test would write into that of a closed one.
        _ = app.Services.GetRequiredService<Werkbus>();
        return new(app, time);
    }

    /// <summary>The shipped flows, an organisatie, a vacature, and the small flows of a test.</summary>
    public static async Task PrepareAsync(StoreOptions store, params Teken[] flows)
    {
        await using var veld = await OpenAsync(store);
        await Spelen.PrepareAsync(veld.App);
        await veld.ImportAsync(flows);
    }

    public async Task ImportAsync(params Teken[] flows)
    {
        var map = Directory.CreateTempSubdirectory("leerwerkflow-flows-");
        foreach (var (bestand, tekst) in flows.Select(f => f.Bestand))
            await File.WriteAllTextAsync(Path.Combine(map.FullName, bestand), tekst);
        if (flows.Length > 0)
            await Get<ImportFlows>().RunAsync(map.FullName, "test");
        map.Delete(recursive: true);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<string> StartAsync(string flow, string naam = "Voorbeeld") => Get<StartTraject>().RunAsync(new("lwb-1", "Nora", naam, new Contact(), "v", null, null, flow), "test");

    /// <summary>A person ends the one wait of a step; whoever comes too late hears <see cref="Moved"/>.</summary>
    public Task ClickAsync(string traject, string stap, string uitkomst = "Klaar") => Get<AdvanceTraject>().RunAsync(
        traject, (_, staat) => Stimuli.By(Klok, (staat.Waits.Values.FirstOrDefault(w => w.Stap == stap) ?? throw new Moved()).Id, uitkomst), "test");

    /// <summary>Does what people, the clock and VDAB do until the traject has ended: each taak at once, a day further when there is none. Goes on where it was cut off.</summary>
    public async Task PlayAsync(string traject)
    {
        for (var n = 0; n < 500; n++)
        {
            var state = (await Db.FindAsync<string>("SELECT staat FROM traject WHERE id = @traject", new { traject }))!;
            await Get<DeliverMelding>().RunAsync();
            if (LeerwerkFlow.Flows.Json.StateJson.ReadState(state) is var staat && staat.IsEnded)
                return;
            if (staat.Waits.Values.FirstOrDefault(w => w.Soort == WaitSoort.Taak) is { } taak)
                await ClickAsync(traject, taak.Stap, taak.Uitkomsten[0]);
            else
                Time.Advance(TimeSpan.FromDays(1));
            await Get<WakeDue>().RunAsync();
        }

        throw new InvalidOperationException("It does not end.");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await App.DisposeAsync();
        }
        catch (Gestorven)
        {
            // The writer's thread died where the test said.
            return;
        }
    }

    private static void Adapt(IServiceCollection services, Action<Plek>? moment, HttpMessageHandler vdab)
    {
        if (moment is not null)
        {
            var given = services.Last(s => s.ServiceType == typeof(Db)).ImplementationFactory!;
            services.AddSingleton(s => ((Db)given(s)).Through(engine => new Breekpunt(engine, moment)));
        }

        services.AddHttpClient(WebhookKanaal.Http).ConfigurePrimaryHttpMessageHandler(() => moment is null ? vdab : new Onderweg(moment) { InnerHandler = vdab });
    }

    private sealed class Onderweg(Action<Plek> moment) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            moment(Plek.Verzenden);
            var answer = await base.SendAsync(request, cancellationToken);
            moment(Plek.Verzonden);
            return answer;
        }
    }
}
