using System.Text;
using LeerwerkFlow.Web;
using MimeKit;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>What stands in a mail about a document: who sends it, the link and whom to phone. Nothing of the document and no name of a person.</summary>
/// <param name="Id">The Message-ID, without brackets.</param>
/// <param name="Ontvanger">A code of receivers: a deelnemer is <i>je</i>, all others <i>u</i>.</param>
/// <param name="Dossier">Number of the traject, by which a trajectbegeleider knows about whom it is; a deelnemer and bedrijven get none.</param>
internal sealed record MailTekst(string Id, string Van, string Organisatie, string? Telefoon, string Naar, string Ontvanger, string Dossier, string Link, DateOnly TotEnMet, DateTimeOffset Moment)
{
    /// <summary>The whole message, the same each time: plain ASCII as it crosses the network.</summary>
    public string Write()
    {
        var naam = string.Concat(Organisatie.Select(c => char.IsControl(c) ? ' ' : c));
        using var message = new MimeMessage { Subject = $"Er staat een document voor {U("je", "u")} klaar", MessageId = Id, Date = Moment };
        message.From.Add(new MailboxAddress(naam, Van));
        message.To.Add(new MailboxAddress("", Naar));
        // Nobody's holiday message answers a machine.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new TextPart("plain") { Text = Text(naam), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return Encoding.ASCII.GetString(stream.ToArray());
    }

    private string Text(string naam) =>
        $"""
        Dag

        {naam} heeft een document voor {U("je. Je leest", "u. U leest")} het hier:

        {Link}

        De link werkt tot en met {Datum.Lang(TotEnMet)}.{Vraag}

        {U("Heb je", "Hebt u")} vragen? Bel ons{(string.IsNullOrWhiteSpace(Telefoon) ? "" : $": {Telefoon}")}.

        Verwachtte {U("je", "u")} deze mail niet? Klik dan niet op de link en bel ons.

        {naam}

        """;

    private string Vraag => Ontvanger switch
    {
        "deelnemer" => " We vragen eerst je geboortedatum. Zo leest niemand anders het document.",
        _ when Leeslink.AsksGeboortedatum(Ontvanger) => $" We vragen eerst de geboortedatum van de persoon over wie het gaat: dossier {Dossier}.",
        _ => "",
    };

    private string U(string je, string u) => Ontvanger == "deelnemer" ? je : u;
}
