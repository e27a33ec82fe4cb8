using System.Buffers.Binary;
using System.Text;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>What somebody may send under the name of a package. Each is refused in Dutch, within five seconds.</summary>
public sealed class PakketLezerTests
{
    private static readonly Dictionary<string, string> Geen = [];

    [Theory]
    [InlineData("../buiten.json")]
    [InlineData("flows/../../buiten.json")]
    [InlineData("/etc/passwd")]
    [InlineData("flows\\..\\buiten.json")]
    [InlineData("C:/buiten.json")]
    [InlineData("flows/./a.json")]
    public async Task A_path_outside_is_refused(string pad) =>
        Assert.Equal($"“{pad}” in dit pakket wijst naar een plaats buiten het pakket. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", "{}"), (pad, "{}"))));

    [Theory]
    [InlineData("flows/")]
    [InlineData("programma.exe")]
    [InlineData("flows/onder/deel.json")]
    [InlineData("brieven/brief.html")]
    public async Task What_does_not_belong_in_a_package_is_refused(string pad) =>
        Assert.Equal($"“{pad}” hoort niet in een pakket: daarin staan alleen flows, formulieren, brieven, regels en scenario’s. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", "{}"), (pad, "{}"))));

    [Fact]
    public async Task A_link_is_refused() => Assert.Equal(
        "“flows/top.json” in dit pakket is een verwijzing of een map, geen gewoon bestand. Er is niets overgenomen.",
        await RefusedAsync(PakketMap.Zip(unchecked((int)0xA1FF0000), ("manifest.json", "{}"), ("flows/top.json", "/etc/passwd"))));

    [Theory]
    [InlineData("flows/top.json")]
    [InlineData("FLOWS/Top.json")]
    public async Task A_name_that_stands_twice_is_refused(string tweede) => Assert.Equal(
        $"“{tweede}” staat twee keer in dit pakket. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", "{}"), ("flows/top.json", "{}"), (tweede, "{}"))));

    [Fact]
    public async Task More_than_five_hundred_files_are_refused() => Assert.Equal(
        "In dit pakket zitten 501 bestanden; een pakket heeft er hoogstens 500. Er is niets overgenomen.",
        await RefusedAsync(PakketMap.Zip([("manifest.json", "{}"), .. Enumerable.Range(1, 500).Select(nr => ($"flows/f{nr}.json", "{}"))])));

    [Fact]
    public async Task A_file_that_swells_is_cut_off()
    {
        var bomb = PakketMap.Zip(("manifest.json", "{}"), ("flows/top.json", new string(' ', 100_000_000)));

        Assert.True(bomb.Length < 200_000);
        Assert.StartsWith("Dit pakket is te groot: hoogstens 16 MB in het geheel en 4 MB voor één bestand", await RefusedAsync(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_files_that_swell_together_are_cut_off() => Assert.StartsWith(
        "Dit pakket is te groot", await RefusedAsync(PakketMap.Zip([("manifest.json", "{}"), .. Enumerable.Range(1, 5).Select(nr => ($"flows/f{nr}.json", new string(' ', 3_900_000)))])), StringComparison.Ordinal);

    [Fact]
    public async Task A_header_that_says_less_than_comes_out_is_not_believed()
    {
        var bomb = PakketMap.Zip(("flows/top.json", new string(' ', 50_000_000)), ("manifest.json", "{}"));
        // The size of the first file in the directory at the end.
        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(bomb.AsSpan().IndexOf("PK\u0001\u0002"u8) + 24), 10);

        Assert.NotEqual("", await RefusedAsync(bomb));
    }

    [Fact]
    public async Task A_zip_of_more_than_sixteen_megabytes_is_not_opened() => Assert.StartsWith("Dit pakket is te groot", await RefusedAsync(new byte[16_000_001]), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("dit is geen zip")]
    [InlineData("PK\u0005\u0006")]
    public async Task What_is_no_zip_is_refused(string tekst) => Assert.StartsWith("Dit is geen pakket van LeerwerkFlow: het bestand is geen zip, of het is beschadigd.", await RefusedAsync(Encoding.UTF8.GetBytes(tekst)), StringComparison.Ordinal);

    [Fact]
    public async Task A_zip_that_was_cut_or_bent_anywhere_is_refused_or_read_whole()
    {
        var good = PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel"));
        var chance = new Random(20100301);
        for (var turn = 0; turn < 300; turn++)
        {
            var bad = good[..(turn % 3 == 0 ? chance.Next(good.Length) : good.Length)];
            for (var bend = 0; bend < turn % 4 && bad.Length > 0; bend++)
                bad[chance.Next(bad.Length)] ^= (byte)(1 << chance.Next(8));
            if (!bad.AsSpan().SequenceEqual(good))
                await ReadOrRefuseAsync(bad);
        }
    }

    [Fact]
    public async Task Another_format_is_refused_with_its_number() => Assert.Equal(
        "Dit pakket heeft opmaak 2; deze installatie leest opmaak 1. Exporteer het met een gelijke versie van LeerwerkFlow. Er is niets overgenomen.",
        await RefusedAsync(PakketMap.Zip(("manifest.json", PakketMap.Manifest(Geen, versie: 2)))));

    [Theory]
    [InlineData("{ \"formaat\": \"iets anders\" }", "Dit is geen pakket van LeerwerkFlow: “manifest.json” zegt iets anders. Er is niets overgenomen.")]
    [InlineData("{ \"formaat\": ", "Het bestand “manifest.json” in dit pakket is geen leesbare JSON (lijn 1). Er is niets overgenomen.")]
    [InlineData("{ \"formaat\": 1, \"formaat\": 2 }", "Het bestand “manifest.json” in dit pakket is geen leesbare JSON. Er is niets overgenomen.")]
    [InlineData("[]", "Het bestand “manifest.json” in dit pakket is geen leesbare JSON. Er is niets overgenomen.")]
    [InlineData("{ \"formaat\": \"leerwerkflow-pakket\", \"versie\": \"een\" }", "Dit pakket heeft opmaak een; deze installatie leest opmaak 1. Exporteer het met een gelijke versie van LeerwerkFlow. Er is niets overgenomen.")]
    public async Task A_manifest_that_is_none_is_refused(string manifest, string zin) => Assert.Equal(zin, await RefusedAsync(PakketMap.Zip(("manifest.json", manifest))));

    [Fact]
    public async Task A_zip_without_a_manifest_is_refused() =>
        Assert.Equal("Dit is geen pakket van LeerwerkFlow: “manifest.json” ontbreekt. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("flows/top.json", "{}"))));

    [Fact]
    public async Task Files_and_manifest_must_say_the_same()
    {
        var files = new Dictionary<string, string> { ["flows/top.json"] = "{}" };

        Assert.Equal("“flows/top.json” is gewijzigd nadat het pakket gemaakt werd: zijn controlegetal klopt niet. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", PakketMap.Manifest(files)), ("flows/top.json", "{ }"))));
        Assert.Equal("“flows/top.json” ontbreekt in dit pakket. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", PakketMap.Manifest(files)))));
        Assert.Equal("“flows/top.json” zit in dit pakket, maar “manifest.json” noemt het niet. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", PakketMap.Manifest(Geen)), ("flows/top.json", "{}"))));
        Assert.Equal("De flow “top” ontbreekt in dit pakket. Er is niets overgenomen.", await RefusedAsync(PakketMap.Zip(("manifest.json", PakketMap.Manifest(Geen)))));
    }

    private static async Task<string> RefusedAsync(byte[] zip) =>
        (await Assert.ThrowsAsync<RuleBroken>(() => Task.Run(() => PakketLezer.Read(zip)).WaitAsync(TimeSpan.FromSeconds(5)))).Message;

    private static async Task ReadOrRefuseAsync(byte[] zip)
    {
        try
        {
            await Task.Run(() => PakketLezer.Read(zip)).WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (RuleBroken)
        {
            // Refused, in a sentence.
        }
    }
}
