using System.Net;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Ploegen;

namespace LeerwerkFlow.Tests.Trajecten.Ploegen;

public sealed class PloegPageTests
{
    [Fact]
    public async Task An_instructeur_sees_who_works_in_the_own_ploeg_today_and_nobody_else()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        await ploeg.AddAsync("Jo");
        var mo = await ploeg.AddAsync("Mo");
        var (gestopt, later, klaar) = (await ploeg.AddAsync("Gestopt"), await ploeg.AddAsync("Later"), await ploeg.AddAsync("Klaar"));
        await ploeg.World.Db.WriteAsync(
        [
            new("UPDATE traject SET status = 'opgeschort' WHERE id = @gestopt", new { gestopt }), new("UPDATE traject SET start = '2010-03-02' WHERE id = @later", new { later }),
            new("INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) VALUES (@klaar, 'WERKERVARING_BEEINDIGD', 1, '2010-02-28', '', '')", new { klaar }),
        ]);
        await ploeg.World.AddMedewerkerAsync("uli", "instructeur");
        using var ine = await ploeg.World.SignInAsync("ine");
        using var uli = await ploeg.World.SignInAsync("uli");

        var page = await ine.OpenAsync("/ploeg");

        Assert.Equal(["Jo Fictief", "Mo Fictief"], page.QuerySelectorAll("button[name=wie] [data-naam]").Select(n => n.TextContent));
        Assert.Equal(["Op tijd komen", "Snoeien"], page.QuerySelectorAll("button[name=wat]").Select(n => n.TextContent));
        Assert.Equal("/ploeg", (await ine.GetAsync("/")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await ine.GetAsync($"/traject/{mo}")).StatusCode);
        Assert.Contains("Er werkt nu niemand in jouw ploeg.", (await uli.OpenAsync("/ploeg")).QuerySelector(".leeg")!.TextContent, StringComparison.Ordinal);
        foreach (var dicht in new[] { "/vacatures", "/werkplek/w-1", "/documenten", "/meldingen", "/overzicht", "/medewerkers", "/ontwerp", $"/traject/{mo}/stoppen" })
            Assert.Equal(HttpStatusCode.Forbidden, (await ine.GetAsync(dicht)).StatusCode);
    }

    [Fact]
    public async Task Whoever_stands_in_for_the_instructeur_sees_the_ploeg()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        await ploeg.AddAsync("Jo");
        var uli = await ploeg.World.AddMedewerkerAsync("uli", "instructeur");
        await ploeg.World.Db.WriteAsync(
        [
            new("INSERT INTO afwezigheid (id, medewerker, van, tot, door, bewaard) VALUES ('a', 'ine', '2010-03-01', '2010-03-05', 'ine', '2010-02-26')"),
            new("INSERT INTO vervanging (afwezigheid, rol, vervanger) VALUES ('a', 'instructeur', 'uli')"),
        ]);

        Assert.Equal(["Jo"], (await Ploeglijst.ReadAsync(ploeg.World.Db, uli, new(2010, 3, 5))).Select(l => l.Voornaam));
        Assert.Empty(await Ploeglijst.ReadAsync(ploeg.World.Db, uli, new(2010, 3, 6)));
    }

    [Fact]
    public async Task Without_script_three_taps_are_three_pages()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");
        using var ine = await ploeg.World.SignInAsync("ine");

        var wat = await ine.OpenAsync($"/ploeg?wie={jo}");
        var hoe = await ine.OpenAsync($"/ploeg?wie={jo}&wat=snoeien");
        var klaar = await ine.PostAsync($"/ploeg?wie={jo}&wat=snoeien", [("letter", "E")], "section[data-stap=hoe] form");

        Assert.Equal("wat", wat.QuerySelector("[data-stap]:not([hidden])")!.GetAttribute("data-stap"));
        Assert.Equal("Jo Fictief: Snoeien", hoe.QuerySelector("[data-stap]:not([hidden]) h2")!.TextContent);
        Assert.Equal("/ploeg", klaar.Headers.Location!.ToString());
        Assert.Equal(["gezien 1×, laatst op 1 mrt 2010, E"], Gezien.Of(await Observatie.ReadAsync(ploeg.World.Db, ploeg.World.Get<Kluis>(), jo)).Select(g => g.Zin));
    }

    [Fact]
    public async Task What_was_seen_stands_beside_the_evaluation_and_in_the_dossier_and_fills_in_no_letter()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");
        await ploeg.SendAsync(new(Ploegwereld.Id(1), jo, "snoeien", "O", "2010-02-26T09:00:00Z"), new(Ploegwereld.Id(2), jo, "snoeien", "E", "2010-02-28T09:00:00Z"), new(Ploegwereld.Id(3), jo, "snoeien", null, "2010-02-28T10:00:00Z"));
        await Voorbeeld.AddTaakAsync(ploeg.World, jo, "k-1", "an", new(2010, 3, 5));
        await ploeg.World.Db.WriteAsync([new("UPDATE taak SET formulier = 'tussentijdse-evaluatie' WHERE id = 'k-1'")]);
        using var an = await ploeg.World.SignInAsync("an");

        var taak = await an.OpenAsync("/taak/k-1");
        var dossier = await an.OpenAsync($"/traject/{jo}?deel=competenties");

        Assert.Equal(["Op de werkvloer: gezien 3×, laatst op 28 feb 2010, E"], taak.QuerySelectorAll(".competentie > .hulp").Select(h => h.TextContent));
        Assert.Equal(0, taak.QuerySelectorAll(".groeirooster option[selected][value]:not([value=''])").Length);
        Assert.Equal(["Snoeien", "3×, laatst op 28 feb 2010", "O op 26 feb 2010, E op 28 feb 2010"], dossier.QuerySelectorAll("table[aria-labelledby=gezien] tbody > tr > *").Select(c => c.TextContent));
        Assert.Null(dossier.QuerySelector(".groeitijd"));
    }

    [Fact]
    public async Task An_instructeur_with_a_taak_of_their_own_reads_no_other_of_that_traject()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        var jo = await ploeg.AddAsync("Jo");
        await Voorbeeld.AddTaakAsync(ploeg.World, jo, "k-1", "ine", new(2010, 3, 5), "instructeur");
        await Voorbeeld.AddTaakAsync(ploeg.World, jo, "k-2", "an", new(2010, 3, 5));
        await ploeg.World.Db.WriteAsync([new("UPDATE taak SET status = 'klaar', formulier = 'intake', titel = 'Het intakegesprek', gesloten_door = 'an' WHERE id = 'k-2'"),
            new("INSERT INTO antwoord (taak, traject, formulier, inhoud, bewaard, door) VALUES ('k-2', @jo, 'intake', @inhoud, '2010-02-10', 'an')", new { jo, inhoud = ploeg.World.Get<Kluis>().Seal(Luik.Persoon, "{}") })]);
        using var ine = await ploeg.World.SignInAsync("ine");
        using var an = await ploeg.World.SignInAsync("an");

        var page = await ine.OpenAsync("/taak/k-1");

        Assert.DoesNotContain("Het intakegesprek", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ine.GetAsync("/taak/k-2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await an.GetAsync("/taak/k-2")).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_sets_the_instructeur_of_a_werkplek()
    {
        await using var ploeg = await Ploegwereld.StartAsync();
        await ploeg.World.AddMedewerkerAsync("uli", "instructeur");
        await ploeg.World.AddMedewerkerAsync("ver", "instructeur", "lwb-2");
        using var co = await ploeg.World.SignInAsync("co");

        var anders = await co.PostAsync("/werkplek/w-1", [("Instructeur", "ver")]);
        await co.PostAsync("/werkplek/w-1", [("Instructeur", "uli")]);

        Assert.Equal(HttpStatusCode.BadRequest, anders.StatusCode);
        Assert.Equal("uli", await ploeg.World.Db.FindAsync<string>("SELECT instructeur FROM werkplek WHERE id = 'w-1'"));
    }
}
