using LeerwerkFlow.Access;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Store;
using LeerwerkFlow.Store.Backups;
using LeerwerkFlow.Tests.Documenten.Post;
using LeerwerkFlow.Tests.Vdab;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab.Kanalen;
using LeerwerkFlow.Vdab.Simulatie;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>F17 and F18 in small: back to an older moment, and bits that fall over. <c>LEERWERK_HERSTELLEN=50</c> and <c>LEERWERK_BITS=10000</c> play them whole, <c>LEERWERK_SEED</c> repeats a run.</summary>
public sealed class HerstelTests : IDisposable
{
    private const int Trajecten = 4;
    private static readonly CurrentUser Beheerder = new("bea", "Bea", null, Roles.Parse("beheerder"));
    private static readonly Gedrag Gedrag = new(Weg: 5, Kapot: 5, AntwoordKwijt: 10, Zaad: 6);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("leerwerkflow-herstel-");
    private readonly StringWriter output = new();
    private readonly int seed = Proces.Number("LEERWERK_SEED", Environment.TickCount);

    [Fact]
    public async Task After_a_restore_to_an_older_moment_VDAB_knows_each_mijlpaal_once()
    {
        var random = new Random(seed);
        await using var simulator = await SimulatorProces.StartAsync(DateTimeOffset.UnixEpoch);
        using var http = new HttpClient { BaseAddress = simulator.Adres };
        var (known, vergeten) = (0, 0);
        for (var n = Proces.Number("LEERWERK_HERSTELLEN", 1); n > 0; n--)
        {
            var (map, backups) = (directory.CreateSubdirectory($"data-{n}").FullName, directory.CreateSubdirectory($"backups-{n}").FullName);
            string flow, backup;
            await using (var app = await OpenAsync(map, simulator, http))
            {
                flow = await Bezorgen.PrepareAsync(app, map);
                await app.Services.GetRequiredService<Db>().WriteAsync([new("INSERT INTO medewerker (id, naam, gebruikersnaam, rollen, wachtwoord) VALUES ('bea', 'Bea', 'bea', 'beheerder', '')")]);
                await Bezorgen.PlayAsync(app, http, flow, Trajecten, random.Next(1, 30));
                var playing = Bezorgen.PlayAsync(app, http, flow, Trajecten, random.Next(10, 60));
                Assert.Equal(0, await Verbs.RunAsync(["backup", backups, $"--DataDirectory={map}"], output, output));
                await playing;
                backup = Assert.Single(Directory.GetDirectories(backups));
                // One that is made after the backup is lost here, and VDAB knows it.
                await Bezorgen.PlayAsync(app, http, flow, Trajecten + 1, random.Next(1, 20));
            }

            var before = await simulator.ReceivedAsync();
            Assert.Equal(0, await Verbs.RunAsync(["restore", backup, "--vervang", $"--DataDirectory={map}"], output, output));
            await using var terug = await OpenAsync(map, simulator, http);
            await terug.Services.GetRequiredService<DueWork>().RunAsync();
            Assert.Equal(before, await simulator.ReceivedAsync());
            vergeten += before.Length - (int)await CountAsync(terug, "melding WHERE status = 'AANVAARD'");
            await ActivatorUtilities.CreateInstance<SteerKanaal>(terug.Services, Beheerder).ResumeAsync("Vergeleken met VDAB.");
            await Bezorgen.PlayAsync(terug, http, flow, Trajecten);

            var ours = await terug.Services.GetRequiredService<Db>().QueryAsync<(string, string, string, string)>(
                "SELECT '/organisaties/lwb-1/trajecten/' || traject, substr('00000' || sequence, -6), id, mijlpaal FROM melding ORDER BY traject, sequence");
            var theirs = (await simulator.ReceivedAsync()).ToLookup(o => ours.Any(m => m.Item1 == o.Bron));
            Assert.Equal(Trajecten * Bezorgen.Meldingen, ours.Length);
            Assert.Equal(ours, theirs[true].Select(o => (o.Bron, o.Sequence, o.Id, o.Mijlpaal)));
            Assert.Equal(theirs[false].Count(), theirs[false].Select(o => (o.Bron, o.Mijlpaal)).Distinct().Count());
            Assert.Empty((await terug.Services.GetRequiredService<CheckTrajecten>().RunAsync()).Fouten);
            known += ours.Length;
        }

        Assert.True(vergeten > 0, $"Nothing was forgotten, so nothing was proved (seed {seed}).");
        Console.WriteLine($"F17: {known} meldingen after restores, {vergeten} of what VDAB knew was forgotten here, each key once.");
    }

