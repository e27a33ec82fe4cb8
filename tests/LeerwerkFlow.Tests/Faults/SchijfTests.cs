using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>F5 and F6: the disk that loses its power and the disk that is full.</summary>
public sealed class SchijfTests(ITestOutputHelper output)
{
    /// <summary>The log as it stood when a step was acknowledged: synced up to here.</summary>
    private sealed record Stand(long Bytes, long Steps);

    [Fact, Trait("Fault", "F5")]
    public async Task After_a_loss_of_power_every_acknowledged_step_is_there_and_no_half_one()
    {
        var campagne = new Campagne("F5", 60, output);
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Mini.Kring);
        var standen = new List<Stand>();
        byte[] hoofd, log;
        await using (var kijker = await Rekening.WatchAsync(test.Options))
        await using (var veld = await Veld.OpenAsync(test.Options))
        {
            hoofd = await ReadAsync(test.Options.DatabaseFile);
            for (var n = 0; n < 6; n++)
            {
                var id = await veld.StartAsync("kring");
                standen.Add(new(Length(test.Options), Rekening.Steps(kijker)));
                for (var m = 0; m < 4; m++)
                {
                    await veld.ClickAsync(id, "een");
                    standen.Add(new(Length(test.Options), Rekening.Steps(kijker)));
                }
            }

            log = await ReadAsync(test.Options.DatabaseFile + "-wal");
            // What was not synced lies in the log alone.
            Assert.Equal(hoofd, await ReadAsync(test.Options.DatabaseFile));
        }

        await using var dood = await Databases.CreateAsync();
        Directory.CreateDirectory(dood.Map);
        for (var n = 0; n < campagne.N; n++)
        {
            // Each boundary of a commit first, then anywhere: cut there, or there on zeros or noise, as a disk leaves what was on its way.
            var punt = n < standen.Count ? standen[n].Bytes : campagne.Random.NextInt64(0, log.Length + 1);
            var rest = new byte[n < standen.Count ? 0 : campagne.Random.Next(3) * campagne.Random.Next(1, 9000)];
            if (campagne.Random.Next(2) == 0)
                campagne.Random.NextBytes(rest);
            var (steps, fouten) = await ReviveAsync(dood, hoofd, [.. log.AsSpan(0, (int)punt), .. rest]);

            // FULL: whatever was acknowledged had been synced. Beyond that a step may be there or not, but never half.
            var told = standen.Where(s => s.Bytes <= punt).Select(s => s.Steps).DefaultIfEmpty(0).Max();
            var next = standen.Where(s => s.Bytes > punt).Select(s => s.Steps).DefaultIfEmpty(standen[^1].Steps).Min();
            Assert.True(steps >= told && steps <= next && fouten.Count == 0, $"seed {campagne.Seed}, point {n} at {punt}: {steps} steps, {told} were acknowledged. {string.Join("; ", fouten)}");
        }

        campagne.Report($"sqlite {standen.Count} commits: 0 acknowledged steps lost, 0 half steps");
    }

    [Fact, Trait("Fault", "F6")]
    public async Task A_full_disk_is_told_in_words_leaves_nothing_half_and_is_over_when_there_is_room()
    {
        // LEERWERK_TMPFS: a small file system of its own to fill in truth; without it the file may not grow, which SQLite answers with the same error.
        var campagne = new Campagne("F6", 8, output);
        var tmpfs = Environment.GetEnvironmentVariable("LEERWERK_TMPFS");
        await using var test = await Databases.CreateAsync();
        var store = tmpfs is null ? test.Options : test.Options with { DataDirectory = Path.Combine(tmpfs, "data") };
        await Veld.PrepareAsync(store, Mini.Kring, Mini.Wekker);
        await using var veld = await Veld.OpenAsync(store);
        var (id, wekker) = (await veld.StartAsync("kring"), await veld.StartAsync("wekker"));
        var vulling = Path.Combine(store.DataDirectory, "vulling");
        for (var n = 0; n < campagne.N; n++)
        {
            await FillAsync(veld, tmpfs is null ? null : vulling);
            veld.Time.Advance(TimeSpan.FromDays(1));
            var before = await Rekening.MadeAsync(veld.Db);

            // Steps go on until the last room is used; the one that does not fit is refused whole.
            Exception? vol = null;
            for (var m = 0; vol is null && m < 400; m++)
            {
                before = await Rekening.MadeAsync(veld.Db);
                vol = await Record.ExceptionAsync(() => veld.ClickAsync(id, "een"));
            }

            Assert.True(vol is StoreFull, $"{vol} (seed {campagne.Seed}, cycle {n})");
            Assert.StartsWith("De schijf is vol", vol.Message, StringComparison.Ordinal);
            Assert.Equal(before, await Rekening.MadeAsync(veld.Db));

            await FreeAsync(veld, tmpfs is null ? null : vulling);
            await veld.ClickAsync(id, "een");
            await veld.Get<LeerwerkFlow.Trajecten.WakeDue>().RunAsync();
            Assert.Equal(n + 1, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE traject = @wekker AND actor = 'klok'", new { wekker }));
        }

        await Rekening.CleanAsync(veld.Services);
        campagne.Report($"sqlite on {(tmpfs is null ? "a file that may not grow" : "tmpfs")}: 0 half steps, goes on at once when there is room");
    }

    private static async Task FillAsync(Veld veld, string? vulling)
    {
        if (vulling is null)
        {
            // No page more than there are; the free ones inside go to the next steps.
            await veld.Db.WriteAsync([new("PRAGMA max_page_count = 1")]);
            return;
        }

        var block = new byte[4096];
        await using var file = new FileStream(vulling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        await Record.ExceptionAsync(async () =>
        {
            while (true)
                await file.WriteAsync(block);
        });
    }

    private static async Task FreeAsync(Veld veld, string? vulling)
    {
        if (vulling is null)
            await veld.Db.WriteAsync([new("PRAGMA max_page_count = 1000000")]);
        else
            File.Delete(vulling);
    }

    private static async Task<(long Steps, IReadOnlyList<string> Fouten)> ReviveAsync(Databases dood, byte[] hoofd, byte[] log)
    {
        foreach (var file in (string[])["", "-wal", "-shm"])
            File.Delete(dood.Options.DatabaseFile + file);
        await File.WriteAllBytesAsync(dood.Options.DatabaseFile, hoofd);
        await File.WriteAllBytesAsync(dood.Options.DatabaseFile + "-wal", log);
        await using (var raw = new SqliteConnection($"Data Source={dood.Options.DatabaseFile};Pooling=False"))
        {
            await raw.OpenAsync();
            await using var check = raw.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", await check.ExecuteScalarAsync());
        }

        await using var weer = await Rekening.WatchAsync(dood.Options);
        return (Rekening.Steps(weer), await Rekening.CheckAsync(weer));
    }

    private static long Length(StoreOptions store) => new FileInfo(store.DatabaseFile + "-wal").Length;

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
