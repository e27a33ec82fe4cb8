using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab.Berichten;

namespace LeerwerkFlow.Tests.Vdab.Berichten;

public sealed class BerichtenPageTests
{
    [Fact]
    public async Task A_coordinator_finds_a_stray_bericht_connects_it_and_it_answers_the_flow()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("co", "coordinator");
        var proef = await BerichtProef.StartAsync(world);
        var bericht = await proef.DecisionAsync();
        bericht["data"]!["trajectId"] = "TR-2010-999999";
        await proef.ArriveAsync(bericht);
        using var browser = await world.SignInAsync("co");
        Assert.Equal("Berichten van VDAB (1 om na te kijken)", (await browser.OpenAsync("/meldingen")).QuerySelector("a[href='/berichten']")!.TextContent);
        var path = (await browser.OpenAsync("/berichten?status=ONBEKEND")).QuerySelector("tbody th a")!.GetAttribute("href")!;

        var zonder = await TestBrowser.ReadAsync(await browser.PostAsync(path, [("Traject", proef.Traject.Id)], "form[action$='handler=Koppel']"));
        var fout = await TestBrowser.ReadAsync(await browser.PostAsync(path, [("Traject", "TR-1"), ("Reden", "NAGEKEKEN")], "form[action$='handler=Koppel']"));
        await browser.PostAsync(path, [("Traject", proef.Traject.Id.ToLowerInvariant()), ("Reden", "NAGEKEKEN")], "form[action$='handler=Koppel']");
        var daarna = await browser.OpenAsync(path);

        Assert.Equal(("Kies een reden.", ""), (zonder.QuerySelector("#Reden-Koppel-fout")!.TextContent, zonder.QuerySelector("#Reden-Opzij-fout")!.TextContent));
        Assert.StartsWith("Vul het nummer in van een traject dat jij mag zien.", fout.QuerySelector("#Traject-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        Assert.Contains("Medewerker co, op 1 mrt 2010: ik keek het na in het dossier.", daarna.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bericht-gelezen", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Fact]
    public async Task Only_who_may_see_the_traject_or_works_where_it_was_sent_to_sees_a_bericht()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bob");
        await world.AddMedewerkerAsync("vreemd", "coordinator", "lwb-2");
        await world.AddMedewerkerAsync("baas", "beheerder", null);
        await world.AddMedewerkerAsync("ilse", "instructeur");
        var proef = await BerichtProef.StartAsync(world);
        var (bekend, stray, niemand) = (await proef.DecisionAsync(), await proef.DecisionAsync(), await proef.DecisionAsync());
        stray["data"]!["trajectId"] = "TR-2010-999999";
        niemand["data"]!["partner"]!["code"] = "lwb-9";
        foreach (var bericht in new[] { bekend, stray, niemand })
            await proef.ArriveAsync(bericht);

        foreach (var (wie, ziet) in new[] { ("an", "110"), ("bob", "010"), ("vreemd", "000"), ("baas", "001") })
        {
            using var browser = await world.SignInAsync(wie);
            var list = await browser.OpenAsync("/berichten");
            Assert.Equal(ziet.Count(c => c == '1'), list.QuerySelectorAll("tbody tr").Length);
            foreach (var (bericht, mag) in new[] { bekend, stray, niemand }.Zip(ziet))
                Assert.Equal(mag == '1' ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.GetAsync($"/bericht/{bericht["id"]}")).StatusCode);
        }

