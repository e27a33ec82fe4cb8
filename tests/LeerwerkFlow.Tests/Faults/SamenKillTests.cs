using System.Globalization;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// The server is killed while it brings in people from a list, and while it suspends them all: each person comes once and each traject is suspended once. <c>LEERWERK_SAMEN=2000</c> makes it larger,
/// <c>LEERWERK_KILLS</c> longer, <c>LEERWERK_SEED</c> repeats the kills.
/// </summary>
public sealed class SamenKillTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("leerwerkflow-samen-");

    [Fact]
    public async Task Each_person_comes_once_and_is_suspended_once_whenever_the_server_dies()
    {
        var (random, aantal) = (new Random(Proces.Number("LEERWERK_SEED", Environment.TickCount)), Proces.Number("LEERWERK_SAMEN", 300));
        string[] args = ["samen", directory.FullName, aantal.ToString(CultureInfo.InvariantCulture)];

        var hits = 0;
        for (var n = Proces.Number("LEERWERK_KILLS", 3); n > 0; n--)
            hits += Proces.Run(args, random.Next(1, aantal)) ? 1 : 0;
        Proces.Run(args, kill: null);

        await using var app = await Spelen.OpenAsync(directory.FullName);
        var db = app.Services.GetRequiredService<Db>();
        Assert.True(hits > 0, "No kill hit the program while it worked.");
        Assert.Equal((aantal, aantal), ((int)await db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer"), (int)await db.FindAsync<long>("SELECT COUNT(DISTINCT zoek) FROM deelnemer")));
        Assert.Equal(aantal, (int)await db.FindAsync<long>("SELECT COUNT(DISTINCT traject) FROM personenlijst_rij WHERE traject IS NOT NULL"));
        Assert.All(await db.QueryAsync<string>("SELECT staat FROM traject"), staat => Assert.Single(Flows.Json.StateJson.ReadState(staat).Opschortingen));
        Assert.Equal(aantal, (int)await db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE stimulus LIKE '{\"soort\":\"wijziging\"%'"));
        Assert.Equal(aantal, (int)await db.FindAsync<long>("SELECT COUNT(*) FROM maatregel_regel WHERE stand = 'gedaan'"));
        Assert.Equal(aantal, (int)await db.FindAsync<long>("SELECT COUNT(*) FROM vertrouwelijke_reden"));
        Assert.Empty((await app.Services.GetRequiredService<CheckTrajecten>().RunAsync()).Fouten);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
