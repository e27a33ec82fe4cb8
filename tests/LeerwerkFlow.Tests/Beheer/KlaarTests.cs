using System.Net;
using System.Text.Json;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Npgsql;

namespace LeerwerkFlow.Tests.Beheer;

public sealed class KlaarTests
{
    private static readonly string[] Woorden = ["databank", "klaar", "schema", "schijf", "schrijven", "uurwerk"];
    private readonly SimulatedClock time = new(new(2010, 3, 1, 11, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Engines => Databases.Engines;

    [Fact]
    public async Task Both_answer_without_signing_in_and_tell_nothing_of_people()
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();

        var (gezond, klaar) = (await browser.GetAsync("/gezond"), await browser.GetAsync("/klaar"));

        Assert.Equal((HttpStatusCode.OK, """{"gezond":true}"""), (gezond.StatusCode, await gezond.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, klaar.StatusCode);
        using var json = JsonDocument.Parse(await klaar.Content.ReadAsStringAsync());
        Assert.Equal(Woorden, json.RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.True(klaar.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_database_that_is_gone_makes_it_not_ready_but_alive()
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();
        await MoveAsync(world.Db.Options, weg: true);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/gezond")).StatusCode);
        var klaar = await browser.GetAsync("/klaar");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, klaar.StatusCode);
        Assert.StartsWith("""{"databank":"weg",""", await klaar.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await MoveAsync(world.Db.Options, weg: false);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/klaar")).StatusCode);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/klaar")).StatusCode);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_database_that_takes_no_writes_is_not_ready(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        var klaar = new ReadKlaar(db, time, null);
        Assert.True((await klaar.RunAsync()).Klaar);

        await using (await LockAsync(test))
        {
            // The first question meets the connections that were cut.
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.False((await klaar.RunAsync()).Klaar);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(("goed", "lukt niet"), await klaar.RunAsync() is var oordeel ? (oordeel.Databank, oordeel.Schrijven) : default);
        }
    }

    [Fact]
    public async Task An_older_schema_and_a_clockwork_that_is_still_are_seen()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync([.. Migration.Shipped().SkipLast(1)]);
        var klaar = new ReadKlaar(db, time, "lijn");

        Assert.Equal(("oud", "goed"), await klaar.RunAsync() is var begin ? (begin.Schema, begin.Uurwerk) : default);
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("stil", (await klaar.RunAsync()).Uurwerk);
        await db.WriteAsync([Notitie.Row(Notitie.Klop + "lijn", time.GetUtcNow())]);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("goed", (await klaar.RunAsync()).Uurwerk);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("stil", (await klaar.RunAsync()).Uurwerk);
    }

    // SQLite: the file is elsewhere. PostgreSQL: it lets nobody in.
    private static async Task MoveAsync(StoreOptions store, bool weg)
    {
        if (store.Engine == "sqlite")
        {
            File.Move(store.DatabaseFile + (weg ? "" : ".weg"), store.DatabaseFile + (weg ? ".weg" : ""));
            return;
        }

        var naam = new NpgsqlConnectionStringBuilder(store.Postgres).Database!;
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store.Postgres) { Database = "postgres", Pooling = false }.ToString());
        await server.OpenAsync();
        await using var batch = new NpgsqlCommand($"ALTER DATABASE \"{naam}\" ALLOW_CONNECTIONS {!weg}", server);
        await batch.ExecuteNonQueryAsync();
        batch.CommandText = $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{naam}'";
        await batch.ExecuteNonQueryAsync();
    }

    // SQLite: another program holds the file. PostgreSQL: as a server that became a reading copy.
    private static async Task<IAsyncDisposable> LockAsync(Databases test)
    {
        if (test.Options.Engine == "sqlite")
        {
            var connection = LeerwerkFlow.Store.Backups.SqliteBackup.Open(test.Options.DatabaseFile);
            await using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            return connection;
        }

        var server = new NpgsqlConnection(test.Options.Postgres);
        await server.OpenAsync();
        await using var batch = new NpgsqlCommand("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$", server);
        await batch.ExecuteNonQueryAsync();
        await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", server);
        await end.ExecuteNonQueryAsync();
        return server;
    }
}
