using System.IO.Compression;
using System.Security.Cryptography;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class ExportPakketTests
{
    [Fact]
    public async Task The_shipped_flow_goes_with_everything_it_names()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);

        var pakket = await world.Get<ExportPakket>().RunAsync("wep-2008", "lwb-1");

        Assert.Equal(["intake", "iup", "nazorg", "sollicitatie", "tbs", "toeleiding", "wep-2008", "werkervaring"], pakket.Of(Pakket.Flows).Select(f => f.Naam));
        Assert.Equal(["geen-werk", "geweigerd", "job-bij-gastbedrijf", "kort-6", "kort-6-verlengd-12", "kort-9", "met-tbs", "normaal", "stopt-vroeg", "verlengd-18"], pakket.Of(Pakket.Scenarios).Select(f => f.Naam).Order());
        Assert.Contains("formulieren/delen/zicht-deelnemer.json", pakket.Bestanden.Keys);
        Assert.Contains("formulieren/afsluiting.json", pakket.Bestanden.Keys);
        Assert.DoesNotContain("formulieren/job-gevonden.json", pakket.Bestanden.Keys);
        foreach (var brief in new[] { "uitnodiging-intake", "_briefhoofd", "_einde" })
            Assert.Contains($"brieven/{brief}.sbnhtml", pakket.Bestanden.Keys);
        Assert.Contains("brieven/voorbeelden/attest-competenties.json", pakket.Bestanden.Keys);
        Assert.Contains("brieven/voorbeelden/dossiers/gewoon.json", pakket.Bestanden.Keys);
        Assert.Equal("Werkervaring (besluit van 10 juli 2008)", pakket.Naam);
    }

    [Fact]
    public async Task The_same_content_is_the_same_bytes_and_stays_so_when_it_has_been_somewhere_else()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await using var elders = await TestWorld.StartAsync();

        var zip = await ZipAsync(world, "wep-2008");
        await elders.Klok.MoveAsync(new DateOnly(2011, 7, 14));
        var made = await elders.Get<ImportPakket>().RunAsync(zip, null, "test");

        Assert.Equal(["wep-2008@1"], made.Versies);
        Assert.Equal(zip, await ZipAsync(world, "wep-2008"));
        Assert.Equal(zip, await ZipAsync(elders, "wep-2008"));
    }

    [Fact]
    public async Task The_bytes_of_a_small_package_are_these()
    {
        var pakket = new Pakket("top", "Proef", PakketLezer.Read(PakketMap.With([("scenarios/kort.json", "{}\n")], PakketMap.Top, PakketMap.Deel("bel"))).Bestanden.RemoveRange(["formulieren/incident.json", "flows/deel.json"]).SetItem("flows/top.json", "{}\n"));

        var zip = PakketZip.Write(pakket);

        Assert.Equal("2e8fdc36c36df960843c9b747ebe9d356b12a0d1d318ec6b5a10f1b3f6e2cbb8", Convert.ToHexStringLower(SHA256.HashData(zip)));
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(["manifest.json", "flows/top.json", "scenarios/kort.json"], archive.Entries.Select(e => e.FullName));
        Assert.All(archive.Entries, e => Assert.Equal((new DateTime(1980, 1, 1), 0, e.Length), (e.LastWriteTime.DateTime, e.ExternalAttributes, e.CompressedLength)));
        Assert.Equal(pakket.Bestanden, PakketLezer.Read(zip).Bestanden);
    }

    [Fact]
    public async Task The_flows_of_a_package_play_as_they_did()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var shipped = FlowFiles.Read(Path.Combine(AppContext.BaseDirectory, "workflows")).Flows!;
        var pakket = PakketLezer.Read(await ZipAsync(world, "wep-2008"));

        var read = FlowJson.ReadAll(pakket.Of(Pakket.Flows).Select(f => (f.Pad, f.Tekst)));

        Assert.Empty(read.Findings);
        foreach (var (naam, _, tekst) in pakket.Of(Pakket.Scenarios))
        {
            var scenario = Scenario.Parse(naam, tekst);
            Assert.Equal(Lines(shipped, scenario), Lines(read.Flows!, scenario));
        }
    }

    [Fact]
    public async Task A_flow_that_is_not_here_is_refused_with_the_ones_that_are()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.Get<ExportPakket>().RunAsync("nazorg", null));

        Assert.Equal("De flow “nazorg” bestaat hier niet. Kies uit: wep-2008.", refused.Message);
    }

    private static IEnumerable<string> Lines(FlowSet flows, Scenario scenario) => SimulatedWorld.Run(flows, "wep-2008", scenario, new(2010, 3, 1)).Entries.Select(e => e.ToString());

    private static async Task<byte[]> ZipAsync(TestWorld world, string flow) => PakketZip.Write(await world.Get<ExportPakket>().RunAsync(flow, null));
}