    [Fact]
    public async Task A_mail_that_was_ready_at_the_backup_waits_until_a_beheerder_decides()
    {
        await using var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        await proef.AskAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        var hersteld = world.As<Hersteld>(Beheerder);
        Assert.Null(await hersteld.FindAsync());

        await world.Db.WriteAsync(Hersteld.Rows(DateTimeOffset.UnixEpoch, world.Klok.Now, world.Klok.Now));
        await proef.SendAsync();

        Assert.Empty(door.Kept);
        Assert.True(await hersteld.FindAsync() is { Mails: 1, Stil: true });
        Assert.Equal("Beslis eerst over de mails.", (await Assert.ThrowsAsync<RuleBroken>(() => hersteld.CloseAsync())).Message);
        await hersteld.DecideMailsAsync(sturen: false);
        Assert.Equal("ingetrokken", await world.Db.FindAsync<string>("SELECT status FROM mail"));
        Assert.Equal("Zet eerst het kanaal naar VDAB weer aan.", (await Assert.ThrowsAsync<RuleBroken>(() => hersteld.CloseAsync())).Message);
        await world.As<SteerKanaal>(Beheerder).ResumeAsync("Vergeleken.");
        await hersteld.CloseAsync();
        Assert.Null(await hersteld.FindAsync());
    }

    [Fact]
    public async Task A_bit_that_falls_over_in_a_backup_is_always_seen()
    {
        var (random, bits) = (new Random(seed), Proces.Number("LEERWERK_BITS", 200));
        var (map, backups) = (directory.CreateSubdirectory("data").FullName, directory.CreateSubdirectory("backups").FullName);
        await using (var app = await Spelen.OpenAsync(map))
            await Spelen.PrepareAsync(app);
        Assert.Equal(0, await Verbs.RunAsync(["backup", backups, "--met-sleutels", $"--DataDirectory={map}"], output, output));
        var backup = Assert.Single(Directory.GetDirectories(backups));
        var files = Directory.GetFiles(backup, "*", SearchOption.AllDirectories);
        await Hashlijst.CheckAsync(backup, output);

        for (var n = 0; n < bits; n++)
        {
            var file = files[random.Next(files.Length)];
            var (at, bit) = (random.NextInt64(new FileInfo(file).Length), (byte)(1 << random.Next(8)));
            Flip(file, at, bit);
            await Assert.ThrowsAsync<RuleBroken>(() => Hashlijst.CheckAsync(backup, output));
            if (n % 100 == 0)
                Assert.Equal(1, await Verbs.RunAsync(["restore", backup, $"--DataDirectory={directory.FullName}"], output, output));
            Flip(file, at, bit);
        }

        Assert.False(File.Exists(Path.Combine(directory.FullName, "leerwerkflow.db")));
        await Hashlijst.CheckAsync(backup, output);
    }

    public void Dispose()
    {
        output.Dispose();
        directory.Delete(recursive: true);
    }

    private static async Task<WebApplication> OpenAsync(string map, SimulatorProces simulator, HttpClient http)
    {
        var app = await Bezorgen.OpenAsync(map, simulator.Adres.ToString(), SimulatorProces.Geheim);
        await app.StartAsync();
        await Bezorgen.BehaveAsync(http, Gedrag with { Antwoorden = app.Urls.First() + "/vdab/berichten" });
        return app;
    }

    private static Task<long> CountAsync(WebApplication app, string rows) => app.Services.GetRequiredService<Db>().FindAsync<long>($"SELECT COUNT(*) FROM {rows}");

    private static void Flip(string file, long at, byte bit)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = at;
        var was = (byte)stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(was ^ bit));
    }
}
