using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>What every seed begins with: the shipped flows in a migrated database, some people and a place to work; and how a machine of the house is put together, by the app's own list of parts.</summary>
internal static class Huis
{
    public const string Lwb = "lwb-1";

    public static readonly DateTimeOffset Begin = new(2010, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly StoreOptions Options = new("sqlite", "", Path.GetTempPath(), Demo: true);

    private static readonly Lazy<(SqliteConnection Rijen, FlowVersies Versies, ServiceDescriptor[] Delen, Kansen Kansen)> Eens = new(() => BuildAsync().GetAwaiter().GetResult());

    /// <summary>The rows as they stand before anything happens.</summary>
    public static SqliteConnection Rijen => Eens.Value.Rijen;

    public static Kansen Kansen => Eens.Value.Kansen;

    public static Kluis Kluis { get; } = new([.. Enumerable.Repeat((byte)1, 32)], [.. Enumerable.Repeat((byte)2, 32)]);

    /// <summary>A machine that starts: nothing in its memory but what the program itself is.</summary>
    public static Kamers Start(Geheugen geheugen, Storing storing, TimeProvider time, HttpMessageHandler vdab, Func<IServiceProvider, Machine> machine)
    {
        var services = new ServiceCollection();
        foreach (var deel in Eens.Value.Delen)
            ((ICollection<ServiceDescriptor>)services).Add(deel);
        services.AddSingleton(machine);
        services.AddSingleton(s => new Db(s.GetRequiredService<Machine>(), Dialect.Sqlite, Options));
        services.AddSingleton(new Klok(time));
        services.AddSingleton<Werkbus>(s => new Hand(storing, s));
        services.AddSingleton<IHttpClientFactory>(new Lijn(vdab));
        storing.Plant?.Diensten?.Invoke(services);
        return new(services.BuildServiceProvider());
    }

    /// <summary>The rows without a machine between, for who only looks.</summary>
    public static Db Look(Geheugen geheugen) => new(new Machine(geheugen, new Storing(new Random(0), 0, null) { Kalm = true }), Dialect.Sqlite, Options);

    private static async Task<(SqliteConnection, FlowVersies, ServiceDescriptor[], Kansen)> BuildAsync()
    {
        SqliteLibrary.Load();
        Mapping.Use();
        var rijen = new SqliteConnection("Data Source=:memory:");
        rijen.Open();
        await new Migrator(rijen, Dialect.Sqlite, Migration.Shipped(), new SimulatedClock(Begin), NullLogger.Instance).RunAsync(_ => Task.CompletedTask);
        using var geheugen = new Geheugen(rijen);
        await FillAsync(Look(geheugen));
        geheugen.Connection.BackupDatabase(rijen);
        var flows = new Geheugen(rijen);
        var map = Path.Combine(AppContext.BaseDirectory, "workflows");
        return (rijen, new FlowVersies(Look(flows)), [.. Parts(new FlowVersies(Look(flows)))], Kansen.Parse("wep-2008", await File.ReadAllTextAsync(Path.Combine(map, "scenarios", "kansen", "wep-2008.json"))));
    }

    // As Program does it, without pages. What is read from files and never changes is read once.
    private static ServiceCollection Parts(FlowVersies versies)
    {
        var map = Path.Combine(AppContext.BaseDirectory, "workflows");
        var services = new ServiceCollection();
        services.AddSlices();
        services.AddSingleton(new OntwerpOptions());
        services.AddSingleton(new AccessOptions());
        services.AddSingleton(new DemoOptions(true, 0));
        services.AddInbox();
        services.AddDocumenten(new ConfigurationManager(), Options);
        services.AddVdab(new VdabOptions("http://vdab.invalid/", Ontvanger.Geheim), Options.DataDirectory);
        services.AddSingleton(versies);
        services.AddSingleton(Kluis);
        services.AddSingleton(Formulieren.Load(Path.Combine(map, "formulieren")));
        services.AddSingleton(Woordenlijst.Load(Path.Combine(map, "brieven")));
        services.AddSingleton<IServer>(new GeenServer());
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        return services;
    }

    private static Task FillAsync(Db db)
    {
        var flows = FlowFiles.Read(Path.Combine(AppContext.BaseDirectory, "workflows")).Flows!;
        var wep = FlowBundle.Write(flows, NieuweToeleiding.Standaard);
        string[] mensen = ["an coach", "bo coordinator", "co coordinator", "be beheerder"];
        return db.WriteAsync(
        [
            new("INSERT INTO organisatie (id, code, naam, telefoon) VALUES ('lwb-1', 'lwb-1', 'Leerwerkbedrijf', '09 000 00 01')"),
            new("INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('R', 'Regio', 0, 0, 0)"),
            new("INSERT INTO promotor (id, soort, organisatie, naam, regio, erkend_vte) VALUES ('p', 'intern', 'lwb-1', 'Promotor', 'R', 1000)"),
            new("""INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES ('f', 'lwb-1', 'Groen', '[{"code":"SAMENWERKEN","categorie":"BASIS","naam":"Samenwerken"}]')"""),
            new("INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster) VALUES ('w', 'lwb-1', 'p', 'f', 'Park', 'Gent', 1000, 'dag')"),
            new("INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte) VALUES ('v', 'lwb-1', 'w', 'Groenwerker', '', '', '', 9, 100)"),
            new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('wep-2008/1', 'wep-2008', 1, @hash, @wep, '', 'test')", new { hash = FlowBundle.HashOf(wep), wep }),
            .. mensen.Select(m => m.Split(' ')).Select(m => new Statement(
                "INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) VALUES (@id, 'lwb-1', @id, @id, @rollen, '')", new { id = m[0], rollen = m[1] })),
        ]);
    }

    // The bus of one machine without threads: messages go astray or come twice, because the rows are the truth.
    private sealed class Hand(Storing storing, IServiceProvider rooms) : Werkbus(null!, "", (_, _) => Task.FromResult(0), NullLogger<Werkbus>.Instance)
    {
        private readonly Lazy<WakeDue> wake = new(rooms.GetRequiredService<WakeDue>);
        private readonly Lazy<RenderDocument> render = new(rooms.GetRequiredService<RenderDocument>);
        private readonly Lazy<DeliverMelding> deliver = new(rooms.GetRequiredService<DeliverMelding>);

        public override async Task<int> DoAsync<T>(T werk, CancellationToken ct = default)
        {
            if (storing.Falls(Storing.Full))
                return 0;
            var twice = storing.Falls(Storing.Full);
            return await OnceAsync(werk, ct) + (twice ? await OnceAsync(werk, ct) : 0);
        }

        private Task<int> OnceAsync(Werk werk, CancellationToken ct) => werk switch
        {
            WakeTraject due => wake.Value.RunAsync(due, ct),
            RenderDocumenten => render.Value.RunAsync(werk.Traject, ct),
            DeliverVolgende => deliver.Value.RunAsync(werk.Traject, ct),
            _ => throw new ArgumentException(werk.GetType().Name),
        };
    }

    private sealed class Lijn(HttpMessageHandler vdab) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(vdab, disposeHandler: false);
    }

    private sealed class GeenServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}

/// <summary>The parts of one machine, each asked of the container once: asked again it would begin to compile, and a machine does not live that long.</summary>
internal sealed class Kamers(ServiceProvider container) : IServiceProvider, IAsyncDisposable
{
    private readonly Dictionary<Type, object?> known = [];

    public object? GetService(Type serviceType) => known.TryGetValue(serviceType, out var part) ? part : known[serviceType] = container.GetService(serviceType);

    public ValueTask DisposeAsync() => container.DisposeAsync();
}
