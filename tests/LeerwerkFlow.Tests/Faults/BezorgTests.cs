using System.Diagnostics;
using System.Globalization;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Vdab;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// Deliveries while VDAB fails in every way and the app is killed: a tenth of the campaign. <c>LEERWERK_TRAJECTEN=2000 LEERWERK_BEZORGKILLS=30</c> plays it whole, <c>LEERWERK_SEED</c> repeats its kills.
/// </summary>
public sealed class BezorgTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("leerwerkflow-bezorg-");

    [Fact]
    public async Task Every_melding_arrives_once_and_in_order_whatever_fails()
    {
        var (seed, aantal) = (Number("LEERWERK_SEED", Environment.TickCount), Number("LEERWERK_TRAJECTEN", 200));
        var random = new Random(seed);
        await using var simulator = await SimulatorProces.StartAsync(DateTimeOffset.UnixEpoch);

        var hits = 0;
        for (var n = Number("LEERWERK_BEZORGKILLS", 3); n > 0; n--)
            hits += Run(simulator, aantal, random.Next(200, 200 + (aantal * 10))) ? 1 : 0;
        Run(simulator, aantal, kill: null);

        await using var app = await Bezorgen.OpenAsync(directory.FullName, simulator.Adres.ToString(), SimulatorProces.Geheim);
        var db = app.Services.GetRequiredService<Db>();
        var ours = await db.QueryAsync<(string, string, string, string, byte[])>(
            "SELECT '/organisaties/lwb-1/trajecten/' || traject, substr('00000' || sequence, -6), id, mijlpaal, body FROM melding ORDER BY traject, sequence");
        var theirs = await simulator.ReceivedAsync();
        Assert.True(hits > 0, "No kill hit the program while it delivered.");
        Assert.Equal(aantal * Bezorgen.Meldingen, ours.Length);
        Assert.Equal(
            ours.Select(m => (m.Item1, m.Item2, m.Item3, m.Item4, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(m.Item5)))),
            theirs.Select(m => (m.Bron, m.Sequence, m.Id, m.Mijlpaal, m.Hash)));
        Assert.Contains(theirs, m => m.Keren > 1);
        Assert.DoesNotContain(await simulator.RefusedAsync(), w => w.Foutcode == "VOLGORDE");
        Assert.Empty((await app.Services.GetRequiredService<CheckTrajecten>().RunAsync()).Fouten);
    }

    public void Dispose() => directory.Delete(recursive: true);

    private bool Run(SimulatorProces simulator, int aantal, int? kill)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(Spelen).Assembly.Location, "bezorgen", directory.FullName, simulator.Adres.ToString(), SimulatorProces.Geheim, aantal.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
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

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
