using System.Diagnostics;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>Three copies of the app on one PostgreSQL and one RabbitMQ, begun at once on an empty database, and a world that looks at the same rows and does nothing by itself.</summary>
public sealed class Knopen : IAsyncDisposable
{
    private readonly Databases store;
    private readonly Knoop[] alle = new Knoop[3];
    private readonly Lijn[] lijnen;
    private readonly bool[] weg = new bool[3];
    private int turn;

    private Knopen(Databases store)
    {
        this.store = store;
        lijnen = [.. alle.Select(_ => new Lijn(new NpgsqlConnectionStringBuilder(store.Options.Postgres).Port))];
    }

    public TestWorld World { get; private set; } = null!;

    /// <summary>Where they are; another after a node was killed.</summary>
    public Uri Adres(int knoop) => alle[knoop].Adres;

    /// <summary>The next, in turn, that is not stopped.</summary>
    public Uri Volgende => Adres(Enumerable.Repeat(0, alle.Length).Select(_ => (Interlocked.Increment(ref turn) & int.MaxValue) % alle.Length).First(n => !weg[n]));

    public static async Task<Knopen> StartAsync(int demoTrajecten = 0)
    {
        var knopen = new Knopen(await Databases.CreateAsync("postgres"));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(n => knopen.BeginAsync(n, demoTrajecten)));
        knopen.World = await TestWorld.StartAsync(settings: [.. Settings(knopen.store.Map, knopen.store.Options.Postgres), "--Bus=memory"]);
        await knopen.LookAsync();
        return knopen;
    }

    /// <summary>What time it is there: the real time, and what the clock of the demo is ahead of it.</summary>
    public async Task<DateOnly> LookAsync()
    {
        World.Time.Advance(DateTimeOffset.UtcNow - World.Time.GetUtcNow());
        await World.Klok.FollowAsync();
        return World.Klok.Vandaag;
    }

    /// <summary>A browser without scripts that comes to another node with each request; or always to the same.</summary>
    public TestBrowser Browse(int? knoop = null) => new(new Beurt(() => knoop is { } one ? Adres(one) : Volgende));

    /// <summary>The same, signed in at whichever node it comes to.</summary>
    public async Task<TestBrowser> SignInAsync(string gebruikersnaam)
    {
        var browser = Browse();
        await browser.SignInAsync(gebruikersnaam, TestWorld.Password);
        return browser;
    }

    /// <param name="after">How many milliseconds from now.</param>
    public Task KillAsync(int knoop, int after) => alle[knoop].KillAsync(after);

    /// <summary>So many milliseconds pass.</summary>
    public void GoOn(int knoop, int milliseconds) => alle[knoop].GoOn(milliseconds);

    /// <summary>A node stands still, and nobody is sent to it any more.</summary>
    /// <param name="after">How many milliseconds from now.</param>
    public void Freeze(int knoop, int after)
    {
        alle[knoop].Freeze(still: true, after);
        weg[knoop] = true;
    }

    /// <summary>It goes on where it was, and knows nothing of what happened since.</summary>
    public void Thaw(int knoop)
    {
        alle[knoop].Freeze(still: false);
        weg[knoop] = false;
    }

    /// <summary>A node loses the database, and keeps the broker; nobody is sent to it any more.</summary>
    /// <param name="after">How many milliseconds from now.</param>
    public void Cut(int knoop, int after)
    {
        alle[knoop].GoOn(after);
        weg[knoop] = true;
        lijnen[knoop].Cut();
    }

    public void Mend(int knoop)
    {
        lijnen[knoop].Mend();
        weg[knoop] = false;
    }

    /// <summary>A node is stopped as a service is, and nobody is sent to it until it begins again.</summary>
    public async Task StopAsync(int knoop)
    {
        weg[knoop] = true;
        await alle[knoop].StopAsync();
    }

    /// <summary>What a newer version does when it starts.</summary>
    internal async Task MigrateAsync(Migration newer) =>
        await (await Db.OpenAsync(store.Options with { Demo = true }, NullLogger.Instance, TimeProvider.System, [.. Migration.Shipped(), newer], CancellationToken.None)).DisposeAsync();

    /// <exception cref="InvalidOperationException">It does not start; says why.</exception>
    public async Task BeginAsync(int knoop, int demoTrajecten = 0)
    {
        alle[knoop] = await Knoop.StartAsync([.. Settings(store.Map, new NpgsqlConnectionStringBuilder(store.Options.Postgres) { Port = lijnen[knoop].Poort }.ToString()), "--Bus=rabbitmq", $"--Rabbitmq={Servers.Rabbitmq}", "--Clockwork=clustered", $"--DemoTrajecten={demoTrajecten}"]);
        weg[knoop] = false;
    }

    /// <summary>Looks again until nothing is left, and fails after a minute.</summary>
    public static async Task UntilAsync(string what, Func<Task<long>> left)
    {
        var time = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await left() is > 0 and var n)
        {
            Assert.True(time.Elapsed < TimeSpan.FromMinutes(1), $"It does not come to pass that {what}; {n} left.");
            await timer.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var knoop in alle.OfType<Knoop>())
            await knoop.DisposeAsync();
        foreach (var lijn in lijnen)
            lijn.Dispose();
        if (World is not null)
            await World.DisposeAsync();
        await store.DisposeAsync();
    }

    private static string[] Settings(string map, string postgres) =>
    [
        $"--DataDirectory={map}", "--Store=postgres", $"--Store:Postgres={postgres}", "--Access:Turns=10", "--Access:PogingenPerMinuut=10000", "--Access:BerichtenPerMinuut=1000000",
        "--Logging:LogLevel:Default=Error",
    ];

    private sealed class Beurt(Func<Uri> next) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new(next(), request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
