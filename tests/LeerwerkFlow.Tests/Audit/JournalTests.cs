using System.Reflection;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Audit;

public sealed class JournalTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    private sealed record Regel(long Nr, long Volg, string Datum, string Soort, string? Code, string Titel, string Stap, string Actor);

    private static OpenWait Wait(WaitSoort soort) =>
        new("sollicitatie/opvolgen", "sollicitatie#1/opvolgen#2", soort, "sollicitatie", "opvolgen", 2, "hier + 1 maand", new DateOnly(2027, 3, 1), false, false, ["Klaar"]);

    [Theory, MemberData(nameof(Engines))]
    public async Task A_step_is_one_line_in_the_chain_and_one_line_per_effect_that_people_read(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        await Dossiers.StartAsync(db, "t1");

        await Dossiers.StepAsync(db, "t1", new FaseEntered("f", "intake", "intake", "Intake"));
        await Dossiers.StepAsync(
            db, "t1",
            new WaitOpened("w", "intake/gesprek", Wait(WaitSoort.Taak), "Voer het gesprek", "T01"),
            new TaakOpened("w", "intake/gesprek", "Voer het gesprek", "coach", "intake", null, null, null, false, "T01"),
            new FeitSet("x", "intake/einde", "einde.gepland", Feit.Datum(new DateOnly(2028, 2, 29))));

        Assert.Equal(
            [
                new(1, 1, "2027-03-01", "fase-begonnen", null, "Fase begonnen: Intake", "intake", "m1"),
                new(2, 1, "2027-03-01", "taak-geopend", "T01", "Voer het gesprek", "intake/gesprek", "m1"),
                new(2, 2, "2027-03-01", "feit", null, "einde.gepland = 2028-02-29", "intake/einde", "m1"),
            ],
            await db.QueryAsync<Regel>("SELECT nr, volg, datum, soort, code, titel, stap, actor FROM gebeurtenis ORDER BY nr, volg"));
        Assert.Equal(2, await db.FindAsync<int>("SELECT COUNT(*) FROM journaal"));
        Assert.Equal(
            await db.FindAsync<string>("SELECT hash FROM journaal WHERE nr = 1"), await db.FindAsync<string>("SELECT vorige FROM journaal WHERE nr = 2"));
    }

    [Fact]
    public void A_wait_that_ends_is_read_by_its_title_when_one_is_known()
    {
        var closed = new WaitClosed("x", "p", Wait(WaitSoort.Moment), "Klaar");
        var titels = new Dictionary<string, string> { ["sollicitatie#1/opvolgen#2"] = "Wacht een maand" };

        Assert.Equal(new Gebeurtenis("wacht-voorbij", "Klaar", "Wacht een maand", "p"), Gebeurtenis.Of(closed, titels));
        Assert.Equal("opvolgen", Gebeurtenis.Of(closed)!.Titel);
    }

    [Fact]
    public void Every_kind_of_effect_has_its_line()
    {
        var kinds = typeof(Effect).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Effect))).ToList();

        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.NotNull(Gebeurtenis.Of(Make(kind))));
    }

    private static Effect Make(Type kind)
    {
        var constructor = kind.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single(c => c.GetParameters().Length > 1);
        return (Effect)constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private static object Value(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(OpenWait) ? Wait(WaitSoort.Moment)
        : type == typeof(Feit) ? Feit.JaNee(true)
        : Activator.CreateInstance(type)!;
}
