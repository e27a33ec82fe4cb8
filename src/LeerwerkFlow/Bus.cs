using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using MassTransit;

namespace LeerwerkFlow;

/// <summary>
/// The one table of which work comes by message, and who does it. Messages live in memory, of this process or of RabbitMQ for several nodes: the rows are the truth, so what is lost is asked again.
/// </summary>
internal static class Bus
{
    // As many keys as trajecten that are worked on at the same time.
    private const int Partitions = 256;

    // A node that is not heard of for twice as long is gone, and another gets what it had.
    private static readonly TimeSpan Klop = TimeSpan.FromSeconds(5);

    /// <param name="kind"><c>memory</c>, or <c>rabbitmq</c> when several nodes share the work.</param>
    /// <param name="rabbitmq">Where RabbitMQ is: <c>amqp://user:password@host:5672/</c>.</param>
    /// <param name="huis">What tells this database from another on the same broker.</param>
    /// <exception cref="CannotStart">Another kind, RabbitMQ without an address, or with SQLite.</exception>
    public static void AddBus(this IServiceCollection services, string? kind, string? rabbitmq, Dialect dialect, string huis)
    {
        services.AddSingleton(rooms => new Werkbus(rooms.GetRequiredService<IBusControl>(), huis, (werk, ct) => DoAsync(rooms, werk, ct), rooms.GetRequiredService<ILogger<Werkbus>>()));
        switch (kind ?? "memory")
        {
            case "memory":
                services.AddMassTransit(bus => bus.UsingInMemory((rooms, queues) => AddQueues(rooms, queues, huis)));
                break;
            case "rabbitmq" when dialect == Dialect.Sqlite:
                throw new CannotStart("Bus = rabbitmq is voor meer dan één machine, en SQLite is een bestand van één machine. Kies Store = postgres, of Bus = memory.");
            case "rabbitmq":
                var address = Uri.TryCreate(rabbitmq, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps" ? uri
                    : throw new CannotStart("Bus = rabbitmq vraagt een adres in de instelling Rabbitmq, zoals amqp://naam:wachtwoord@127.0.0.1:5672/.");
                services.AddMassTransit(bus => bus.UsingRabbitMq((rooms, queues) =>
                {
                    queues.Host(address, host => host.Heartbeat(Klop));
                    // Not kept on a disk: a broker that restarts forgets what waited, and it is asked again.
                    queues.ConfigureSend(send => send.UseExecute(message => message.Durable = false));
                    AddQueues(rooms, queues, huis);
                }));
                break;
            default:
                throw new CannotStart($"De instelling Bus = {kind} bestaat niet. Kies memory of rabbitmq.");
        }

        // It opens with its first work: the demo is filled before the pages are served.
        services.RemoveMassTransitHostedService();
    }

    private static void AddQueues(IBusRegistrationContext rooms, IBusFactoryConfigurator queues, string huis)
    {
        queues.Do<WakeTraject>(huis, 256, (werk, ct) => DoAsync(rooms, werk, ct));
        queues.Do<RenderDocumenten>(huis, 32, (werk, ct) => DoAsync(rooms, werk, ct));
        queues.Do<DeliverVolgende>(huis, DeliverMelding.SideBySide, (werk, ct) => DoAsync(rooms, werk, ct));
    }

    private static async Task<int> DoAsync(IServiceProvider rooms, Werk werk, CancellationToken ct)
    {
        await rooms.GetRequiredService<Klok>().FollowAsync(ct);
        return werk switch
        {
            WakeTraject wek => await rooms.GetRequiredService<WakeDue>().RunAsync(wek, ct),
            RenderDocumenten => await rooms.GetRequiredService<RenderDocument>().RunAsync(werk.Traject, ct),
            _ => await rooms.GetRequiredService<DeliverMelding>().RunAsync(werk.Traject, ct),
        };
    }

    // One at a time for a traject, the others side by side. What fails is not tried again here: the row is still due.
    internal static void Do<T>(this IBusFactoryConfigurator bus, string huis, int sideBySide, Func<T, CancellationToken, Task<int>> work)
        where T : Werk =>
        bus.ReceiveEndpoint(Werkbus.QueueOf<T>(huis), queue =>
        {
            (queue.ConcurrentMessageLimit, queue.PrefetchCount) = (sideBySide, sideBySide);
            queue.DiscardFaultedMessages();
            queue.DiscardSkippedMessages();
            queue.Handler<T>(
                async context => await context.RespondAsync(new Gedaan(await work(context.Message, context.CancellationToken))),
                handler => handler.UsePartitioner(queue.CreatePartitioner(Partitions), context => context.Message.Traject));
        });
}
