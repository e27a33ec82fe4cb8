using AngleSharp.Dom;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>What the dossier tells: why, how the IUP went to VDAB, competences over time, talks, training, TBS, and what nobody but the coach reads.</summary>
public sealed class DossierTests
{
    private const string Merk = "ZEBRAMERK";

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task A_date_tells_its_rule_with_the_source_its_facts_and_what_it_was_before(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [$"--Store:Engine={engine}", $"--Store:Postgres={store.Options.Postgres}"]);
        await Voorbeeld.FillAsync(world);
        await world.Get<LoadRegels>().RunAsync(RegelSets.Folder);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        world.Time.Advance(TimeSpan.FromDays(1));
        var path = $"/traject/{id}/schorsen";
        var seen = await TestBrowser.ReadAsync(await an.PostAsync(path, [("Van", "2010-06-01"), ("Tot", "2010-07-31"), ("Toelichting", Merk)]));
        await WijzigingPageTests.ConfirmAsync(an, seen, path);

        var page = await an.OpenAsync($"/traject/{id}");

        var regel = page.QuerySelectorAll(".tijdlijn > li").Single(l => Text(l).StartsWith("31 okt 2010 Wacht tot de tussentijdse evaluatie loopt", StringComparison.Ordinal));
        Assert.Equal(
            [
                "De tussentijdse evaluatie begint ten laatste zes maanden na de start. (bron: B 3.2.4; S3 (T08))",
                "Flow “Werkervaring, eerste helft”, versie 1: vroegste(start + 6 maanden, halfweg(start, einde.gepland))",
                "Start van de werkervaring: 1 mrt 2010, genoteerd op 1 mrt 2010 door Medewerker an",
                "Gepland einde: 28 feb 2011",
                "Geplande duur in maanden: 12, genoteerd op 1 mrt 2010 door Medewerker an",
                "Eerder: 31 aug 2010, tot 2 mrt 2010 door Medewerker an: Schorsing van 1 jun 2010 tot en met 31 jul 2010",
            ],
            regel.QuerySelectorAll(".waarom li").Select(Text));
        Assert.EndsWith("+ 61 dagen schorsing (van 01/06/2010 tot en met 31/07/2010) = 31/10/2010", Text(regel.QuerySelector(".waarom p")!), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".tijdlijn > li").Select(Text), l => l == "1 jun 2010 Schorsing tot en met 31 jul 2010 begint verwacht");
        Assert.Equal("De nazorg duurt zes maanden vanaf de dag na het einde. (bron: B 3.2, B 3.2.8 (T15))", Text(page.QuerySelectorAll("aside dd")[2].QuerySelector("li")!));
        await AssertNowhereAsync(world, id, Merk);
    }

    [Fact]
    public async Task Every_date_taak_and_letter_has_its_why()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");

        foreach (var soort in new[] { "mijlpaal", "taak", "document", "melding", "datum" })
        {
            var regels = (await an.OpenAsync($"/traject/{id}?soort={soort}&alles=true")).QuerySelectorAll(".tijdlijn > li:not(.nu)");
            Assert.True(regels.Length > 3, soort);
            Assert.All(regels, r => Assert.True(r.QuerySelector(".waarom p")?.TextContent.Length > 10, Text(r)));
        }
    }

    [Fact]
    public async Task A_corrected_start_leaves_the_date_that_was()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);

        await world.Get<ChangeTraject>().RunAsync(id, await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @id", new { id }), new Wijziging.Begindatum(new(2010, 2, 22)), "an");

        var rows = await world.Db.QueryAsync<(string, string, string)>("SELECT datum, aanleiding, door FROM wacht_eerder WHERE traject = @id AND wacht LIKE '%wacht-evaluatie%'", new { id });
        Assert.Equal([("2010-08-31", "Start van de werkervaring: 1 mrt 2010 wordt 22 feb 2010", "an")], rows);
    }

    [Fact]
    public async Task One_view_tells_how_the_IUP_was_discussed_and_reached_VDAB()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        var flow = new Kernel.Teken("proef").Taak("eerst").Stap("brief", "Leerwerk.Document", ("sjabloon", "iup-standaard"), ("document", "D10"), ("ontvanger", "trajectbegeleider"), ("kanaal", "e-mail"), ("wachtOp", "verstuurd")).Pijl("eerst", "brief");
        var traject = await Proeftraject.StartAsync(world, "an", flow);
        await traject.AnswerAsync("an", "iup", new
        {
            datumGesprek = "2010-02-24",
            zichtDeelnemer = "EIGEN_WOORDEN",
            eigenWoorden = "Ik wil liever in het groen werken dan in de keuken.",
            kopieGegeven = true,
            kopieDatum = "2010-02-26",
        });
        await traject.DoneAsync("eerst");
        await world.Get<LeerwerkFlow.Documenten.RenderDocument>().RunAsync();
        await world.Db.WriteAsync([
            new("UPDATE document SET status = 'ontvangen', gezien = '2010-03-01', verstuurd = '2010-03-02T10:00:00.0000000Z', bezorgd = 'VDAB_SCHERM', kenmerk = 'MLP/2010/77', aangekomen = '2010-03-05', bevestigd_door = 'Tom Verzonnen'"),
            new("UPDATE traject SET trajectbegeleider = 'Iemand Anders'"),
        ]);
        using var an = await world.SignInAsync("an");

        var page = await an.OpenAsync($"/traject/{traject.Id}?soort=iup");
        Assert.Equal(["Ingevuld in de taak “”, op 1 mrt 2010 door Medewerker an.", "Dit volgt meteen op de stap ervoor in de flow."], page.QuerySelectorAll(".tijdlijn .waarom p").Select(Text).Distinct());
        var regels = page.QuerySelectorAll(".tijdlijn > li:not(.nu)").Select(l => string.Join(' ', l.Children.Where(c => !c.ClassList.Contains("waarom")).Select(Text)));

        Assert.Equal(
            [
                "24 feb 2010 Instroomprofiel besproken: Nora zegt het in eigen woorden Medewerker an “Ik wil liever in het groen werken dan in de keuken.”",
                "26 feb 2010 Instroomprofiel: Nora kreeg een kopie Medewerker an",
                "1 mrt 2010 brief: gezien door de deelnemer",
                "2 mrt 2010 brief: naar trajectbegeleider Tom Verzonnen van VDAB, geregistreerd in de schermen van VDAB, kenmerk MLP/2010/77",
                "5 mrt 2010 brief: ontvangen, bevestigd door Tom Verzonnen",
            ],
            regels);
    }

    [Fact]
    public async Task Competences_are_a_picture_over_time_in_three_positions()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an) = await BeginAsync(world);
        object Rooster(string deelnemer, string? instructeur, string coach) => new { groei = new[] { new { competentie = "snoeien", naam = "Snoeien", deelnemer, instructeur, coach, doel = "E" } } };
        await traject.AnswerAsync("an", "iup", Rooster("G", null, "R"));
        await traject.AnswerAsync("an", "uitstroomprofiel", Rooster("I", "E", "E"));

        var page = await an.OpenAsync($"/traject/{traject.Id}?deel=competenties");

        Assert.Equal(
            ["Wie | Start1 mrt 2010 | Maand 6nog niet | Einde1 mrt 2010", "Snoeien doel: E GROEI", "Deelnemer | G | – | I", "Instructeur | – | – | E", "Coach | R | – | E"],
            page.QuerySelectorAll(".groeitijd tr").Select(r => string.Join(" | ", r.Children.Select(Text))));
        Assert.Equal("Snoeien: deelnemer G, niet besproken, I; instructeur niet besproken, niet besproken, E; coach R, niet besproken, E", page.QuerySelector(".groeibeeld")!.GetAttribute("aria-label"));
        Assert.Equal(["#groei-G", "#groei-I"], page.QuerySelectorAll("td use").Select(u => u.GetAttribute("href")));
        Assert.Equal("15,52 115,8", page.QuerySelector("polyline.deelnemer")!.GetAttribute("points"));
        an.Dispose();
    }

    [Fact]
    public async Task Talks_training_and_barriers_stand_together_and_barriers_are_for_the_coach_alone()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an) = await BeginAsync(world);
        await traject.AnswerAsync("an", "intake", new { datumGesprek = "2010-02-10" }, new { randvoorwaarden = new[] { new { domein = "SCHULDEN", beschrijving = Merk, ernst = "MATIG", actie = Merk + " budget", vrijgave = (string?)null } } });
        await traject.AnswerAsync("an", "begeleidingsplan", new { vormingsplan = new[] { new { onderwerp = "Kettingzaag", soort = "FUNCTIESPECIFIEK", uren = 12.5m, inWerktijd = true, vanaf = "2010-04-01" }, new { onderwerp = "Taal", soort = "ALGEMEEN", uren = 20m, inWerktijd = false, vanaf = "2010-05-01" } } });
        await traject.AnswerAsync("an", "opvolgingsgesprek", new
        {
            datumGesprek = "2010-02-25",
            manier = "WERKPLEK",
            verslag = "Het snoeien lukt.",
            eigenWoorden = "Ik ben graag buiten.",
            afspraken = new[] { new { wat = "Handschoenen halen", wie = "An", wanneer = "2010-03-03" } },
            vorming = new[] { new { onderwerp = "Kettingzaag", uren = 4m } },
        });

        var page = await an.OpenAsync($"/traject/{traject.Id}?deel=begeleiding");
        Assert.Equal(
            ["Opvolgingsgesprek (op de werkplek) 25 feb 2010, Medewerker an “Ik ben graag buiten.” Het snoeien lukt. Handschoenen halen, An, tegen 3 mrt 2010", "Intakegesprek 10 feb 2010, Medewerker an"],
            page.QuerySelectorAll(".gesprek").Select(Text));
        Assert.Equal(["Gepland: 32,5 uur", "Gevolgd: 4 uur"], page.QuerySelectorAll("section[aria-labelledby=vorming] h3").Select(Text));
        Assert.Equal("Taal, 20 uur algemeen, vanaf 1 mei 2010 buiten de werkuren", Text(page.QuerySelectorAll("section[aria-labelledby=vorming] li")[1]));
        var luik = (await an.OpenAsync($"/traject/{traject.Id}?deel=begeleiding&vertrouwelijk=true")).QuerySelector(".vertrouwelijk")!;
        Assert.Equal(["Geld en schulden (matig)", Merk, Merk + " budget", "nee, alleen voor de coach"], luik.QuerySelectorAll("h3, dd").Select(Text));
        Assert.Equal(["an"], await world.Db.QueryAsync<string>("SELECT medewerker FROM verwerking WHERE handeling = 'vertrouwelijk-gelezen'"));
        await AssertNowhereAsync(world, traject.Id, Merk);
        an.Dispose();
    }

    [Theory]
    [InlineData("2010-03-01 2010-08-31", null, "2010-09-15", "6 maanden | 6 maanden | 0 dagen")]
    [InlineData("2010-03-01 2010-05-31", "2010-09-15 2010-11-30", "2010-10-10", "3 maanden en 26 dagen | 5 maanden en 16 dagen | 14 dagen")]
    [InlineData("2010-03-01 2010-03-20", "2010-04-01 2010-04-15", "2010-04-30", "1 maand en 5 dagen | 1 maand en 5 dagen | 4 maanden en 25 dagen")]
    public async Task TBS_counts_whole_months_first_and_loose_days_at_thirty(string voorbij, string? loopt, string vandaag, string telling)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartAsync(world);
        Statement Row(string mijlpaal, int versie, string datum) => new("INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) VALUES (@id, @mijlpaal, @versie, @datum, 's', '2010-03-01')", new { id, mijlpaal = "TERBESCHIKKINGSTELLING_" + mijlpaal, versie, datum });
        await world.Db.WriteAsync([Row("GESTART", 1, voorbij[..10]), Row("BEEINDIGD", 1, voorbij[11..]), .. loopt is null ? Array.Empty<Statement>() : [Row("GESTART", 2, loopt[..10])]]);
        var state = StateJson.ReadState((await world.Db.FindAsync<string>("SELECT staat FROM traject WHERE id = @id", new { id }))!);
        if (loopt is not null)
            state = state with { Feiten = state.Feiten.SetItem("tbs.einde", Feit.Datum(Day(loopt[11..]))) };

        var tbs = (await TbsStand.FindAsync(world.Db, id, state, Day(vandaag)))!;

        Assert.Equal(telling, $"{TbsStand.Words(tbs.Gebruikt)} | {TbsStand.Words(tbs.MetGepland)} | {TbsStand.Words(tbs.Over)}");
    }

    internal static DateOnly Day(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(Proeftraject Traject, TestBrowser An)> BeginAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("co", "coordinator");
        return (await Proeftraject.StartAsync(world, "an", new Kernel.Teken("proef").Taak("eerst")), await world.SignInAsync("an"));
    }

    // Not on a page of the coach who did not ask for it, and not for the coordinator who did.
    private static async Task AssertNowhereAsync(TestWorld world, string id, string merk)
    {
        using var an = await world.SignInAsync("an");
        using var co = await world.SignInAsync("co");
        foreach (var deel in new[] { "", "competenties", "begeleiding", "documenten", "alles" })
        {
            foreach (var (wie, vraag) in new[] { (an, ""), (co, "&vertrouwelijk=true") })
            {
                var page = await wie.OpenAsync($"/traject/{id}?deel={deel}&alles=true{vraag}");
                Assert.DoesNotContain(merk, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            }
        }
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
