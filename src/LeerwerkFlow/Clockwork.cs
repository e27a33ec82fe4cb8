using LeerwerkFlow.Audit;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab.Aansluiting;
using Quartz;

namespace LeerwerkFlow;

/// <summary>The one table of what happens by itself. Due dates are rows; the clockwork only knocks, and losing a knock loses nothing.</summary>
internal static class Clockwork
{
    private static readonly Line[] Table =
    [
        new("werk-dat-vervalt", "0/5 * * * * ?", (s, ct) => s.GetRequiredService<DueWork>().RunAsync(ct), SoonAsync),
        new("anker-van-de-dag", "0 5 0 * * ?", (s, ct) => s.GetRequiredService<DropAnker>().RunAsync(s.GetRequiredService<Klok>().Vandaag.AddDays(-1), ct)),
        new("aansluiting-van-de-dag", "0 10 0 * * ?", (s, ct) => s.GetRequiredService<CountDag>().RunAsync(s.GetRequiredService<Klok>().Vandaag.AddDays(-1), ct)),
    ];

    /// <summary>The names of the lines; the first knocks every few seconds.</summary>
    public static IReadOnlyList<string> Lijnen { get; } = [.. Table.Select(l => l.Naam)];

    // A node that is not heard of for so long is gone, and another does what it had begun.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(1);

    // What the trigger of a knock apart is called, after its line.
    private const string Straks = "-straks";

    // Many waits of seconds do not make it knock without a pause.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Quartz. <c>single</c>: with its jobs in memory; on SQLite its own store would be a second writer. <c>clustered</c>: with its jobs in PostgreSQL, so that of several nodes one at a time hears
    /// a knock, and another hears the next when that one is gone. <c>off</c>: nothing happens by itself.
    /// </summary>
    /// <exception cref="CannotStart">Another word, or clustered without PostgreSQL.</exception>
    public static void AddClockwork(this IServiceCollection services, string? kind, StoreOptions store)
    {
        if (kind == "off")
            return;
        var clustered = (kind ?? "single") switch
        {
            "single" => false,
            "clustered" when Dialect.Of(store.Engine) == Dialect.Postgres => true,
            "clustered" => throw new CannotStart("Clockwork = clustered werkt alleen met PostgreSQL. Kies Store = postgres, of Clockwork = single."),
            _ => throw new CannotStart($"De instelling Clockwork = {kind} bestaat niet. Kies single, clustered of off."),
        };
        services.AddQuartz(quartz =>
        {
            if (clustered)
                Share(quartz, store.Postgres);
            foreach (var line in Table)
            {
                quartz.AddJob<Knock>(job => job.WithIdentity(line.Naam).UsingJobData("naam", line.Naam).RequestRecovery());
                quartz.AddTrigger(trigger => trigger.ForJob(line.Naam).WithIdentity(line.Naam).WithCronSchedule(
                    line.Cron, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"))));
            }
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    private static void Share(IQuartzBuilder quartz, string postgres)
    {
        quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = ("leerwerkflow", true));
        quartz.UsePersistentStore(jobs =>
        {
            jobs.UsePostgres(PostgresEngine.Factory, PostgresEngine.Few(postgres));
            jobs.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, CheckIn * 2));
            jobs.ProvisionSchema();
        });
    }

    // How long from now until the next wait with an hour is due.
    private static async Task<TimeSpan?> SoonAsync(IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<WakeDue>().NextAsync(ct) - services.GetRequiredService<Klok>().Now;

    /// <param name="Soon">How long until it must knock apart from its cron, asked after each knock; null: that never comes.</param>
    private sealed record Line(string Naam, string Cron, Func<IServiceProvider, CancellationToken, Task> Work, Func<IServiceProvider, CancellationToken, Task<TimeSpan?>>? Soon = null);

    /// <summary>Knocks for one line of the table; the next knock waits until this one is done.</summary>
    [DisallowConcurrentExecution]
    private sealed class Knock(IServiceProvider services) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            // A line that only another version of the app knows is left to that one.
            if (Array.Find(Table, l => l.Naam == context.MergedJobDataMap.GetString("naam")) is not { } line)
                return;
            await services.GetRequiredService<Db>().WriteAsync([Notitie.Row(Notitie.Klop + line.Naam, TimeProvider.System.GetUtcNow())], cancellationToken);
            await line.Work(services, cancellationToken);
            if (line.Soon is not null && await line.Soon(services, cancellationToken) is { } wait)
                await KnockAgainAsync(context, line, wait, cancellationToken);
        }

        // One trigger of a line, moved each time.
        private static async Task KnockAgainAsync(IJobExecutionContext context, Line line, TimeSpan wait, CancellationToken ct)
        {
            var key = new TriggerKey(line.Naam + Straks);
            var trigger = TriggerBuilder.Create().ForJob(context.JobDetail.Key).WithIdentity(key).StartAt(TimeProvider.System.GetUtcNow() + (wait > Rest ? wait : Rest)).Build();
            if (await context.Scheduler.RescheduleJob(key, trigger, ct) is null)
                await context.Scheduler.ScheduleJob(trigger, cancellationToken: ct);
        }
    }
}
