using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Documenten;

public sealed class RenderDocumentTests
{
    private sealed record Made(string Status, string Hash, string Sjabloonversie, string Model, byte[] Html);

    [Fact]
    public async Task A_made_document_keeps_its_bytes_hash_template_version_and_model()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Flow("afsluitbrief", "post", "false", "gevraagd"));

        Assert.Equal(1, await world.Get<RenderDocument>().RunAsync());

        var made = await MadeAsync(world);
        var html = world.Get<Kluis>().Open(Luik.Persoon, made.Html);
        var model = DossierModel.Read(world.Get<Kluis>().Open(Luik.Persoon, Convert.FromBase64String(made.Model)));
        var sjabloon = world.Get<Sjablonen>().Get("afsluitbrief");
        Assert.Equal("gemaakt", made.Status);
        Assert.Contains("Dag Nora", html, StringComparison.Ordinal);
        Assert.Equal(RenderDocument.HashOf(html), made.Hash);
        Assert.Equal(sjabloon.Versie, made.Sjabloonversie);
        Assert.Equal(made.Hash, RenderDocument.HashOf(sjabloon.Render(model)));
        Assert.Equal(0, await world.Get<RenderDocument>().RunAsync());
    }

    [Fact]
    public async Task What_stays_in_the_dossier_is_done_when_it_is_made_and_the_flow_goes_on()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Proeftraject.StartAsync(world, null, Flow("gespreksverslag", "dossier", "false", "verstuurd"));

        await world.Get<RenderDocument>().RunAsync();

        Assert.Equal("verstuurd", (await MadeAsync(world)).Status);
        Assert.Equal(["daarna"], await traject.WaitsAsync());
    }

    [Fact]
    public async Task What_must_be_read_first_waits_for_a_person()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Proeftraject.StartAsync(world, null, Flow("gespreksverslag", "dossier", "true", "nagelezen"));

        await world.Get<RenderDocument>().RunAsync();

        Assert.Equal("gemaakt", (await MadeAsync(world)).Status);
        Assert.Equal(["brief"], await traject.WaitsAsync());
    }

    [Fact]
    public async Task A_document_that_cannot_be_made_is_one_incident_and_stays_asked_for()
    {
        await using var world = await TestWorld.StartAsync();
        // A TBS agreement without a TBS: its first sentence needs both dates.
        var traject = await Proeftraject.StartAsync(world, null, Flow("tbs-overeenkomst", "papier", "true", "ondertekend(4)"));
        var render = world.Get<RenderDocument>();

        Assert.Equal(0, await render.RunAsync());
        Assert.Equal(0, await render.RunAsync());

        Assert.Contains("kon niet gemaakt worden", Assert.Single(await traject.IncidentsAsync()), StringComparison.Ordinal);
        Assert.Equal("gevraagd", await world.Db.FindAsync<string>("SELECT status FROM document"));
    }

    private static Teken Flow(string sjabloon, string kanaal, string nalezen, string wachtOp) => new Teken("proef")
        .Stap("brief", "Leerwerk.Document", ("sjabloon", sjabloon), ("document", "D00"), ("ontvanger", "deelnemer"), ("kanaal", kanaal), ("nalezen", nalezen), ("wachtOp", wachtOp)).Taak("daarna").Pijl("brief", "daarna");

    private static async Task<Made> MadeAsync(TestWorld world) => Assert.Single(await world.Db.QueryAsync<Made>("SELECT status, hash, sjabloonversie, model, html FROM document"));
}
