using System.Diagnostics;
using System.Net;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Personenlijsten;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Trajecten.Personenlijsten;

public sealed class PersonenlijstTests(ITestOutputHelper output)
{
    private static readonly CurrentUser Co = new("co", "Medewerker co", "lwb-1", new HashSet<Role> { Role.Coordinator });

    // As people type them: each kind of mistake four times, with the sentence that it gets.
    private static readonly (string Rij, string Kolom, string Zin)[] Slecht =
    [
        (";Zonder Voornaam {0};;;", "Voornaam", "Vul de voornaam in."),
        ("Zonder {0};;;;", "Achternaam", "Vul de naam in."),
        ("Post {0};Code;90000;;", "Postcode", "Een postcode heeft vier cijfers."),
        ("Post {0};Letters;B900;;", "Postcode", "Een postcode heeft vier cijfers."),
        ("Jong {0};Kind;9000;01-01-2001;", "Geboortedatum", "Kijk het geboortejaar na: een deelnemer is minstens vijftien jaar."),
        ("Geen {0};Dag;9000;29/02/1981;", "Geboortedatum", "“29/02/1981” is geen dag die bestaat. Schrijf dag-maand-jaar, zoals 17-05-1980."),
        ("Geen {0};Mail;9000;;geen mail", "E-mail", "Dit is geen e-mailadres."),
        ("Te {0};Veel;9000;;a@example.org;nog iets", "", "Deze rij heeft 6 velden en de eerste regel 5. Kijk na of er een scheidingsteken te veel of te weinig staat."),
        ("Persoon;Nummer {0};9000;;", "Achternaam", "Dezelfde persoon staat ook op rij {1}."),
        ("=HYPERLINK({0});Formule;900;;", "Postcode", "Een postcode heeft vier cijfers."),
    ];

