using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// F1 in small: kill -9 at random moments while twenty trajecten advance. <c>LEERWERK_KILLS</c> and <c>LEERWERK_SEED</c> make it longer or repeat a run.
/// </summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("leerwerkflow-kill-");

    [Fact]
    public async Task Kill_at_random_moments_loses_nothing_and_ends_as_the_run_without_kills()
    {
        var seed = Proces.Number("LEERWERK_SEED", Environment.TickCount);
        var random = new Random(seed);
        var (killed, calm) = (directory.CreateSubdirectory("killed").FullName, directory.CreateSubdirectory("calm").FullName);
        Proces.Run([calm], kill: null);

        var hits = 0;
        for (var n = Proces.Number("LEERWERK_KILLS", 6); n > 0; n--)
            hits += Proces.Run([killed], random.Next(5, 120)) ? 1 : 0;
        Proces.Run([killed], kill: null);

        var expected = await StatesAsync(calm);
        var actual = await StatesAsync(killed);
        Assert.True(hits > 0, "No kill hit the program while it played.");
        Assert.Equal(Spelen.Aantal, actual.Count);
        Assert.All(expected, e => Assert.True(e.Value == actual[e.Key], $"Traject {e.Key} ended otherwise (seed {seed})."));
    }

    public void Dispose() => directory.Delete(recursive: true);

    private static async Task<Dictionary<long, string>> StatesAsync(string data)
    {
        await using var app = await Spelen.OpenAsync(data);
        var (_, fouten) = await app.Services.GetRequiredService<CheckTrajecten>().RunAsync();
        Assert.Empty(fouten);
        return await Spelen.StatesAsync(app.Services.GetRequiredService<Db>());
    }
}
