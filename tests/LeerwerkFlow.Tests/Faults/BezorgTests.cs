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
        var (seed, aantal) = (Proces.Number("LEERWERK_SEED", Environment.TickCount), Proces.Number("LEERWERK_TRAJECTEN", 200));
        var random = new Random(seed);
        await using var simulator = await SimulatorProces.StartAsync(DateTimeOffset.UnixEpoch);

        string[] args = ["bezorgen", directory.FullName, simulator.Adres.ToString(), SimulatorProces.Geheim, aantal.ToString(CultureInfo.InvariantCulture)];
        var hits = 0;
        for (var n = Proces.Number("LEERWERK_BEZORGKILLS", 3); n > 0; n--)
            hits += Proces.Run(args, random.Next(200, 200 + (aantal * 10))) ? 1 : 0;
        Proces.Run(args, kill: null);

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
}
