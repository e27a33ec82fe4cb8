using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Web;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Documenten.Vijandig;

/// <summary>What a person can type in a dossier: in a letter it is text, and nothing else.</summary>
public sealed class WaardeTests(ITestOutputHelper output)
{
    private const string Gewoon = "Nora";
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);
    private static readonly string[] Waarden = Lijst.Read("waarden");
    private static readonly string[] Brieven = ["iup-eigen", "begeleidingsplan", "evaluatieverslag", "gespreksverslag", "loopbaanplan", "competentie-cv", "tbs-overeenkomst", "weigering", "tevredenheid", "attest-competenties", "profielmailing", "uitnodiging-intake"];
    private static readonly Dictionary<string, string> Skeletten = Brieven.ToDictionary(b => b, b => Lijst.Skelet(Render(b, Gewoon)));

    [Fact]
    public void Every_value_of_the_list_in_every_field_of_twelve_letters_stays_text()
    {
        var proeven = Brieven.SelectMany(b => Waarden.Select(w => (Brief: b, Waarde: w))).ToList();

        Assert.InRange(proeven.Distinct().Count(), 300, 2000);
        foreach (var (brief, waarde) in proeven)
            StaysText(brief, waarde);
        output.WriteLine($"{proeven.Count} letters, {Brieven.Sum(b => Fields(b).Count())} fields each time");
    }

    [Fact]
    public void Three_hundred_random_values_stay_text()
    {
        var stuk = Gen.OneOf(Gen.Elements(Waarden.Where(w => w.Length < 100).ToArray()), Gen.Elements("<", ">", "\"", "'", "&", "{{", "}}", "</p>", "-->", "]]>", "\0", "\u202e", "\ud800", "\ud83d\udc68", "\n", "=", "on"), Gen.Choose(0, 0xffff).Select(c => ((char)c).ToString()));
        foreach (var seed in Enumerable.Range(1, 300))
            StaysText(Brieven[seed % Brieven.Length], string.Concat(stuk.ArrayOf(6).Sample(1, new Rnd((ulong)seed, 1), 20)[0]));
    }

    [Fact]
    public void Every_field_that_a_letter_can_show_was_filled_by_the_list()
    {
        var alle = DossierSchema.Alle.Velden.Where(v => !v.IsDatum).Select(v => v.Lijst is null ? v.Pad : $"{v.Lijst}.{v.Pad}").ToList();
        var gevuld = Brieven.SelectMany(Fields).Select(f => Regex.Replace(f, @"\[\d+\]", "")).ToHashSet();

        // Numbers, yes or no, a choice from a list, and the colour below.
        Assert.Equal(["cv.opleiding.jaar", "document.ontvanger", "gesprek.vorming.uren", "organisatie.kleur", "plan.algemeen", "plan.vorming.uren", "tevredenheid.aanraden", "traject.maanden", "weigering.taken", "werk"], alle.Where(v => !gevuld.Contains(v)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_without_end_gives_a_sentence_and_no_letter() => Assert.Equal(
        "De tekst wordt langer dan 400000 tekens.", Assert.Throws<Flows.Language.LanguageException>(() => Render("attest-competenties", new string('x', 150_000))).Zin);

    [Fact]
    public void Nothing_but_a_colour_gets_into_the_style()
    {
        var model = JsonNode.Parse(Voorbeeld.Read(Path.Combine(Map, "voorbeelden", "gewoon.json")).Json)!;
        foreach (var waarde in Waarden)
        {
            model["organisatie"]!["kleur"] = waarde;
            Assert.Contains(DossierSchema.Alle.Check(JsonSerializer.SerializeToElement(model)), z => z == "Het veld ‘organisatie.kleur’ heeft een verkeerde vorm.");
        }
    }

    [Theory]
    [InlineData("afsluitbrief")]
    [InlineData("attest-competenties")]
    public async Task Printed_it_is_text_too(string brief)
    {
        await using var printer = PdfPrinterTests.Printer();
        foreach (var waarde in Waarden.Where(w => w.Contains("onerror", StringComparison.Ordinal) || w.Contains("iframe", StringComparison.Ordinal) || w.Contains("{{ 1", StringComparison.Ordinal) || w.Contains('\u202e', StringComparison.Ordinal) || w.Contains("</main>", StringComparison.Ordinal)))
        {
            var html = Render(brief, waarde);
            var pdf = await printer.PrintAsync(html);

            Assert.Equal("no", Poppler.Info(pdf)["JavaScript"]);
            Assert.Equal("none", Poppler.Info(pdf)["Form"]);
            Assert.Contains(Poppler.Bare(Cleaned(waarde)), Poppler.Text(pdf), StringComparison.Ordinal);
        }
    }

    private static void StaysText(string brief, string waarde)
    {
        var html = Render(brief, waarde);

        Assert.True(Skeletten[brief] == Lijst.Skelet(html), $"{brief}: {waarde}\n{html}");
        Assert.Empty(Lijst.Dangers(html));
        Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}-[\t\n\r\u200c\u200d]]", html);
        // A value that is a day is written as a day.
        if (!DateOnly.TryParseExact(waarde, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            Assert.Contains(Lijst.Plain(Cleaned(waarde)), Lijst.Tekst(html), StringComparison.Ordinal);
    }

    private static string Cleaned(string waarde) => (string)DossierModel.Of(new() { ["a"] = waarde }).Velden["a"]!;

    private static string Render(string brief, string waarde)
    {
        var model = Model(brief);
        foreach (var pad in Fields(brief))
            Set(model, pad, waarde);
        return Shipped.Get(brief).Render(DossierModel.Read(model.ToJsonString()));
    }

    private static JsonNode Model(string brief) => JsonNode.Parse(Voorbeeld.Read(Path.Combine(Map, "voorbeelden", brief + ".json")).Json)!;

    private static IEnumerable<string> Fields(string brief) => Texts(Model(brief), "").Where(p => p is not ("document.ontvanger" or "organisatie.kleur"));

    private static IEnumerable<string> Texts(JsonNode? node, string pad) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value, pad.Length == 0 ? p.Key : $"{pad}.{p.Key}")),
        JsonArray a => a.SelectMany((een, i) => Texts(een, $"{pad}[{i}]")),
        JsonValue v when v.GetValueKind() == JsonValueKind.String && !DateOnly.TryParseExact(v.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => [pad],
        _ => [],
    };

    private static void Set(JsonNode model, string pad, string waarde)
    {
        var delen = Regex.Matches(pad, @"[^.\[\]]+").Select(m => m.Value).ToList();
        var houder = delen[..^1].Aggregate(model, (node, deel) => node is JsonArray lijst ? lijst[int.Parse(deel, CultureInfo.InvariantCulture)]! : node[deel]!);
        if (houder is JsonArray rij)
            rij[int.Parse(delen[^1], CultureInfo.InvariantCulture)] = waarde;
        else
            houder[delen[^1]] = waarde;
    }
}
