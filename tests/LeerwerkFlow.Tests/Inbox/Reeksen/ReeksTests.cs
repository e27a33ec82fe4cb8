using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox.Reeksen;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Inbox.Reeksen;

/// <summary>The same done to several taken: told before, refused one by one, and undone unless somebody was there since.</summary>
public sealed class ReeksTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task What_is_told_before_is_what_happens_and_it_goes_back(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var inbox = await InboxWorld.StartAsync(store: store);
        var before = await NamesAsync(inbox);
        string[] ids = [await inbox.IdAsync("Voer het gesprek"), await inbox.IdAsync("Vraag het na"), "verzonnen"];

        var blik = await inbox.Get<PreviewReeks>().RunAsync(inbox.Bo, Reeks.Neem, ids, null);

        Assert.Equal([("Gaat van Medewerker an naar jou.", null), ("", "Deze taak is voor een coördinator. Je kan ze niet oppakken.")], blik.Regels.Select(r => (r.Wat, r.Fout)));
        Assert.Equal(1, blik.NietInZicht);
        Assert.Equal(before, await NamesAsync(inbox));

        var reeks = await RunAsync(inbox, inbox.Bo, Reeks.Neem, null, ids);
        Assert.Equal([(true, null), (false, "Deze taak is voor een coordinator. Je kan ze niet oppakken.")], (await inbox.Get<ReadReeks>().GetAsync(inbox.Bo, reeks)).Regels.Select(r => (r.IsGedaan, r.Fout)));
        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);

        await inbox.Get<UndoReeks>().RunAsync(inbox.Bo, reeks);
        await inbox.Get<UndoReeks>().RunAsync(inbox.Bo, reeks);
        Assert.Equal(before, await NamesAsync(inbox));
        Assert.Equal(["Teruggezet.", null], (await inbox.Get<ReadReeks>().GetAsync(inbox.Bo, reeks)).Regels.Select(r => r.Terug));
        await Assert.ThrowsAsync<NotFound>(() => inbox.Get<ReadReeks>().GetAsync(inbox.An, reeks));
        await Assert.ThrowsAsync<NotFound>(() => inbox.Get<UndoReeks>().RunAsync(inbox.An, reeks));
    }

    [Fact]
    public async Task A_row_that_moved_is_refused_and_the_rest_is_done_and_undone()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var (gesprek, na, coach) = (await inbox.TaakAsync("Voer het gesprek"), await inbox.TaakAsync("Vraag het na"), await inbox.TaakAsync("Kies een coach"));
        await inbox.World.Db.WriteAsync([new("UPDATE taak SET revisie = revisie + 1 WHERE id = @Id", new { na.Id })]);

        var reeks = await inbox.Get<RunReeks>().RunAsync(inbox.Carla, Reeks.Neem, null, [(na.Id, na.Revisie), (coach.Id, coach.Revisie), (gesprek.Id, gesprek.Revisie)]);
        await inbox.World.Db.WriteAsync([new("UPDATE taak SET medewerker = 'an', revisie = revisie + 1 WHERE id = @Id", new { coach.Id })]);
        await inbox.Get<UndoReeks>().RunAsync(inbox.Carla, reeks);

        var regels = (await inbox.Get<ReadReeks>().GetAsync(inbox.Carla, reeks)).Regels;
        Assert.Equal(["Iemand anders wijzigde deze taak intussen. Er is niets aan veranderd.", null, "Deze taak is voor een coach. Je kan ze niet oppakken."], regels.Select(r => r.Fout));
        Assert.Equal([null, "Niet teruggezet: iemand wijzigde deze taak intussen.", null], regels.Select(r => r.Terug));
        Assert.Equal("an", (await inbox.TaakAsync("Kies een coach")).Medewerker);
    }

    [Fact]
    public async Task Giving_on_names_a_colleague_with_the_role_and_four_eyes_hold()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var dirk = await inbox.World.AddMedewerkerAsync("dirk", "coordinator");
        await inbox.CompleteAsync(dirk, "Vraag het na", null, ("gedaan", "Gebeld."));
        string[] ids = [await inbox.IdAsync("Voer het gesprek"), await inbox.IdAsync("Kijk het na"), await inbox.IdAsync("Vraag het na")];
        async Task<IEnumerable<string?>> FoutenAsync(string? naar) => (await inbox.Get<PreviewReeks>().RunAsync(inbox.Carla, Reeks.GeefDoor, ids, naar)).Regels.Select(r => r.Fout);

        Assert.Equal(["Kies eerst aan wie.", "Kies eerst aan wie.", "Deze taak is al klaar of vervallen."], await FoutenAsync(null));
        Assert.Equal(["Deze collega kan dit niet krijgen: de taak is voor een inschakelingscoach.", "Hier kijkt een tweede persoon mee: Medewerker dirk deed de stap ervoor.", "Deze taak is al klaar of vervallen."], await FoutenAsync("dirk"));
        Assert.Equal([null, "Deze collega kan dit niet krijgen: de taak is voor een coördinator.", "Deze taak is al klaar of vervallen."], await FoutenAsync("bo"));
        await RunAsync(inbox, inbox.Carla, Reeks.GeefDoor, "bo", ids[0]);
        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);
    }

    [Fact]
    public async Task Who_left_the_house_gets_nothing_back()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var reeks = await RunAsync(inbox, inbox.Bo, Reeks.Neem, null, await inbox.IdAsync("Voer het gesprek"));
        await inbox.World.Db.WriteAsync([new("UPDATE medewerker SET actief = 0 WHERE id = 'an'")]);

        await inbox.Get<UndoReeks>().RunAsync(inbox.Bo, reeks);

        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);
        Assert.StartsWith("Wie deze taak had, werkt hier niet meer.", (await inbox.Get<ReadReeks>().GetAsync(inbox.Bo, reeks)).Regels[0].Terug, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_or_something_else_is_refused_in_words()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var ine = await inbox.World.AddMedewerkerAsync("ine", "instructeur");

        Assert.Equal("Kies eerst een of meer taken: vink ze aan in je postvak.", (await Assert.ThrowsAsync<RuleBroken>(() => RunAsync(inbox, inbox.An, Reeks.Neem, null))).Message);
        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<RunReeks>().RunAsync(ine, Reeks.GeefDoor, "bo", [("x", 1)]));
        await Assert.ThrowsAsync<RuleBroken>(() => inbox.Get<RunReeks>().RunAsync(inbox.An, "wis", null, [("x", 1)]));
    }

    private static Task<string> RunAsync(InboxWorld inbox, CurrentUser wie, string handeling, string? naar, params string[] ids) =>
        inbox.Get<RunReeks>().RunAsync(wie, handeling, naar, [.. ids.Select(id => (id, 1L))]);

    private static async Task<(string, string?)[]> NamesAsync(InboxWorld inbox) => await inbox.World.Db.QueryAsync<(string, string?)>("SELECT titel, medewerker FROM taak ORDER BY id");
}
