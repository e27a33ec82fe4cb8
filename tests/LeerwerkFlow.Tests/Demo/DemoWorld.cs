using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Demo;

/// <summary>A world with reference data and flows, as the app has it before the demo people come.</summary>
internal static class DemoWorld
{
    public static async Task<TestWorld> BeginAsync(int trajecten, bool kestrel = false)
    {
        var world = await TestWorld.StartAsync(kestrel, settings: [$"--DemoTrajecten={trajecten}"]);
        await ReferenceData.Load().ImportAsync(world.Db);
        await world.Get<ImportFlows>().RunAsync(FlowFiles.Folder, "test");
        return world;
    }
}
