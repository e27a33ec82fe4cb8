using System.Text;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>A date that changes after it was told: a new version follows, and never another one than the change asks for.</summary>
public sealed class CorrectedMeldingTests
{
    private static readonly Teken Flow = new Teken("einde-later")
        .Onbekend("einde", "datum", "Einde").Onbekend("ander", "datum", "Iets anders")
        .Taak("eerst").Stap("m", "Leerwerk.Melding", ("mijlpaal", "WERKERVARING_BEEINDIGD"), ("datum", "einde")).Stap("h", "Leerwerk.Melding", ("mijlpaal", "NAZORG_GESTART")).Taak("dan").Taak("nog")
        .Pijl("eerst", "m").Pijl("m", "h").Pijl("h", "dan").Pijl("dan", "nog");

    [Fact]
    public async Task A_date_that_vdab_has_is_corrected_after_a_person_looked()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, Flow);
        await traject.DoneAsync("eerst", feiten: ("einde", Feit.Datum(new DateOnly(2011, 2, 28))));
        await world.Get<DeliverMelding>().RunAsync();

        await traject.DoneAsync("dan", feiten: ("einde", Feit.Datum(new DateOnly(2011, 3, 31))));

        Assert.Equal(
            [(1L, "WERKERVARING_BEEINDIGD", 1L, "2011-02-28", "AANVAARD"), (2, "NAZORG_GESTART", 1, "2010-03-01", "AANVAARD"), (3, "WERKERVARING_BEEINDIGD", 2, "2011-03-31", "VASTGEHOUDEN")],
            await RowsAsync(world));
        Assert.Equal("Lees de verbetering van de melding “Werkervaring beëindigd” en vertel het aan de deelnemer", await world.Db.FindAsync<string>("SELECT titel FROM taak WHERE soort = 'voorlezen'"));
        var (id, vervangt, body) = await world.Db.FindAsync<(string, string, byte[])>("SELECT id, vervangt, body FROM melding WHERE sequence = 3");
        Assert.Equal(vervangt, await world.Db.FindAsync<string>("SELECT id FROM melding WHERE sequence = 1"));
        Assert.Contains($"\"mijlpaalDatum\":\"2011-03-31\",\"uitkomst\":null,\"regelgeving\":\"WEP-2008\",\"versie\":2,\"vervangt\":\"{vervangt}\"", Encoding.UTF8.GetString(body), StringComparison.Ordinal);

        await world.As<ReleaseMelding>(coach).RunAsync(id, "GESPREK");
        await world.Get<DeliverMelding>().RunAsync();
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM simulator_ontvangst"));
    }

    [Fact]
    public async Task What_vdab_does_not_have_yet_is_followed_by_its_correction_at_once_and_once()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Proeftraject.StartAsync(world, null, Flow);
        await traject.DoneAsync("eerst", feiten: ("einde", Feit.Datum(new DateOnly(2011, 2, 28))));

        await traject.DoneAsync("dan", feiten: ("einde", Feit.Datum(new DateOnly(2011, 3, 31))));
        await traject.DoneAsync("nog", feiten: ("ander", Feit.Datum(new DateOnly(2012, 1, 1))));

        Assert.Equal(
            [(1L, "WERKERVARING_BEEINDIGD", 1L, "2011-02-28", "KLAAR"), (2, "NAZORG_GESTART", 1, "2010-03-01", "KLAAR"), (3, "WERKERVARING_BEEINDIGD", 2, "2011-03-31", "KLAAR")],
            await RowsAsync(world));
        Assert.Equal(3, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM simulator_ontvangst"));
    }

    private static Task<(long, string, long, string, string)[]> RowsAsync(TestWorld world) =>
        world.Db.QueryAsync<(long, string, long, string, string)>("SELECT sequence, mijlpaal, versie, datum, status FROM melding ORDER BY sequence");
}
