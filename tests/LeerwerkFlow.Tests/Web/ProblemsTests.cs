using System.Net;
using System.Net.Http.Headers;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Tests.Web;

public sealed class ProblemsTests
{
    public static TheoryData<string, HttpStatusCode, string> Thrown => new()
    {
        { "regel", HttpStatusCode.BadRequest, "Dat kan niet" },
        { "recht", HttpStatusCode.Forbidden, "Geen toegang" },
        { "weg", HttpStatusCode.NotFound, "Niet gevonden" },
        { "verschoven", HttpStatusCode.Conflict, "Iemand was je voor" },
        { "vol", HttpStatusCode.InsufficientStorage, "Er is niets bewaard" },
        { "fout", HttpStatusCode.InternalServerError, "Er ging iets mis" },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task What_is_thrown_is_read_as(string soort, HttpStatusCode status, string titel)
    {
        await using var world = await TestWorld.StartAsync(adapt: b => b.Services.AddSingleton<IStartupFilter>(new Planted()));
        await world.AddMedewerkerAsync("an");
        using var browser = await world.SignInAsync("an");

        var answer = await browser.GetAsync("/gooi/" + soort);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(titel, (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_bug_shows_a_code_that_stands_in_the_log_and_nothing_of_itself()
    {
        var log = new Lines();
        await using var world = await TestWorld.StartAsync(adapt: b =>
        {
            b.Services.AddSingleton<IStartupFilter>(new Planted());
            b.Logging.AddProvider(log);
        });
        await world.AddMedewerkerAsync("an");
        using var browser = await world.SignInAsync("an");

        var text = (await TestBrowser.ReadAsync(await browser.GetAsync("/gooi/fout"))).QuerySelector("main")!;

        Assert.Contains(log.Seen, l => l == "Bug " + text.QuerySelector("strong")!.TextContent);
        Assert.DoesNotContain("geheim", text.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_no_page_gets_the_sentence_as_json()
    {
        await using var world = await TestWorld.StartAsync(adapt: b => b.Services.AddSingleton<IStartupFilter>(new Planted()));
        await world.AddMedewerkerAsync("an");
        using var browser = await world.SignInAsync("an");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/gooi/regel");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("""{"status":400,"titel":"Dat kan niet","zin":"Zo niet.","code":null}""", await answer.Content.ReadAsStringAsync());
    }

    // Throws where a page would: behind all that stands before the pages.
    private sealed class Planted : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Use((context, rest) => context.Request.Path.StartsWithSegments("/gooi", out var soort) ? Throw(soort) : rest(context));
        };

        private static Task Throw(PathString soort) => soort.Value switch
        {
            "/regel" => throw new RuleBroken("Zo niet."),
            "/recht" => throw new NotAllowed(),
            "/weg" => throw new NotFound(),
            "/verschoven" => throw new Moved(),
            "/vol" => throw new StoreFull(new IOException()),
            _ => throw new InvalidOperationException("geheim"),
        };
    }

    internal sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Seen { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Seen)
                Seen.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
