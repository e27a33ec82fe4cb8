using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class ExpectTests
{
    [Fact]
    public async Task From_the_first_working_day_the_whole_way_is_foreseen()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var lines = await ExpectAsync(world, await Voorbeeld.StartWorkAsync(world));

        var mijlpalen = lines.Where(l => l.Soort == "mijlpaal" && l.Code != "NAZORGGESPREK_GEVOERD").Select(l => $"{l.Datum:yyyy-MM-dd} {l.Code}");
        Assert.Equal(
            [
                "2010-09-14 TUSSENTIJDSE_EVALUATIE", "2010-09-14 SOLLICITATIE_GESTART", "2011-02-28 UITSTROOMPROFIEL_VASTGESTELD", "2011-02-28 WERKERVARING_BEEINDIGD",
                "2011-02-28 UITSTROOM_GEREGISTREERD", "2011-03-01 NAZORG_GESTART", "2011-08-31 NAZORG_AFGEROND",
            ],
            mijlpalen);
        var nabij = Assert.Single(lines, l => l is { Soort: "wacht", Code: "T14" });
        Assert.Equal(new DateOnly(2011, 1, 31), nabij.Datum);
        Assert.EndsWith("− 1 maand = 31/01/2011", nabij.Waarom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_contract_it_stops_at_the_day_that_only_a_person_can_say()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var lines = await ExpectAsync(world, await Voorbeeld.StartAsync(world));

        Assert.Contains(lines, l => l.Titel == "Laat de arbeidsovereenkomst tekenen en noteer begin en lengte");
        Assert.DoesNotContain(lines, l => l.Soort == "mijlpaal");
    }

    [Fact]
    public async Task What_is_already_too_late_is_expected_from_today_on()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);
        var later = new DateOnly(2010, 7, 1);

        Assert.All(await ExpectAsync(world, id, later), l => Assert.True(l.Datum >= later));
    }

    private static async Task<IReadOnlyList<Verwacht>> ExpectAsync(TestWorld world, string id, DateOnly? vandaag = null)
    {
        var staat = await world.Db.FindAsync<string>("SELECT staat FROM traject WHERE id = @id", new { id });
        var versie = await world.Get<FlowVersies>().NewestAsync("wep-2008", null);
        return Expect.From(versie.Flows, StateJson.ReadState(staat!), vandaag ?? world.Klok.Vandaag);
    }
}
