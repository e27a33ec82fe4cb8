using System.Net;

namespace LeerwerkFlow.Tests.Documenten.Post;

public sealed class TeruggekomenTests
{
    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("text/rfc822-headers")]
    public async Task A_report_of_failure_marks_its_mail_and_everyone_sees_it(string deel)
    {
        await using var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        await proef.AskAsync();
        await proef.SendAsync();
        using var browser = await world.SignInAsync("an");

        Put(world, "laat.eml", Report(door.Last.MessageId!, "delayed", "4.4.1", "smtp; 451 try later", deel));
        await proef.SendAsync();
        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());
        Put(world, "terug.eml", Report(door.Last.MessageId!, "failed", "5.2.2", "smtp; 552 mailbox full", deel));
        await proef.SendAsync();

        Assert.Equal("teruggekomen 1 verstuurd", await proef.StandAsync());
        var bericht = (await browser.OpenAsync(proef.Path)).QuerySelector(".bericht-fout")!.TextContent;
        Assert.Contains("De mail kwam terug. Bel de ontvanger", bericht, StringComparison.Ordinal);
        Assert.Contains("5.2.2 smtp; 552 mailbox full", bericht, StringComparison.Ordinal);
        Assert.Equal("mail kwam terug", (await browser.OpenAsync("/documenten?lijst=mail")).QuerySelector("tbody .badge-fout")!.TextContent);
        Assert.Equal("Deze link werkt niet", (await browser.OpenAsync(MailProef.LinkOf(door.Last))).QuerySelector("h1")!.TextContent);
        Assert.Empty(Directory.GetFiles(Path.Combine(world.DataDirectory, "teruggekomen")));
        await browser.PostAsync(proef.Path, [], "form[action$='handler=Aangekomen']");
        Assert.Empty((await browser.OpenAsync("/documenten?lijst=mail")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task What_belongs_to_no_mail_is_put_apart_and_counted_and_a_person_notes_by_hand_that_it_came_back()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await MailProef.MakeAsync(world);
        await proef.AskAsync();
        await proef.SendAsync();
        using var browser = await world.SignInAsync("an");

        Put(world, "a.eml", Report("iemand@anders.example", "failed", "5.1.1", "smtp; 550 no", "message/rfc822"));
        Put(world, "b.eml", $"From: Nora <nora@voorbeeld.example>\r\nIn-Reply-To: <{await world.Db.FindAsync<string>("SELECT message_id FROM mail")}>\r\n\r\nIk ben er niet.\r\n");
        Put(world, "c.eml", "\0\0 geen mail");
        Put(world, "d.txt", "blijft liggen");
        await proef.SendAsync();
        await proef.SendAsync();
        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());
        Assert.Contains("Er kwamen 3 mails terug die bij geen document horen.", (await browser.OpenAsync("/documenten?lijst=mail")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(world.DataDirectory, "teruggekomen", "onbekend")).Length);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(proef.Path, [], "form[action$='handler=KwamTerug']")).StatusCode);
        await browser.PostAsync(proef.Path, [("RedenTerug", "VOL")], "form[action$='handler=KwamTerug']");
        Assert.Equal("teruggekomen 1 verstuurd", await proef.StandAsync());
        Assert.Contains("de postbus is vol", (await browser.OpenAsync(proef.Path)).QuerySelector(".bericht-fout")!.TextContent, StringComparison.Ordinal);
    }

    private static void Put(TestWorld world, string naam, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(world.DataDirectory, "teruggekomen")).FullName, naam), text);

    // As RFC 3464 draws it.
    private static string Report(string id, string action, string status, string diagnostic, string deel) => string.Join(
        "\r\n",
        "From: MAILER-DAEMON@voorbeeld.example", "MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status; boundary=grens", "",
        "--grens", "Content-Type: text/plain", "", "I'm sorry.", "--grens", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mail.voorbeeld.example", "",
        "Final-Recipient: rfc822; nora@voorbeeld.example", $"Action: {action}", $"Status: {status}", $"Diagnostic-Code: {diagnostic}", "",
        "--grens", $"Content-Type: {deel}", "", "From: post@leerwerk.voorbeeld.be", $"Message-ID: <{id}>", "", "--grens--", "");
}
