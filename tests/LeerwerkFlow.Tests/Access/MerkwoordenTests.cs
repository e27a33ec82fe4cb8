using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Documenten.Kaarten;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Tests.Access;

/// <summary>
/// Twenty marker words in the confidential fields of one intake, and one in the reason of a suspension. Everyone but the coach of that traject then walks every link of the program, letters and files
/// included, and nobody meets one (S5). Nor do they stand in the database, in what VDAB gets, in mails or in a log.
/// </summary>
public sealed class MerkwoordenTests
{
    private const int Few = 17;

    private static readonly string[] Merkwoorden = [.. Enumerable.Range(1, 21).Select(n => $"merkwoord{n:00}x")];

    [Fact]
    public async Task Only_the_coach_meets_what_is_confidential()
    {
        var logs = new List<string>();
        await using var world = await StartAsync(logs);
        var (taak, traject, coach, organisatie) = await IntakeAsync(world);

        await PlantAsync(world, taak, traject, coach);
        await world.Get<DueWork>().RunAsync();
        await world.Klok.MoveAsync(world.Klok.Vandaag.AddDays(40));
        await world.Get<DueWork>().RunAsync();

        using (var eigen = await SignInAsync(world, coach))
        {
            // The words are really there, or nobody could have met them.
            var gelezen = await new Rondgang(eigen, 400).WalkAsync($"/taak/{taak}", $"/traject/{traject}?vertrouwelijk=true");
            Assert.Equal(Merkwoorden, Merkwoorden.Where(m => gelezen.Any(g => g.Tekst.Contains(m, StringComparison.OrdinalIgnoreCase))));
        }

        Assert.NotEmpty(await world.Db.QueryAsync<string>("SELECT id FROM document WHERE traject = @traject", new { traject }));
        string[] mappen = [$"/traject/{traject}", $"/traject/{traject}?vertrouwelijk=true", $"/traject/{traject}?alles=true", $"/taak/{taak}", .. await StartsAsync(world, traject)];
        foreach (var wie in await OthersAsync(world, coach, organisatie))
        {
            using var ander = await SignInAsync(world, wie);
            var gezien = await new Rondgang(ander, 250).WalkAsync([.. mappen, "/"]);

            Assert.True(gezien.Count > 5, $"{wie} saw {gezien.Count} pages");
            Assert.Equal([], gezien.Where(g => Found(g.Tekst)).Select(g => $"{wie} met {g.Pad}"));
        }

        // Who carries the card of this person, without an account.
        var kaart = await new MakeKaart(world.Db, world.Klok, await UserAsync(world, coach)).RunAsync(traject, null, 30);
        using (var buiten = world.Browse())
            Assert.False(Found((await buiten.OpenAsync($"/k/{kaart}")).Source.Text));
        Assert.DoesNotContain(logs, Found);
        Assert.Empty(await FilesAsync(world.DataDirectory));
    }

    private static bool Found(string tekst) => tekst.Contains("merkwoord", StringComparison.OrdinalIgnoreCase);

    private static async Task<TestWorld> StartAsync(List<string> logs)
    {
        var world = await TestWorld.StartAsync(adapt: b => b.Logging.AddProvider(new Meelezer(logs)), settings: [$"--DemoTrajecten={Few}", "--Logging:LogLevel:Default=Trace"]);
        await ReferenceData.Load().ImportAsync(world.Db);
        await world.Get<ImportFlows>().RunAsync(FlowFiles.Folder, "test");
        Assert.Empty(await world.Get<DemoPeople>().MakeAsync(Few));
        return world;
    }

    private static async Task<(string Taak, string Traject, string Coach, string Organisatie)> IntakeAsync(TestWorld world) =>
        (await world.Db.QueryAsync<(string, string, string, string)>(
            "SELECT k.id, k.traject, t.coach, t.organisatie FROM taak k JOIN traject t ON t.id = k.traject WHERE k.formulier = 'intake' AND k.status = 'open' AND t.coach IS NOT NULL ORDER BY t.start"))[0];

