using System.Text.Json;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Agenda;

/// <summary>Where invitations and feeds come from.</summary>
/// <param name="Adres">Where the app is reached from outside.</param>
/// <param name="Van">The address that invites.</param>
internal sealed record AgendaOptions(string Adres, string Van);

/// <summary>
/// What a deelnemer, and whoever looks over the shoulder, reads of an afspraak: with whom by first name, when, where and whom to phone. Never why (S5), nor who else comes.
/// </summary>
internal sealed class Uitnodiging(Kluis kluis, AgendaOptions options)
{
    public string Plaats(byte[] verzegeld) => kluis.Open(Luik.Persoon, verzegeld);

    /// <summary>The same for paper.</summary>
    public IReadOnlyList<string> Lines(Afspraak a) =>
    [
        $"{Titel(a)}.",
        $"{Hoofdletter(Datum.Lang(a.Dag))}, {a.Tijd.Uren}.",
        .. Plaats(a.Plaats) is { Length: > 0 } plaats ? [$"Waar: {plaats}."] : Array.Empty<string>(),
        Bel(a),
    ];

    /// <summary>The iCalendar of one deelnemer: a REQUEST, or a CANCEL when it does not go on for them.</summary>
    public string Icalendar(Afspraak a, AfspraakDeelnemer wie)
    {
        var mail = JsonSerializer.Deserialize<Contact>(kluis.Open(Luik.Persoon, wie.Contact))?.Email;
        var af = a.Geannuleerd || wie.Weg;
        var bericht = Event(a, Titel(a), Bel(a), Plaats(a.Plaats)) with
        {
            Geannuleerd = af,
            Van = (a.CoachVoornaam, options.Van),
            Naar = string.IsNullOrWhiteSpace(mail) || mail.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) ? null : mail,
        };
        return Agenda.Icalendar.Write(af ? "CANCEL" : "REQUEST", [bericht]);
    }

    /// <summary>The agenda of a coach for the private address: that there is an afspraak and where, unless somebody lives there.</summary>
    public string Feed(IEnumerable<Afspraak> afspraken) =>
        Agenda.Icalendar.Write(null, afspraken.Select(a => Event(a, "Afspraak", "", a.Soort == Afspraak.Huisbezoek ? "" : Plaats(a.Plaats))));

    private static Vevent Event(Afspraak a, string titel, string uitleg, string plaats) => new($"{a.Id}@leerwerkflow", a.Revisie - 1, a.Gewijzigd, a.Tijd, titel, uitleg, plaats);

    private static string Titel(Afspraak a) => $"Afspraak met {a.CoachVoornaam}";

    private static string Bel(Afspraak a) => $"Kun je niet komen? Bel {(string.IsNullOrWhiteSpace(a.Telefoon) ? "ons" : a.Telefoon)}.";

    private static string Hoofdletter(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
