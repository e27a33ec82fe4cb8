using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>Quartz, clustered on the same PostgreSQL, eight threads: as many jobs due at once, each of which does nothing.</summary>
internal static class QuartzStorm
{
    private const int Threads = 8;
    private static int ran;

    public static async Task<double> PerSecondAsync(string adres, int jobs)
    {
        ran = 0;
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Error));
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, adres);
                store.UseClustering(_ => { });
                store.ProvisionSchema();
            });
        });
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();
        for (var i = 0; i < jobs; i++)
            await scheduler.ScheduleJob(JobBuilder.Create<Nothing>().WithIdentity($"j{i}").Build(), TriggerBuilder.Create().WithIdentity($"t{i}").StartNow().Build());
        var from = Stopwatch.GetTimestamp();
        await scheduler.Start();
        using var tempo = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Volatile.Read(ref ran) < jobs && Stopwatch.GetElapsedTime(from) < TimeSpan.FromMinutes(1))
            await tempo.WaitForNextTickAsync();
        var perSecond = Math.Round(ran / Stopwatch.GetElapsedTime(from).TotalSeconds);
        await scheduler.Shutdown(waitForJobsToComplete: true);
        return perSecond;
    }

    private sealed class Nothing : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref ran);
            return ValueTask.CompletedTask;
        }
    }
}