    // Through the pages, as a coach does it: the talk with all that is confidential, and a suspension of two weeks.
    private static async Task PlantAsync(TestWorld world, string taak, string traject, string coach)
    {
        var wie = await UserAsync(world, coach);
        var dossier = await world.Get<ReadTaak>().OpenAsync(wie, await world.Get<ReadTaak>().GetAsync(wie, taak));
        var uitkomst = dossier.Uitkomsten[0];
        Dictionary<string, string> vast = new() { ["lichamelijk"] = "JA", ["verslaving"] = "JA", ["justitie"] = "JA" };
        foreach (var (naam, nr) in new[] { "lichamelijkUitleg", "verslavingUitleg", "justitieUitleg", "werkplekMoetWeten" }.Select((naam, nr) => (naam, nr)))
            vast[naam] = Merkwoorden[nr];
        var post = FormulierVoorbeeld.Post(dossier.Formulier, uitkomst, dossier.Context, vast).SelectMany(p => p.Value.Select(v => (p.Key, v))).ToList();
        for (var rij = 0; rij < 8; rij++)
            post.AddRange([($"randvoorwaarden.{rij}.domein", "SCHULDEN"), ($"randvoorwaarden.{rij}.beschrijving", Merkwoorden[4 + (2 * rij)]), ($"randvoorwaarden.{rij}.ernst", "ZWAAR"), ($"randvoorwaarden.{rij}.actie", Merkwoorden[5 + (2 * rij)])]);

        using var browser = await SignInAsync(world, coach);
        var klaar = await browser.PostAsync($"/taak/{taak}", [.. post, ("uitkomst", uitkomst)], "form[data-taak]");
        Assert.True((int)klaar.StatusCode is >= 300 and < 400, await klaar.Content.ReadAsStringAsync());

        var seen = await TestBrowser.ReadAsync(await browser.PostAsync($"/traject/{traject}/schorsen", [("Van", "2010-03-08"), ("Tot", "2010-03-19"), ("Toelichting", Merkwoorden[^1])]));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await WijzigingPageTests.ConfirmAsync(browser, seen, $"/traject/{traject}/schorsen")).StatusCode);
    }

    // A substitute while the coach is away, who leads, who instructs, both kinds of promotor, and who keeps the program.
    private static async Task<string[]> OthersAsync(TestWorld world, string coach, string organisatie)
    {
        var vervanger = (await world.Db.FindAsync<string>("SELECT MIN(id) FROM medewerker WHERE organisatie = @organisatie AND rollen = 'coach' AND id <> @coach", new { organisatie, coach }))!;
        await world.Get<SaveAfwezigheid>().RunAsync(
            await UserAsync(world, coach), new(null, 0, coach, world.Klok.Vandaag, world.Klok.Vandaag.AddDays(10), vervanger, new Dictionary<string, string>()));
        await world.AddMedewerkerAsync("promo", "promotor", organisatie);
        return
        [
            vervanger, "promo", .. await world.Db.QueryAsync<string>(
                "SELECT id FROM medewerker WHERE rollen = 'beheerder' OR (organisatie = @organisatie AND rollen IN ('coordinator', 'instructeur')) ORDER BY id", new { organisatie }),
        ];
    }

    // What a link may not lead to may still be typed.
    private static async Task<string[]> StartsAsync(TestWorld world, string traject)
    {
        string[] delen = ["schorsen", "stoppen", "verlengen", "coach", "begeleider", "hervatten", "wacht"];
        var documenten = await world.Db.QueryAsync<string>("SELECT id FROM document WHERE traject = @traject", new { traject });
        var taken = await world.Db.QueryAsync<string>("SELECT id FROM taak WHERE traject = @traject", new { traject });
        var deelnemer = await world.Db.FindAsync<string>("SELECT deelnemer FROM traject WHERE id = @traject", new { traject });
        return
        [
            "/ploeg", "/agenda", $"/bezoek/{traject}", $"/bezoek/{traject}?kopie=true", $"/afspraak/nieuw?traject={traject}", $"/traject/{traject}/kaart", $"/traject/{traject}/inzage", $"/deelnemer/{deelnemer}", "/zoek?q=merkwoor", .. delen.Select(d => $"/traject/{traject}/{d}"), .. taken.SelectMany(t => new[] { $"/taak/{t}", $"/taak/{t}/brieven", $"/taak/{t}/vraag" }),
            .. documenten.SelectMany(d => new[] { $"/document/{d}", $"/document/{d}/inhoud", $"/document/{d}/pdf", $"/document/{d}/word", $"/document/{d}/elm" }),
        ];
    }

    private static async Task<TestBrowser> SignInAsync(TestWorld world, string id)
    {
        var naam = (await world.Db.FindAsync<string>("SELECT gebruikersnaam FROM medewerker WHERE id = @id", new { id }))!;
        var browser = world.Browse();
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await browser.SignInAsync(naam, id.StartsWith(DemoOptions.AccountPrefix, StringComparison.Ordinal) ? DemoOptions.Wachtwoord : TestWorld.Password)).StatusCode);
        return browser;
    }

    private static async Task<CurrentUser> UserAsync(TestWorld world, string id)
    {
        var (naam, organisatie, rollen) = (await world.Db.QueryAsync<(string, string, string)>("SELECT naam, organisatie, rollen FROM medewerker WHERE id = @id", new { id }))[0];
        return new(id, naam, organisatie, Roles.Parse(rollen));
    }

    // The database with what waits beside it, keys, files: as bytes, so nothing hides in a column that nobody thought of.
    private static async Task<string[]> FilesAsync(string map)
    {
        List<string> found = [];
        foreach (var file in Directory.EnumerateFiles(map, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            if (Found(await reader.ReadToEndAsync()))
                found.Add(Path.GetFileName(file));
        }

        return [.. found];
    }

    private sealed class Meelezer(List<string> regels) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (regels)
                regels.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
