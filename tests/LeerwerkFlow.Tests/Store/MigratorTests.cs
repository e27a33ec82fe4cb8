using LeerwerkFlow.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Store;

public sealed class MigratorTests
{
    private static readonly Migration Begin = Migration.Shipped()[0];
    private static readonly Migration Second = new(2, "kleur", "ALTER TABLE organisatie ADD COLUMN kleur BLOB; UPDATE instelling SET waarde = 'na' WHERE naam = 'proef';");

    public static TheoryData<string> Engines => Databases.Engines;

    [Fact]
    public void Shipped_migrations_are_numbered_from_one_without_gaps()
    {
        var shipped = Migration.Shipped();

        Assert.Equal(Enumerable.Range(1, shipped.Count), shipped.Select(m => m.Nr));
        Assert.Equal("begin", shipped[0].Naam);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_migration_runs_once(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await (await test.OpenAsync(Begin)).DisposeAsync();
        await (await test.OpenAsync(Begin, Second)).DisposeAsync();

        await using var db = await test.OpenAsync(Begin, Second);

        Assert.Equal(["begin", "kleur"], await db.QueryAsync<string>("SELECT naam FROM schema_versie ORDER BY nr"));
        Assert.Empty(await db.QueryAsync<byte[]>("SELECT kleur FROM organisatie"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_newer_database_is_refused(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await (await test.OpenAsync(Begin, Second)).DisposeAsync();

        var error = await Assert.ThrowsAsync<CannotStart>(() => test.OpenAsync(Begin));

        Assert.Equal("Deze databank is van een nieuwere versie van LeerwerkFlow (schema 2; deze versie kent 1). Installeer de nieuwere versie.", error.Message);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_migration_that_was_changed_after_it_ran_is_refused(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await (await test.OpenAsync(Begin, Second)).DisposeAsync();

        var error = await Assert.ThrowsAsync<CannotStart>(() => test.OpenAsync(Begin, Second with { Sql = "SELECT 1" }));

        Assert.StartsWith("Migratie 0002 (kleur)", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_migration_that_fails_leaves_the_older_database_whole(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await (await test.OpenAsync(Begin)).DisposeAsync();

        await Assert.ThrowsAsync<CannotStart>(() => test.OpenAsync(Begin, new Migration(2, "stuk", "CREATE TABLE half (id TEXT); INSERT INTO bestaat_niet VALUES (1);")));

        await using var db = await test.OpenAsync(Begin);
        await db.WriteAsync([new("CREATE TABLE half (id TEXT)")]);
    }

    [Fact]
    public async Task A_copy_from_before_is_kept_and_opens_with_the_older_version()
    {
        await using var test = await Databases.CreateAsync();
        await using (var db = await test.OpenAsync(Begin))
        {
            Assert.Empty(Directory.GetFiles(test.Map, "*-voor-*"));
            await db.WriteAsync([new("INSERT INTO instelling (naam, waarde) VALUES ('proef', 'voor')")]);
        }

        await using (var db = await test.OpenAsync(Begin, Second))
        {
            Assert.Equal("na", await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'proef'"));
        }

        var copy = Assert.Single(Directory.GetFiles(test.Map, "leerwerkflow-voor-0002-*.db"));
        await using var older = await Databases.CreateAsync();
        Directory.CreateDirectory(older.Map);
        File.Copy(copy, older.Options.DatabaseFile);
        await using var restored = await older.OpenAsync(Begin);
        Assert.Equal("voor", await restored.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'proef'"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_demo_database_never_opens_in_real_mode(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await (await Db.OpenAsync(test.Options with { Demo = true }, NullLogger.Instance)).DisposeAsync();

        var error = await Assert.ThrowsAsync<CannotStart>(() => test.OpenAsync());

        Assert.StartsWith("Deze databank is een demo", error.Message, StringComparison.Ordinal);
        await (await Db.OpenAsync(test.Options with { Demo = true }, NullLogger.Instance)).DisposeAsync();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_real_database_never_opens_as_a_demo(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await (await test.OpenAsync()).DisposeAsync();

        var error = await Assert.ThrowsAsync<CannotStart>(() => Db.OpenAsync(test.Options with { Demo = true }, NullLogger.Instance));

        Assert.StartsWith("Deze databank is van de echte werking", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_stops_the_start_with_one_line()
    {
        await using var test = await Databases.CreateAsync();
        Directory.CreateDirectory(test.Map);
        var file = Path.Combine(test.Map, "bestand");
        await File.WriteAllTextAsync(file, "");

        var error = await Assert.ThrowsAsync<CannotStart>(() => Db.OpenAsync(test.Options with { DataDirectory = Path.Combine(file, "map") }, NullLogger.Instance));

        Assert.StartsWith("LeerwerkFlow mag niet schrijven in de gegevensmap", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        await using var test = await Databases.CreateAsync();
        Directory.CreateDirectory(test.Map);
        await File.WriteAllTextAsync(test.Options.DatabaseFile, new string('x', 5000));

        var error = await Assert.ThrowsAsync<CannotStart>(() => test.OpenAsync());

        Assert.Contains("opent niet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_that_does_not_answer_stops_the_start_without_telling_the_password()
    {
        await using var test = await Databases.CreateAsync();
        var nobody = test.Options with { Engine = "postgres", Postgres = "Host=127.0.0.1;Port=1;Username=x;Password=geheim" };

        var error = await Assert.ThrowsAsync<CannotStart>(() => Db.OpenAsync(nobody, NullLogger.Instance));

        Assert.StartsWith("PostgreSQL opent niet", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_engine_than_the_two_is_refused()
    {
        var error = await Assert.ThrowsAsync<CannotStart>(() => Db.OpenAsync(new("oracle", "", "nergens"), NullLogger.Instance));

        Assert.Contains("'oracle'", error.Message, StringComparison.Ordinal);
    }
}
