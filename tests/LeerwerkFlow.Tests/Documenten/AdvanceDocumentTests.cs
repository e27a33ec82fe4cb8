using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Documenten;

public sealed class AdvanceDocumentTests
{
    [Fact]
    public async Task Approving_and_sending_lead_on_where_the_flow_waits_for_sent()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, Flow("iup-standaard", "verstuurd"));
        await world.Get<RenderDocument>().RunAsync();
        var use = world.As<AdvanceDocument>(coach);

        var first = await RowAsync(world);
        await Assert.ThrowsAsync<RuleBroken>(() => use.SendAsync(first.Id, first.Revisie));
        await use.ApproveAsync(first.Id, first.Revisie);
        Assert.Equal(["brief"], await traject.WaitsAsync());
        await world.As<NoteGezien>(coach).RunAsync(first.Id, (await RowAsync(world)).Revisie, new DateOnly(2010, 3, 1));
        var second = await RowAsync(world);
        await use.SendAsync(second.Id, second.Revisie, "PRINT");

        Assert.Equal("verstuurd", (await RowAsync(world)).Status);
        Assert.Equal(["daarna"], await traject.WaitsAsync());
        Assert.Equal("an", await world.Db.FindAsync<string>("SELECT nagelezen_door FROM document"));
    }

    [Fact]
    public async Task A_tbs_begins_only_with_the_fourth_signature()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await TbsAsync(world, coach);
        var use = world.As<AdvanceDocument>(coach);
        var (id, dag) = ((await RowAsync(world)).Id, new DateOnly(2010, 3, 1));

        foreach (var wie in new[] { "deelnemer", "lwb", "promotor" })
        {
            await use.SignAsync(id, (await RowAsync(world)).Revisie, wie, dag, "OP_PAPIER");
            Assert.Equal(["brief"], await traject.WaitsAsync());
        }

        var revisie = (await RowAsync(world)).Revisie;
        await Assert.ThrowsAsync<RuleBroken>(() => use.SignAsync(id, revisie, "promotor", dag, "OP_PAPIER"));
        await Assert.ThrowsAsync<RuleBroken>(() => use.SignAsync(id, revisie, "buurman", dag, "OP_PAPIER"));
        await Assert.ThrowsAsync<RuleBroken>(() => use.SignAsync(id, revisie, "werkgever-gebruiker", dag.AddDays(1), "OP_PAPIER"));
        await use.SignAsync(id, revisie, "werkgever-gebruiker", dag, "ELEKTRONISCH");

        var row = await RowAsync(world);
        Assert.Equal(("ontvangen", 4), (row.Status, row.Getekend.Count));
        Assert.Equal(["daarna"], await traject.WaitsAsync());
    }

    [Fact]
    public async Task Nobody_signs_what_was_not_read()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        await TbsAsync(world, coach, approve: false);
        var row = await RowAsync(world);

        await Assert.ThrowsAsync<RuleBroken>(() => world.As<AdvanceDocument>(coach).SignAsync(row.Id, row.Revisie, "lwb", new DateOnly(2010, 3, 1), "OP_PAPIER"));
    }

    [Fact]
    public async Task Of_two_people_on_the_same_page_one_wins()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        await TbsAsync(world, coach);
        var (use, row) = (world.As<AdvanceDocument>(coach), await RowAsync(world));

        await use.SignAsync(row.Id, row.Revisie, "lwb", new DateOnly(2010, 3, 1), "OP_PAPIER");

        await Assert.ThrowsAsync<Moved>(() => use.SignAsync(row.Id, row.Revisie, "promotor", new DateOnly(2010, 3, 1), "OP_PAPIER"));
        Assert.Single((await RowAsync(world)).Getekend);
    }

    [Fact]
    public async Task A_coach_of_another_traject_finds_nothing_and_an_instructeur_may_not()
    {
        await using var world = await TestWorld.StartAsync();
        await TbsAsync(world, await world.AddMedewerkerAsync("an"));
        var row = await RowAsync(world);

        await Assert.ThrowsAsync<NotFound>(async () => await world.As<AdvanceDocument>(await world.AddMedewerkerAsync("bob")).SendAsync(row.Id, row.Revisie));
        await Assert.ThrowsAsync<NotAllowed>(async () => await world.As<AdvanceDocument>(await world.AddMedewerkerAsync("ilse", "instructeur")).SendAsync(row.Id, row.Revisie));
    }

    private static async Task<Proeftraject> TbsAsync(TestWorld world, CurrentUser coach, bool approve = true)
    {
        var flow = new Teken("proef").Taak("zoeken").Stap("brief", "Leerwerk.Document", ("sjabloon", "tbs-overeenkomst"), ("document", "D18"), ("ontvanger", "partijen"), ("kanaal", "papier"), ("nalezen", "true"), ("wachtOp", "ondertekend(4)"))
            .Taak("daarna").Pijl("zoeken", "brief").Pijl("brief", "daarna");
        var traject = await Proeftraject.StartAsync(world, coach.Id, flow);
        await traject.AnswerAsync(coach.Id, "tbs-voorstel", new { werkgever = "Tuinen Verzinsel", taken = "Snoeien", leerdoelen = "Klanten", contactpersoon = "Jan", eigenLoon = 12.35, loonWerkgever = 13.1, rechtsgrond = "TOESTEMMING" });
        await traject.DoneAsync("zoeken", "Klaar", ("tbs.start", Feit.Datum(new DateOnly(2010, 10, 1))), ("tbs.einde", Feit.Datum(new DateOnly(2010, 12, 31))));
        await world.Get<RenderDocument>().RunAsync();
        var row = await RowAsync(world);
        if (approve)
            await world.As<AdvanceDocument>(coach).ApproveAsync(row.Id, row.Revisie);
        return traject;
    }

    private static Teken Flow(string sjabloon, string wachtOp) => new Teken("proef")
        .Stap("brief", "Leerwerk.Document", ("sjabloon", sjabloon), ("document", "D10"), ("ontvanger", "trajectbegeleider"), ("kanaal", "e-mail"), ("nalezen", "true"), ("wachtOp", wachtOp)).Taak("daarna").Pijl("brief", "daarna");

    private static async Task<DocumentRow> RowAsync(TestWorld world) => Assert.Single(await world.Db.QueryAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b"));
}
