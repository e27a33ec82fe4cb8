using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;

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

        await inbox.Get<SaveConcept>().RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "half"), ("reden", "geheim"), ("vreemd", "x")));
        await inbox.Get<SaveConcept>().RunAsync(inbox.An, id, InboxWorld.Post(("verslag", "helemaal"), ("reden", "geheim")));

        var concept = await inbox.Get<SaveConcept>().FindAsync(inbox.An, id);
        Assert.Equal(["verslag"], concept!.Value.Tekst.Keys);
        Assert.Equal("helemaal", concept.Value.Tekst["verslag"][0]);
        Assert.Null(await inbox.Get<SaveConcept>().FindAsync(inbox.Bo, id));
        await Assert.ThrowsAsync<Moved>(() => inbox.Get<SaveConcept>().RunAsync(inbox.Bo, id, InboxWorld.Post(("verslag", "x"))));
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
