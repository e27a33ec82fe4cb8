using System.Text.Json;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Checking;

namespace LeerwerkFlow.Tests.Language;

public sealed class TypeCheckTests
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "naam": { "type": "string" },
            "lengte": { "type": ["integer", "null"] },
            "akkoord": { "type": "boolean" },
            "start": { "type": "string", "format": "date" },
            "deelnemer": { "$ref": "#/$defs/persoon" },
            "taken": { "type": "array", "items": { "$ref": "#/$defs/taak" } },
            "adres": { "type": ["object", "null"], "properties": { "straat": { "type": "string" }, "stad": { "type": "string" } } },
            "ouder": { "$ref": "#/$defs/ouder" },
            "vrij": { "type": "object", "properties": { "a": { "type": "number" } }, "additionalProperties": true }
          },
          "$defs": {
            "ouder": { "type": "object", "properties": { "vader": { "$ref": "#/$defs/ouder" }, "moeder": { "$ref": "#/$defs/ouder" }, "kind": { "$ref": "#/$defs/persoon" } } },
            "persoon": { "type": "object", "properties": { "voornaam": { "type": "string" } } },
            "taak": { "type": "object", "properties": { "titel": { "type": "string" }, "uren": { "type": "number" } } }
          }
        }
        """;

    private static readonly Kind Model = Kind.FromSchema(JsonDocument.Parse(Schema).RootElement);

    [Theory]
    [InlineData("{{ nam }}", 4, "'nam' bestaat hier niet. Bedoelde je 'naam'?")]
    [InlineData("{{ nam ?? 'x' }}", 4, "'nam' bestaat hier niet. Bedoelde je 'naam'?")]
    [InlineData("{{ deelnemer.naam }}", 13, "Het veld 'naam' bestaat niet.")]
    [InlineData("{{ deelnemer.voornaam.x }}", 22, "'deelnemer.voornaam' is een tekst en heeft geen veld 'x'.")]
    [InlineData("{{ for t in taken; t.titl; end }}", 21, "Het veld 'titl' bestaat niet. Bedoelde je 'titel'?")]
    [InlineData("{{ for t in taken; end; t }}", 25, "'t' bestaat hier niet.")]
    [InlineData("{{ taken[0].titl }}", 12, "Het veld 'titl' bestaat niet. Bedoelde je 'titel'?")]
    [InlineData("{{ (taken | array.first).titl }}", 25, "Het veld 'titl' bestaat niet. Bedoelde je 'titel'?")]
    [InlineData("{{ with deelnemer; naam; vornaam; end }}", 26, "'vornaam' bestaat hier niet. Bedoelde je 'voornaam'?")]
    [InlineData("{{ akkoord + 1 }}", 12, "De bewerking + kan niet met een ja/nee-waarde en een getal.")]
    [InlineData("{{ naam - 1 }}", 9, "De bewerking - kan niet met een tekst en een getal.")]
    [InlineData("{{ if start < lengte; end }}", 13, "Een datum en een getal kun je niet naar grootte vergelijken.")]
    [InlineData("{{ -naam }}", 4, "Voor - is een getal nodig, niet een tekst.")]
    [InlineData("{{ for x in naam; end }}", 13, "Een for loopt over een lijst, niet over een tekst.")]
    [InlineData("{{ with naam; end }}", 9, "Na with hoort een object, niet een tekst.")]
    [InlineData("{{ naam | string.append }}", 17, "string.append mist een waarde voor 'with'.")]
    [InlineData("{{ naam | string.slice lengte: 1 }}", 17, "string.slice heeft geen parameter 'lengte'; wel: text, start, length.")]
    [InlineData("{{ naam | string.upcase 1 }}", 17, "string.upcase neemt hoogstens 1 waarden, maar krijgt er 2.")]
    [InlineData("{{ naam | string.uppercase }}", 17, "De functie 'string.uppercase' bestaat niet. Bedoelde je 'string.upcase'?")]
    [InlineData("{{ naam | date.to_string '%Y' }}", 15, "date.to_string: 'date' moet een datum zijn, niet een tekst.")]
    [InlineData("{{ naam | math.round }}", 15, "math.round: 'value' moet een getal zijn, niet een tekst.")]
    [InlineData("{{ date.now }}", 8, "date.now bestaat hier niet: de datum van een brief staat in zijn gegevens.")]
    [InlineData("{{ math.random 1 6 }}", 8, "math.random bestaat hier niet: dezelfde gegevens geven altijd dezelfde tekst.")]
    [InlineData("{{ 1 | naam }}", 8, "'naam' is geen functie maar een tekst.")]
    [InlineData("{{ include 'weg' }}", 4, "Het sjabloon 'weg' bestaat niet.")]
    [InlineData("{{ include 'voet' }}", 4, "In 'voet', regel 2, kolom 4: 'afzendr' bestaat hier niet.")]
    [InlineData("{{ adres.straat }}", 9, "'adres' kan leeg zijn: schrijf ?. in plaats van . of zet er 'if adres' omheen.")]
    [InlineData("{{ if adres; 1; else; adres.straat; end }}", 28, "'adres' kan leeg zijn: schrijf ?. in plaats van . of zet er 'if adres' omheen.")]
    [InlineData("{{ adres || adres.straat }}", 18, "'adres' kan leeg zijn: schrijf ?. in plaats van . of zet er 'if adres' omheen.")]
    [InlineData("{{ with adres; end }}", 9, "'adres' kan leeg zijn: schrijf ?. in plaats van . of zet er 'if adres' omheen.")]
    [InlineData("{{ adres?.stad.naam }}", 15, "'adres.stad' is een tekst en heeft geen veld 'naam'.")]
    [InlineData("{{ func f(a, b = 1); end; f }}", 27, "De functie 'f' mist een waarde voor 'a'.")]
    [InlineData("{{ func f(a, b = 1); end; f 1 2 3 }}", 27, "De functie 'f' neemt hoogstens 2 waarden, maar krijgt er 3.")]
    [InlineData("{{ func f(aantal); end; f 1 antal: 2 }}", 25, "De functie 'f' heeft geen parameter 'antal'. Bedoelde je 'aantal'?")]
    [InlineData("{{ func f(t); t.titl; nam; end; for t in taken; f t; end }}", 23, "'nam' bestaat hier niet. Bedoelde je 'naam'?")]
    [InlineData("{{ capture k; nam; end }}", 15, "'nam' bestaat hier niet. Bedoelde je 'naam'?")]
    [InlineData("{{ case naam; when nam; end }}", 20, "'nam' bestaat hier niet. Bedoelde je 'naam'?")]
    [InlineData("{{ capture k }}x{{ end; k - 1 }}", 27, "De bewerking - kan niet met een tekst en een getal.")]
    [InlineData("{{ (akkoord ? naam : deelnemer.voornaam) * naam }}", 42, "De bewerking * kan niet met een tekst en een tekst.")]
    [InlineData("{{ for t in taken; for u in t.uren; end; end }}", 30, "Een for loopt over een lijst, niet over een getal.")]
    [InlineData("{{ for t in taken; t + 1; end }}", 22, "De bewerking + kan niet met een object en een getal.")]
    [InlineData("{{ ouder.kind.naam.x }}", 14, "Het veld 'naam' bestaat niet.")]
    [InlineData("{{ x = naam; x.lengte }}", 15, "'x' is een tekst en heeft geen veld 'lengte'.")]
    public void A_mistake_is_found_without_rendering(string text, int kolom, string zin)
    {
        var error = Assert.Single(TypeCheck.Check(Template.Parse(text, "brief"), Model, Include));

        Assert.Equal((kolom, zin), (error.Kolom, error.Zin));
    }

    [Theory]
    [InlineData("{{ naam | string.upcase }} {{ lengte + 1 }} {{ start | date.add_days 3 | date.to_string '%d' }} {{ start.year }}")]
    [InlineData("{{ for t in taken limit: 2; t.titel; for.index + t.uren; for.last ? '.' : ','; end }}")]
    [InlineData("{{ taken | array.sort 'titel' | array.map 'titel' | array.join ', ' }} {{ taken.size }} {{ taken.empty? }}")]
    [InlineData("{{ vrij.a * 2 }} {{ vrij.b.c }} {{ with vrij; d; end }}")]
    [InlineData("{{ with deelnemer; voornaam + naam; end }}")]
    [InlineData("{{ x = 1; if akkoord; x = 'a'; end; x + 1 }} {{ y = {}; y.z = 1; y.z }}")]
    [InlineData("{{ func f(a, b); ret a + b + c; end; c = 1; f 1 2 }} {{ func g; $0; end; g 1 }}")]
    [InlineData("{{ capture k }}x{{ end; k | string.size }} {{ include 'kop' titel: naam }} {{ gezet }}")]
    [InlineData("{{ string = {upcas: 1}; string.upcas }}")]
    [InlineData("{{ adres?.straat }} {{ adres?.stad ?? 'geen' }} {{ if adres; adres.straat; end }} {{ if !adres; 'geen'; else; adres.straat; end }}")]
    [InlineData("{{ adres && adres.straat }} {{ !adres || adres.straat }} {{ adres ? adres.straat : 'geen' }} {{ if adres != null && akkoord; adres.straat; end }}")]
    [InlineData("{{ if adres?.straat; adres.stad; end }} {{ if !adres; ret; end; adres.straat }}")]
    [InlineData("{{ func f; $0; end; f 1 2 3 }} {{ func g(a...); a; end; g 1 2 }} {{ h(x) = x; h x: 2 }}")]
    [InlineData("{{ lengte < 18 && naam == 'JA' ? start : null }}")]
    public void What_is_right_is_let_through(string text) => Assert.Empty(TypeCheck.Check(Template.Parse(text, "brief"), Model, Include));

    [Fact]
    public void A_condition_is_checked_against_the_facts_of_its_flow()
    {
        var facts = Kind.Record(new Dictionary<string, Kind> { ["lengte"] = Kind.Number, ["akkoord"] = Kind.Boolean });

        Assert.Empty(TypeCheck.Check(Template.Parse("lengte < 18 && akkoord", "stap", expressionOnly: true), facts));
        Assert.Equal("'lengt' bestaat hier niet. Bedoelde je 'lengte'?", Assert.Single(TypeCheck.Check(Template.Parse("lengt < 18", "stap", expressionOnly: true), facts)).Zin);
    }

    [Fact]
    public void A_template_that_cannot_be_read_gives_only_those_mistakes() =>
        Assert.Equal("De regel eindigt te vroeg: hier ontbreekt een waarde.", Assert.Single(TypeCheck.Check(Template.Parse("{{ nam + }}", "brief"), Model)).Zin);

    private static string? Include(string name) => name switch
    {
        "kop" => "<h1>{{ $titel }}</h1>{{ gezet = 1 }}",
        "voet" => "\n{{ afzendr }}",
        _ => null,
    };
}
