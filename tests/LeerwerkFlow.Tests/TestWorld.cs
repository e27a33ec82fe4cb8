using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests;

/// <summary>
/// The real app on real SQL in a directory of its own, with simulated time: it is noon on Monday 1 March 2010, and nothing happens by itself (<c>DueWork</c> is asked). Every test makes its own world:
/// <c>await using var world = await TestWorld.StartAsync();</c> With <c>LEERWERK_STORE=postgres</c> all of them are on PostgreSQL and RabbitMQ (<c>make test STORE=postgres</c>).
/// </summary>
public sealed class TestWorld : IAsyncDisposable
{
    public const string Password = "een vrolijke zebra 7";

    private static readonly string Hash = Wachtwoord.Hash(Password, 10);
    private static readonly Lazy<Task<Databases>>? Mal = Environment.GetEnvironmentVariable("LEERWERK_STORE") == "postgres" ? new(MalAsync) : null;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("leerwerkflow-");
    private Databases? store;

    private TestWorld()
    {
    }

    public WebApplication App { get; private set; } = null!;

    public SimulatedClock Time { get; } = new(new(2010, 3, 1, 11, 0, 0, TimeSpan.Zero));

    public string DataDirectory => directory.FullName;

    public IServiceProvider Services => App.Services;

    public Db Db => Get<Db>();

    public DemoKlok Klok => Get<DemoKlok>();

    /// <summary>Where the app listens, for a browser; empty in memory.</summary>
    public Uri Address => new(App.Urls.First());

    /// <param name="kestrel">True: on a free port of the loopback, for a browser. False: in memory.</param>
    /// <param name="adapt">Puts simulated doors in place.</param>
    public static async Task<TestWorld> StartAsync(bool kestrel = false, Action<WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        // Each app watches its files; hundreds of them in one process would use up what the machine allows.
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        var world = new TestWorld();
        if (Mal is not null && !settings.Any(s => s.StartsWith("--Store", StringComparison.Ordinal)))
            world.store = await Databases.CreateAsync("postgres", settings.Any(s => s.StartsWith("--Demo=", StringComparison.Ordinal)) ? null : await Mal.Value);
        string[] args =
        [
            $"--DataDirectory={world.DataDirectory}", "--Urls=http://127.0.0.1:0", "--Clockwork=off", "--Access:Turns=10", "--Access:PogingenPerMinuut=10000", "--Clockwork=off",
            "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
            .. world.store is null ? [] : new[] { "--Store=postgres", $"--Store:Postgres={world.store.Options.Postgres}", "--Bus=rabbitmq", $"--Rabbitmq={Servers.Rabbitmq}" },
            .. settings,
        ];
        world.App = await Program.BuildAsync(args, world.Time, builder =>
        {
            if (!kestrel)
                builder.WebHost.UseTestServer();
            // The simulated VDAB is in the app itself, and in memory it has no address.
            if (!kestrel)
                builder.Services.AddHttpClient(WebhookKanaal.Http).ConfigurePrimaryHttpMessageHandler(s => ((TestServer)s.GetRequiredService<IServer>()).CreateHandler());
            adapt?.Invoke(builder);
        });
        await world.App.StartAsync();
        return world;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A use case as a request of this person would get it: with their <see cref="CurrentUser"/>.</summary>
    public T As<T>(CurrentUser wie) => ActivatorUtilities.CreateInstance<T>(Services, wie);

    /// <summary>An organisation, for rows that need one.</summary>
    public async Task<string> AddOrganisatieAsync(string id = "lwb-1")
    {
        await Db.WriteAsync([new("INSERT INTO organisatie (id, code, naam) VALUES (@id, @id, @naam) ON CONFLICT DO NOTHING", new { id, naam = "Leerwerkbedrijf " + id })]);
        return id;
    }

    /// <summary>An account whose user name is its id and whose password is <see cref="Password"/>.</summary>
    public async Task<CurrentUser> AddMedewerkerAsync(string id, string rollen = "coach", string? organisatie = "lwb-1", bool moetWijzigen = false)
    {
        if (organisatie is not null)
            await AddOrganisatieAsync(organisatie);
        await Db.WriteAsync([new(
            """
            INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, stempel)
            VALUES (@id, @organisatie, @naam, @id, @rollen, @hash, @moetWijzigen, 'begin')
            """,
            new { id, organisatie, naam = "Medewerker " + id, rollen, hash = Hash, moetWijzigen })]);
        return new(id, "Medewerker " + id, organisatie, Roles.Parse(rollen));
    }

    /// <summary>A browser without scripts: keeps cookies, follows no redirects, sends forms with their hidden fields.</summary>
    public TestBrowser Browse() => new(App.GetTestServer().CreateHandler());

    /// <summary>The same, signed in.</summary>
    public async Task<TestBrowser> SignInAsync(string gebruikersnaam)
    {
        var browser = Browse();
        var answer = await browser.SignInAsync(gebruikersnaam, Password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        directory.Delete(recursive: true);
        if (store is not null)
            await store.DisposeAsync();
    }

    // Migrated once; every world of the demo gets a copy.
    private static async Task<Databases> MalAsync()
    {
        var mal = await Databases.CreateAsync("postgres");
        await using var db = await Db.OpenAsync(mal.Options with { Demo = true }, NullLogger.Instance);
        return mal;
    }
}