    [Fact]
    public async Task Of_3000_rows_with_40_bad_ones_the_others_come_in_once()
    {
        var n = Proces.Number("LEERWERK_PERSONEN", 300);
        var (tekst, verwacht) = File(n);
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var co = await world.SignInAsync("co");
        var took = Stopwatch.StartNew();

        var page = await UploadAsync(co, Encoding.UTF8.GetBytes(tekst));
        var looked = took.ElapsedMilliseconds;
        var report = page.Page!.QuerySelectorAll("tbody tr").Select(r => (r.Children[0].TextContent, r.Children[1].TextContent, r.Children[2].TextContent)).ToList();

        Assert.Equal(verwacht.Select(v => ($"Rij {v.Rij}", v.Kolom.Length > 0 ? v.Kolom : "–", v.Zin)), report);
        Assert.Contains($"{n - 40} rijen kunnen ingevoerd worden, 40 rijen kloppen niet. Er is nog niemand ingevoerd.", page.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer"));
        var csv = Encoding.UTF8.GetString(await (await co.GetAsync(page.Path + "?handler=Fouten")).Content.ReadAsByteArrayAsync());
        Assert.StartsWith("\uFEFFVoornaam;Achternaam;Postcode;Geboortedatum;E-mail;Reden\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(9)\";Formule;900;;;Postcode: Een postcode heeft vier cijfers.", csv, StringComparison.Ordinal);
        Assert.Equal(42, csv.Split("\r\n").Length);

        took.Restart();
        await co.SendFormAsync((AngleSharp.Html.Dom.IHtmlFormElement)page.Page.QuerySelector("main form")!, page.Path, []);
        var run = world.Get<RunPersonenlijsten>();
        while (await run.RunAsync() > 0)
        {
        }

        output.WriteLine($"{n} rows: looked at in {looked} ms, brought in in {took.ElapsedMilliseconds} ms, {GC.GetTotalMemory(false) >> 20} MB managed, {Environment.WorkingSet >> 20} MB in all");
        Assert.Equal(n - 40, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject t JOIN deelnemer d ON d.id = t.deelnemer"));
        Assert.Contains($"{n - 40} toeleidingen zijn begonnen. Niets meer te doen.", (await co.OpenAsync(page.Path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var again = await UploadAsync(co, Encoding.UTF8.GetBytes(tekst));
        Assert.Contains($"0 rijen kunnen ingevoerd worden, {n} rijen kloppen niet", again.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Deze persoon staat al in het programma.", again.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(again.Page.QuerySelector("main form[method=post] .knop:not(.knop-stil)"));
    }

    [Fact]
    public async Task The_rows_that_were_mended_come_in_after_all_and_nothing_means_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var an = await world.SignInAsync("an");
        var first = await UploadAsync(an, Encoding.UTF8.GetBytes("Voornaam,Naam,Telefoon,Coach\nJo,Fictief,+32 470 00 00 01,Medewerker bo\nMo,Fictief,+32 470 00 00 02,Iemand anders\n\"Al, de tweede\",Fictief,,"), coach: "an");
        Assert.Equal(["Rij 3CoachIemand anders is geen coach"], first.Page!.QuerySelectorAll("tbody tr").Select(r => r.TextContent.Replace("“Iemand anders” is hier geen coach.", "Iemand anders is geen coach", StringComparison.Ordinal)));
        await an.SendFormAsync((AngleSharp.Html.Dom.IHtmlFormElement)first.Page.QuerySelector("main form")!, first.Path, []);
        while (await world.Get<RunPersonenlijsten>().RunAsync() > 0)
        {
        }

        Assert.Equal([("Al, de tweede", "an"), ("Jo", "bo")], (await world.Db.QueryAsync<(string, string)>("SELECT d.voornaam, t.coach FROM traject t JOIN deelnemer d ON d.id = t.deelnemer ORDER BY d.voornaam")));
        var bad = await (await an.GetAsync(first.Path + "?handler=Fouten")).Content.ReadAsByteArrayAsync();
        Assert.Contains(";\"'+32 470 00 00 02\";", Encoding.UTF8.GetString(bad), StringComparison.Ordinal);
        Assert.Equal("+32 470 00 00 02", PersonenCsv.Read(bad).Rijen[0].Velden["Telefoon"]);
        var mended = Encoding.UTF8.GetString(bad).Replace(";Iemand anders;", ";Medewerker an;", StringComparison.Ordinal);
        var second = await UploadAsync(an, Encoding.UTF8.GetBytes(mended), "vac-1");
        Assert.Contains("1 rij kan ingevoerd worden, 0 rijen kloppen niet", second.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await an.SendFormAsync((AngleSharp.Html.Dom.IHtmlFormElement)second.Page.QuerySelectorAll("main form")[1], second.Path + "?handler=Niets", []);

        Assert.Equal(2, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject"));
        Assert.Equal(HttpStatusCode.NotFound, (await an.GetAsync(second.Path)).StatusCode);
        using var bo = await world.SignInAsync("bo");
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync(first.Path)).StatusCode);
    }

    [Fact]
    public async Task An_older_spreadsheet_is_read_and_files_that_are_no_csv_are_refused_with_what_to_do()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        using var co = await world.SignInAsync("co");
        var oud = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Voornaam;Achternaam\nZoë;Müller");

        Assert.Contains("Dit bestand is geen UTF-8. Het is gelezen als Windows-1252", (await UploadAsync(co, oud, "vac-1")).Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Zoë", PersonenCsv.Read(oud).Rijen[0].Velden["Voornaam"]);
        async Task<string?> Refused(byte[] inhoud) => (await UploadAsync(co, inhoud)).Page!.QuerySelector("#Bestand-fout")!.TextContent;
        Assert.Equal("Kies een CSV-bestand.", await Refused([]));
        Assert.Equal("Dit bestand kan ik niet lezen. Open het in je rekenblad, bewaar het als “CSV UTF-8” en kies het opnieuw.", await Refused([0x50, 0x4B, 3, 4, 0, 0]));
        Assert.Equal("Op de eerste regel moeten de kolommen Voornaam en Achternaam staan.", await Refused("Voornaam;Gemeente\nJo;Gent"u8.ToArray()));
        Assert.StartsWith("Deze kolommen ken ik niet: Rijksregisternummer. Haal ze weg of noem ze: Voornaam, Achternaam,", await Refused("Voornaam;Naam;Rijksregisternummer\nJo;Fictief;1"u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("De kolom Achternaam staat er twee keer. Haal er één weg.", await Refused("Voornaam;Naam;Achternaam\nJo;A;B"u8.ToArray()));
        Assert.Equal("Onder de eerste regel staat niemand.", await Refused("Voornaam;Naam\n\n"u8.ToArray()));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM personenlijst WHERE begonnen IS NOT NULL"));
    }

    [Fact]
    public async Task Two_lists_at_once_do_not_both_bring_the_same_person_and_a_file_goes_after_a_day()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var (save, start, run) = (world.Get<SavePersonenlijst>(), world.Get<StartPersonenlijst>(), world.Get<RunPersonenlijsten>());
        var tekst = "Voornaam;Achternaam\nJo;Fictief"u8.ToArray();
        var (een, twee) = (await save.RunAsync(Co, tekst, "vac-1", null), await save.RunAsync(Co, tekst, "vac-1", null));
        await start.RunAsync(Co, een);

        Assert.Equal("Er wordt nog een lijst ingevoerd. Wacht tot die klaar is en probeer het dan opnieuw.", (await Assert.ThrowsAsync<RuleBroken>(() => start.RunAsync(Co, twee))).Message);
        Assert.Equal("Deze lijst is al ingevoerd.", (await Assert.ThrowsAsync<RuleBroken>(() => start.RunAsync(Co, een))).Message);
        // Meanwhile somebody brings in the same person by the page.
        await Voorbeeld.StartAsync(world);
        while (await run.RunAsync() > 0)
        {
        }

        await run.RunAsync();
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM deelnemer"));
        Assert.StartsWith("Deze persoon staat al in het programma.", await world.Db.FindAsync<string>("SELECT zin FROM personenlijst_rij"), StringComparison.Ordinal);
        world.Time.Advance(TimeSpan.FromHours(25));
        await run.RunAsync();
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM personenlijst WHERE inhoud IS NOT NULL"));
    }

    private static (string Tekst, IReadOnlyList<(int Rij, string Kolom, string Zin)> Slecht) File(int n)
    {
        var tekst = new StringBuilder("Voornaam;Achternaam;Postcode;Geboortedatum;E-mail\n");
        List<(int, string, string)> slecht = [];
        for (var (rij, goed) = (2, 0); rij < n + 2; rij++)
        {
            if (rij % (n / 40) == 0 && slecht.Count < 40)
            {
                // The ninth is the person who came first in the file.
                var (zo, kolom, zin) = Slecht[slecht.Count % Slecht.Length];
                tekst.Append(zo.Replace("{0}", zo.StartsWith("Persoon", StringComparison.Ordinal) ? "0" : $"{slecht.Count}", StringComparison.Ordinal)).Append('\n');
                slecht.Add((rij, kolom, zin.Replace("{1}", "2", StringComparison.Ordinal)));
            }
            else
            {
                tekst.Append(null, $"Persoon;Nummer {goed++};9000;;\n");
            }
        }

        return (tekst.ToString(), slecht);
    }

    private static async Task<(AngleSharp.Html.Dom.IHtmlDocument? Page, string Path)> UploadAsync(TestBrowser browser, byte[] inhoud, string vacature = "vac-1", string coach = "")
    {
        var token = (await browser.OpenAsync("/toeleiding/invoer")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.SendAsync(new(HttpMethod.Post, "/toeleiding/invoer")
        {
            Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(vacature), "Vacature" }, { new StringContent(coach), "Coach" }, { new ByteArrayContent(inhoud), "Bestand", "mensen.csv" } },
        });
        return answer.Headers.Location is { } naar ? (await browser.OpenAsync(naar.ToString()), naar.ToString()) : (await TestBrowser.ReadAsync(answer), "");
    }
}
