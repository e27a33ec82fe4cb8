using LeerwerkFlow.Access;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten.Ploegen;

namespace LeerwerkFlow.Tests.Trajecten.Ploegen;

/// <summary>Ine guides Ploeg Noord of lwb-1, in which the people work that a test adds. It is noon on 1 March 2010 in Brussels: 11:00 UTC.</summary>
internal sealed class Ploegwereld(TestWorld world, CurrentUser ine) : IAsyncDisposable
{
    public TestWorld World => world;

    public CurrentUser Ine => ine;

    public static async Task<Ploegwereld> StartAsync(bool kestrel = false, Databases? store = null)
    {
        var world = await TestWorld.StartAsync(kestrel, settings: [$"--Store:Engine={store?.Options.Engine ?? "sqlite"}", $"--Store:Postgres={store?.Options.Postgres}"]);
        await Voorbeeld.FillAsync(world);
        var ine = await world.AddMedewerkerAsync("ine", "instructeur");
        await world.Db.WriteAsync([new("UPDATE werkplek SET instructeur = 'ine' WHERE id = 'w-1'")]);
        return new(world, ine);
    }

    /// <summary>Somebody who began to work in the ploeg on 1 February 2010.</summary>
    public async Task<string> AddAsync(string voornaam)
    {
        var id = await Voorbeeld.StartAsync(world, voornaam);
        await world.Db.WriteAsync([new("UPDATE traject SET start = '2010-02-01' WHERE id = @id", new { id })]);
        return id;
    }

    public Task<IReadOnlyList<Ontvangen>> SendAsync(params Tik[] tikken) => world.Get<SaveObservaties>().RunAsync(ine, "ine", tikken);

    public static string Id(int n) => $"00000000-0000-4000-8000-{n:000000000000}";

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