        using var ilse = await world.SignInAsync("ilse");
        Assert.NotEqual(HttpStatusCode.OK, (await ilse.GetAsync("/berichten")).StatusCode);
        await world.As<HandleBericht>(new("baas", "baas", null, Roles.Parse("beheerder"))).SetAsideAsync((string)niemand["id"]!, "VERGISSING");
        Assert.Equal("OPZIJ", (await proef.StandAsync(niemand)).Status);
    }

    [Fact]
    public async Task A_person_applies_a_late_one_once_the_flow_asks_again_and_not_before()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world);
        await proef.ArriveAsync(await proef.DecisionAsync());
        var later = await proef.DecisionAsync(antwoord: "Negatief");
        await proef.ArriveAsync(later);
        using var an = await world.SignInAsync("an");

        Assert.Null((await an.OpenAsync($"/bericht/{later["id"]}")).QuerySelector("form[action$='handler=PasToe']"));
        var nee = await Assert.ThrowsAsync<RuleBroken>(() => world.As<HandleBericht>(new("an", "an", "lwb-1", Roles.Parse("coach"))).ApplyAsync((string)later["id"]!, "VDAB_GEBELD"));
        Assert.StartsWith("De flow wacht nu niet op dit soort bericht.", nee.Message, StringComparison.Ordinal);
        var tweede = await AgainAsync(world, later);
        await an.PostAsync($"/bericht/{later["id"]}", [("Reden", "VDAB_GEBELD")], "form[action$='handler=PasToe']");

        Assert.Equal(("VERWERKT", null), await proef.StandAsync(later));
        Assert.Equal(["opnieuw"], await tweede.Traject.WaitsAsync());
        Assert.Equal("an", await world.Db.FindAsync<string>("SELECT actor FROM gebeurtenis WHERE traject = @Id AND titel LIKE '%VDAB antwoordde Negatief%'", new { tweede.Traject.Id }));
    }

    [Fact]
    public async Task A_new_toeleiding_leads_to_a_traject_and_comes_along()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("co", "coordinator");
        var proef = await BerichtProef.StartAsync(world);
        var bericht = await proef.DecisionAsync("TOELEIDING", "Toegeleid");
        Assert.Equal("TOELEIDING", (await proef.ArriveAsync(bericht)).Status);
        await world.Db.WriteAsync([new("UPDATE flowversie SET flow = 'wep-2008'")]);
        using var browser = await world.SignInAsync("co");
        var link = (await browser.OpenAsync($"/bericht/{bericht["id"]}")).QuerySelector("a.knop")!.GetAttribute("href")!;

        await browser.PostAsync(link, [("Voornaam", "Ali"), ("Naam", "Fictief"), ("Vacature", "v")]);
        await world.Get<DueWork>().RunAsync();

        var nieuw = await world.Db.FindAsync<string>("SELECT traject FROM bericht WHERE status = 'VERWERKT' AND door = 'co'");
        Assert.Equal("Ali", await world.Db.FindAsync<string>("SELECT d.voornaam FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.id = @nieuw", new { nieuw }));
        // From now on VDAB's own pseudonym is known too.
        var later = await proef.DecisionAsync();
        (later["data"]!["trajectId"], later["data"]!["klantReferentie"]) = (nieuw, "VD-000077");
        Assert.Equal(("VERWERKT", null), await proef.ArriveAsync(later));
    }

    [Fact]
    public async Task The_pages_are_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("co", "coordinator");
        var proef = await BerichtProef.StartAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        await browser.GoAsync("/berichten");
        await browser.ShotAsync("berichten-leeg");
        var (toeleiding, stray, klaar, dubbel) = (await proef.DecisionAsync("TOELEIDING", "Toegeleid"), await proef.DecisionAsync(), await proef.DecisionAsync(), await proef.DecisionAsync(antwoord: "Negatief"));
        stray["data"]!["klantReferentie"] = "VD-000099";
        foreach (var bericht in new[] { toeleiding, stray, klaar, dubbel })
            await proef.KeepAsync(bericht);

        foreach (var (path, naam) in new[]
        {
            ("/berichten", "berichten"), ($"/bericht/{toeleiding["id"]}", "bericht-toeleiding"), ($"/bericht/{stray["id"]}", "bericht-onbekend"), ($"/bericht/{klaar["id"]}", "bericht-verwerkt"),
            ($"/bericht/{dubbel["id"]}", "bericht-dubbel"), ($"/toeleiding/nieuw?bericht={toeleiding["id"]}", "toeleiding-van-vdab"),
        })
        {
            await browser.GoAsync(path);
            await browser.ShotAsync(naam);
        }

        await browser.GoAsync($"/bericht/{stray["id"]}");
        await browser.Page.GetByLabel("Nummer van het traject").FocusAsync();
        await browser.Page.Keyboard.TypeAsync(proef.Traject.Id);
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("ArrowDown");
        await browser.LeadsOnAsync(async () =>
        {
            await browser.Page.Keyboard.PressAsync("Tab");
            await browser.Page.Keyboard.PressAsync("Enter");
        });
        Assert.Equal("DUBBEL", (await proef.StandAsync(stray)).Status);
    }

    // A second traject in which the flow waits, to which the bericht is moved.
    private static async Task<BerichtProef> AgainAsync(TestWorld world, System.Text.Json.Nodes.JsonObject bericht)
    {
        var id = await world.Get<StartTraject>().RunAsync(new("lwb-1", "Nora", "Voorbeeld", new(), "v", "an", null, "proef"), "test");
        await world.Db.WriteAsync([new("UPDATE bericht SET traject = @id WHERE id = @bericht", new { id, bericht = (string)bericht["id"]! })]);
        return new(world, new Proeftraject(world, id));
    }
}
