using System.Net;
using System.Text.RegularExpressions;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Afdrukken;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Documenten.Word;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Documenten.Uploads;
using LeerwerkFlow.Tests.Kernel;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Documenten.Afdrukken;

/// <summary>Many letters in one print job, with a list in front.</summary>
public sealed class AfdrukTests
{
    [Fact]
    public async Task Five_letters_are_one_pdf_in_the_order_of_its_list_and_each_counts_its_own_sheets()
    {
        await using var world = await TestWorld.StartAsync();
        var ids = await MadeAsync(world, "Claes", "Aerts", "Diels", "Baert", "Engels");
        await LongAsync(world, ids[1]);

        var pdf = await world.As<PrintAfdruk>(await world.AddMedewerkerAsync("co", "coordinator")).RunAsync(ids);

        var sheets = Poppler.Run("pdftotext", pdf, "-layout", "{}", "-").Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("8", "yes", "Afdruk van 5 brieven"), (Poppler.Info(pdf)["Pages"], Poppler.Info(pdf)["Tagged"], Poppler.Info(pdf)["Title"]));
        Assert.Equal(
            ["1 Nora Aerts Proefbrief 3", "2 Nora Baert Proefbrief 1", "3 Nora Claes Proefbrief 1", "4 Nora Diels Proefbrief 1", "5 Nora Engels Proefbrief 1"],
            Regex.Matches(sheets[0], @"(\d) +(Nora \w+) +(\w+) +(\d) +met de post").Select(m => string.Join(' ', m.Groups.Values.Skip(1))));
        Assert.Equal(["Nora Aerts", "", "", "Nora Baert", "Nora Claes", "Nora Diels", "Nora Engels"], sheets[1..].Select(s => Regex.Match(s, @"Nora (Aerts|Baert|Claes|Diels|Engels)").Value));
        Assert.Equal(
            ["lijst, bladzijde 1 van 1", "bladzijde 1 van 3", "bladzijde 2 van 3", "bladzijde 3 van 3", "bladzijde 1 van 1", "bladzijde 1 van 1", "bladzijde 1 van 1", "bladzijde 1 van 1"],
            sheets.Select(s => Regex.Match(s, @"(lijst, )?bladzijde \d van \d").Value));
        Assert.Equal(["", "1", "", "", "1", "1", "1", "1"], sheets.Select(s => Regex.Count(s, "^ *Leerwerkbedrijf De Brug$", RegexOptions.Multiline) > 0 ? "1" : ""));
        Assert.Contains("document-geprint", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Fact]
    public void A_letter_in_a_stack_looks_as_it_does_alone()
    {
        const string Style = ":root { --kleur: #123456; } html { font: 1rem Arial; } h1 { margin: 1.5rem 0 .5rem; } @media print { html { font-size: 11pt; } body { padding: 0; } @page { size: A5; margin: 0; } } .body { color: red; }";

        var html = ComposeAfdruk.Whole([new("A & B", "<i>", "post", $"<html><head><style>{Style}</style></head><body><p>x</p></body></html>", 2)], new(2010, 3, 1), 1);

        Assert.Contains("@scope (.soort0) { :scope { --kleur: #123456; } :scope { font: 1rem Arial; } h1 { margin: calc(1.5 * var(--rem)) 0 calc(.5 * var(--rem)); } @media print { :scope { font-size: 11pt; } :scope { padding: 0; } } .body { color: red; } }", html, StringComparison.Ordinal);
        Assert.DoesNotContain("A5", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">A &amp; B</th><td>&lt;i&gt;</td><td>2</td><td>met de post</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_moved_meanwhile_is_told_on_its_row_and_the_rest_goes_on()
    {
        await using var world = await TestWorld.StartAsync();
        var ids = await MadeAsync(world, "Aerts", "Baert", "Claes");
        var co = await world.AddMedewerkerAsync("co", "coordinator");
        using var browser = await world.SignInAsync("co");
        var path = "/documenten/afdruk?" + string.Join('&', ids.Select(id => "id=" + id));
        var page = await browser.OpenAsync(path);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form[action$='handler=Verstuurd']")!;
        await world.As<SaveVersie>(co).RunAsync(ids[1], 2, CheckUpload.Check(Bestanden.Docx(), [UploadSoort.Docx]), "Korter.");

        var answer = await TestBrowser.ReadAsync(await browser.SendFormAsync(form, path, []));

        Assert.Equal("Genoteerd: 2 documenten verstuurd of gegeven. 1 document niet: hieronder staat waarom.", answer.QuerySelector("[role=status]")!.TextContent.Trim());
        Assert.Equal(["genoteerd", "nee Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en probeer nog eens.", "genoteerd"], answer.QuerySelectorAll("tbody tr td:last-child").Select(c => c.TextContent.Trim()));
        Assert.Equal(["verstuurd", "gemaakt", "verstuurd"], await world.Db.QueryAsync<string>("SELECT status FROM document ORDER BY id"));
        Assert.Equal(["aangepast", "verstuurd", "verstuurd"], (await browser.OpenAsync(path)).QuerySelectorAll("tbody tr td:last-child").Select(c => Regex.Match(c.TextContent, "aangepast|verstuurd").Value).Order());
        Assert.Contains("Geen van deze", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<PrintAfdruk>(co).RunAsync(ids))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_more_than_a_hundred_and_nothing_of_another_house_is_printed()
    {
        await using var world = await TestWorld.StartAsync();
        var ids = await MadeAsync(world, "Aerts");
        var ander = await world.AddMedewerkerAsync("ada", "coordinator", "lwb-2");

        Assert.Equal("Kies hoogstens 100 documenten. Print de andere daarna.", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<PrintAfdruk>(ander).RunAsync([.. Enumerable.Repeat(ids[0], 101)]))).Message);
        Assert.Contains("Kies eerst", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<PrintAfdruk>(ander).RunAsync([]))).Message, StringComparison.Ordinal);
        Assert.Contains("Geen van deze", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<PrintAfdruk>(ander).RunAsync(ids))).Message, StringComparison.Ordinal);
        using var ada = await world.SignInAsync("ada");
        Assert.Empty((await ada.OpenAsync($"/documenten/afdruk?id={ids[0]}")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task In_a_real_browser_a_stack_is_chosen_printed_and_sent()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await MadeAsync(world, "Aerts", "Baert", "Claes");
        await world.AddMedewerkerAsync("co", "coordinator");
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        var page = browser.Page;
        await browser.GoAsync("/documenten?lijst=versturen");
        await browser.ShotAsync("documenten-versturen");
        await page.GetByLabel("Print Proefbrief van Nora Baert").UncheckAsync();
        await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Print wat aangevinkt is" }).ClickAsync());
        await browser.ShotAsync("afdruk-keuze");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download de PDF (2)" }).ClickAsync());
        Assert.Equal("afdruk-2010-03-01.pdf", download.SuggestedFilename);
        await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Deze zijn geprint en verstuurd" }).ClickAsync());
        await browser.ShotAsync("afdruk-klaar");

        Assert.Equal(["gemaakt", "verstuurd", "verstuurd"], await world.Db.QueryAsync<string>("SELECT status FROM document ORDER BY status"));
    }

    // A letter of one sheet for each of them, in the order given.
    private static async Task<string[]> MadeAsync(TestWorld world, params string[] namen)
    {
        await world.AddMedewerkerAsync("an");
        List<string> ids = [];
        foreach (var naam in namen)
        {
            var traject = await Proeftraject.StartAsync(world, "an", new Teken("proef")
                .Stap("Proefbrief", "Leerwerk.Document", ("sjabloon", "afsluitbrief"), ("document", "D22"), ("ontvanger", "deelnemer"), ("kanaal", "post"), ("wachtOp", "verstuurd")).Taak("daarna").Pijl("Proefbrief", "daarna"));
            await world.Db.WriteAsync([new("UPDATE deelnemer SET naam = @naam WHERE id = (SELECT deelnemer FROM traject WHERE id = @Id)", new { naam, traject.Id })]);
            await world.Get<RenderDocument>().RunAsync();
            ids.Add((await world.Db.FindAsync<string>("SELECT id FROM document WHERE traject = @Id", new { traject.Id }))!);
            world.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return [.. ids];
    }

    // The same letter with text for three sheets.
    private static async Task LongAsync(TestWorld world, string id)
    {
        var kluis = world.Get<Kluis>();
        var html = kluis.Open(Luik.Persoon, (await world.Db.FindAsync<byte[]>("SELECT html FROM document WHERE id = @id", new { id }))!);
        var langer = html.Replace("</main>", string.Concat(Enumerable.Repeat("<p>Een regel van deze brief.</p>", 50)) + "</main>", StringComparison.Ordinal);
        await world.Db.WriteAsync([new("UPDATE document SET html = @html WHERE id = @id", new { html = kluis.Seal(Luik.Persoon, langer), id })]);
    }
}
