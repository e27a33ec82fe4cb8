using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Vdab.Kanalen;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>A person says that a melding is wrong: what follows it, and what is never written.</summary>
public sealed class CorrectMeldingTests
{
    private static readonly DateOnly Maart1 = new(2010, 3, 1);

    private static readonly Teken Nazorg = new Teken("nazorg").Stap("a", "Leerwerk.Melding", ("mijlpaal", "NAZORG_AFGEROND"), ("uitkomst", "WERK_NEC")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "NAZORG_GESTART")).Pijl("a", "b");

    [Theory]
    [InlineData("VERBETERING", "NAZORG_AFGEROND", "WERK_SE", false, 18, 54)]
    [InlineData("INTREKKING", "NAZORGGESPREK_GEVOERD", null, true, 19, 57)]
    public void What_leaves_is_the_example_byte_for_byte(string naam, string mijlpaal, string? uitkomst, bool intrekking, long nummer, int stap)
    {
        var example = JsonNode.Parse(SourceTree.Get($"docs/vdab/voorbeelden/{naam}.json").Text)!;
        var dag = DateOnly.Parse((string)example["data"]!["mijlpaalDatum"]!, System.Globalization.CultureInfo.InvariantCulture);

        var body = new MeldingBody(
            (string)example["id"]!, "TR-2010-000001", "lwb-1", "0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", mijlpaal, 2, dag, uitkomst, nummer, $"TR-2010-000001/{stap}", new DateTimeOffset(dag, new TimeOnly(9, 0), TimeSpan.Zero),
            (string)example["data"]!["vervangt"]!, intrekking);

        Assert.Equal(example.ToJsonString(), Encoding.UTF8.GetString(body.Write()));
    }

    [Fact]
    public async Task A_coach_gives_another_outcome_then_withdraws_and_vdab_gets_all_in_order()
    {
        await using var world = await TestWorld.StartAsync();
        var an = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Nazorg);
        await world.Get<DeliverMelding>().RunAsync();
        var (first, revisie) = (await Rij.IdAsync(world, traject.Id, 1), await traject.RevisionAsync());

        var better = await world.As<CorrectMelding>(an).RunAsync(first, new DateOnly(2010, 2, 26), "WERK_SE", "Het was een sociale werkplaats.");
        var gone = await world.As<CorrectMelding>(an).WithdrawAsync(better, "De nazorg loopt nog.");
        Assert.Equal(2, await world.Get<DeliverMelding>().RunAsync());

        Assert.Equal(
            [
                (1L, 1L, null, "MELDING", "2010-03-01", "WERK_NEC", "AANVAARD"), (2, 1, null, "MELDING", "2010-03-01", null, "AANVAARD"), (3, 2, first, "MELDING", "2010-02-26", "WERK_SE", "AANVAARD"),
                (4, 3, better, "INTREKKING", "2010-02-26", null, "AANVAARD"),
            ],
            await world.Db.QueryAsync<(long, long, string?, string, string, string?, string)>("SELECT sequence, versie, vervangt, soort, datum, uitkomst, status FROM melding ORDER BY sequence"));
        Assert.Equal(["000001", "000002", "000003", "000004"], await world.Db.QueryAsync<string>("SELECT sequence FROM simulator_ontvangst ORDER BY nummer"));
        Assert.Equal(revisie + 2, await traject.RevisionAsync());
        Assert.Equal([("rechtgezet", first, "versie 2", "Het was een sociale werkplaats.", "an"), ("ingetrokken", better, "versie 3", "De nazorg loopt nog.", "an")],
            await world.Db.QueryAsync<(string, string, string, string, string)>("SELECT wat, melding, detail, reden, door FROM vdab_ingreep ORDER BY detail"));
        var bytes = await world.Db.QueryAsync<byte[]>("SELECT body FROM simulator_ontvangst WHERE sequence > '000002' ORDER BY sequence");
        Assert.All(bytes, b => Assert.True(Contract.Holds(JsonDocument.Parse(b).RootElement)));
        Assert.Contains($"\"mijlpaal\":\"NAZORG_AFGEROND\",\"mijlpaalDatum\":\"2010-02-26\",\"uitkomst\":\"WERK_SE\",\"regelgeving\":\"WEP-2008\",\"versie\":2,\"vervangt\":\"{first}\"", Encoding.UTF8.GetString(bytes[0]), StringComparison.Ordinal);
        Assert.Contains($"\"mijlpaalDatum\":\"2010-02-26\",\"regelgeving\":\"WEP-2008\",\"versie\":3,\"vervangt\":\"{better}\"", Encoding.UTF8.GetString(bytes[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adverse_one_waits_with_its_taak_and_is_not_withdrawn_before_it_left()
    {
        await using var world = await TestWorld.StartAsync();
        var an = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", new Teken("stop").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TRAJECT_STOPGEZET")));
        var (correct, id) = (world.As<CorrectMelding>(an), await Rij.IdAsync(world, traject.Id, 1));
        Assert.Contains("Vraag aan een beheerder om ze over te slaan", (await Assert.ThrowsAsync<RuleBroken>(() => correct.WithdrawAsync(id, "Ze stopt niet."))).Message, StringComparison.Ordinal);
        await world.As<ReleaseMelding>(an).RunAsync(id, "GESPREK");
        await world.Get<DeliverMelding>().RunAsync();

        var gone = await correct.WithdrawAsync(id, "Ze stopt niet.");

        Assert.Equal(["AANVAARD", "VASTGEHOUDEN"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal(("Lees de intrekking van de melding “Traject stopgezet” en vertel het aan de deelnemer", gone, "an", "2010-03-03"),
            await world.Db.FindAsync<(string, string, string, string)>("SELECT titel, code, medewerker, termijn FROM taak WHERE soort = 'voorlezen' AND status = 'open'"));
    }

    [Theory]
    [InlineData("2010-03-02", "WERK_SE", "Reden.", "Deze datum ligt in de toekomst. Vul de dag in waarop het gebeurd is.")]
    [InlineData("2010-03-01", "WERK_NEC", "Reden.", "Dit staat al in de melding. Vul in wat anders is.")]
    [InlineData("2010-03-01", "ZIEKTE", "Reden.", "Kies een uitkomst uit de lijst.")]
    [InlineData("2010-02-26", "", "Reden.", "Kies een uitkomst uit de lijst.")]
    [InlineData(null, "WERK_SE", "Reden.", "Vul de datum in waarop het wel gebeurd is.")]
    [InlineData("2010-02-26", "WERK_SE", " ", "Schrijf in enkele woorden waarom. Zo weet een ander het later ook.")]
    public async Task What_is_no_good_is_said_and_nothing_is_written(string? datum, string uitkomst, string reden, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        var an = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Nazorg);
        var revisie = await traject.RevisionAsync();
        DateOnly? dag = datum is null ? null : DateOnly.Parse(datum, System.Globalization.CultureInfo.InvariantCulture);

        var broken = await Assert.ThrowsAsync<RuleBroken>(async () => await world.As<CorrectMelding>(an).RunAsync(await Rij.IdAsync(world, traject.Id, 1), dag, uitkomst, reden));

        Assert.Equal(zin, broken.Message);
        Assert.Equal((2, 0, revisie), (await world.Db.FindAsync<long>("SELECT COUNT(*) FROM melding"), await world.Db.FindAsync<long>("SELECT COUNT(*) FROM vdab_ingreep"), await traject.RevisionAsync()));
    }

    [Fact]
    public async Task Only_the_last_version_by_who_may_and_an_outcome_only_where_it_belongs()
    {
        await using var world = await TestWorld.StartAsync();
        var (an, bob) = (await world.AddMedewerkerAsync("an"), await world.AddMedewerkerAsync("bob"));
        var traject = await Proeftraject.StartAsync(world, "an", Nazorg);
        var (correct, first) = (world.As<CorrectMelding>(an), await Rij.IdAsync(world, traject.Id, 1));
        var gone = await correct.WithdrawAsync(first, "Niet gebeurd.");
        async Task<string> SaysAsync(Func<Task> work) => (await Assert.ThrowsAsync<RuleBroken>(work)).Message;

        Assert.Equal("Van deze melding is er al een nieuwere versie. Open die versie en kijk of ze klopt.", await SaysAsync(() => correct.RunAsync(first, Maart1, "WERK_SE", "Te laat.")));
        Assert.Equal("Dit is een intrekking. Ze kan niet verbeterd worden.", await SaysAsync(() => correct.WithdrawAsync(gone, "Toch wel.")));
        Assert.Equal("Bij deze melding hoort geen uitkomst.", await SaysAsync(async () => await correct.RunAsync(await Rij.IdAsync(world, traject.Id, 2), new DateOnly(2010, 2, 26), "WERK_SE", "Fout.")));
        await Assert.ThrowsAsync<NotFound>(async () => await world.As<CorrectMelding>(bob).WithdrawAsync(await Rij.IdAsync(world, traject.Id, 2), "Van een ander."));
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM melding"));
    }

    [Fact]
    public async Task What_a_person_corrected_the_flow_leaves_alone()
    {
        await using var world = await TestWorld.StartAsync();
        var an = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", new Teken("einde").Onbekend("einde", "datum", "Einde").Taak("eerst")
            .Stap("m", "Leerwerk.Melding", ("mijlpaal", "WERKERVARING_BEEINDIGD"), ("datum", "einde")).Taak("dan").Taak("nog").Pijl("eerst", "m").Pijl("m", "dan").Pijl("dan", "nog"));
        await traject.DoneAsync("eerst", feiten: ("einde", Feit.Datum(new DateOnly(2010, 2, 26))));
        await world.As<CorrectMelding>(an).RunAsync(await Rij.IdAsync(world, traject.Id, 1), new DateOnly(2010, 2, 25), null, "Een dag vroeger.");

        await traject.DoneAsync("dan", feiten: ("einde", Feit.Datum(new DateOnly(2010, 2, 24))));

        Assert.Equal([(1L, "2010-02-26"), (2, "2010-02-25")], await world.Db.QueryAsync<(long, string)>("SELECT sequence, datum FROM melding ORDER BY sequence"));
    }

    [Fact]
    public async Task A_coach_corrects_on_the_page_and_both_versions_name_each_other()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Nazorg);
        await world.Get<DeliverMelding>().RunAsync();
        var first = await Rij.IdAsync(world, traject.Id, 1);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync("/melding/" + first);
        await browser.Page.GetByLabel("Waarom klopt ze niet?").FillAsync("De dag was verkeerd.");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Verbeter de melding").ClickAsync());
        Assert.Contains("Dit staat al in de melding.", await browser.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await browser.ShotAsync("melding-verbeteren");
        await browser.AssertGoodAsync();

        await browser.Page.GetByLabel("Juiste uitkomst").SelectOptionAsync("OPLEIDING");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Verbeter de melding").ClickAsync());
        await browser.LeadsOnAsync(() => browser.Page.GetByText("versie 1", new() { Exact = true }).ClickAsync());
        Assert.EndsWith(first, browser.Page.Url, StringComparison.Ordinal);
        await browser.LeadsOnAsync(() => browser.Page.GetByText("versie 2", new() { Exact = true }).ClickAsync());
        await browser.Page.GetByLabel("Waarom klopt ze niet?").FillAsync("Nog niet afgerond.");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Het is niet gebeurd").ClickAsync());

        await browser.ShotAsync("melding-intrekking");
        await browser.GoAsync("/melding/" + await Rij.IdAsync(world, traject.Id, 3));
        await browser.ShotAsync("melding-ingetrokken");
        Assert.Contains("ingetrokken met versie 3", await browser.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal([(3L, 2L, "OPLEIDING"), (4, 3, null)], await world.Db.QueryAsync<(long, long, string?)>("SELECT sequence, versie, uitkomst FROM melding WHERE vervangt IS NOT NULL ORDER BY sequence"));
    }
}
