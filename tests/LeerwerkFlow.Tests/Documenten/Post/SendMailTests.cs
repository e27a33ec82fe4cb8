using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Store;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace LeerwerkFlow.Tests.Documenten.Post;

/// <summary>From the button to the mail server's answer.</summary>
public sealed class SendMailTests
{
    [Fact]
    public async Task An_accepted_mail_makes_the_document_sent_and_says_nothing_of_the_person()
    {
        await using var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        using var browser = await world.SignInAsync("an");

        Assert.Contains("Bel of spreek eerst met Nora Voorbeeld.", (await browser.OpenAsync(proef.Path)).Body!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync(proef.Path, [], "form[action$='handler=Mail']");
        Assert.Equal("klaar 0 gemaakt", await proef.StandAsync());
        Assert.Equal(["brief"], await proef.Traject.WaitsAsync());
        await proef.SendAsync();
        await proef.SendAsync();

        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        var (raw, mail, link) = (Assert.Single(door.Kept), door.Last, MailProef.LinkOf(door.Last));
        Assert.Equal(("\"Leerwerkbedrijf De Brug\" <post@leerwerk.voorbeeld.be>", "nora@voorbeeld.example", "Er staat een document voor je klaar"), (mail.From.ToString(), mail.To.ToString(), mail.Subject));
        Assert.Equal(("text/plain", "auto-generated"), (mail.Body!.ContentType.MimeType, mail.Headers[HeaderId.AutoSubmitted]));
        Assert.Equal(
            $"""
            Dag

            Leerwerkbedrijf De Brug heeft een document voor je. Je leest het hier:

            https://leerwerk.voorbeeld.be{link}

            De link werkt tot en met woensdag 31 maart 2010. We vragen eerst je geboortedatum. Zo leest niemand anders het document.

            Heb je vragen? Bel ons: 09 000 00 01.

            Verwachtte je deze mail niet? Klik dan niet op de link en bel ons.

            Leerwerkbedrijf De Brug

            """.ReplaceLineEndings("\n"),
            mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.All(["Nora ", "Voorbeeld ", "1985", "TR-2010", "D22", proef.Path[^12..], "afsluit"], word => Assert.DoesNotContain(word, raw, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Linkcode.HashOf(link["/lezen/".Length..]), await world.Db.FindAsync<string>("SELECT link FROM mail WHERE bericht IS NULL"));
        Assert.Contains("document-gemaild", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Fact]
    public async Task A_trajectbegeleider_is_told_the_number_of_the_dossier_and_bedrijven_get_no_question()
    {
        await using var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world, ontvanger: "trajectbegeleider", sjabloon: "iup-standaard");
        await proef.AskAsync("tom@vdab.example");
        await proef.SendAsync();
        Assert.Contains($"We vragen eerst de geboortedatum van de persoon over wie het gaat: dossier {proef.Traject.Id}.", door.Last.TextBody, StringComparison.Ordinal);

        await world.Db.WriteAsync([new("UPDATE document SET ontvanger = 'bedrijven'")]);
        await proef.AskAsync("zaak@voorbeeld.example");
        await proef.SendAsync();

        Assert.All(["geboortedatum", proef.Traject.Id, "Nora"], word => Assert.DoesNotContain(word, door.Last.TextBody!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_may_go_later_goes_after_its_pause_and_the_page_says_so()
    {
        await using var door = new SmtpDoor(new Gesprek(Rcpt: "451 4.7.1 Greylisted"), new Gesprek(Rcpt: "530 5.7.0 Authentication required"));
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        using var browser = await world.SignInAsync("an");
        await proef.AskAsync();

        foreach (var (minutes, stand) in new[] { (0.0, "klaar 1 gemaakt"), (0.9, "klaar 1 gemaakt"), (0.1, "klaar 2 gemaakt"), (4.9, "klaar 2 gemaakt"), (0.1, "aanvaard 3 verstuurd") })
        {
            world.Time.Advance(TimeSpan.FromMinutes(minutes));
            await proef.SendAsync();
            Assert.Equal(stand, await proef.StandAsync());
            if (minutes == 0.9)
                Assert.Contains("Na 1 keer proberen lukte het nog niet: 451 4.7.1 Greylisted.", (await browser.OpenAsync(proef.Path)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Single(door.Kept);
    }

    [Fact]
    public async Task Where_nobody_answers_a_person_must_look_after_three_days()
    {
        var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        await door.DisposeAsync();
        var proef = await MailProef.MakeAsync(world);
        await proef.AskAsync();

        for (var hour = 0; hour < 80; hour++)
        {
            await proef.SendAsync();
            world.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("geweigerd 9 gemaakt", await proef.StandAsync());
        Assert.Equal("De mail over “brief” is niet aangekomen. Open het document: daar staat wat je kunt doen.", Assert.Single(await proef.Traject.IncidentsAsync()));
    }

    [Fact]
    public async Task A_refused_mail_is_seen_and_a_person_corrects_the_address_and_sends_again()
    {
        await using var door = new SmtpDoor(new Gesprek(Rcpt: "550 5.1.1 User unknown\u001b[2J"));
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        using var browser = await world.SignInAsync("an");
        await proef.AskAsync("noraa@voorbeeld.example");
        Assert.Empty((await browser.OpenAsync("/documenten?lijst=versturen")).QuerySelectorAll("tbody tr"));
        await proef.SendAsync();

        Assert.Equal("geweigerd 1 gemaakt", await proef.StandAsync());
        var bericht = (await browser.OpenAsync(proef.Path)).QuerySelector(".bericht-fout")!.TextContent;
        Assert.Contains("De mail is niet aangekomen. Bel de ontvanger en kijk het adres na.", bericht, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 User unknown [2J", bericht, StringComparison.Ordinal);
        Assert.Equal("mail niet aangekomen", (await browser.OpenAsync("/documenten?lijst=mail")).QuerySelector("tbody .badge-fout")!.TextContent);
        await browser.PostAsync(proef.Path, [("Adres", MailProef.Adres)], "form[action$='handler=Mail']");
        await proef.SendAsync();

        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());
        Assert.Empty((await browser.OpenAsync("/documenten?lijst=mail")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task An_answer_that_is_lost_never_makes_a_second_mail()
    {
        await using var door = new SmtpDoor(new Gesprek(Data: null));
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        await proef.AskAsync();

        await proef.SendAsync();
        Assert.Equal("klaar 1 gemaakt", await proef.StandAsync());
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await proef.SendAsync();

        // A mailbox shows them as one, for it is the same message.
        Assert.Equal((2, 1), (door.Kept.Count, door.Kept.Distinct().Count()));
        Assert.Equal(await world.Db.FindAsync<string>("SELECT message_id FROM mail"), door.Last.MessageId);
        Assert.Equal("aanvaard 2 verstuurd", await proef.StandAsync());
    }

    [Fact]
    public async Task What_is_no_single_address_is_refused_in_a_sentence_and_nothing_is_written()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await MailProef.MakeAsync(world);
        using var browser = await world.SignInAsync("an");

        foreach (var (adres, zin) in new[]
        {
            ("", "Vul het mailadres in."), ("nora@voorbeeld.be\r\nBcc: iedereen@voorbeeld.be", "In dit mailadres staat een teken"), ("nora@voorbeeld.be%0d%0aBcc:x@voorbeeld.be", "Vul één mailadres in"),
            ("nora@voorbeeld.be,bob@voorbeeld.be", "Vul één mailadres in"), ("nora@voorbeeld.be; bob@voorbeeld.be", "Vul één mailadres in"), ("Nora <nora@voorbeeld.be>", "Vul één mailadres in"),
            ("<nora@voorbeeld.be>", "Dit is geen mailadres."), ("nora@vóórbeeld.be", "Dit mailadres kunnen we niet gebruiken."), ("nora@localhost", "Dit is geen mailadres."),
            ("nora..v@voorbeeld.be", "Dit is geen mailadres."), ($"nora@{string.Join('.', Enumerable.Repeat("voorbeeld", 24))}.be12", "Dit mailadres is te lang: hoogstens 200 tekens."),
        })
        {
            var answer = await browser.PostAsync(proef.Path, [("Adres", adres)], "form[action$='handler=Mail']");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.StartsWith(zin, (await TestBrowser.ReadAsync(answer)).QuerySelector("#Adres-fout")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM mail"));
        Assert.All(["n.v+x@sub-1.voorbeeld.be", "  nora@voorbeeld.be ", "o'hara@xn--vrbeeld-0wa.be"], adres => Assert.Equal(adres.Trim(), MailAdres.Read(adres)));
    }

    [Fact]
    public async Task One_document_has_one_mail_until_a_person_asks_again()
    {
        await using var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        await world.AddMedewerkerAsync("bob");

        await Assert.ThrowsAsync<NotFound>(() => proef.AskAsync(wie: "bob"));
        await MailProef.ContactAsync(world, new(Email: MailProef.Adres));
        Assert.StartsWith("We weten de geboortedatum niet", (await Assert.ThrowsAsync<RuleBroken>(() => proef.AskAsync())).Message, StringComparison.Ordinal);
        await MailProef.ContactAsync(world, new(Geboortedatum: new DateOnly(1985, 3, 14)));
        await proef.AskAsync();
        Assert.Equal("De mail over dit document vertrekt al.", (await Assert.ThrowsAsync<RuleBroken>(() => proef.AskAsync())).Message);
        await proef.SendAsync();
        await Assert.ThrowsAsync<Moved>(() => proef.AskAsync(revisie: 2));
        await proef.SendAsync();
        var eerste = MailProef.LinkOf(Assert.Single(door.Kept) is { } ? door.Last : null!);
        await proef.AskAsync();
        await proef.SendAsync();

        Assert.NotEqual(eerste, MailProef.LinkOf(door.Last));
        Assert.Equal("Deze link werkt niet", (await world.Browse().OpenAsync(eerste)).QuerySelector("h1")!.TextContent);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.Db.WriteAsync([new("UPDATE mail SET gesloten = NULL")]));
    }

    [Fact]
    public async Task A_mail_that_is_taken_back_or_whose_document_is_no_longer_wanted_does_not_leave()
    {
        await using var door = new SmtpDoor();
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var proef = await MailProef.MakeAsync(world);
        using var browser = await world.SignInAsync("an");

        await proef.AskAsync();
        await browser.PostAsync(proef.Path, [], "form[action$='handler=SluitMail']");
        await proef.SendAsync();
        await proef.AskAsync();
        await world.Db.WriteAsync([new("UPDATE document SET status = 'geannuleerd'")]);
        await proef.SendAsync();
        await world.Db.WriteAsync([new("UPDATE document SET status = 'gemaakt'")]);
        await proef.AskAsync();
        await browser.PostAsync(proef.Path, [], "form[action$='handler=Verstuurd']");
        await proef.SendAsync();

        Assert.Empty(door.Kept);
        Assert.Equal("ingetrokken 0 verstuurd", await proef.StandAsync());
        Assert.Equal(3, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM mail WHERE status = 'ingetrokken' AND gesloten IS NOT NULL AND bericht IS NULL"));
    }

    [Fact]
    public async Task Without_a_server_the_demo_puts_mails_in_a_folder_and_elsewhere_a_person_mails()
    {
        await using var demo = await TestWorld.StartAsync();
        var proef = await MailProef.MakeAsync(demo);
        await proef.AskAsync();
        await proef.SendAsync();
        var bestand = Assert.Single(Directory.GetFiles(Path.Combine(demo.DataDirectory, "post")));
        Assert.Equal(await demo.Db.FindAsync<string>("SELECT id || '.eml' FROM mail WHERE status = 'aanvaard'"), Path.GetFileName(bestand));
        Assert.Equal("leerwerkflow@voorbeeld.example", MimeMessage.Load(bestand).From.Mailboxes.Single().Address);

        await using var off = await TestWorld.StartAsync(adapt: b => b.Services.AddSingleton(new MailKanaal(new(), "http://x", "", demo: false)));
        var zonder = await MailProef.MakeAsync(off);
        using var browser = await off.SignInAsync("an");

        Assert.Contains("mail het zelf", (await browser.OpenAsync(zonder.Path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mailen staat hier uit. Mail het document zelf.", (await Assert.ThrowsAsync<RuleBroken>(() => zonder.AskAsync())).Message);
    }

    [Theory]
    [InlineData("auto", "", "post@voorbeeld.be", "Mail:Tls")]
    [InlineData("geen", "post", "post@voorbeeld.be", "Mail:Tls")]
    [InlineData("tls", "", "", "Mail:Van")]
    public void A_setting_that_cannot_be_stops_the_start(string tls, string gebruiker, string van, string naam)
    {
        Assert.Contains(naam, Assert.Throws<CannotStart>(() => new MailOptions("mail", 587, tls, gebruiker, "geheim", van).Checked()).Message, StringComparison.Ordinal);
        Assert.Equal("--Mail:Wachtwoord=geheim", Settings.Unknown(["--Mail:Server=mail", "--Mail:Wachtwoord=geheim"]));
    }
}
