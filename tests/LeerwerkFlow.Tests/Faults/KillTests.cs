using System.Diagnostics;
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
        var seed = Number("LEERWERK_SEED", Environment.TickCount);
        var random = new Random(seed);
        var (killed, calm) = (directory.CreateSubdirectory("killed").FullName, directory.CreateSubdirectory("calm").FullName);
        Run(calm, kill: null);

        var hits = 0;
        for (var n = Number("LEERWERK_KILLS", 10); n > 0; n--)
            hits += Run(killed, random.Next(5, 120)) ? 1 : 0;
        Run(killed, kill: null);

        var expected = await StatesAsync(calm);
        var actual = await StatesAsync(killed);
        Assert.True(hits > 0, "No kill hit the program while it played.");
        Assert.Equal(Spelen.Aantal, actual.Count);
        Assert.All(expected, e => Assert.True(e.Value == actual[e.Key], $"Traject {e.Key} ended otherwise (seed {seed})."));
    }

    public void Dispose() => directory.Delete(recursive: true);

    /// <summary>Plays in a process of its own; with <paramref name="kill"/> it is killed that many milliseconds after it began. True: it was killed.</summary>
    private static bool Run(string data, int? kill)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Spelen).Assembly.Location, data]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } line && line != Spelen.Begonnen)
        {
        }

        if (kill is { } after && !process.WaitForExit(after))
        {
            process.Kill();
            process.WaitForExit();
            return true;
        }

        process.WaitForExit();
        Assert.True(kill is not null || process.ExitCode == 0, $"The program ended with {process.ExitCode}.");
        return false;
    }

    private static async Task<Dictionary<long, string>> StatesAsync(string data)
    {
        await using var app = await Spelen.OpenAsync(data);
        var (_, fouten) = await app.Services.GetRequiredService<CheckTrajecten>().RunAsync();
        Assert.Empty(fouten);
        return await Spelen.StatesAsync(app.Services.GetRequiredService<Db>());
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
