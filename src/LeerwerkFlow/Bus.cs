using LeerwerkFlow.Documenten;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using MassTransit;

namespace LeerwerkFlow;

/// <summary>The one table of which work comes by message, and who does it. Messages live in memory: the rows are the truth, so what is lost with the process is asked again.</summary>
internal static class Bus
{
    // As many keys as trajecten that are worked on at the same time.
    private const int Partitions = 256;

    public static void AddBus(this IServiceCollection services)
    {
        services.AddSingleton<Werkbus>();
        services.AddMassTransit(bus => bus.UsingInMemory((rooms, queues) =>
        {
            queues.Do<WakeTraject>(256, (werk, ct) => rooms.GetRequiredService<WakeDue>().RunAsync(werk, ct));
            queues.Do<RenderDocumenten>(32, (werk, ct) => rooms.GetRequiredService<RenderDocument>().RunAsync(werk.Traject, ct));
            queues.Do<DeliverVolgende>(DeliverMelding.SideBySide, (werk, ct) => rooms.GetRequiredService<DeliverMelding>().RunAsync(werk.Traject, ct));
        }));
        // It opens with its first work: the demo is filled before the pages are served.
        services.RemoveMassTransitHostedService();
    }

    // One at a time for a traject, the others side by side. What fails is not tried again here: the row is still due.
    internal static void Do<T>(this IBusFactoryConfigurator bus, int sideBySide, Func<T, CancellationToken, Task<int>> work)
        where T : Werk =>
        bus.ReceiveEndpoint(Werkbus.QueueOf<T>(), queue =>
        {
            queue.ConcurrentMessageLimit = sideBySide;
            queue.DiscardFaultedMessages();
            queue.DiscardSkippedMessages();
            queue.Handler<T>(
                async context => await context.RespondAsync(new Gedaan(await work(context.Message, context.CancellationToken))),
                handler => handler.UsePartitioner(queue.CreatePartitioner(Partitions), context => context.Message.Traject));
        });
}
