using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>kill -9 in the middle of a migration of a filled database. <c>LEERWERK_MIGRATIEKILLS</c> makes it longer, <c>LEERWERK_SEED</c> repeats a run.</summary>
public sealed class MigratieKillTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_start_after_a_kill_finishes_the_migration_and_no_row_is_lost(string engine)
    {
        var seed = Proces.Number("LEERWERK_SEED", Environment.TickCount);
        var (random, halfWay, kills) = (new Random(seed), 0, Proces.Number("LEERWERK_MIGRATIEKILLS", 3));
        for (var n = 0; n < kills; n++)
        {
            await using var test = await Databases.CreateAsync(engine);
            await using (var db = await test.OpenAsync([.. Migration.Shipped().Take(Migreren.Oud)]))
                await Migreren.FillAsync(db);

            Proces.Run(["migreren", engine, test.Options.Postgres, test.Map], kill: random.Next(20, 900));
            // The next start must not get in the way of counting how far it came.
            var stand = await SchemaAsync(test);
            halfWay += stand > Migreren.Oud && stand < Migration.Shipped().Count ? 1 : 0;

            await using var after = await Db.OpenAsync(test.Options, NullLogger.Instance);
            Assert.Equal(Migration.Shipped().Count, await after.FindAsync<long>("SELECT COUNT(*) FROM schema_versie"));
            Assert.Equal((Migreren.Rijen, 200010000L), await after.FindAsync<(long, long)>("SELECT COUNT(*), CAST(SUM(sequence) AS BIGINT) FROM melding"));
            if (engine == "sqlite")
                Assert.Equal("ok", await after.FindAsync<string>("PRAGMA integrity_check"));
            foreach (var copy in engine == "sqlite" ? Directory.GetFiles(test.Map, "leerwerkflow-voor-*.db") : [])
                await IsWholeAsync(copy);
        }

        Console.WriteLine($"Migration on {engine}: {kills} kills, {halfWay} between two migrations (seed {seed}).");
    }

    private static async Task<long> SchemaAsync(Databases test)
    {
        // What was committed is read without changing it: PostgreSQL as it is, SQLite from a copy with its log.
        await using var copy = await Databases.CreateAsync();
        Directory.CreateDirectory(copy.Map);
        foreach (var file in test.Options.Engine == "sqlite" ? Directory.GetFiles(test.Map, "leerwerkflow.db*") : [])
            File.Copy(file, Path.Combine(copy.Map, Path.GetFileName(file)));
        return test.Options.Engine == "sqlite"
            ? await LeerwerkFlow.Store.Backups.SqliteBackup.CopyAsync(copy.Options, Path.Combine(copy.Map, "kopie"), TextWriter.Null)
            : (await LeerwerkFlow.Store.Backups.PostgresBackup.SchemaAsync(test.Options.Postgres))!.Value;
    }

    private static async Task IsWholeAsync(string file)
    {
        await using var older = await Databases.CreateAsync();
        Directory.CreateDirectory(older.Map);
        File.Copy(file, older.Options.DatabaseFile);
        await using var db = await older.OpenAsync([.. Migration.Shipped()]);
        Assert.Equal((long)Migreren.Rijen, await db.FindAsync<long>("SELECT COUNT(*) FROM melding"));
    }
}
