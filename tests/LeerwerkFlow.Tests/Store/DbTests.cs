using System.Data.Common;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

public sealed class DbTests
{
    private const string Insert = "INSERT INTO instelling (naam, waarde) VALUES (@naam, @waarde)";
    private const string Count = "SELECT COUNT(*) FROM instelling WHERE naam LIKE 'proef%'";

    private sealed record Rij(string Naam, string? Telefoon, int Vte, bool Vol, DateOnly? Dag, DateTimeOffset Moment, string? Nergens, long JournaalNr);

    private enum Kleur
    {
        Rood,
    }

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_kind_of_parameter_comes_back_as_it_went_in(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        var moment = new DateTimeOffset(2027, 3, 28, 3, 30, 0, TimeSpan.FromHours(2));
        await db.WriteAsync([
            new("INSERT INTO organisatie (id, code, naam, telefoon, erkend_intern_vte, revisie) VALUES (@id, @code, @naam, @tel, @vte, @ja)",
                new { id = "o1", code = Kleur.Rood, naam = "Café", tel = (string?)null, vte = 4300, ja = true }),
            new("INSERT INTO instelling (naam, waarde) VALUES ('dag', @dag), ('moment', @moment)", new { dag = new DateOnly(2028, 2, 29), moment }),
            new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d1', 'o1', 'A', 'B', 'b', @contact)", new { contact = new byte[] { 0, 1, 255 } })]);

        var rij = await db.FindAsync<Rij>(
            """
            SELECT naam, telefoon, erkend_intern_vte AS vte, revisie AS vol, (SELECT waarde FROM instelling WHERE naam = 'dag') AS dag,
                   (SELECT waarde FROM instelling WHERE naam = 'moment') AS moment, (SELECT waarde FROM instelling WHERE naam = 'nergens') AS nergens, 7 AS journaal_nr
              FROM organisatie WHERE code = @code
            """,
            new Dictionary<string, object?> { ["code"] = "Rood" });

        Assert.Equal(new Rij("Café", null, 4300, true, new DateOnly(2028, 2, 29), moment.ToUniversalTime(), null, 7), rij);
        Assert.Equal("2027-03-28T01:30:00.0000000Z", await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'moment'"));
        Assert.Equal([0, 1, 255], await db.FindAsync<byte[]>("SELECT contact FROM deelnemer"));
        Assert.Equal(new DateOnly(2028, 2, 29), await db.FindAsync<DateOnly>("SELECT waarde FROM instelling WHERE naam = 'dag'"));
        Assert.True(await db.FindAsync<bool>("SELECT revisie FROM organisatie"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_list_parameter_finds_its_members_and_an_empty_one_nothing(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        string[] all = ["proef1", "proef2", "proef3"];
        string[] some = ["proef1", "proef3", "weg"];
        await db.WriteAsync([.. all.Select(naam => new Statement(Insert, new { naam, waarde = "x" }))]);

        Assert.Equal(2, await db.FindAsync<int>("SELECT COUNT(*) FROM instelling WHERE naam IN @namen", new { namen = some }));
        Assert.Equal(0, await db.FindAsync<int>("SELECT COUNT(*) FROM instelling WHERE naam IN @namen", new { namen = Array.Empty<string>() }));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Nothing_found_is_null_or_an_empty_array(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();

        Assert.Null(await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'weg'"));
        Assert.Null(await db.FindAsync<long?>("SELECT revisie FROM organisatie WHERE id = 'weg'"));
        Assert.Empty(await db.QueryAsync<string>("SELECT id FROM organisatie"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_revision_that_moved_writes_nothing_of_the_step(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        await db.WriteAsync([new(Insert, new { naam = "proef", waarde = "1" })]);

        await Assert.ThrowsAsync<Moved>(() => db.WriteAsync([
            new(Insert, new { naam = "proef-ernaast", waarde = "x" }),
            new("UPDATE instelling SET waarde = '2' WHERE naam = 'proef' AND waarde = @was", new { was = "0" }, ExpectedRows: 1),
            new(Insert, new { naam = "proef", waarde = "dubbel" })]));

        Assert.Equal(["1"], await db.QueryAsync<string>("SELECT waarde FROM instelling WHERE naam LIKE 'proef%'"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Of_two_steps_on_the_same_revision_one_is_moved(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        await db.WriteAsync([new(Insert, new { naam = "proef", waarde = "1" })]);

        var steps = Enumerable.Range(0, 20).Select(i => db.WriteAsync([
            new("UPDATE instelling SET waarde = '2' WHERE naam = 'proef' AND waarde = '1'", ExpectedRows: 1), new(Insert, new { naam = $"proef-{i}", waarde = "x" })])).ToArray();
        await Task.WhenAll(steps.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(1, steps.Count(s => s.IsCompletedSuccessfully));
        Assert.All(steps.Where(s => s.IsFaulted), s => Assert.IsType<Moved>(s.Exception!.InnerException));
        Assert.Equal(2, await db.FindAsync<int>(Count));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_step_that_breaks_a_constraint_fails_alone(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();

        var steps = Enumerable.Range(0, 200).Select(i => db.WriteAsync([
            new(Insert, new { naam = $"proef-{i}", waarde = "x" }),
            new(Insert, new { naam = i % 10 == 0 ? $"proef-{i}" : $"proef-{i}-b", waarde = "y" })])).ToArray();
        await Task.WhenAll(steps.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(20, steps.Count(s => s.IsFaulted));
        Assert.All(steps.Where(s => s.IsFaulted), s => Assert.IsAssignableFrom<DbException>(s.Exception!.InnerException));
        Assert.Equal(360, await db.FindAsync<int>(Count));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_foreign_key_is_kept(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync([new("INSERT INTO partner (id, organisatie, naam) VALUES ('p', 'bestaat-niet', 'P')")]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_forgotten_parameter_harms_only_its_caller(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => db.WriteAsync([new(Insert, new { naam = "proef" })]));
        await db.WriteAsync([new(Insert, new { naam = "proef", waarde = "x" })]);

        Assert.Equal(1, await db.FindAsync<int>(Count));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_was_acknowledged_is_there_after_a_restart(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        var first = await test.OpenAsync();
        var steps = Enumerable.Range(0, 300).Select(i => first.WriteAsync([new(Insert, new { naam = $"proef-{i}", waarde = "x" })])).ToArray();
        await Task.WhenAll(steps);
        await first.DisposeAsync();

        await using var second = await test.OpenAsync();

        Assert.Equal(300, await second.FindAsync<int>(Count));
    }

    [Fact]
    public async Task A_value_without_a_stored_form_is_a_bug_of_the_caller()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => db.WriteAsync([new(Insert, new { naam = "proef", waarde = 1.5 })]));
    }
}
