using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>workflows/schema/dossier.json says what a letter can show, no less and no more.</summary>
public sealed class DossierSchemaTests
{
    private static readonly string Voorbeelden = Path.Combine(SourceTree.Root, "workflows", "brieven", "voorbeelden");

    public static TheoryData<string> Alle => [.. Directory.GetFiles(Voorbeelden, "*.json").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Alle))]
    public void An_example_follows_the_schema(string bestand) => Assert.NotNull(Voorbeeld.Read(Path.Combine(Voorbeelden, bestand)));

    [Fact]
    public void The_schema_that_goes_with_the_program_is_the_file_that_people_read()
    {
        var names = JsonNode.Parse(SourceTree.Get("workflows/schema/dossier.json").Text)!["properties"]!.AsObject().Select(p => p.Key);

        Assert.Equal(DossierSchema.Alle.Kind.Members!.Keys, names);
    }

    [Fact]
    public void Every_field_says_in_Dutch_what_it_is() => Found.Nothing(Unsaid(JsonNode.Parse(SourceTree.Get("workflows/schema/dossier.json").Text)!, "dossier"));

    [Fact]
    public void A_field_that_says_nothing_is_seen() => Assert.Equal(["x.y"], Unsaid(JsonNode.Parse("""{ "title": "X", "description": "x", "properties": { "y": { "type": "string" } } }""")!, "x"));

    [Theory]
    [InlineData("coach", """{ "naam": 3 }""", "Het veld ‘coach.naam’ heeft een verkeerde soort.")]
    [InlineData("coach", """{ }""", "Het veld ‘coach.naam’ ontbreekt.")]
    [InlineData("coach", """{ "naam": null, "leeftijd": 40 }""", "Het veld ‘coach.leeftijd’ bestaat niet.")]
    [InlineData("organisatie", """{ "naam": null, "telefoon": null, "adres": null, "kleur": null }""", "Het veld ‘organisatie.naam’ mag niet leeg zijn.")]
    [InlineData("organisatie", """{ "naam": "De Brug", "telefoon": null, "adres": null, "kleur": "rood; }" }""", "Het veld ‘organisatie.kleur’ heeft een verkeerde vorm.")]
    [InlineData("document", """{ "titel": "T", "code": "D07", "datum": "1 maart", "ontvanger": "vdab" }""", "Het veld ‘document.datum’ moet een datum zijn, zoals 2010-03-01.")]
    [InlineData("document", """{ "titel": "T", "code": "D07", "datum": "2010-03-01", "ontvanger": "de pers" }""", "Het veld ‘document.ontvanger’ kan niet ‘de pers’ zijn.")]
    [InlineData("nazorg", """{ "volgend": "2011-02-30" }""", "Het veld ‘nazorg.volgend’ moet een datum zijn, zoals 2010-03-01.")]
    public void What_does_not_follow_the_schema_is_told(string deel, string json, string zin)
    {
        var model = JsonNode.Parse(Voorbeeld.Read(Path.Combine(Voorbeelden, "gewoon.json")).Json)!;
        Assert.Empty(DossierSchema.Alle.Check(JsonSerializer.SerializeToElement(model)));

        model[deel] = JsonNode.Parse(json);

        Assert.Equal(zin, Assert.Single(DossierSchema.Alle.Check(JsonSerializer.SerializeToElement(model))));
    }

    [Fact]
    public void A_list_is_checked_item_by_item()
    {
        var model = JsonNode.Parse(Voorbeeld.Read(Path.Combine(Voorbeelden, "gewoon.json")).Json)!;
        model["gesprek"]!["afspraken"] = JsonNode.Parse("""[{ "wat": "a", "wie": null, "wanneer": null }, { "wat": "b", "wie": null }]""");

        Assert.Equal(["Het veld ‘gesprek.afspraken[2].wanneer’ ontbreekt."], DossierSchema.Alle.Check(JsonSerializer.SerializeToElement(model)));
    }

    [Theory]
    [InlineData("bedrijven", "document organisatie coach traject promotor werkplek vacature attest doel")]
    [InlineData("vdab", "document organisatie deelnemer coach trajectbegeleider traject promotor werkplek vacature attest iup doel weigering werk")]
    [InlineData("dienst", "document organisatie deelnemer coach traject promotor werkplek vacature attest iup doel doorverwijzing werk")]
    public void A_reader_outside_gets_no_more_than_these(string ontvanger, string delen) =>
        Assert.Equal(delen.Split(' '), DossierSchema.For([ontvanger]).Kind.Members!.Keys);

    [Fact]
    public void A_model_loses_what_its_reader_may_not_have()
    {
        var velden = new Bag { ["deelnemer"] = new Bag { ["voornaam"] = "Nora", ["straat"] = "Proefplein 12" }, ["iup"] = new Bag { ["groei"] = new Sequence([new Bag { ["naam"] = "Snoeien", ["coach"] = "ervaren in" }]) } };

        var kept = DossierModel.Of(DossierSchema.For(["trajectbegeleider"]).Keep(velden)).Json;

        Assert.Equal("""{"deelnemer":{"voornaam":"Nora"},"iup":{"groei":[{"naam":"Snoeien"}]}}""", kept);
    }

    private static IEnumerable<string> Unsaid(JsonNode schema, string pad) =>
        (schema["properties"] as JsonObject ?? []).SelectMany(p => Unsaid(p.Value!, $"{pad}.{p.Key}"))
        .Concat(schema["items"]?["properties"] is JsonObject rij ? rij.SelectMany(p => Unsaid(p.Value!, $"{pad}.{p.Key}")) : [])
        .Concat(schema["title"] is null || schema["description"] is null || schema["x-gevoelig"] is not null ? [pad] : []);
}
