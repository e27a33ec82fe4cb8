using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Agenda;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Tests.Trajecten;

namespace LeerwerkFlow.Tests.Agenda;

public sealed class PlanAfspraakTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_afspraak_is_planned_moved_and_cancelled_and_each_change_counts(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var agenda = await AgendaWorld.StartAsync(store: store);

        var vraag = agenda.Vraag();
        Assert.Empty(await agenda.PlanAsync(vraag));
        Assert.Empty(await agenda.PlanAsync(vraag with { Revisie = 1, Uur = "11:00", Soort = "telefoon", Plaats = "" }));
        await agenda.World.Get<CancelAfspraak>().RunAsync(agenda.An, vraag.Id, 2);
        await agenda.World.Get<CancelAfspraak>().RunAsync(agenda.An, vraag.Id, 2);

        Assert.Equal(["2010-03-02 11:00 3 1"], await agenda.RowsAsync());
        Assert.Equal([(agenda.Jo, 0L)], await agenda.World.Db.QueryAsync<(string, long)>("SELECT traject, weg FROM afspraak_deelnemer"));
        await Assert.ThrowsAsync<Moved>(() => agenda.PlanAsync(vraag with { Revisie = 3, Uur = "12:00" }));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_form_sent_twice_makes_one_and_says_so_when_it_says_something_else(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var agenda = await AgendaWorld.StartAsync(store: store);
        var vraag = agenda.Vraag();

        var beide = await Task.WhenAll(agenda.PlanAsync(vraag), agenda.PlanAsync(vraag));
        var anders = await Assert.ThrowsAsync<RuleBroken>(() => agenda.PlanAsync(vraag with { Uur = "14:00" }));

        Assert.All(beide, Assert.Empty);
        Assert.Equal(["2010-03-02 10:00 1 0"], await agenda.RowsAsync());
        Assert.Equal("Deze afspraak is al gepland. Open ze in de agenda om ze te verplaatsen.", anders.Message);
    }

    [Fact]
    public async Task Of_two_windows_that_move_one_afspraak_the_second_is_told_and_overwrites_nothing()
    {
        await using var agenda = await AgendaWorld.StartAsync();
        var vraag = agenda.Vraag();
        await agenda.PlanAsync(vraag);
        await agenda.PlanAsync(vraag with { Revisie = 1, Uur = "11:00" });

        await Assert.ThrowsAsync<Moved>(() => agenda.PlanAsync(vraag with { Revisie = 1, Uur = "14:00" }));
        await Assert.ThrowsAsync<Moved>(() => agenda.World.Get<CancelAfspraak>().RunAsync(agenda.An, vraag.Id, 1));

        Assert.Equal(["2010-03-02 11:00 2 0"], await agenda.RowsAsync());
    }

    [Theory]
    [InlineData("2010-04-05", "10:00", "maandag 5 april 2010 is een feestdag: paasmaandag.", "Dit valt niet buiten")]
    [InlineData("2010-03-06", "10:00", "zaterdag 6 maart 2010 valt in het weekend.|Dit valt buiten het uurrooster van Jo Fictief: ma-vr 8-16.", "")]
    [InlineData("2010-02-26", "10:00", "vrijdag 26 februari 2010 is al voorbij.", "")]
    [InlineData("2010-03-02", "15:30", "Dit valt buiten het uurrooster van Jo Fictief: ma-vr 8-16.", "")]
    [InlineData("2010-03-03", "10:00", "Medewerker an is afwezig van 3 mrt 2010 tot en met 4 mrt 2010.", "")]
    [InlineData("2010-03-09", "10:30", "Medewerker an heeft dan al een afspraak: 10.00 tot 11.00 uur.|Jo Fictief heeft dan al een afspraak: 10.00 tot 11.00 uur, met Medewerker an.", "")]
    [InlineData("2010-03-10", "10:59", "Jo Fictief heeft dan al een afspraak: 10.00 tot 11.00 uur, met Medewerker bo.", "")]
    [InlineData("2010-03-09", "11:00", "", "")]
    [InlineData("2026-10-25", "02:30", "zondag 25 oktober 2026 valt in het weekend.|Op zondag 25 oktober 2026 bestaat 2.30 uur twee keer: de klok gaat dan een uur terug. We nemen de eerste keer, in de zomertijd.|Dit valt buiten het uurrooster van Jo Fictief: ma-vr 8-16.", "")]
    public async Task What_speaks_against_it_is_said_and_only_what_was_seen_is_planned_past(string dag, string uur, string zinnen, string nooit)
    {
        await using var agenda = await AgendaWorld.StartAsync();
        await agenda.World.Get<SaveAfwezigheid>().RunAsync(agenda.An, new(null, 0, "an", new(2010, 3, 3), new(2010, 3, 4), "bo", new Dictionary<string, string>()));
        await agenda.PlanAsync(agenda.Vraag("2010-03-09"));
        await agenda.ForceAsync(agenda.Vraag("2010-03-10") with { Coach = "bo" }, agenda.Co with { Rollen = Roles.Parse("coordinator,coach") });
        var vraag = agenda.Vraag(dag, uur);

        var botsingen = await agenda.PlanAsync(vraag);
        var blind = await agenda.PlanAsync(vraag with { Gezien = "on" });

        Assert.Equal(zinnen.Split('|', StringSplitOptions.RemoveEmptyEntries), botsingen);
        Assert.Equal(botsingen, blind);
        Assert.Equal(botsingen.Count == 0 ? 3 : 2, (await agenda.RowsAsync()).Length);
        Assert.True(nooit.Length == 0 || !botsingen.Any(b => b.StartsWith(nooit, StringComparison.Ordinal)));
        await agenda.ForceAsync(vraag);
        Assert.Equal(3, (await agenda.RowsAsync()).Length);
    }

    [Fact]
    public async Task Another_coach_s_or_another_LWB_s_afspraak_and_deelnemer_are_not_there()
    {
        await using var agenda = await AgendaWorld.StartAsync();
        var vraag = agenda.Vraag();
        await agenda.PlanAsync(vraag);

        foreach (var wie in new[] { agenda.Bo, agenda.Uma })
        {
            await Assert.ThrowsAsync<NotFound>(() => agenda.PlanAsync(vraag with { Revisie = 1, Uur = "11:00" }, wie));
            await Assert.ThrowsAsync<NotFound>(() => agenda.World.Get<CancelAfspraak>().RunAsync(wie with { Dag = agenda.World.Klok.Vandaag }, vraag.Id, 1));
            await Assert.ThrowsAsync<NotFound>(() => agenda.World.Get<NoteAanwezigheid>().RunAsync(wie with { Dag = agenda.World.Klok.Vandaag }, vraag.Id, 1, new Dictionary<string, string?>()));
            await Assert.ThrowsAsync<NotFound>(() => agenda.PlanAsync(agenda.Vraag() with { Coach = wie.Id }, wie));
        }

        await Assert.ThrowsAsync<RuleBroken>(() => agenda.PlanAsync(agenda.Vraag() with { Coach = "bo" }));
        await Assert.ThrowsAsync<NotAllowed>(() => agenda.PlanAsync(agenda.Vraag(), agenda.An with { Rollen = Roles.Parse("instructeur") }));
        Assert.Empty(await agenda.PlanAsync(vraag with { Revisie = 1, Coach = "bo" }, agenda.Co));
        Assert.Empty(await agenda.PlanAsync(vraag with { Revisie = 2, Uur = "12:00", Coach = "bo" }, agenda.Bo));
        Assert.Equal(["2010-03-02 12:00 3 0"], await agenda.RowsAsync());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_group_holds_two_to_twelve_names_each_clash_and_keeps_who_came(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var agenda = await AgendaWorld.StartAsync(store: store);
        var mo = await agenda.MoreAsync(11);
        var uma = await Voorbeeld.StartAsync(agenda.World, "Van", "bo");
        await agenda.PlanAsync(agenda.Vraag(uur: "09:30"));
        var groep = agenda.Vraag() with { Soort = "groep" };

        foreach (var aantal in new[] { 1, 13 })
            Assert.Equal($"Kies 2 tot 12 deelnemers. Nu zijn het er {aantal}.", (await Assert.ThrowsAsync<RuleBroken>(() => agenda.PlanAsync(groep with { Trajecten = [.. mo.Prepend(agenda.Jo).Append(uma).Take(aantal)] }))).Message);
        Assert.Equal(["Medewerker an heeft dan al een afspraak: 9.30 tot 10.30 uur.", "Jo Fictief heeft dan al een afspraak: 9.30 tot 10.30 uur, met Medewerker an.", "Een jobclub telt 8 tot 10 deelnemers. Nu zijn het er 2."], await agenda.PlanAsync(groep with { Trajecten = [agenda.Jo, uma] }));
        Assert.Equal(["Medewerker an heeft dan al een afspraak: 9.30 tot 10.30 uur."], await agenda.PlanAsync(groep with { Trajecten = mo[..8] }));
        Assert.Empty(await agenda.PlanAsync(groep with { Uur = "13:00", Trajecten = [.. mo[..7], uma] }));
        Assert.Empty(await agenda.PlanAsync(groep with { Revisie = 1, Uur = "13:00", Trajecten = mo[..8] }));

        var note = agenda.World.Get<NoteAanwezigheid>();
        var stand = new Dictionary<string, string?> { [mo[0]] = "aanwezig", [mo[1]] = "verwittigd", [mo[2]] = "afwezig", [mo[3]] = "", [mo[4]] = "ergens", [uma] = "aanwezig" };
        Assert.Equal("De afspraak is nog niet begonnen. Vul dit daarna in.", (await Assert.ThrowsAsync<RuleBroken>(() => note.RunAsync(agenda.An, groep.Id, 2, stand))).Message);
        await agenda.World.Klok.MoveAsync(new DateOnly(2010, 3, 3));
        await note.RunAsync(agenda.An, groep.Id, 2, stand);
        await Assert.ThrowsAsync<Moved>(() => note.RunAsync(agenda.An, groep.Id, 2, new Dictionary<string, string?> { [mo[0]] = "afwezig" }));

        Assert.Equal("aanwezig,verwittigd,afwezig,,,,,", string.Join(',', await StandAsync(mo[..8])));
        Assert.Equal(1, await agenda.World.Db.FindAsync<long>("SELECT weg FROM afspraak_deelnemer WHERE traject = @uma", new { uma }));

        async Task<IEnumerable<string?>> StandAsync(string[] trajecten)
        {
            var rijen = await agenda.World.Db.QueryAsync<(string Traject, string? Aanwezig)>("SELECT traject, aanwezig FROM afspraak_deelnemer WHERE afspraak = @Id", new { groep.Id });
            return trajecten.Select(t => rijen.Single(r => r.Traject == t).Aanwezig);
        }
    }
}
