using System.Net;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Inbox;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;
using Quartz;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>E8–E12: what grows with the number of waits, trajecten, versions and clicks, and may not.</summary>
public sealed class ElsaLoadTests(ITestOutputHelper output)
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Fact, Trait("Fault", "E8")]
    public async Task E08_A_start_asks_no_more_of_the_database_when_more_waits()
    {
        var few = await StatementsOfStartAsync(2);
        var many = await StatementsOfStartAsync(200);

        Assert.True(few > 0);
        Assert.Equal(few, many);
        output.WriteLine($"E8 {few} statements at a start, with 2 and with 200 waits");
    }

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "E9")]
    public async Task E09_A_timer_fires_once_whoever_knocks_and_however_often_it_restarts(string engine)
    {
        var campagne = new Campagne("E9", 200, output);
        const int Trajecten = 20;
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Wekker);
        var time = Veld.Noon();
        await using var een = await Veld.OpenAsync(test.Options, time);
        for (var n = 0; n < Trajecten; n++)
            await een.StartAsync("wekker");

        var dagen = campagne.N / Trajecten;
        for (var dag = 1; dag <= dagen; dag++)
        {
            time.Advance(TimeSpan.FromDays(1));
            await using var ander = await Veld.OpenAsync(test.Options, time);
            await Task.WhenAll(((Veld[])[een, ander, een, ander]).Select(v => Task.Run(() => v.Get<WakeDue>().RunAsync())));
            Assert.Equal(dag * Trajecten, await een.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE actor = 'klok'"));
        }

        Assert.Equal(0, await een.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE soort = 'incident'"));
        await Rekening.CleanAsync(een.Services);
        campagne.Report($"{engine} {dagen * Trajecten} timers, 0 lost, 0 doubled");
    }

    [Fact, Trait("Fault", "E10")]
    public async Task E10_Of_64_who_end_one_taak_one_wins_and_the_others_read_that_it_is_done()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        var form = (IHtmlFormElement)(await browser.OpenAsync(path)).QuerySelector("main form")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(() => browser.SendFormAsync(form, path, [("verslag", $"Tekst {n}."), ("uitkomst", "Klaar")]))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        var laat = answers.Where(a => a.StatusCode == HttpStatusCode.Conflict).ToArray();
        Assert.Equal(63, laat.Length);
        foreach (var answer in laat)
            Assert.Contains("Je hebt deze taak al afgewerkt op maandag 1 maart 2010", (await TestBrowser.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM antwoord"));
        await Rekening.CleanAsync(inbox.World.Services);
    }

    [Fact, Trait("Fault", "E11")]
    public async Task E11_A_step_costs_the_same_statements_among_many_trajecten_and_versions()
    {
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Kring, Mini.Wekker);
        var statements = 0;
        await using var veld = await Veld.OpenAsync(test.Options, moment: p => statements += p is Plek.Lezen or Plek.Opdracht ? 1 : 0);
        var id = await veld.StartAsync("kring");
        await veld.ClickAsync(id, "een");

        statements = 0;
        await veld.ClickAsync(id, "een");
        var weinig = statements;
        for (var n = 0; n < 300; n++)
            await veld.StartAsync(n % 2 == 0 ? "kring" : "wekker");
        await veld.Db.WriteAsync([.. Enumerable.Range(2, 999).Select(n => new Statement(
            "INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door, herkomst) SELECT 'kring@' || @versie, flow, @versie, hash || @versie, inhoud, gepubliceerd, door, herkomst FROM flowversie WHERE id = 'kring@1'", new { versie = n }))]);
        statements = 0;
        await veld.ClickAsync(id, "een");

        Assert.True(weinig > 0);
        Assert.Equal(weinig, statements);
        output.WriteLine($"E11 {weinig} statements a step, with 1 traject and 1 version, with 301 and 1,000");
    }

    [Fact, Trait("Fault", "E12")]
    public async Task E12_The_scheduler_has_one_trigger_a_line_and_none_for_a_wait()
    {
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Wekker);
        await using var veld = await Veld.OpenAsync(test.Options, settings: ["--Clockwork=single"]);
        var voor = await TriggersAsync(veld);
        for (var n = 0; n < 50; n++)
            await veld.StartAsync("wekker");
        veld.Time.Advance(TimeSpan.FromDays(1));
        await veld.Get<WakeDue>().RunAsync();

        Assert.Contains(voor, t => t.Name == "werk-dat-vervalt");
        Assert.Equal(voor.Length, voor.Select(t => t.Name).Distinct().Count());
        Assert.Equal(voor, await TriggersAsync(veld));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task After_a_knock_the_next_one_comes_at_the_moment_that_a_wait_is_due(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Wachten("kort", "00:40:00"), Mini.Wachten("langer", "01:30:00"));
        await using var veld = await Veld.OpenAsync(test.Options, settings: [$"--Clockwork={(engine == "sqlite" ? "single" : "clustered")}"]);
        var scheduler = await veld.Get<ISchedulerFactory>().GetScheduler();
        var geklopt = new Geklopt();
        scheduler.ListenerManager.AddJobListener(geklopt);
        await veld.StartAsync("langer");
        await veld.StartAsync("kort");

        await scheduler.Start();
        var begin = TimeProvider.System.GetUtcNow();
        await geklopt.Eens.Task;

        var straks = (await scheduler.GetTrigger(new TriggerKey("werk-dat-vervalt-straks")))!.StartTimeUtc;
        Assert.InRange(straks, begin + TimeSpan.FromMinutes(40), TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(40));

        veld.Time.Advance(TimeSpan.FromMinutes(50));
        await veld.Get<WakeDue>().RunAsync();
        Assert.Equal(new DateTimeOffset(2010, 3, 1, 12, 30, 0, TimeSpan.Zero), await veld.Get<WakeDue>().NextAsync());
        veld.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Null(await veld.Get<WakeDue>().NextAsync());
        await scheduler.Shutdown(waitForJobsToComplete: true);
    }

    /// <summary>How long until the clockwork first asks what is due, when it would start now.</summary>
    internal static async Task<TimeSpan> FirstKnockAsync(Veld veld)
    {
        var scheduler = await veld.Get<ISchedulerFactory>().GetScheduler();
        var trigger = (await scheduler.GetTrigger(new TriggerKey("werk-dat-vervalt")))!;
        return trigger.GetFireTimeAfter(TimeProvider.System.GetUtcNow())!.Value - TimeProvider.System.GetUtcNow();
    }

    private static async Task<TriggerKey[]> TriggersAsync(Veld veld)
    {
        var scheduler = await veld.Get<ISchedulerFactory>().GetScheduler();
        return [.. (await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup())).OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    private static async Task<int> StatementsOfStartAsync(int waits)
    {
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Wekker);
        var time = Veld.Noon();
        await using (var veld = await Veld.OpenAsync(test.Options, time))
        {
            for (var n = 0; n < waits; n++)
                await veld.StartAsync("wekker");
        }

        var statements = 0;
        await using var weer = await Veld.OpenAsync(test.Options, time, p => statements += p is Plek.Lezen or Plek.Opdracht ? 1 : 0);
        await weer.App.StartAsync();
        await weer.Get<DueWork>().RunAsync();
        return statements;
    }

    private sealed class Geklopt : IJobListener
    {
        public TaskCompletionSource Eens { get; } = new();

        public string Name => "geklopt";

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

        public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            Eens.TrySetResult();
            return default;
        }
    }
}
