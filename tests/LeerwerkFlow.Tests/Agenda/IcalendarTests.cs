using System.Text;
using LeerwerkFlow.Agenda;

namespace LeerwerkFlow.Tests.Agenda;

/// <summary>The writer on the vectors of RFC 5545 and 5546.</summary>
public sealed class IcalendarTests
{
    private static readonly Vevent Gesprek = new("a1@leerwerkflow", 0, new(2010, 3, 1, 11, 0, 0, TimeSpan.Zero), Tijdvak.Read(new(2026, 3, 25), "10:00", 45), "Afspraak met An", "", "");

    // RFC 5545, 3.3.11.
    [Fact]
    public void Text_is_escaped_as_in_the_RFC() => Assert.Equal(
        @"Project XYZ Final Review\nConference Room - 3B\nCome Prepared.", Icalendar.Escape("Project XYZ Final Review\nConference Room - 3B\r\nCome Prepared."));

    [Theory]
    [InlineData(@"C:\map; a, b: ""c""", @"C:\\map\; a\, b: ""c""")]
    [InlineData("a\tb\u0007c\rd", @"abc\nd")]
    [InlineData(@"al \n gezet", @"al \\n gezet")]
    public void Nothing_typed_ends_a_line_or_begins_a_property(string text, string escaped) => Assert.Equal(escaped, Icalendar.Escape(text));

    // RFC 5545, 3.1: its example in one line, and lines of 75 octets, with characters of two, three and four octets that may not be cut.
    [Theory]
    [InlineData("DESCRIPTION:This is a long description that exists on a long line.", 1)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345", 1)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123456", 2)]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234é", 2)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123é", 1)]
    [InlineData("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé", 3)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€", 3)]
    public void A_line_has_at_most_75_octets_and_unfolds_to_itself(string line, int lines)
    {
        var folded = Icalendar.Fold(line);

        var parts = folded.Split("\r\n")[..^1];
        Assert.Equal(lines, parts.Length);
        Assert.All(parts, p => Assert.InRange(Encoding.UTF8.GetByteCount(p), 1, 75));
        Assert.Equal(line + "\r\n", folded.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_invitation_reads_as_this()
    {
        var text = Icalendar.Write("REQUEST", [Gesprek with { Uitleg = "Kun je niet komen? Bel 09 123 45 67.", Plaats = "Kerkstraat 1, Gent", Van = ("An \"de\" coach", "post@lwb.example"), Naar = "jo@example.org" }]);

        Snapshot.Match(text.Replace("\r\n", "\n", StringComparison.Ordinal), "uitnodiging");
        Assert.Equal(text.Count(c => c == '\n'), text.Split("\r\n").Length - 1);
    }

    // RFC 5546, 3.2.2 and 3.2.5: what must be there once; with DURATION there is no DTEND.
    [Theory]
    [InlineData("REQUEST", "STATUS:CONFIRMED")]
    [InlineData("CANCEL", "STATUS:CANCELLED")]
    public void A_method_has_what_RFC_5546_asks(string method, string status)
    {
        var lines = Icalendar.Write(method, [Gesprek with { Sequence = 3, Geannuleerd = method == "CANCEL", Van = ("An", "post@lwb.example") }]).Split("\r\n");

        foreach (var property in new[] { $"METHOD:{method}", "VERSION:2.0", "PRODID:", "UID:a1@leerwerkflow", "SEQUENCE:3", "DTSTAMP:20100301T110000Z", "DTSTART;TZID=Europe/Brussels:20260325T100000", "DURATION:PT45M", "ORGANIZER;", "ATTENDEE;", status })
            Assert.Single(lines, l => l.StartsWith(property, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith("DTEND", StringComparison.Ordinal));
        Assert.EndsWith(":invalid:nomail", lines.Single(l => l.StartsWith("ATTENDEE", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
