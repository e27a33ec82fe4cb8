using System.Collections.Concurrent;
using LeerwerkFlow.Trajecten;
using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests;

/// <summary>What a message may and may not do to the work it asks for.</summary>
public sealed class BusTests
{
    [Fact]
    public async Task One_traject_has_its_turn_one_at_a_time()
    {
        var busy = new ConcurrentDictionary<string, int>();
        var together = 0;
        await using var bus = Open(64, async werk =>
        {
            if (busy.AddOrUpdate(werk.Traject, 1, (_, n) => n + 1) > 1)
                Interlocked.Increment(ref together);
            await Task.Yield();
            busy.AddOrUpdate(werk.Traject, 0, (_, n) => n - 1);
            return 1;
        });

        var done = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => bus.DoAsync(new RenderDocumenten($"traject-{i % 4}"))));

        Assert.Equal((400, 0), (done.Sum(), together));
    }

    [Fact]
    public async Task Two_trajecten_are_worked_on_side_by_side()
    {
        var both = new CountdownEvent(2);
        var met = new TaskCompletionSource();
        await using var bus = Open(64, async _ =>
        {
            if (both.Signal())
                met.SetResult();
            await met.Task;
            return 1;
        });

        var done = await Task.WhenAll(bus.DoAsync(new RenderDocumenten("traject-1")), bus.DoAsync(new RenderDocumenten("traject-2")));

        Assert.Equal(2, done.Sum());
    }

    [Fact]
    public async Task Work_that_another_could_not_do_is_done_by_who_asked()
    {
        var tries = 0;
        await using var bus = Open(64, _ => ++tries == 1 ? throw new InvalidOperationException("De databank is weg.") : Task.FromResult(3));

        Assert.Equal((3, 2), (await bus.DoAsync(new RenderDocumenten("traject-1")), tries));
    }

    [Fact]
    public async Task Work_that_fails_here_too_is_told_to_who_asked_and_tried_no_more()
    {
        var tries = 0;
        await using var bus = Open(64, _ => ++tries < 3 ? throw new InvalidOperationException("De schijf is vol.") : Task.FromResult(3));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => bus.DoAsync(new RenderDocumenten("traject-1")));

        Assert.Equal(("De schijf is vol.", 2), (fault.Message, tries));
        Assert.Equal(3, await bus.DoAsync(new RenderDocumenten("traject-1")));
    }

    [Fact]
    public async Task Work_that_nobody_answers_counts_as_not_done()
    {
        var never = new TaskCompletionSource<int>();
        await using var bus = Open(64, _ => never.Task, TimeSpan.FromMilliseconds(100));

        Assert.Equal(0, await bus.DoAsync(new RenderDocumenten("traject-1")));

        never.SetResult(1);
    }

    [Fact]
    public async Task A_bus_that_had_no_work_closes_without_having_opened()
    {
        await using var bus = Open(64, _ => Task.FromResult(1));
    }

    private static Werkbus Open(int sideBySide, Func<RenderDocumenten, Task<int>> work, TimeSpan? patience = null) =>
        new(MassTransit.Bus.Factory.CreateUsingInMemory(queues => queues.Do<RenderDocumenten>("", sideBySide, (werk, _) => work(werk))), "", (werk, _) => work((RenderDocumenten)werk), NullLogger<Werkbus>.Instance)
        {
            Patience = patience ?? TimeSpan.FromSeconds(30),
        };
}
