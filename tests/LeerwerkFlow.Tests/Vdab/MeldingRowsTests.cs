using System.Text;
using System.Text.RegularExpressions;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class MeldingRowsTests
{
    private sealed record Rij(string Id, long Sequence, string Mijlpaal, long Versie, string Datum, string? Uitkomst, string Status, byte[] Body);

    [Fact]
    public async Task A_melding_is_a_closed_cloud_event_without_a_name()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        await Proeftraject.StartAsync(world, coach.Id, new Teken("proef").Stap("md", "Leerwerk.Melding", ("mijlpaal", "NAZORG_AFGEROND"), ("uitkomst", "WERK_NEC"), ("datum", "2010-02-28")));

        var rij = Assert.Single(await RowsAsync(world));

        var text = Encoding.UTF8.GetString(rij.Body).Replace(rij.Id, "<id>", StringComparison.Ordinal);
        text = Regex.Replace(text, "(?<=\"klantReferentie\":\")[^\"]+", "<pseudoniem>");
        Assert.DoesNotContain("Nora", text, StringComparison.OrdinalIgnoreCase);
        Snapshot.Match(text.Replace(",\"", ",\n\"", StringComparison.Ordinal));
        Assert.True(Guid.Parse(rij.Id).Version == 7);
        Assert.Equal(("KLAAR", "2010-02-28", "WERK_NEC"), (rij.Status, rij.Datum, rij.Uitkomst));
    }

    [Fact]
    public async Task Numbers_run_on_without_gaps_and_versions_per_milestone()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, new Teken("proef")
            .Stap("a", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "NAZORGGESPREK_GEVOERD"))
            .Stap("c", "Leerwerk.Melding", ("mijlpaal", "NAZORGGESPREK_GEVOERD")).Pijl("a", "b").Pijl("b", "c"));

        Assert.Equal([(1, "INTAKE_AFGEROND", 1), (2, "NAZORGGESPREK_GEVOERD", 1), (3, "NAZORGGESPREK_GEVOERD", 2)], (await RowsAsync(world)).Select(r => (r.Sequence, r.Mijlpaal, r.Versie)));
    }

    [Theory]
    [InlineData("NAZORG_AFGEROND", "ZIEKTE")]
    [InlineData("WEIGERING", "GEEN_WERK")]
    [InlineData("TRAJECT_STOPGEZET", "NIET_GEMELD")]
    public async Task No_other_reason_ever_leaves(string mijlpaal, string uitkomst)
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, new Teken("proef").Stap("md", "Leerwerk.Melding", ("mijlpaal", mijlpaal), ("uitkomst", uitkomst)));

        var rij = Assert.Single(await RowsAsync(world));

        Assert.Null(rij.Uitkomst);
        Assert.DoesNotContain(uitkomst, Encoding.UTF8.GetString(rij.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WEIGERING", null, "VASTGEHOUDEN")]
    [InlineData("TRAJECT_STOPGEZET", null, "VASTGEHOUDEN")]
    [InlineData("UITSTROOM_GEREGISTREERD", "NIET_GEMELD", "VASTGEHOUDEN")]
    [InlineData("UITSTROOM_GEREGISTREERD", "GEEN_WERK", "KLAAR")]
    [InlineData("INTAKE_AFGEROND", null, "KLAAR")]
    public async Task An_adverse_melding_is_held_with_a_taak_for_the_coach(string mijlpaal, string? uitkomst, string status)
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        await Proeftraject.StartAsync(world, coach.Id, new Teken("proef").Stap("md", "Leerwerk.Melding", [("mijlpaal", mijlpaal), .. uitkomst is null ? Array.Empty<(string, object)>() : [("uitkomst", uitkomst)]]));

        var rij = Assert.Single(await RowsAsync(world));

        Assert.Equal(status, rij.Status);
        Assert.Equal(status == "VASTGEHOUDEN" ? [(rij.Id, "an", "2010-03-03")] : [], await world.Db.QueryAsync<(string Code, string Medewerker, string Termijn)>("SELECT code, medewerker, termijn FROM taak WHERE soort = 'voorlezen'"));
    }

    private static Task<Rij[]> RowsAsync(TestWorld world) => world.Db.QueryAsync<Rij>("SELECT id, sequence, mijlpaal, versie, datum, uitkomst, status, body FROM melding ORDER BY sequence");
}
