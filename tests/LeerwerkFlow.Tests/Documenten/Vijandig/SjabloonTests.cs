using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Ontwerp.Werkplaats;
using LeerwerkFlow.Tests.Language;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Documenten.Vijandig;

/// <summary>What a template can try: to go on without end, to reach further than the dossier, or to put in a letter what runs or comes from elsewhere.</summary>
public sealed class SjabloonTests(ITestOutputHelper output)
{
    private const string Slot = "{{ include '_einde' ~}}";
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);
    private static readonly CheckSjabloon Check = new(new Brieven(null!, Shipped), Woordenlijst.Load(Map));
    private static readonly string[] Dragers = ["{0}", "{{{{ if true }}}}{{{{ for een in 1..2 }}}}{0}{{{{ end }}}}{{{{ end }}}}", "{{{{ capture vangst }}}}{0}{{{{ end }}}}<p>{{{{ vangst }}}}</p>"];

    private static readonly (bool Geweigerd, string Brief, string Lading)[] Ladingen = [.. Lijst.Read("sjablonen").Where(l => l.Length > 2).Select(l => l[2] == '@' ? (l[0] == '!', l[3..l.IndexOf(' ', 3)], l[(l.IndexOf(' ', 3) + 1)..]) : (l[0] == '!', "afsluitbrief", l[2..]))];

    [Fact]
    public void Every_template_of_the_list_is_refused_with_a_sentence_or_makes_a_harmless_letter()
    {
        var proeven = Ladingen.SelectMany(l => Dragers.Select(d => (l.Geweigerd, l.Brief, Tekst: With(l.Brief, string.Format(null, d, l.Lading))))).ToList();

        Assert.InRange(proeven.Select(p => p.Tekst).Distinct().Count(), 300, 1000);
        var langste = proeven.Max(p => Try(p.Tekst, p.Brief, p.Geweigerd));
        output.WriteLine($"{proeven.Count} templates, {proeven.Count(p => p.Geweigerd)} refused, longest {langste.TotalSeconds:0.00} s");
    }

    [Fact]
    public void Three_hundred_random_templates_do_no_more_than_the_list()
    {
        var stuk = Gen.OneOf(Gen.Elements(Ladingen.Where(l => l.Lading.Length < 500).Select(l => l.Lading).ToArray()), TemplateGen.Any, Gen.Elements("<p>", "</p>", "<ul><li>", "{{ if true }}", "{{ end }}", "{{ deelnemer.naam }}", "<", "\"", "-->"));
        var langste = Enumerable.Range(20_261_129, 300).Max(seed => Try(With("afsluitbrief", string.Concat(stuk.ArrayOf(3).Sample(1, new Rnd((ulong)seed, 1), 20)[0])), "afsluitbrief", null));

        output.WriteLine($"longest {langste.TotalSeconds:0.00} s");
    }

    [Theory]
    [InlineData("_contact", "{{ include '_contact' }}")]
    [InlineData("_contact", "{{ include '_ondertekening' }}")]
    [InlineData("_contact", "{{ x = '_contact'; include x }}")]
    [InlineData("_contact", "<p onclick=\"x()\">Bel ons.</p>")]
    [InlineData("_contact", "<p>Bel ons.")]
    [InlineData("_contact", "<p>{{ werk.naam }}</p>")]
    [InlineData("_einde", "</body>\n</html>")]
    [InlineData("_begin", "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<body>")]
    public void A_part_that_spoils_the_letters_that_have_it_is_refused_before_it_is_kept(string deel, string tekst)
    {
        // Both of them in each other.
        var eigen = Shipped.With(new Dictionary<string, string> { ["_ondertekening"] = Shipped.Teksten["_ondertekening"] + "{{ include '_contact' }}" }).Sjablonen;

        Assert.NotEmpty(Check.TryAll(eigen, deel, tekst));
        Assert.Empty(Check.TryAll(eigen, deel, eigen.Teksten[deel].Replace("vraag?", "vraagje?", StringComparison.Ordinal) + " "));
    }

    [Fact]
    public void A_large_part_that_is_asked_for_without_end_is_stopped_in_time()
    {
        var groot = "{{ # " + new string('x', 99_000) + "\n}}";
        var clock = Stopwatch.StartNew();

        var (sjablonen, vondsten) = Shipped.With(new Dictionary<string, string> { ["_vragen"] = groot, ["afsluitbrief"] = With("afsluitbrief", "{{ for a in 1..900; for b in 1..400; include '_vragen'; end; end }}") });

        Assert.Empty(vondsten);
        Assert.Contains("stappen", Assert.Throws<Flows.Language.LanguageException>(() => sjablonen.Get("afsluitbrief").Render(Voorbeeld.Read(Path.Combine(Map, "voorbeelden", "afsluitbrief.json")))).Zin, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_letter_that_needs_what_one_dossier_lacks_can_still_be_written() =>
        Assert.Empty(Check.TryAll(Shipped, "tbs-overeenkomst", Shipped.Teksten["tbs-overeenkomst"].Replace("Wie spreekt dit af?", "Wie doet mee?", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{{ # voor: deelnemer ~}}", "", "geschreven voor deelnemer")]
    [InlineData("{{ # voor: deelnemer ~}}", "{{ # voor: dossier ~}}", "geschreven voor deelnemer")]
    public void A_letter_keeps_its_readers(string oud, string nieuw, string zin) =>
        Assert.Contains(zin, Assert.Single(Check.Try(Shipped, "uitnodiging-intake", Shipped.Teksten["uitnodiging-intake"].Replace(oud, nieuw, StringComparison.Ordinal), "uitnodiging-intake").Fouten), StringComparison.Ordinal);

    [Fact]
    public void The_difference_of_two_endless_letters_is_told_within_bounds()
    {
        var lang = string.Concat(Enumerable.Repeat("<p>a</p>", 50_000));

        Assert.Equal(1001, SjabloonVerschil.Of(lang, "<p>b</p>").Count);
    }

    private static string With(string brief, string lading) => Shipped.Teksten[brief].Replace(Slot, lading + "\n" + Slot, StringComparison.Ordinal);

    private static TimeSpan Try(string tekst, string brief, bool? geweigerd)
    {
        var clock = Stopwatch.StartNew();
        var proef = Check.Try(Shipped, brief, tekst, brief);

        var kort = tekst.Length > 3000 ? tekst[^1000..] : tekst;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}: {kort}");
        Assert.True(proef.Html is null == proef.Fouten.Count > 0, kort);
        Assert.True(geweigerd is null || geweigerd == proef.Html is null, $"{string.Join('\n', proef.Fouten)}\n{kort}");
        Assert.All(proef.Fouten, fout => Assert.Matches(@"^\w[\s\S]{10,}[.?]$", fout));
        Assert.All(proef.Fouten, fout => Assert.DoesNotMatch(@"Exception|System\.(?!IO)|\bat \w+\.", fout));
        if (proef.Html is { } html)
        {
            Assert.InRange(html.Length, 1, 400_000);
            Assert.True(!Lijst.Dangers(html).Any(), $"{string.Join('\n', Lijst.Dangers(html))}\n{kort}");
        }

        return clock.Elapsed;
    }
}
