using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Tests.Vdab.Kanalen;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>A number that comes no more is told in its place, so that what follows it arrives.</summary>
public sealed class VoorbijTests
{
    [Fact]
    public void What_leaves_is_the_example_byte_for_byte_and_what_was_passed_over_is_not_named()
    {
        var example = JsonNode.Parse(SourceTree.Get("docs/vdab/voorbeelden/VOORBIJ.json").Text)!;
        var body = new MeldingBody(
            "0125c5aa-0014-7c3e-9f10-2a5d8e4b6c14", "TR-2010-000001", "lwb-1", "0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", "NAZORGGESPREK_GEVOERD", 3, new DateOnly(2011, 4, 1), null, 20, "TR-2010-000001/60",
            new DateTimeOffset(2011, 4, 4, 9, 0, 0, TimeSpan.Zero), Voorbij: "HANDMATIG");

        Assert.Equal(example.ToJsonString(), Encoding.UTF8.GetString(body.Write()));
        var over = Encoding.UTF8.GetString((body with { Voorbij = "OVERGESLAGEN" }).Write());
        Assert.EndsWith("\"partner\":{\"code\":\"lwb-1\"},\"mijlpaal\":null,\"versie\":null,\"wijze\":\"OVERGESLAGEN\"}}", over, StringComparison.Ordinal);
        Assert.True(Contract.Holds(JsonDocument.Parse(over).RootElement));
        Assert.False(Contract.Holds(JsonDocument.Parse(over.Replace("\"mijlpaal\":null", "\"mijlpaal\":\"TRAJECT_STOPGEZET\"", StringComparison.Ordinal)).RootElement));
        Assert.DoesNotContain("NAZORG", over, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_passed_over_in_the_middle_and_the_next_arrives_and_all_go_again_in_order()
    {
        await using var world = await TestWorld.StartAsync();
        var be = await world.AddMedewerkerAsync("be", "beheerder");
        var traject = await Rij.OneAsync(world, 3);

        await world.As<SkipMelding>(be).RunAsync(await Rij.IdAsync(world, traject.Id, 2), "Twee keer gemaakt.");
        Assert.Equal(3, await world.Get<DeliverMelding>().RunAsync());

        Assert.Equal(["AANVAARD", "OVERGESLAGEN", "AANVAARD"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal([("000001", "TOELEIDING_ONTVANGEN", 1L), ("000002", "NUMMER_VOORBIJ", 1), ("000003", "INSTROOMPROFIEL_VASTGESTELD", 1)], await KnownAsync(world));
        Assert.Equal(3, await world.As<ReplayMelding>(be).RunAsync(traject.Id, 1, "VDAB vroeg het."));
        Assert.Equal(3, await world.Get<DeliverMelding>().RunAsync());
        Assert.Equal([("000001", "TOELEIDING_ONTVANGEN", 2L), ("000002", "NUMMER_VOORBIJ", 2), ("000003", "INSTROOMPROFIEL_VASTGESTELD", 2)], await KnownAsync(world));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM simulator_weigering"));
    }

    [Fact]
    public async Task What_vdab_had_already_when_it_was_passed_over_holds_up_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        var be = await world.AddMedewerkerAsync("be", "beheerder");
        var traject = await Rij.OneAsync(world, 2);
        await world.Get<DeliverMelding>().RunAsync(traject.Id);
        await world.Db.WriteAsync([new("UPDATE melding SET status = 'TIJDELIJK_MISLUKT' WHERE sequence = 1")]);

        await world.As<SkipMelding>(be).RunAsync(await Rij.IdAsync(world, traject.Id, 1), "Het antwoord kwam niet.");
        Assert.Equal(2, await world.Get<DeliverMelding>().RunAsync());

        Assert.Equal([("000001", "TOELEIDING_ONTVANGEN", 1L), ("000002", "INTAKE_AFGEROND", 1)], await KnownAsync(world));
        Assert.Empty(await traject.IncidentsAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed, 2, "KLAAR")]
    [InlineData(HttpStatusCode.NotFound, 1, "AANVAARD")]
    public async Task What_vdab_does_not_take_is_told_to_a_person(HttpStatusCode answer, int keren, string volgende)
    {
        using var door = new VdabDoor((mijlpaal, _) => VdabDoor.Says(mijlpaal is null ? answer : HttpStatusCode.OK));
        await using var world = await TestWorld.StartAsync(adapt: door.Use);
        var be = await world.AddMedewerkerAsync("be", "beheerder");
        var traject = await Rij.OneAsync(world, 2);
        await world.As<SkipMelding>(be).RunAsync(await Rij.IdAsync(world, traject.Id, 1), "Twee keer gemaakt.");

        for (var n = 0; n < 2; n++)
        {
            await world.Get<DeliverMelding>().RunAsync();
            world.Time.Advance(TimeSpan.FromMinutes(31));
        }

        Assert.Equal(keren, door.Seen.Count(s => s.Sequence == "000001"));
        Assert.Equal(["OVERGESLAGEN", volgende], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal([$"VDAB nam niet aan dat de melding “Toeleiding ontvangen” niet meer komt: Antwoord {(int)answer}. Vraag het na bij VDAB."], await traject.IncidentsAsync());
    }

    [Fact]
    public async Task Two_are_confirmed_by_hand_and_after_the_switch_to_the_webhook_the_third_arrives()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=werklijst");
        var (an, co) = (await world.AddMedewerkerAsync("an"), await world.AddMedewerkerAsync("co", "coordinator"));
        var traject = await Rij.OneAsync(world, 3, "an");
        var (confirm, first) = (world.As<ConfirmMelding>(an), await Rij.IdAsync(world, traject.Id, 1));
        await confirm.RunAsync(first, "MLP-1", null);
        await confirm.UndoAsync(first, "Nog niet gedaan.");
        await confirm.RunAsync(first, "MLP-1", null);
        await confirm.RunAsync(await Rij.IdAsync(world, traject.Id, 2), "MLP-2", null);
        Assert.Equal(0, await world.Get<DeliverMelding>().RunAsync());

        await world.As<SteerKanaal>(co).ChooseAsync("lwb-1", "webhook", "De koppeling werkt.");
        Assert.Equal(3, await world.Get<DeliverMelding>().RunAsync());

        Assert.Equal(["HANDMATIG_BEVESTIGD", "HANDMATIG_BEVESTIGD", "AANVAARD"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal([("000001", "NUMMER_VOORBIJ", 1L), ("000002", "NUMMER_VOORBIJ", 1), ("000003", "INSTROOMPROFIEL_VASTGESTELD", 1)], await KnownAsync(world));
        Assert.Contains("VDAB hoorde al", (await Assert.ThrowsAsync<RuleBroken>(() => confirm.UndoAsync(first, "Toch niet."))).Message, StringComparison.Ordinal);
    }

    private static Task<(string, string, long)[]> KnownAsync(TestWorld world) => world.Db.QueryAsync<(string, string, long)>("SELECT sequence, mijlpaal, keren FROM simulator_ontvangst ORDER BY nummer");
}
