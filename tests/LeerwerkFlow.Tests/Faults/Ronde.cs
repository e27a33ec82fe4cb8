using System.Net;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>Work for three nodes: trajecten of one taak, one day of waiting and one melding.</summary>
internal sealed class Ronde(Knopen knopen, TestBrowser browser)
{
    public const string Flow = "ronde";

    /// <summary>The flow, and a coach an and a coordinator co who sign in.</summary>
    public static async Task PrepareAsync(TestWorld world)
    {
        await Voorbeeld.FillAsync(world);
        await PublishAsync(world, "INTAKE_AFGEROND");
    }

    /// <summary>The flow as its next version, which tells VDAB this.</summary>
    public static async Task PublishAsync(TestWorld world, string mijlpaal)
    {
        var (bestand, tekst) = new Teken(Flow).Taak("doe").Stap("wacht", "Leerwerk.Wacht", ("moment", "hier + 2 dagen")).Stap("meld", "Leerwerk.Melding", ("mijlpaal", mijlpaal)).Pijl("doe", "wacht").Pijl("wacht", "meld").Bestand;
        var map = Directory.CreateDirectory(Path.Combine(world.DataDirectory, "flows"));
        await File.WriteAllTextAsync(Path.Combine(map.FullName, bestand), tekst);
        await world.Get<ImportFlows>().RunAsync(map.FullName, "test");
    }

    public async Task<string[]> BeginAsync(int aantal) => await Task.WhenAll(Enumerable.Range(0, aantal).Select(n =>
        knopen.World.Get<StartTraject>().RunAsync(new("lwb-1", "Test", $"Persoon {n}", Voorbeeld.Contact, Voorbeeld.Vacature, "an", "Vera van VDAB", Flow), "an")));

    /// <summary>A coach does the taak of each at whichever node the request comes to; a node that dies meanwhile, or loses the database and says so, is no reason to stop.</summary>
    /// <returns>Those of which a node said that it is done.</returns>
    public async Task<string[]> DoTakenAsync(IEnumerable<string> trajecten)
    {
        var gezegd = new List<string>();
        foreach (var traject in trajecten)
        {
            var taak = await knopen.World.Db.FindAsync<string>("SELECT id FROM taak WHERE traject = @traject AND status = 'open'", new { traject });
            if (taak is null)
                continue;
            if (await SendAsync(browser, $"/taak/{taak}", "main form", [("gedaan", "Het is in orde."), ("uitkomst", "Klaar")]))
                gezegd.Add(traject);
        }

        return [.. gezegd];
    }

    /// <summary>The coordinator moves the clock by a day at one node, which does what is due; false when nobody said so.</summary>
    public static Task<bool> MoveAsync(TestBrowser co, string taakpagina) => SendAsync(co, taakpagina, "form[action='/demoklok']", [("sprong", "dag")]);

    /// <summary>How many have not ended, or have a melding that VDAB did not accept.</summary>
    public Task<long> OpenAsync(string[] trajecten) => CountAsync(
        "SELECT (SELECT COUNT(*) FROM traject WHERE id IN (@) AND status <> 'afgerond') + (SELECT COUNT(*) FROM melding WHERE traject IN (@) AND status <> 'AANVAARD')", trajecten);

    public Task<long> OpenTakenAsync(string[] trajecten) => CountAsync("SELECT COUNT(*) FROM taak WHERE traject IN (@) AND status = 'open'", trajecten);

    // Opens a page and sends a form; false when nobody said that it is done: the node died meanwhile, said that it is without the database, or that somebody was first. Then it is asked again later.
    private static async Task<bool> SendAsync(TestBrowser browser, string path, string form, (string, string)[] fields)
    {
        try
        {
            var page = await browser.GetAsync(path);
            if (page.StatusCode == HttpStatusCode.ServiceUnavailable)
                return false;
            var answer = await browser.SendFormAsync(Assert.IsAssignableFrom<IHtmlFormElement>((await TestBrowser.ReadAsync(page)).QuerySelector(form)), path, fields);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return answer.StatusCode == HttpStatusCode.Redirect;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task<long> CountAsync(string sql, string[] trajecten) =>
        knopen.World.Db.FindAsync<long>(sql.Replace("@", string.Join(',', trajecten.Append("").Select(t => $"'{t}'")), StringComparison.Ordinal));

    /// <summary>Everything that was asked happened, and happened once: in the journal, in the rows, and at the receiver.</summary>
    public async Task AssertOnceAsync(int aantal)
    {
        var db = knopen.World.Db;
        Assert.Equal(aantal, await db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE status = 'afgerond'"));
        // Begin, the taak by a person, the day by the clock: each once for every traject.
        Assert.Empty(await db.QueryAsync<string>("SELECT traject FROM journaal GROUP BY traject HAVING COUNT(*) <> 3"));
        Assert.Equal(aantal, await db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE actor = 'klok'"));
        var sent = await db.QueryAsync<string>("SELECT id FROM melding WHERE status = 'AANVAARD' ORDER BY id");
        Assert.Equal(aantal, sent.Length);
        Assert.Equal(sent, await db.QueryAsync<string>("SELECT id FROM simulator_ontvangst ORDER BY id"));
        Assert.Equal(0, await db.FindAsync<long>("SELECT COUNT(*) FROM simulator_weigering"));
        Assert.Empty((await knopen.World.Get<CheckTrajecten>().RunAsync()).Fouten);
    }
}
