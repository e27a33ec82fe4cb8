using MassTransit;

namespace LeerwerkFlow.Trajecten;

/// <summary>Carries work to whichever node is free and says what came of it. Opens with the first work that it gets.</summary>
public sealed class Werkbus(IBusControl bus, ILogger<Werkbus> log) : IAsyncDisposable
{
    private readonly Lazy<Task> open = new(() => bus.StartAsync());

    // Longer than the slowest work: a melding to a receiver that does not answer.
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <returns>How much was done; 0 also when nobody answered in time. The rows still stand then, and the next knock asks again.</returns>
    /// <exception cref="RequestFaultException">The work failed in a way that nobody foresaw.</exception>
    public async Task<int> DoAsync<T>(T werk, CancellationToken ct = default)
        where T : Werk
    {
        await open.Value;
        try
        {
            return (await bus.Request<T, Gedaan>(new Uri($"queue:{QueueOf<T>()}"), werk, ct, Patience)).Message.Aantal;
        }
        catch (RequestTimeoutException)
        {
            log.LogWarning("Nobody answered {Werk} for traject {Traject}", typeof(T).Name, werk.Traject);
            return 0;
        }
    }

    /// <summary>The name of the queue for one kind of work.</summary>
    public static string QueueOf<T>()
        where T : Werk => KebabCaseEndpointNameFormatter.Instance.Message<T>();

    public async ValueTask DisposeAsync()
    {
        if (open.IsValueCreated)
            await bus.StopAsync();
    }
}
