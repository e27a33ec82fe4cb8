using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten.Ploegen;

namespace LeerwerkFlow.Tests.Trajecten.Ploegen;

public sealed class SaveObservatiesTests
{
    private const string Gisteren = "2010-02-28T14:05:00Z";

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task What_comes_twice_counts_once_with_who_and_both_moments(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var ploeg = await Ploegwereld.StartAsync(store: store);
        var jo = await ploeg.AddAsync("Jo");
        Tik[] eerst = [new(Ploegwereld.Id(1), jo, "snoeien", "E", Gisteren), new(Ploegwereld.Id(2), jo, "snoeien", "", "2010-03-01T10:00:00Z")];

        var een = await ploeg.SendAsync(eerst);
        var weer = await ploeg.SendAsync([.. eerst, new(Ploegwereld.Id(3), jo, "op-tijd-komen", "I", Gisteren), new(Ploegwereld.Id(3), jo, "op-tijd-komen", "I", Gisteren)]);

        Assert.Equal([(Ploegwereld.Id(1), true, null), (Ploegwereld.Id(2), true, null)], een.Select(o => (o.Id, o.Bewaard, o.Zin)));
        Assert.All(weer, o => Assert.Equal((true, null), (o.Bewaard, o.Zin)));
        Assert.Equal(
            [
                ("2010-02-28T14:05:00.0000000Z", "2010-02-28", "2010-03-01T11:00:00.0000000Z", "ine"), ("2010-03-01T10:00:00.0000000Z", "2010-03-01", "2010-03-01T11:00:00.0000000Z", "ine"),
                ("2010-02-28T14:05:00.0000000Z", "2010-02-28", "2010-03-01T11:00:00.0000000Z", "ine"),
            ],
            await ploeg.World.Db.QueryAsync<(string, string, string, string)>("SELECT gezien, dag, ontvangen, door FROM observatie ORDER BY id"));
        Assert.Equal(["gezien 2×, laatst op 1 mrt 2010; E op 28 feb 2010", "gezien 1×, laatst op 28 feb 2010, I"], (await SeenAsync(ploeg, jo)).OrderByDescending(g => g.Keren.Count).Select(g => g.Zin));
        Assert.Equal([1L], (await Ploeglijst.ReadAsync(ploeg.World.Db, ploeg.Ine, new(2010, 3, 1))).Select(l => l.Vandaag));
    }

    [Theory]
    [InlineData("2010-03-01T11:02:00Z", "2010-03-01T11:00:00.0000000Z", false)]
    [InlineData("2010-03-01T11:02:01Z", "2010-03-01T11:00:00.0000000Z", true)]
    [InlineData("2009-12-31T11:00:00Z", "2009-12-31T11:00:00.0000000Z", false)]
    [InlineData("2009-12-31T10:59:59Z", "2010-03-01T11:00:00.0000000Z", true)]
    [InlineData("gisteren", "2010-03-01T11:00:00.0000000Z", true)]
    public async Task A_clock_that_is_wrong_becomes_the_moment_of_receipt_and_that_is_said(string telefoon, string gezien, bool said)
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");

        var uit = Assert.Single(await ploeg.SendAsync(new Tik(Ploegwereld.Id(1), jo, "snoeien", null, telefoon)));

