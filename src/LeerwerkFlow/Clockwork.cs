using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab.Aansluiting;
using Quartz;

namespace LeerwerkFlow;

/// <summary>The one table of what happens by itself. Due dates are rows; the clockwork only knocks, and losing a knock loses nothing.</summary>
internal static class Clockwork
{
    private static readonly Line[] Table =
    [
        new("werk-dat-vervalt", "0/5 * * * * ?", (s, ct) => s.GetRequiredService<DueWork>().RunAsync(ct)),
        new("anker-van-de-dag", "0 5 0 * * ?", (s, ct) => s.GetRequiredService<DropAnker>().RunAsync(s.GetRequiredService<Klok>().Vandaag.AddDays(-1), ct)),
        new("aansluiting-van-de-dag", "0 10 0 * * ?", (s, ct) => s.GetRequiredService<CountDag>().RunAsync(s.GetRequiredService<Klok>().Vandaag.AddDays(-1), ct)),
    ];

    /// <summary>Quartz with its jobs in memory: on SQLite its own store would be a second writer.</summary>
    public static void AddClockwork(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            foreach (var line in Table)
            {
                quartz.AddJob<Knock>(job => job.WithIdentity(line.Naam).UsingJobData("naam", line.Naam));
                quartz.AddTrigger(trigger => trigger.ForJob(line.Naam).WithIdentity(line.Naam).WithCronSchedule(
                    line.Cron, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"))));
            }
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    private sealed record Line(string Naam, string Cron, Func<IServiceProvider, CancellationToken, Task> Work);

    /// <summary>Knocks for one line of the table; the next knock waits until this one is done.</summary>
    [DisallowConcurrentExecution]
    private sealed class Knock(IServiceProvider services) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var naam = context.MergedJobDataMap.GetString("naam");
            await Array.Find(Table, l => l.Naam == naam)!.Work(services, cancellationToken);
        }
    }
}
