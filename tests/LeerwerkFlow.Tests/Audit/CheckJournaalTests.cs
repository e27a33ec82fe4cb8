using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Audit;

public sealed class CheckJournaalTests
{
    private static readonly Gebeurtenis Note = new(new DateOnly(2027, 3, 1), "notitie", null, "x", "s");

    public static TheoryData<string> Engines => Databases.Engines;

    // Three trajecten, two anchors, steps before, between and after them.
    private static async Task FillAsync(Db db)
    {
        await Dossiers.StartAsync(db, "t1", "t2", "t3");
        foreach (var traject in new[] { "t1", "t2", "t1" })
        {
            await Dossiers.StepAsync(db, traject, Note);
        }

        await DropAsync(db, new DateOnly(2027, 3, 1));
        await Dossiers.StepAsync(db, "t1", Note);
        await Dossiers.StepAsync(db, "t3", Note);
        await DropAsync(db, new DateOnly(2027, 3, 2));
        await Dossiers.StepAsync(db, "t2", Note);
        await Dossiers.StepAsync(db, "t2", Note);
    }

    private static Task<Anker?> DropAsync(Db db, DateOnly dag) => new DropAnker(db, NullLogger<DropAnker>.Instance).RunAsync(dag);

    private static Task<JournaalCheck> CheckAsync(Db db) => new CheckJournaal(db).RunAsync();

    [Theory, MemberData(nameof(Engines))]
    public async Task Untouched_journals_and_anchors_pass(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        await FillAsync(db);

        var check = await CheckAsync(db);

        Assert.Empty(check.Fouten);
        Assert.Equal((3, 7, 2), (check.Trajecten, check.Regels, check.Ankers));
        Assert.Equal<long[]>([2, 3], await db.QueryAsync<long>("SELECT aantal FROM anker ORDER BY datum"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_day_has_one_anchor(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        await FillAsync(db);

        Assert.Null(await DropAsync(db, new DateOnly(2027, 3, 2)));
        Assert.Null(await DropAsync(db, new DateOnly(2027, 2, 28)));
        Assert.Equal(3, (await DropAsync(db, new DateOnly(2027, 3, 3)))!.Aantal);
        Assert.Empty((await CheckAsync(db)).Fouten);
    }

    [Theory]
    [InlineData("UPDATE journaal SET actor = 'm2' WHERE traject = 't1' AND nr = 2", "t1", "gewijzigd")]
    [InlineData("DELETE FROM journaal WHERE traject = 't2' AND nr = 2", "t2", "verwijderd")]
    [InlineData("DELETE FROM journaal WHERE traject = 't2' AND nr = 3", "t2", "eindigt bij 2")]
    [InlineData("UPDATE traject SET staat = '{\"stap\":9}' WHERE id = 't1'", "t1", "staat")]
    [InlineData("UPDATE anker SET aantal = 9 WHERE datum = '2027-03-01'", "", "01/03/2027")]
    [InlineData("DELETE FROM anker WHERE datum = '2027-03-01'", "", "02/03/2027")]
    [InlineData("DELETE FROM anker_kop WHERE traject = 't3'", "", "02/03/2027")]
    public async Task An_attack_on_the_rows_is_seen(string sql, string traject, string woord)
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await FillAsync(db);
        await db.WriteAsync([new(sql, ExpectedRows: 1)]);

        Assert.Contains((await CheckAsync(db)).Fouten, f => f.Traject == traject && f.Zin.Contains(woord, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cutting_a_chain_and_its_head_together_is_seen_by_the_anchor()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await FillAsync(db);
        await db.WriteAsync([
            new("DELETE FROM journaal WHERE traject = 't1' AND nr = 3"),
            new("UPDATE traject SET journaal_nr = 2, staat = '{\"stap\":2}', journaal_hash = (SELECT hash FROM journaal WHERE traject = 't1' AND nr = 2) WHERE id = 't1'")]);

        var faults = (await CheckAsync(db)).Fouten;

        Assert.Contains(new("t1", 3, "Regel 3 stond er op 02/03/2027 en is weg."), faults);
    }

    [Fact]
    public async Task Rewriting_a_whole_chain_with_fresh_hashes_is_seen_by_the_anchor()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await FillAsync(db);
        var row = await db.FindAsync<JournalRow>("SELECT * FROM journaal WHERE traject = 't3'");
        var forged = row! with { Actor = "m2" };
        await db.WriteAsync([
            new("UPDATE journaal SET actor = 'm2', hash = @hash WHERE traject = 't3'", new { hash = HashChain.Hash(forged) }),
            new("UPDATE traject SET journaal_hash = @hash WHERE id = 't3'", new { hash = HashChain.Hash(forged) })]);

        var fault = Assert.Single((await CheckAsync(db)).Fouten);

        Assert.StartsWith("Het anker van 02/03/2027 klopt niet", fault.Zin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_traject_that_vanished_with_its_journal_is_seen_by_the_anchor()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await FillAsync(db);
        await db.WriteAsync([new("DELETE FROM gebeurtenis WHERE traject = 't3'"), new("DELETE FROM journaal WHERE traject = 't3'"), new("DELETE FROM traject WHERE id = 't3'")]);

        Assert.Contains((await CheckAsync(db)).Fouten, f => f.Traject == "t3" && f.Zin.Contains("is weg", StringComparison.Ordinal));
    }
}
