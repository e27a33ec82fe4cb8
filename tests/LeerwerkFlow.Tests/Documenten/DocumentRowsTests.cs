using LeerwerkFlow.Documenten;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Documenten;

public sealed class DocumentRowsTests
{
    [Fact]
    public async Task A_document_is_asked_for_once_with_what_the_step_says()
    {
        await using var world = await TestWorld.StartAsync();

        var traject = await Proeftraject.StartAsync(world, null, new Teken("proef").Stap("brief", "Leerwerk.Document", ("sjabloon", "afsluitbrief"), ("document", "D17"), ("ontvanger", "deelnemer"), ("kanaal", "post"), ("wachtOp", "verstuurd")));

        var row = Assert.Single(await world.Db.QueryAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b"));
        Assert.Equal((traject.Id, "afsluitbrief", "D17", "deelnemer", "post", false, "verstuurd", "gevraagd"), (row.Traject, row.Sjabloon, row.Code, row.Ontvanger, row.Kanaal, row.Nalezen, row.WachtOp, row.Status));
        Assert.Equal(new DateOnly(2010, 3, 1), row.Datum);
        Assert.Equal(["brief"], await traject.WaitsAsync());
    }

    [Fact]
    public async Task A_stop_cancels_what_nobody_approved_and_leaves_what_was_sent()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("an");
        var top = new Teken("proef").Stap("fase", "Leerwerk.Fase", ("flow", "deel")).Stap("uit", "Elsa.WriteLine", ("text", "gestopt")).Pijl("fase", "uit", "Stopgezet")
            .Stap("vooraf", "Leerwerk.Document", ("sjabloon", "x"), ("ontvanger", "deelnemer"), ("kanaal", "post")).Stap("begin", "Elsa.Start").Pijl("begin", "vooraf", "Done").Pijl("vooraf", "fase");
        var deel = new Teken("deel").Stap("verstuurd", "Leerwerk.Document", ("sjabloon", "x"), ("ontvanger", "deelnemer"), ("kanaal", "post"))
            .Stap("los", "Leerwerk.Document", ("sjabloon", "x"), ("ontvanger", "deelnemer"), ("kanaal", "post"), ("nalezen", "true"))
            .Stap("wacht", "Leerwerk.Document", ("sjabloon", "x"), ("ontvanger", "deelnemer"), ("kanaal", "post"), ("nalezen", "true"), ("wachtOp", "verstuurd")).Pijl("verstuurd", "los").Pijl("los", "wacht");
        var traject = await Proeftraject.StartAsync(world, coach.Id, top, deel);
        await world.Get<RenderDocument>().RunAsync();
        var rows = await world.Db.QueryAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b");
        var sent = rows.Single(r => r.Aanleiding.Contains("verstuurd", StringComparison.Ordinal));
        await world.As<AdvanceDocument>(coach).SendAsync(sent.Id, sent.Revisie);

        await world.Get<ChangeTraject>().RunAsync(traject.Id, await traject.RevisionAsync(), new Wijziging.Stop(new DateOnly(2010, 3, 1), false), "an");

        var status = await world.Db.QueryAsync<(string Aanleiding, string Status)>("SELECT aanleiding, status FROM document ORDER BY aanleiding");
        Assert.Equal([("fase#1/los#1", "geannuleerd"), ("fase#1/verstuurd#1", "verstuurd"), ("fase#1/wacht#1", "geannuleerd"), ("vooraf#1", "gemaakt")], status);
    }
}
