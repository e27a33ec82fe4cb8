using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Http;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class SharedTakenTests
{
    [Fact]
    public async Task One_of_two_who_claim_gets_the_taak()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var dirk = await inbox.World.AddMedewerkerAsync("dirk", "coordinator");
        var taak = await inbox.TaakAsync("Vraag het na");

        await inbox.Get<ClaimTaak>().RunAsync(inbox.Carla, taak.Id, taak.Revisie);

        await Assert.ThrowsAsync<Moved>(() => inbox.Get<ClaimTaak>().RunAsync(dirk, taak.Id, taak.Revisie));
        Assert.DoesNotContain("Vraag het na", await inbox.TitlesAsync(dirk));
    }

    [Fact]
    public async Task A_taak_for_another_role_is_not_claimed()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var taak = await inbox.TaakAsync("Vraag het na");

        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<ClaimTaak>().RunAsync(inbox.An, taak.Id, taak.Revisie));
    }

    [Fact]
    public async Task Somebody_of_another_organisation_does_not_find_it()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var cas = await inbox.World.AddMedewerkerAsync("cas", "coach", "lwb-2");
        var taak = await inbox.TaakAsync("Voer het gesprek");

        await Assert.ThrowsAsync<NotFound>(() => inbox.Get<ClaimTaak>().RunAsync(cas, taak.Id, taak.Revisie));
    }

    [Fact]
    public async Task What_a_colleague_took_goes_back_to_the_coach_of_the_traject()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var taak = await inbox.TaakAsync("Voer het gesprek");
        await inbox.Get<ClaimTaak>().RunAsync(inbox.Bo, taak.Id, taak.Revisie);

        await inbox.Get<GiveBackTaak>().RunAsync(inbox.Bo, taak.Id, taak.Revisie + 1);

        Assert.Equal("an", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);
    }

    [Fact]
    public async Task A_coordinator_gives_work_to_somebody_with_the_role()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var taak = await inbox.TaakAsync("Voer het gesprek");

        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<ReassignTaak>().RunAsync(inbox.Carla, taak.Id, taak.Revisie, "carla"));
        await inbox.Get<ReassignTaak>().RunAsync(inbox.Carla, taak.Id, taak.Revisie, "bo");

        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);
    }

    [Fact]
    public async Task A_concept_is_of_one_person_and_holds_nothing_confidential()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var id = await inbox.IdAsync("Voer het gesprek");

        await inbox.Get<SaveConcept>().RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "half"), ("reden", "geheim"), ("vreemd", "x")), 0, Venster.None);
        await inbox.Get<SaveConcept>().RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "helemaal"), ("reden", "geheim")), 1, Venster.None);

        var concept = await inbox.Get<SaveConcept>().FindAsync(inbox.An, id);
        Assert.Equal(["verslag"], concept!.Tekst.Keys);
        Assert.Equal("helemaal", concept.Tekst["verslag"][0]);
        Assert.Null(await inbox.Get<SaveConcept>().FindAsync(inbox.Bo, id));
        await Assert.ThrowsAsync<Moved>(() => inbox.Get<SaveConcept>().RunAsync(inbox.Bo, id, InboxWorld.Post(("verslag", "x")), 0, Venster.None));
    }

    [Fact]
    public async Task Two_windows_of_one_person_never_write_over_each_other()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var (id, save) = (await inbox.IdAsync("Voer het gesprek"), inbox.Get<SaveConcept>());

        var first = await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "op kantoor")), 0, new("a", 3));
        var late = await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "in de trein")), 0, new("b", 9));
        var chosen = await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "beide")), late.Versie, new("b", 10));

        Assert.Equal((1L, 1L, 2L), (first.Versie, late.Versie, chosen.Versie));
        Assert.Equal(["op kantoor"], late.Tekst["verslag"]);
        // A browser that was killed sends what it had not yet forgotten.
        foreach (var stale in new Venster[] { new("a", 2), new("b", 10) })
            Assert.True((await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "oud")), 0, stale)).Has(stale));
        Assert.False((await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "nieuw")), 0, new("a", 4))).Has(new("a", 4)));
        Assert.Equal(["beide"], (await save.FindAsync(inbox.An, id))!.Tekst["verslag"]);
        // Also when many windows wrote since.
        for (var n = 0; n < 40; n++)
            await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", $"{n}")), 2 + n, new($"c{n}", 1));
        Assert.True((await save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "oud")), 1, new("b", 10))).Has(new("b", 10)));
    }

    [Fact]
    public async Task A_window_that_did_not_hear_the_answer_and_one_that_went_on_from_its_text_write_on()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var (id, save) = (await inbox.IdAsync("Voer het gesprek"), inbox.Get<SaveConcept>());
        Task<Concept> KeepAsync(string tekst, Venster van) => save.RunAsync(inbox.An, id, InboxWorld.Post(("verslag", tekst)), 0, van);
        static Venster Na(string naam, long teller, string vorig, long tot) => new(naam, teller) { Na = new Dictionary<string, long> { [vorig] = tot } };

        await KeepAsync("laarzen", new("a", 1));
        var again = await KeepAsync("laarzen en een jas", new("a", 2));
        var before = await KeepAsync("van een vroegere tekst", Na("b", 1, "a", 1));
        var after = await KeepAsync("laarzen, een jas en een helm", Na("b", 1, "a", 2));
        var back = await KeepAsync("een andere tekst", new("a", 3));

        Assert.Equal((2L, 2L, 3L, 3L), (again.Versie, before.Versie, after.Versie, back.Versie));
        Assert.Equal(["laarzen, een jas en een helm"], (await save.FindAsync(inbox.An, id))!.Tekst["verslag"]);
    }

    [Theory]
    [InlineData("12:m1-a", "m1-a", 12L)]
    [InlineData("x:m1-a", "m1-a", 0L)]
    [InlineData("12", "m1-a", -1L)]
    public void A_window_says_whose_text_it_went_on_from(string na, string venster, long teller) =>
        Assert.Equal(teller, Venster.Of(new FormCollection(new() { ["Venster"] = "b", ["Na"] = na })).Na.GetValueOrDefault(venster, -1));

    [Fact]
    public async Task Two_people_who_complete_one_taak_at_the_same_time_do_it_once()
    {
        var (done, moved) = (0, 0);
        await using var inbox = await InboxWorld.StartAsync();
        var chris = await inbox.World.AddMedewerkerAsync("chris", "coordinator");
        for (var n = Faults.Proces.Number("LEERWERK_RACES", 20); n > 0; n--)
        {
            var traject = await inbox.Get<StartTraject>().RunAsync(new("lwb-1", "Jo", $"Fictief {n}", new Contact(), "v1", null, null, "proef"), "carla");
            // A taak on nobody's name, for two who may both take it.
            await inbox.World.Db.WriteAsync([new("UPDATE taak SET medewerker = NULL WHERE traject = @traject", new { traject })]);
            var taak = await inbox.Get<ReadTaak>().GetAsync(inbox.Carla, (await inbox.World.Db.FindAsync<string>("SELECT id FROM taak WHERE traject = @traject AND titel = 'Vraag het na'", new { traject }))!);
            var outcomes = await Task.WhenAll(new[] { inbox.Carla, chris }.Select(wie => Task.Run(async () =>
            {
                try
                {
                    return (await inbox.Get<CompleteTaak>().RunAsync(wie, new(taak.Id, taak.Revisie, "Klaar", InboxWorld.Post(("gedaan", wie.Id))))).Count == 0;
                }
                catch (Moved)
                {
                    return false;
                }
            })));
            (done, moved) = (done + outcomes.Count(o => o), moved + outcomes.Count(o => !o));
            Assert.Equal((1L, 1L), (
                await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM antwoord WHERE traject = @traject", new { traject }),
                await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE traject = @traject AND titel = 'Kijk het na'", new { traject })));
        }

        Assert.Equal(done, moved);
        Assert.True(done > 0);
    }

    [Fact]
    public async Task Who_has_a_taak_open_is_seen_by_the_other_for_half_a_minute()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var (id, kijker) = (await inbox.IdAsync("Voer het gesprek"), inbox.Get<SignalKijker>());

        Assert.Empty(await kijker.RunAsync(inbox.An, id));
        Assert.Equal(["Medewerker an"], await kijker.RunAsync(inbox.Carla, id));
        Assert.Equal(["Medewerker carla"], await kijker.RunAsync(inbox.An, id));
        inbox.World.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Empty(await kijker.RunAsync(inbox.An, id));
    }

    [Fact]
    public async Task Reminder_and_escalation_are_flags_and_a_moved_date_takes_them_away()
    {
        await using var inbox = await InboxWorld.StartAsync();
        async Task<string?> AfterAsync(DateOnly dag)
        {
            if (dag > inbox.World.Klok.Vandaag)
                await inbox.World.Klok.MoveAsync(dag);
            await inbox.Get<RemindTaken>().RunAsync();
            return (await inbox.TaakAsync("Voer het gesprek")).Opvolging;
        }

        Assert.Null(await AfterAsync(new(2010, 3, 1)));
        Assert.Equal("herinnering", await AfterAsync(new(2010, 3, 3)));
        Assert.Equal("escalatie", await AfterAsync(new(2010, 3, 10)));
        await inbox.ChangeAsync(new LeerwerkFlow.Trajecten.Wijziging.Begindatum(new(2010, 3, 9)));
        Assert.Null((await inbox.TaakAsync("Voer het gesprek")).Opvolging);
    }
}
