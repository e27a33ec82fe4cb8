using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>Absence and questions as they show in lists and on completing. It is Monday 1 March 2010; "Voer het gesprek" is An's.</summary>
public sealed class OverdrachtTests
{
    private const string Gesprek = "Voer het gesprek";

    [Fact]
    public async Task Who_stands_in_does_the_taak_and_it_comes_back_by_itself()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var before = (await inbox.TitlesAsync(inbox.Bo)).Length;
        await AwayAsync(inbox, inbox.An, 1, 3, "bo");

        var lijst = await inbox.Get<Postvak>().ReadAsync(inbox.Bo, new(false));
        var regel = lijst.Regels.Single(r => r.Titel == Gesprek);

        Assert.Equal(before + 2, lijst.Regels.Count);
        Assert.Equal(lijst.Regels.Count, lijst.Aantallen.Values.Sum());
        Assert.Equal("Medewerker an is afwezig tot en met 03/03/2010: Medewerker bo neemt waar.", regel.Reden);
        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, 4));
        Assert.DoesNotContain(Gesprek, await inbox.TitlesAsync(inbox.Bo));
        Assert.Equal(("an", 1L), ((await inbox.TaakAsync(Gesprek)).Medewerker, (await inbox.TaakAsync(Gesprek)).Revisie));
    }

    [Fact]
    public async Task Completing_in_somebody_s_place_names_who_did_it_and_is_not_for_others()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var cis = await inbox.World.AddMedewerkerAsync("cis");
        await AwayAsync(inbox, inbox.An, 1, 3, "bo");
        var taak = await inbox.TaakAsync(Gesprek);
        Task<IReadOnlyDictionary<string, string>> As(CurrentUser wie) => inbox.Get<CompleteTaak>().RunAsync(wie, new(taak.Id, taak.Revisie, "Klaar", InboxWorld.Post(("verslag", "Gesproken."))));

        await Assert.ThrowsAsync<RuleBroken>(() => As(cis));
        Assert.Empty(await As(inbox.Bo));

        Assert.Equal("bo", (await inbox.TaakAsync(Gesprek)).GeslotenDoor);
    }

    [Fact]
    public async Task Without_anybody_to_stand_in_the_coordinator_divides_it_and_reads_why()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await AwayAsync(inbox, inbox.Bo, 1, 5, null);
        await AwayAsync(inbox, inbox.An, 1, 3, "bo");

        var regel = (await inbox.Get<Postvak>().ReadAsync(inbox.Carla, new(false))).Regels.Single(r => r.Titel == Gesprek);

        Assert.Equal("Medewerker an is afwezig tot en met 03/03/2010, Medewerker bo is afwezig tot en met 05/03/2010: de coördinator, Medewerker carla.", regel.Reden);
        Assert.DoesNotContain(await inbox.Get<ReassignTaak>().ChoicesAsync(await inbox.TaakAsync(Gesprek)), c => c.Id is "an" or "bo");
    }

    [Fact]
    public async Task The_second_pair_of_eyes_stays_another_s_across_substitution()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var dirk = await inbox.World.AddMedewerkerAsync("dirk", "coordinator");
        await inbox.CompleteAsync(inbox.Carla, "Vraag het na", "Klaar", ("gedaan", "gebeld"));
        var tweede = await inbox.TaakAsync("Kijk het na");
        await inbox.Get<ClaimTaak>().RunAsync(dirk, tweede.Id, tweede.Revisie);

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => AwayAsync(inbox, dirk, 1, 3, "carla"));
        var eva = await inbox.World.AddMedewerkerAsync("eva", "coordinator");
        await AwayAsync(inbox, dirk, 1, 3, "carla");

        Assert.Equal("Van 01/03/2010 tot en met 03/03/2010 kan dan niemand ‘Kijk het na’ doen: Medewerker carla deed de stap ervoor, en hier moet een tweede persoon kijken. Geef die taak eerst door, of kies andere dagen.", broken.Message);
        Assert.DoesNotContain("Kijk het na", await inbox.TitlesAsync(inbox.Carla));
        Assert.Contains("Kijk het na", await inbox.TitlesAsync(eva));
        Assert.Contains("tweede persoon", (await Assert.ThrowsAsync<RuleBroken>(() => inbox.CompleteAsync(inbox.Carla, "Kijk het na", "Klaar", ("gedaan", "ok")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_goes_to_the_colleague_and_the_answer_comes_back_while_the_taak_stays()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var ine = await inbox.World.AddMedewerkerAsync("ine", "instructeur");
        var taak = await inbox.TaakAsync(Gesprek);

        await inbox.Get<AskVraag>().RunAsync(inbox.An, taak.Id, taak.Revisie, "ine", "  Was Jo op tijd?  ");
        var regel = (await inbox.Get<Postvak>().ReadAsync(ine, new(false))).Regels.Single();
        var gezien = await inbox.Get<ReadOverdracht>().OfAsync(ine, await inbox.Get<ReadTaak>().GetAsync(ine, taak.Id));
        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<AskVraag>().RunAsync(inbox.An, taak.Id, taak.Revisie, "bo", "Nog een?"));
        await inbox.Get<AnswerVraag>().RunAsync(ine, taak.Id, gezien.Open!.Id, "Elke dag.");
        await Assert.ThrowsAsync<NotFound>(() => inbox.Get<AnswerVraag>().RunAsync(ine, taak.Id, gezien.Open.Id, "Toch niet."));

        Assert.Equal((taak.Id, "Medewerker an vraagt je iets."), (regel.Id, regel.Reden));
        Assert.Empty(await inbox.TitlesAsync(ine));
        var vraag = (await inbox.Get<ReadOverdracht>().OfAsync(inbox.An, await inbox.Get<ReadTaak>().GetAsync(inbox.An, taak.Id))).Vragen.Single();
        Assert.Equal(("Was Jo op tijd?", "Elke dag.", "beantwoord"), (vraag.Tekst, vraag.Antwoord, vraag.Status));
        Assert.Equal(("an", taak.Revisie), ((await inbox.TaakAsync(Gesprek)).Medewerker, (await inbox.TaakAsync(Gesprek)).Revisie));
    }

    [Fact]
    public async Task A_question_is_given_back_or_taken_back_and_does_not_reach_who_is_away()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var taak = await inbox.TaakAsync(Gesprek);
        async Task<Vraag> AskAsync()
        {
            await inbox.Get<AskVraag>().RunAsync(inbox.An, taak.Id, taak.Revisie, "bo", "Weet jij het?");
            return (await inbox.Get<ReadOverdracht>().OfAsync(inbox.An, await inbox.TaakAsync(Gesprek) with { InDossier = true })).Open!;
        }

        await inbox.Get<AnswerVraag>().GiveBackAsync(inbox.Bo, taak.Id, (await AskAsync()).Id);
        await inbox.Get<AnswerVraag>().WithdrawAsync(inbox.An, taak.Id, (await AskAsync()).Id);
        await AwayAsync(inbox, inbox.Bo, 1, 3, null);

        await Assert.ThrowsAsync<RuleBroken>(AskAsync);
        Assert.Equal(["ingetrokken", "teruggegeven"], await inbox.World.Db.QueryAsync<string>("SELECT status FROM vraag ORDER BY status"));
    }

    [Fact]
    public async Task Who_answered_about_the_first_step_is_no_second_pair_of_eyes()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var dirk = await inbox.World.AddMedewerkerAsync("dirk", "coordinator");
        var eva = await inbox.World.AddMedewerkerAsync("eva", "coordinator");
        var eerst = await inbox.TaakAsync("Vraag het na");
        await inbox.Get<ClaimTaak>().RunAsync(inbox.Carla, eerst.Id, eerst.Revisie);
        await inbox.Get<AskVraag>().RunAsync(inbox.Carla, eerst.Id, eerst.Revisie + 1, "dirk", "Klopt dit?");
        await inbox.Get<AnswerVraag>().RunAsync(dirk, eerst.Id, await inbox.World.Db.FindAsync<string>("SELECT id FROM vraag") ?? "", "Ja.");
        await inbox.CompleteAsync(inbox.Carla, "Vraag het na", "Klaar", ("gedaan", "gebeld"));
        var tweede = await inbox.TaakAsync("Kijk het na");

        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<ClaimTaak>().RunAsync(dirk, tweede.Id, tweede.Revisie));
        await inbox.Get<ClaimTaak>().RunAsync(eva, tweede.Id, tweede.Revisie);
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<AskVraag>().RunAsync(eva, tweede.Id, tweede.Revisie + 1, "carla", "Was dit goed?"));

        Assert.Equal("Medewerker carla deed de stap ervoor, en hier kijkt een tweede persoon. Vraag het aan iemand anders.", broken.Message);
    }

    [Fact]
    public async Task An_escalated_taak_climbs_from_who_stands_in_to_the_coordinator()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await AwayAsync(inbox, inbox.An, 1, 12, "bo");
        Assert.DoesNotContain(Gesprek, await inbox.TitlesAsync(inbox.Carla));

        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, 10));
        await inbox.Get<RemindTaken>().RunAsync();

        Assert.Contains(Gesprek, await inbox.TitlesAsync(inbox.Bo));
        Assert.Contains(Gesprek, await inbox.TitlesAsync(inbox.Carla));
    }

    // Each word stands in the confidential field of the gesprek; the next taak of An keeps the dossier in sight of who stands in and of who was asked.
    [Fact]
    public async Task Nobody_who_helps_out_reads_a_confidential_word()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.World.AddMedewerkerAsync("ine", "instructeur");
        string[] woorden = [.. Enumerable.Range(1, 20).Select(n => $"geheimwoord{n:00}")];
        await inbox.CompleteAsync(inbox.An, Gesprek, "Klaar", ("verslag", "Openbaar verslag."), ("reden", string.Join(' ', woorden)));
        var volgende = await inbox.TaakAsync("Vul samen in");
        await inbox.Get<AskVraag>().RunAsync(inbox.An, volgende.Id, volgende.Revisie, "ine", "Was Jo op tijd?");
        await AwayAsync(inbox, inbox.An, 1, 3, "bo");
        var gesprek = await inbox.IdAsync(Gesprek);
        string[] paden = ["/postvak", "/postvak?team=true", "/trajecten", $"/traject/{inbox.Traject}", $"/taak/{gesprek}", $"/taak/{volgende.Id}", $"/taak/{volgende.Id}/vraag", "/documenten", "/afwezigheid"];

        Dictionary<string, string> gelezen = [];
        foreach (var wie in new[] { "an", "bo", "carla", "ine" })
        {
            using var browser = await inbox.World.SignInAsync(wie);
            foreach (var pad in paden)
                gelezen[wie] = gelezen.GetValueOrDefault(wie) + await (await browser.GetAsync(pad)).Content.ReadAsStringAsync();
        }

        Assert.Equal([20, 0, 0, 0], new[] { "an", "bo", "carla", "ine" }.Select(wie => woorden.Count(w => gelezen[wie].Contains(w, StringComparison.Ordinal))));
        Assert.Equal(["an"], await inbox.World.Db.QueryAsync<string>("SELECT DISTINCT medewerker FROM verwerking WHERE handeling = 'vertrouwelijk-gelezen'"));
        Assert.Contains("Openbaar verslag.", gelezen["bo"], StringComparison.Ordinal);
        Assert.DoesNotContain("Openbaar verslag.", gelezen["ine"], StringComparison.Ordinal);
    }

    private static Task AwayAsync(InboxWorld inbox, CurrentUser wie, int van, int tot, string? vervanger) =>
        inbox.Get<SaveAfwezigheid>().RunAsync(wie, new(null, 0, wie.Id, new(2010, 3, van), new(2010, 3, tot), vervanger, new Dictionary<string, string>()));
}
