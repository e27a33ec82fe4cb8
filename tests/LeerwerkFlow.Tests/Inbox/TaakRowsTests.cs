using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class TaakRowsTests
{
    [Fact]
    public async Task A_taak_that_a_step_opens_stands_in_the_inbox_of_the_coach_with_its_dates()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var taak = await inbox.TaakAsync("Voer het gesprek");

        Assert.Equal(("an", "open", new DateOnly(2010, 3, 5)), (taak.Medewerker, taak.Status, taak.Termijn));
        Assert.Contains("Voer het gesprek", await inbox.TitlesAsync(inbox.An));
        Assert.DoesNotContain("Voer het gesprek", await inbox.TitlesAsync(inbox.Bo));
        Assert.Contains("01/03/2010", taak.Waarom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taak_for_a_role_waits_for_whoever_has_it()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var elders = await inbox.World.AddMedewerkerAsync("cas", "coordinator", "lwb-2");

        Assert.Null((await inbox.TaakAsync("Vraag het na")).Medewerker);
        Assert.Contains("Vraag het na", await inbox.TitlesAsync(inbox.Carla));
        Assert.DoesNotContain("Vraag het na", await inbox.TitlesAsync(inbox.An));
        Assert.Empty(await inbox.TitlesAsync(elders));
    }

    [Fact]
    public async Task A_promotor_without_an_account_leaves_the_taak_to_the_coach()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", ("verslag", "Goed gesprek."));

        Assert.Equal(("promotor", "an"), ((await inbox.TaakAsync("Vul samen in")).Rol, (await inbox.TaakAsync("Vul samen in")).Medewerker));
    }

    [Fact]
    public async Task A_later_start_moves_the_termijn_with_its_reason()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var before = await inbox.TaakAsync("Voer het gesprek");

        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, 16));
        await inbox.ChangeAsync(new Wijziging.Begindatum(new(2010, 3, 15)));

        var after = await inbox.TaakAsync("Voer het gesprek");
        Assert.Equal((new DateOnly(2010, 3, 5), new DateOnly(2010, 3, 19)), (before.Termijn, after.Termijn));
        Assert.Contains("15/03/2010", after.Waarom, StringComparison.Ordinal);
        Assert.Equal(before.Revisie, after.Revisie);
    }

    [Fact]
    public async Task An_extension_moves_the_termijn()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var before = await inbox.TaakAsync("Kies een coach");

        await inbox.ChangeAsync(new Wijziging.Verleng(15));

        Assert.Equal((new DateOnly(2011, 2, 28), new DateOnly(2011, 5, 31)), (before.Termijn, (await inbox.TaakAsync("Kies een coach")).Termijn));
    }

    [Fact]
    public async Task A_stop_cancels_what_is_open_in_the_same_step()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await inbox.ChangeAsync(new Wijziging.Stop(new(2010, 3, 1), false));

        var taak = await inbox.TaakAsync("Voer het gesprek");
        Assert.Equal(("geannuleerd", "het traject is stopgezet"), (taak.Status, taak.Reden));
        Assert.Equal(0, await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'open'"));
    }

    [Fact]
    public async Task An_awaited_message_can_be_typed_in_by_the_coach()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var fouten = await inbox.CompleteAsync(inbox.An, "bericht", null, ("datum", "2010-03-01"));
        await inbox.CompleteAsync(inbox.An, "bericht", null, ("antwoord", "Toegestaan"), ("datum", "2010-03-01"));

        Assert.Equal(["antwoord"], fouten.Keys);
        Assert.Equal(("klaar", "Toegestaan"), ((await inbox.TaakAsync("bericht")).Status, (await inbox.TaakAsync("bericht")).Uitkomst));
        Assert.Equal("Toegestaan", await inbox.World.Db.FindAsync<string>("SELECT uitkomst FROM wacht WHERE soort = 'Bericht'"));
    }

    [Fact]
    public async Task A_message_that_comes_by_itself_or_not_in_time_closes_its_taak()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 4, 2));
        await inbox.Get<WakeDue>().RunAsync();

        Assert.Equal(("geannuleerd", "de laatste dag is voorbij"), ((await inbox.TaakAsync("bericht")).Status, (await inbox.TaakAsync("bericht")).Reden));
    }
}
