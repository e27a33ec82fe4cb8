using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class CompleteTaakTests
{
    private static readonly (string, string)[] Verslag = [("verslag", "Goed gesprek."), ("reden", "zorgen thuis")];

    [Fact]
    public async Task Completing_keeps_the_answers_closes_the_taak_and_moves_the_traject()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var fouten = await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", Verslag);

        Assert.Empty(fouten);
        var taak = await inbox.TaakAsync("Voer het gesprek");
        Assert.Equal(("klaar", "an", "Klaar"), (taak.Status, taak.GeslotenDoor, taak.Uitkomst));
        Assert.True((await inbox.TaakAsync("Vul samen in")).IsOpen);
        var antwoord = await inbox.Get<ReadAntwoorden>().FindAsync(taak.Id, vertrouwelijk: true);
        Assert.Equal(("Goed gesprek.", "zorgen thuis"), (antwoord!.Value.Open["verslag"]!.GetValue<string>(), antwoord.Value.Vertrouwelijk!["reden"]!.GetValue<string>()));
        Assert.Null(antwoord.Value.Open["reden"]);
    }

    [Fact]
    public async Task Answers_are_sealed_and_the_confidential_part_has_a_key_of_its_own()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", Verslag);

        var (inhoud, vertrouwelijk) = await inbox.World.Db.FindAsync<(byte[], byte[])>("SELECT inhoud, vertrouwelijk FROM antwoord");
        Assert.DoesNotContain("gesprek", Encoding.UTF8.GetString(inhoud), StringComparison.Ordinal);
        Assert.Throws<KluisGesloten>(() => inbox.Get<Kluis>().Open(Luik.Persoon, vertrouwelijk));
    }

    [Fact]
    public async Task A_fact_on_the_form_reaches_the_flow()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", ("verslag", "Goed."), ("start", "2010-03-08"));

        Assert.Equal("2010-03-08", await inbox.World.Db.FindAsync<string>("SELECT start FROM traject"));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_nothing_is_written()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var fouten = await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar");

        Assert.Equal("Vul ‘Verslag’ in.", fouten["verslag"]);
        Assert.True((await inbox.TaakAsync("Voer het gesprek")).IsOpen);
    }

    [Fact]
    public async Task A_taak_cannot_be_completed_twice()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var taak = await inbox.TaakAsync("Voer het gesprek");
        var input = new TaakAntwoord(taak.Id, taak.Revisie, "Klaar", InboxWorld.Post(Verslag));

        var twee = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => WonAsync(inbox, input)));

        Assert.Equal(1, twee.Count(won => won));
        Assert.Equal(1, await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM antwoord"));
        Assert.Equal(1, await inbox.World.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE titel = 'Vul samen in'"));
    }

    [Fact]
    public async Task A_colleague_must_take_over_first()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => inbox.CompleteAsync(inbox.Bo, "Voer het gesprek", "Klaar", Verslag));
        var taak = await inbox.TaakAsync("Voer het gesprek");
        await inbox.Get<ClaimTaak>().RunAsync(inbox.Bo, taak.Id, taak.Revisie);
        await inbox.CompleteAsync(inbox.Bo, "Voer het gesprek", "Klaar", Verslag);

        Assert.Contains("Medewerker an", broken.Message, StringComparison.Ordinal);
        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).GeslotenDoor);
    }

    [Fact]
    public async Task Another_than_the_coach_writes_nothing_confidential()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var taak = await inbox.TaakAsync("Voer het gesprek");
        await inbox.Get<ClaimTaak>().RunAsync(inbox.Bo, taak.Id, taak.Revisie);

        await inbox.CompleteAsync(inbox.Bo, "Voer het gesprek", "Klaar", Verslag);

        Assert.Null((await inbox.World.Db.FindAsync<Luiken>("SELECT inhoud, vertrouwelijk FROM antwoord"))!.Vertrouwelijk);
    }

    [Fact]
    public async Task An_outcome_that_the_step_does_not_know_is_refused()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await Assert.ThrowsAsync<RuleBroken>(() => inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Gewonnen", Verslag));
    }

    [Fact]
    public async Task A_stale_revision_is_refused()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var seen = await inbox.TaakAsync("Voer het gesprek");
        await inbox.Get<GiveBackTaak>().RunAsync(inbox.An, seen.Id, seen.Revisie);

        await Assert.ThrowsAsync<Moved>(() => inbox.Get<CompleteTaak>().RunAsync(inbox.An, new(seen.Id, seen.Revisie, "Klaar", InboxWorld.Post(Verslag))));

        Assert.Null((await inbox.TaakAsync("Voer het gesprek")).Medewerker);
    }

    [Fact]
    public async Task A_form_sent_after_the_stop_is_refused()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var seen = await inbox.TaakAsync("Voer het gesprek");
        await inbox.ChangeAsync(new Wijziging.Stop(new(2010, 3, 1), false));

        await Assert.ThrowsAsync<Moved>(() => inbox.Get<CompleteTaak>().RunAsync(inbox.An, new(seen.Id, seen.Revisie, "Klaar", InboxWorld.Post(Verslag))));
    }

    [Fact]
    public async Task Four_eyes_are_two_persons_whatever_their_role()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var dirk = await inbox.World.AddMedewerkerAsync("dirk", "coordinator");
        await inbox.CompleteAsync(inbox.Carla, "Vraag het na", "Klaar", ("gedaan", "gebeld"));

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => inbox.CompleteAsync(inbox.Carla, "Kijk het na", "Klaar", ("gedaan", "ok")));
        await inbox.CompleteAsync(dirk, "Kijk het na", "Klaar", ("gedaan", "ok"));

        Assert.Contains("tweede persoon", broken.Message, StringComparison.Ordinal);
        Assert.Equal("dirk", (await inbox.TaakAsync("Kijk het na")).GeslotenDoor);
    }

    [Fact]
    public async Task A_chosen_coach_gets_the_traject_and_its_open_work()
    {
        await using var inbox = await InboxWorld.StartAsync();

        await inbox.CompleteAsync(inbox.Carla, "Kies een coach", "Klaar", ("coach", "bo"));

        Assert.Equal("bo", await inbox.World.Db.FindAsync<string>("SELECT coach FROM traject"));
        Assert.Equal(("bo", "bo"), ((await inbox.TaakAsync("Maak kennis")).Medewerker, (await inbox.TaakAsync("Voer het gesprek")).Medewerker));
    }

    [Fact]
    public async Task Who_fills_in_for_a_promotor_says_with_whom()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", Verslag);
        var taak = await inbox.TaakAsync("Vul samen in");
        var input = new TaakAntwoord(taak.Id, taak.Revisie, "Klaar", InboxWorld.Post(("gedaan", "besproken")));

        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<CompleteTaak>().RunAsync(inbox.An, input));
        await inbox.Get<CompleteTaak>().RunAsync(inbox.An, input with { SamenMet = "Rik (fictief)", SamenOp = new(2010, 3, 1) });

        Assert.Equal("Rik (fictief) op 01/03/2010", (await inbox.TaakAsync("Vul samen in")).SamenMet);
    }

    [Fact]
    public async Task An_incident_closes_with_a_remark_and_the_flow_stays_where_it_is()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.Get<RaiseIncident>().RunAsync(inbox.Traject, "werk", "Kijk dit na a.u.b.");
        var taak = await inbox.TaakAsync("Kijk dit na");
        var before = await inbox.World.Db.FindAsync<long>("SELECT revisie FROM traject");

        await inbox.Get<CompleteIncident>().RunAsync(inbox.An, new(taak.Id, taak.Revisie, null, InboxWorld.Post(("gedaan", "nagekeken"))));

        Assert.Equal("klaar", (await inbox.TaakAsync("Kijk dit na")).Status);
        Assert.Equal(before, await inbox.World.Db.FindAsync<long>("SELECT revisie FROM traject"));
    }

    private static async Task<bool> WonAsync(InboxWorld inbox, TaakAntwoord input)
    {
        try
        {
            return (await inbox.Get<CompleteTaak>().RunAsync(inbox.An, input)).Count == 0;
        }
        catch (Moved)
        {
            return false;
        }
    }

    private sealed record Luiken(byte[] Inhoud, byte[]? Vertrouwelijk);
}
