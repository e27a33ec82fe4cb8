using System.Globalization;
using System.Text;

namespace LeerwerkFlow.Agenda;

/// <summary>One VEVENT. Who invites and who is invited are of an invitation only; a feed has neither.</summary>
/// <param name="Naar">Address of who is invited; null: has no mail.</param>
internal sealed record Vevent(string Uid, long Sequence, DateTimeOffset Stempel, Tijdvak Tijd, string Titel, string Uitleg, string Plaats, bool Geannuleerd = false, (string Naam, string Adres)? Van = null, string? Naar = null);

/// <summary>
/// Writes the small part of iCalendar (RFC 5545, RFC 5546) that an afspraak needs. Times are local with a VTIMEZONE of Europe/Brussels: the name that Google and Apple know and the rules that
/// Outlook reads, and an afspraak at ten stays at ten when a law changes the clock. The length is a DURATION: it has no local end that autumn gives twice.
/// </summary>
internal static class Icalendar
{
    private const int MostOctets = 75;

    // Since 1996 the rule of the European Union.
    private const string Brussel =
        """
        BEGIN:VTIMEZONE
        TZID:Europe/Brussels
        BEGIN:DAYLIGHT
        DTSTART:19960331T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZNAME:CEST
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZNAME:CET
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        """;

    /// <param name="method"><c>REQUEST</c> or <c>CANCEL</c>; null for a feed.</param>
    public static string Write(string? method, IEnumerable<Vevent> events)
    {
        // Without a name for a feed Google shows its address, and that is a secret.
        string[] top = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LeerwerkFlow//Agenda//NL", method is null ? "X-WR-CALNAME:Afspraken" : $"METHOD:{method}", .. Brussel.ReplaceLineEndings("\n").Split('\n')];
        return string.Concat(top.Concat(events.SelectMany(Lines)).Append("END:VCALENDAR").Select(Fold));
    }

    /// <summary>A value of type TEXT (RFC 5545, 3.3.11); other control characters than a line end are left out.</summary>
    public static string Escape(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c switch
    {
        '\n' => "\\n",
        '\\' or ';' or ',' => $"\\{c}",
        _ when char.IsControl(c) => "",
        _ => c.ToString(),
    }));

    /// <summary>A line of at most 75 octets, or several that are one: no character is cut (RFC 5545, 3.1). Ends in CRLF.</summary>
    public static string Fold(string line)
    {
        var (folded, octets) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    private static IEnumerable<string> Lines(Vevent e)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{e.Uid}";
        yield return $"SEQUENCE:{e.Sequence}";
        yield return $"DTSTAMP:{e.Stempel.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        yield return $"DTSTART;TZID=Europe/Brussels:{e.Tijd.Dag.ToDateTime(e.Tijd.Uur).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
        yield return $"DURATION:PT{e.Tijd.Minuten}M";
        yield return $"SUMMARY:{Escape(e.Titel)}";
        if (e.Uitleg.Length > 0)
            yield return $"DESCRIPTION:{Escape(e.Uitleg)}";
        if (e.Plaats.Length > 0)
            yield return $"LOCATION:{Escape(e.Plaats)}";
        if (e.Van is { } van)
        {
            yield return $"ORGANIZER;CN=\"{Quoted(van.Naam)}\":mailto:{van.Adres}";
            // Who has no mail is written as Apple's calendar does it.
            yield return $"ATTENDEE;RSVP=FALSE;PARTSTAT=NEEDS-ACTION:{(e.Naar is null ? "invalid:nomail" : $"mailto:{e.Naar}")}";
        }

        yield return e.Geannuleerd ? "STATUS:CANCELLED" : "STATUS:CONFIRMED";
        yield return "END:VEVENT";
    }

    // Between quotes everything may stand but a quote and what ends a line.
    private static string Quoted(string text) => string.Concat(text.Where(c => c != '"' && !char.IsControl(c)));
}
