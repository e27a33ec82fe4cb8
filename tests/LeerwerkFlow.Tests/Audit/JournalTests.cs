using LeerwerkFlow.Audit;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Audit;

public sealed class JournalTests
{
    private static readonly DateOnly Dag = new(2027, 3, 1);

    public static TheoryData<string> Engines => Databases.Engines;

    private sealed record Regel(long Nr, long Volg, string Datum, string Soort, string? Code, string Titel, string Stap, string Actor);

    [Theory, MemberData(nameof(Engines))]
    public async Task A_step_is_one_line_in_the_chain_and_one_line_per_effect_that_people_read(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        await Dossiers.StartAsync(db, "t1");

        await Dossiers.StepAsync(db, "t1", new Gebeurtenis(Dag, "fase", "intake", "Intake begint", "intake"));
        await Dossiers.StepAsync(
            db, "t1", new Gebeurtenis(Dag, "taak", "T05", "Taak voor coach: Intakegesprek", "intake/gesprek"), new Gebeurtenis(Dag.AddDays(1), "mijlpaal", "INTAKE_AFGEROND", "Intake afgerond", "intake/mijlpaal"));

        Assert.Equal(
            [
                new(1, 1, "2027-03-01", "fase", "intake", "Intake begint", "intake", "m1"),
                new(2, 1, "2027-03-01", "taak", "T05", "Taak voor coach: Intakegesprek", "intake/gesprek", "m1"),
                new(2, 2, "2027-03-02", "mijlpaal", "INTAKE_AFGEROND", "Intake afgerond", "intake/mijlpaal", "m1"),
            ],
            await db.QueryAsync<Regel>("SELECT nr, volg, datum, soort, code, titel, stap, actor FROM gebeurtenis ORDER BY nr, volg"));
        Assert.Equal(2, await db.FindAsync<int>("SELECT COUNT(*) FROM journaal"));
        Assert.Equal(
            await db.FindAsync<string>("SELECT hash FROM journaal WHERE nr = 1"), await db.FindAsync<string>("SELECT vorige FROM journaal WHERE nr = 2"));
    }
}
