using LeerwerkFlow.Store;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Tests.Store;

public sealed class SqliteEngineTests
{
    private const string Insert = "INSERT INTO instelling (naam, waarde) VALUES (@naam, @waarde)";

    [Theory]
    [InlineData(8, true)] // the file may only be read
    [InlineData(10, true)]
    [InlineData(13, true)]
    [InlineData(19, false)] // a constraint
    public void A_disk_that_does_not_write_is_told_from_a_mistake(int code, bool full) =>
        Assert.Equal(full, SqliteSession.Translate(new SqliteException("", code)) is StoreFull);

    [Fact]
    public async Task The_file_is_in_wal_mode_and_each_commit_is_synced()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();

        Assert.Equal("wal", await db.FindAsync<string>("PRAGMA journal_mode"));
        Assert.Equal(2, await db.FindAsync<int>("PRAGMA synchronous"));
        Assert.StartsWith("SQLite 3.", SqliteLibrary.Load(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();

        var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.QueryAsync<string>("DELETE FROM instelling RETURNING naam"));

        Assert.Contains("readonly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_wait_together_share_a_commit()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        var before = new FileInfo(test.Options.DatabaseFile + "-wal").Length;

        var alone = db.WriteAsync([new(Insert, new { naam = "alleen", waarde = "x" })]);
        await alone;
        var one = new FileInfo(test.Options.DatabaseFile + "-wal").Length - before;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => db.WriteAsync([new(Insert, new { naam = $"proef-{i}", waarde = "x" })])));
        var many = new FileInfo(test.Options.DatabaseFile + "-wal").Length - before - one;

        // Apart, 200 commits would append at least 200 times the pages of one.
        Assert.True(one > 0 && many < 100 * one, $"one commit {one} bytes, 200 steps {many} bytes");
    }

    [Fact]
    public async Task A_full_disk_undoes_the_step_says_so_and_goes_on_when_there_is_room()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await db.WriteAsync([new("PRAGMA max_page_count = 200")]);
        var large = new string('x', 2_000_000);

        var error = await Assert.ThrowsAsync<StoreFull>(() => db.WriteAsync([new(Insert, new { naam = "klein", waarde = "x" }), new(Insert, new { naam = "groot", waarde = large })]));
        Assert.StartsWith("De schijf is vol", error.Message, StringComparison.Ordinal);
        Assert.Null(await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'klein'"));

        await db.WriteAsync([new("PRAGMA max_page_count = 100000")]);
        await db.WriteAsync([new(Insert, new { naam = "groot", waarde = large })]);
        Assert.Equal(2_000_000, await db.FindAsync<int>("SELECT LENGTH(waarde) FROM instelling WHERE naam = 'groot'"));
    }

    [Fact]
    public async Task A_neighbour_of_a_step_that_fills_the_disk_is_still_written()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await db.WriteAsync([new("PRAGMA max_page_count = 200")]);
        var large = new string('x', 2_000_000);

        var steps = Enumerable.Range(0, 30).Select(i => db.WriteAsync([new(Insert, new { naam = $"proef-{i}", waarde = i % 3 == 0 ? large : "x" })])).ToArray();
        await Task.WhenAll(steps.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(20, steps.Count(s => s.IsCompletedSuccessfully));
        Assert.All(steps.Where(s => s.IsFaulted), s => Assert.IsType<StoreFull>(s.Exception!.InnerException));
        Assert.Equal(20, await db.FindAsync<int>("SELECT COUNT(*) FROM instelling WHERE naam LIKE 'proef%'"));
    }

    [Fact]
    public async Task Closing_midway_loses_nothing_that_was_acknowledged_and_invents_nothing()
    {
        await using var test = await Databases.CreateAsync();
        var first = await test.OpenAsync();
        var steps = Enumerable.Range(0, 500).Select(i => first.WriteAsync([new(Insert, new { naam = $"proef-{i}", waarde = "x" })])).ToArray();
        await first.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.WriteAsync([new(Insert, new { naam = "te-laat", waarde = "x" })]));

        await using var second = await test.OpenAsync();

        Assert.All(steps, s => Assert.True(s.IsCompleted));
        Assert.Equal(steps.Count(s => s.IsCompletedSuccessfully), await second.FindAsync<int>("SELECT COUNT(*) FROM instelling WHERE naam LIKE 'proef%'"));
        Assert.Null(await second.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'te-laat'"));
    }

    [Fact]
    public async Task A_copy_of_the_file_under_load_holds_only_whole_steps()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        var steps = Enumerable.Range(0, 400).Select(i => db.WriteAsync([new(Insert, new { naam = $"a-{i}", waarde = "x" }), new(Insert, new { naam = $"b-{i}", waarde = "x" })])).ToArray();
        await steps[100];
        await using var dead = await Databases.CreateAsync();
        Directory.CreateDirectory(dead.Map);
        File.Copy(test.Options.DatabaseFile + "-wal", dead.Options.DatabaseFile + "-wal");
        File.Copy(test.Options.DatabaseFile, dead.Options.DatabaseFile);

        await using (var revived = await dead.OpenAsync())
        {
            var a = await revived.FindAsync<int>("SELECT COUNT(*) FROM instelling WHERE naam LIKE 'a-%'");
            Assert.True(a >= 101);
            Assert.Equal(a, await revived.FindAsync<int>("SELECT COUNT(*) FROM instelling WHERE naam LIKE 'b-%'"));
        }

        await Task.WhenAll(steps);
    }

    [Fact]
    public async Task A_cancelled_step_is_not_written()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.WriteAsync([new(Insert, new { naam = "proef", waarde = "x" })], new CancellationToken(canceled: true)));

        Assert.Null(await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'proef'"));
    }
}
