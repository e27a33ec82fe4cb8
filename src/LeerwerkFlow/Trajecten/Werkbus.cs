using MassTransit;

namespace LeerwerkFlow.Trajecten;

/// <summary>
/// Carries work to whichever node is free and says what came of it. Opens with the first work that it gets. While the broker is away, or when another node could not do it, this node does the work itself: a step is
/// guarded by its rows and not by the broker, so work that two nodes do counts once.
/// </summary>
/// <param name="huis">Before the name of each queue: databases that share a broker do not get each other's work.</param>
public class Werkbus(IBusControl bus, string huis, Func<Werk, CancellationToken, Task<int>> self, ILogger<Werkbus> log) : IReceiveEndpointObserver, IAsyncDisposable
{
    // Long enough to connect, short enough for whoever waits for a page.
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(2);
    private readonly Lock turn = new();
    private Task? open;
    private CancellationTokenSource away = new();

    // Longer than the slowest work: a melding to a receiver that does not answer.
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <returns>How much was done; 0 also when nobody answered in time. The rows still stand then, and the next knock asks again.</returns>
    /// <exception cref="Exception">What the work itself throws, here as well as there.</exception>
    public virtual async Task<int> DoAsync<T>(T werk, CancellationToken ct = default)
        where T : Werk
    {
        if (!await IsOpenAsync(ct))
            return await self(werk, ct);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(ct, away.Token);
        try
        {
            return (await bus.Request<T, Gedaan>(new Uri($"queue:{QueueOf<T>(huis)}"), werk, until.Token, Patience)).Message.Aantal;
        }
        catch (RequestTimeoutException)
        {
            log.LogWarning("Nobody answered {Werk} for traject {Traject}", typeof(T).Name, werk.Traject);
            return 0;
        }
        catch (RequestFaultException fault)
        {
            // A node that lost the database takes work from the broker all the same.
            log.LogWarning("{Werk} for traject {Traject} failed there, so it is tried here: {Reason}", typeof(T).Name, werk.Traject, fault.Message);
            return await self(werk, ct);
        }
        catch (Exception e) when (e is OperationCanceledException or RequestCanceledException or ConnectionException && !ct.IsCancellationRequested)
        {
            return await self(werk, ct);
        }
    }

    /// <summary>The name of the queue for one kind of work.</summary>
    public static string QueueOf<T>(string huis)
        where T : Werk => huis + KebabCaseEndpointNameFormatter.Instance.Message<T>();

    /// <summary>The broker is there, or there again.</summary>
    public Task Ready(ReceiveEndpointReady ready)
    {
        lock (turn)
        {
            if (!away.IsCancellationRequested)
                return Task.CompletedTask;
            away = new();
        }

        log.LogInformation("The message broker is there again");
        return Task.CompletedTask;
    }

    /// <summary>The broker is not there: whoever waits for an answer waits no longer.</summary>
    public Task Faulted(ReceiveEndpointFaulted faulted) => LeaveAsync();

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (open is not null)
            await bus.StopAsync(Opening);
        away.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        lock (turn)
        {
            if (open is null)
            {
                bus.ConnectReceiveEndpointObserver(this);
                open = bus.StartAsync(CancellationToken.None);
            }
        }

        try
        {
            if (!away.IsCancellationRequested)
                await open.WaitAsync(Opening, ct);
        }
        catch (TimeoutException)
        {
            await LeaveAsync();
        }

        return !away.IsCancellationRequested;
    }

    private Task LeaveAsync()
    {
        if (away.IsCancellationRequested)
            return Task.CompletedTask;
        log.LogError("The message broker is away: this node does its work itself until it is back");
        return away.CancelAsync();
    }
}
