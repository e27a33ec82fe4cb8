using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Store;
using LeerwerkFlow.Store.Backups;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests;

public sealed class BackupVerbsTests : IDisposable
{
    private readonly DirectoryInfo backups = Directory.CreateTempSubdirectory("leerwerkflow-backup-");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_backup_is_made_while_others_write_and_is_put_back_whole(string engine)
    {
        await using var van = await Databases.CreateAsync(engine);
        await using var naar = await Databases.CreateAsync(engine);
        await using (var app = await Spelen.OpenAsync(van.Map, van.Settings))
        {
            await Spelen.PrepareAsync(app);
            await StartAsync(app, 0, 20);
            var writers = Enumerable.Range(1, 4).Select(w => Task.Run(() => StartAsync(app, w * 20, 20))).ToArray();
            Assert.Equal(0, await RunAsync(["backup", backups.FullName, "--met-sleutels", .. van.Settings]));
            await Task.WhenAll(writers);
            Assert.NotNull(await app.Services.GetRequiredService<Db>().FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'laatste-backup'"));
        }

        Assert.Equal(0, await RunAsync(["restore", Made(), .. naar.Settings]));

        await using var terug = await Spelen.OpenAsync(naar.Map, naar.Settings);
        var (trajecten, fouten) = await terug.Services.GetRequiredService<CheckTrajecten>().RunAsync();
        Assert.InRange(trajecten, 20, 100);
        Assert.Empty(fouten);
        Assert.Empty(Directory.GetDirectories(naar.Map, "herstel-*"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_stands_there_is_set_aside_only_when_asked_and_never_under_a_running_app(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        var aside = engine == "sqlite" ? "leerwerkflow-voor-herstel-" : "_voor_herstel_";
        await using (var app = await Spelen.OpenAsync(test.Map, test.Settings))
        {
            Assert.Equal(0, await RunAsync(["backup", backups.FullName, .. test.Settings]));
            await NoteAsync(app.Services.GetRequiredService<Db>(), "na de back-up");
            Assert.Equal(2, await RunAsync(["restore", Made(), "--vervang", .. test.Settings]));
            Assert.StartsWith("LeerwerkFlow draait nog op deze databank.", Said(error), StringComparison.Ordinal);
        }

        Assert.Equal(2, await RunAsync(["restore", Made(), .. test.Settings]));
        Assert.Contains("staat al iets. Met --vervang wordt het opzij gezet (niet gewist)", Said(error), StringComparison.Ordinal);
        await using (var db = await Db.OpenAsync(test.Options with { Demo = true }, NullLogger.Instance))
            Assert.Equal("na de back-up", await ReadAsync(db));

        Assert.Equal(0, await RunAsync(["restore", Made(), "--vervang", .. test.Settings]));

        await using var terug = await Db.OpenAsync(test.Options with { Demo = true }, NullLogger.Instance);
        Assert.Null(await ReadAsync(terug));
        var oud = Regex.Match(Said(output), "heet nu '(.*)'").Groups[1].Value;
        Assert.Contains(aside, oud, StringComparison.Ordinal);
        if (engine != "sqlite")
            return;
        await using var before = await Databases.CreateAsync();
        Directory.CreateDirectory(before.Map);
        File.Copy(oud, before.Options.DatabaseFile);
        await using var old = await Db.OpenAsync(before.Options with { Demo = true }, NullLogger.Instance);
        Assert.Equal("na de back-up", await ReadAsync(old));
    }

    [Fact]
    public async Task Keys_stay_out_unless_asked_and_every_file_is_for_its_owner_only()
    {
        await using var test = await Databases.CreateAsync();
        await using var zonder = await Databases.CreateAsync();
        await using var met = await Databases.CreateAsync();
        byte[] sealedText;
        await using (var app = await Spelen.OpenAsync(test.Map, test.Settings))
        {
            sealedText = app.Services.GetRequiredService<Kluis>().Seal(Luik.Vertrouwelijk, "geheim");
            Assert.Equal(0, await RunAsync(["backup", backups.FullName, .. test.Settings]));
        }

        var eerste = Made();
        Assert.Equal(["SHA256SUMS", "leerwerkflow.db", "paklijst.json"], Directory.GetFileSystemEntries(eerste).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("zonder die sleutels gaat de back-up niet open", Said(output), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(["restore", eerste, .. zonder.Settings]));
        Assert.Contains("De sleutels ontbreken nog.", Said(output), StringComparison.Ordinal);
        await Assert.ThrowsAsync<CannotStart>(() => Spelen.OpenAsync(zonder.Map, zonder.Settings));
        Directory.Delete(eerste, recursive: true);

        Assert.Equal(0, await RunAsync(["backup", backups.FullName, "--met-sleutels", .. test.Settings]));
        Assert.Contains("Wie deze map heeft, leest alles over iedereen.", Said(output), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(Made(), "*", SearchOption.AllDirectories))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(0, await RunAsync(["restore", Made(), .. met.Settings]));
        await using var terug = await Spelen.OpenAsync(met.Map, met.Settings);
        Assert.Equal("geheim", terug.Services.GetRequiredService<Kluis>().Open(Luik.Vertrouwelijk, sealedText));
    }

    [Theory]
    [InlineData("\"schema\": ", "\"schema\": 9", "van een nieuwere versie van LeerwerkFlow")]
    [InlineData("\"modus\": \"demo\"", "\"modus\": \"echt\"", "Deze back-up is van de echte werking en komt niet in een demo.")]
    [InlineData("\"engine\": \"sqlite\"", "\"engine\": \"postgres\"", "Deze back-up is van postgres, maar de instelling Store:Engine is sqlite.")]
    public async Task A_backup_of_another_version_mode_or_engine_is_refused(string was, string wordt, string zin)
    {
        await using var test = await Databases.CreateAsync();
        await using var naar = await Databases.CreateAsync();
        await (await Spelen.OpenAsync(test.Map, test.Settings)).DisposeAsync();
        Assert.Equal(0, await RunAsync(["backup", backups.FullName, .. test.Settings]));
        var paklijst = Path.Combine(Made(), "paklijst.json");
        await File.WriteAllTextAsync(paklijst, (await File.ReadAllTextAsync(paklijst)).Replace(was, wordt, StringComparison.Ordinal));
        File.Delete(Path.Combine(Made(), "SHA256SUMS"));
        await Hashlijst.WriteAsync(Made(), output);

        Assert.Equal(2, await RunAsync(["restore", Made(), .. naar.Settings]));

        Assert.Contains(zin, Said(error), StringComparison.Ordinal);
        Assert.False(File.Exists(naar.Options.DatabaseFile));
    }

    [Fact]
    public async Task Wrong_use_no_database_and_no_backup_are_each_one_clear_line()
    {
        await using var test = await Databases.CreateAsync();

        Assert.Equal(2, await RunAsync(["backup", .. test.Settings]));
        Assert.StartsWith("Gebruik: backup <map> [--met-sleutels]", Said(error), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync(["backup", backups.FullName, .. test.Settings]));
        Assert.StartsWith("Er is geen databank in", Said(error), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(["restore", backups.FullName, .. test.Settings]));
        Assert.Contains("ligt geen volledige back-up", Said(error), StringComparison.Ordinal);
        Assert.Empty(backups.GetFileSystemInfos());
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        backups.Delete(recursive: true);
    }

    private static async Task StartAsync(WebApplication app, int from, int aantal)
    {
        var scenario = Scenario.Parse("normaal", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", "scenarios", "normaal.json")));
        for (var n = from; n < from + aantal; n++)
            await app.Services.GetRequiredService<StartTraject>().RunAsync(new("lwb-1", "Test", $"Persoon {n}", new Contact(), "v", null, null), "test", versie => SimulatedWorld.Begin(versie.Flows.Get(versie.Flow), scenario, Spelen.Start));
    }

    private static Task NoteAsync(Db db, string waarde) => db.WriteAsync([new("INSERT INTO instelling (naam, waarde) VALUES ('proef', @waarde)", new { waarde })]);

    private static Task<string?> ReadAsync(Db db) => db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'proef'");

    private Task<int> RunAsync(string[] args)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        return Verbs.RunAsync(args, output, error);
    }

    private static string Said(StringWriter writer) => writer.ToString();

    private string Made() => Assert.Single(backups.GetDirectories()).FullName;
}