        Assert.Equal((true, said ? "De klok van je telefoon staat fout. We noteerden het uur waarop het hier aankwam: 1 mrt 2010 om 12.00 uur." : null), (uit.Bewaard, uit.Zin));
        Assert.Equal(gezien, await ploeg.World.Db.FindAsync<string>("SELECT gezien FROM observatie"));
    }

    [Theory]
    [InlineData("UPDATE traject SET status = 'afgerond'", "Dit traject is intussen afgelopen. Vertel de coach wat je zag.")]
    [InlineData("UPDATE werkplek SET instructeur = NULL", "Deze persoon staat niet meer in jouw ploeg. Vertel de coach wat je zag.")]
    [InlineData("UPDATE functieprofiel SET competenties = '[]'", "Deze competentie staat niet meer in het functieprofiel. Kies een andere.")]
    [InlineData("INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) SELECT id, 'WERKERVARING_BEEINDIGD', 1, '2010-02-27', '', '' FROM traject", "De werkervaring eindigde op 27 feb 2010. Vertel de coach wat je zag.")]
    [InlineData("INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) SELECT id, 'WERKERVARING_BEEINDIGD', 1, '2010-02-28', '', '' FROM traject", null)]
    public async Task What_changed_meanwhile_refuses_a_row_and_says_why(string sql, string? zin)
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");
        var bewaard = new Tik(Ploegwereld.Id(1), jo, "snoeien", "O", Gisteren);
        await ploeg.SendAsync(bewaard);
        await ploeg.World.Db.WriteAsync([new(sql)]);

        var uit = await ploeg.SendAsync(bewaard, new Tik(Ploegwereld.Id(2), jo, "snoeien", "E", Gisteren), new Tik("2", jo, "snoeien", "E", Gisteren));

        Assert.Equal([(true, null), (zin is null, zin), (false, "Dit kunnen we niet herkennen. Noteer het opnieuw.")], uit.Select(o => (o.Bewaard, o.Zin)));
        Assert.Equal(zin is null ? 2 : 1, await ploeg.World.Db.FindAsync<long>("SELECT COUNT(*) FROM observatie"));
    }

    [Fact]
    public async Task Of_another_person_a_row_is_refused_and_a_letter_that_is_none_too()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");
        var uli = await ploeg.World.AddMedewerkerAsync("uli", "instructeur");
        await ploeg.SendAsync(new Tik(Ploegwereld.Id(1), jo, "snoeien", "O", Gisteren));
        var save = ploeg.World.Get<SaveObservaties>();

        var anders = await save.RunAsync(uli, "ine", [new(Ploegwereld.Id(2), jo, "snoeien", "E", Gisteren)]);
        var gestolen = await save.RunAsync(uli, "uli", [new(Ploegwereld.Id(1), jo, "snoeien", "E", Gisteren, Weg: true)]);
        var letter = await ploeg.SendAsync(new Tik(Ploegwereld.Id(3), jo, "snoeien", "X", Gisteren));

        Assert.Equal("Dit is genoteerd door iemand anders. Meld je aan als die persoon en probeer opnieuw.", Assert.Single(anders).Zin);
        Assert.Equal("Dit nummer hoort bij iets van iemand anders. Noteer het opnieuw.", Assert.Single(gestolen).Zin);
        Assert.Equal("Die letter bestaat niet. Noteer het opnieuw.", Assert.Single(letter).Zin);
        Assert.Equal(["gezien 1×, laatst op 28 feb 2010, O"], (await SeenAsync(ploeg, jo)).Select(g => g.Zin));
        await Assert.ThrowsAsync<LeerwerkFlow.Access.NotAllowed>(async () => await save.RunAsync(new("an", "An", "lwb-1", LeerwerkFlow.Access.Roles.Parse("coach")), "an", []));
    }

    [Fact]
    public async Task What_is_taken_back_does_not_count_whichever_arrives_first()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");
        var (een, twee) = (new Tik(Ploegwereld.Id(1), jo, "snoeien", "O", Gisteren), new Tik(Ploegwereld.Id(2), jo, "snoeien", "E", Gisteren));

        await ploeg.SendAsync(een, twee with { Weg = true });
        var uit = await ploeg.SendAsync(een with { Weg = true }, twee, new Tik(Ploegwereld.Id(3), "weg", "snoeien", "E", Gisteren, Weg: true));

        Assert.All(uit, o => Assert.True(o.Bewaard));
        Assert.Equal(2, await ploeg.World.Db.FindAsync<long>("SELECT COUNT(*) FROM observatie WHERE ingetrokken = '2010-03-01T11:00:00.0000000Z'"));
        Assert.Empty(await SeenAsync(ploeg, jo));
    }

    private static async Task<IReadOnlyList<Gezien>> SeenAsync(Ploegwereld ploeg, string traject) => Gezien.Of(await Observatie.ReadAsync(ploeg.World.Db, ploeg.World.Get<Kluis>(), traject));
}
