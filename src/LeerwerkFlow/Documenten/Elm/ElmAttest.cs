using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Elm;

/// <summary>
/// An attest of competences (D13) as a European Digital Credential of the European Learning Model v3, not sealed. Only what stands on the attest is in it: a value of its model
/// that its page does not show stays out. The same attest gives the same bytes.
/// </summary>
/// <remarks>The form is held against <c>workflows/schema/elm-attest.json</c>; <c>docs/brieven.md</c> says what that follows.</remarks>
/// <param name="id">Of the document, a UUID.</param>
/// <param name="html">The page as it was made.</param>
public sealed class ElmAttest(string id, string controlecode, DossierModel model, string html)
{
    private const string Authority = "http://publications.europa.eu/resource/authority/";
    private const string Snb = "http://data.europa.eu/snb/";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string blad = WebUtility.HtmlDecode(html);

    public string Write()
    {
        var (titel, datum) = ((string)Find("document.titel")!, Moment((DateOnly)Find("document.datum")!));
        var toekenning = new JsonObject { ["id"] = Urn("awardingProcess"), ["type"] = "AwardingProcess", ["awardingBody"] = Leerwerkbedrijf(), ["awardingDate"] = datum };
        return new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/2018/credentials/v1", Snb + "model/context/edc-ap"),
            ["id"] = "urn:uuid:" + id,
            ["type"] = new JsonArray("VerifiableCredential", "EuropeanDigitalCredential"),
            ["credentialSchema"] = new JsonObject { ["id"] = Snb + "model/ap/edc-generic-full", ["type"] = "ShaclValidator2017" },
            ["credentialProfiles"] = Concept(Snb + "credential/e34929035b", Snb + "credential/25831c2", "Generic", "en"),
            ["displayParameter"] = new JsonObject
            {
                ["id"] = Urn("displayParameter"), ["type"] = "DisplayParameter", ["title"] = Nl(titel),
                ["description"] = Nl("Niet verzegeld. Dit bestand heeft geen elektronisch zegel. Of het attest echt is, zegt het leerwerkbedrijf bij de code."),
                ["primaryLanguage"] = Nederlands(), ["language"] = Nederlands(),
            },
            ["identifier"] = new JsonObject { ["id"] = Urn("identifier"), ["type"] = "Identifier", ["schemeName"] = "Code op het attest", ["notation"] = Controlecode.Shown(controlecode) },
            ["issuer"] = Leerwerkbedrijf(),
            ["issuanceDate"] = datum,
            ["issued"] = datum,
            ["validFrom"] = datum,
            ["credentialSubject"] = Persoon(titel, toekenning),
        }.ToJsonString(Readable) + "\n";
    }

    private JsonObject Persoon(string titel, JsonObject toekenning)
    {
        var persoon = new JsonObject { ["id"] = Urn("person"), ["type"] = "Person" };
        var (voornaam, naam) = (Shown("deelnemer.voornaam"), Shown("deelnemer.naam"));
        if (voornaam is not null)
            persoon["givenName"] = Nl(voornaam);
        if (naam is not null)
            persoon["familyName"] = Nl(naam);
        persoon["fullName"] = Nl(string.Join(' ', new[] { voornaam, naam }.OfType<string>()));
        var verworven = new JsonObject { ["id"] = Urn("learningAchievement"), ["type"] = "LearningAchievement", ["title"] = Nl(titel) };
        if (Shown("attest.sterktes") is { } sterktes)
            verworven["description"] = Nl(sterktes);
        verworven["awardedBy"] = toekenning;
        verworven["influencedBy"] = Werkervaring((JsonObject)toekenning.DeepClone());
        if (Competenties() is { Count: > 0 } competenties)
        {
            verworven["specifiedBy"] = new JsonObject
            {
                ["id"] = Urn("learningAchievementSpec"), ["type"] = "LearningAchievementSpecification", ["title"] = Nl(titel), ["learningOutcome"] = competenties,
                ["learningSetting"] = Concept(Snb + "learning-setting/e207a81fc7", Snb + "learning-setting/25831c2", "non-formal learning", "en"),
            };
        }

        persoon["hasClaim"] = verworven;
        return persoon;
    }

    private JsonObject Werkervaring(JsonObject toekenning)
    {
        var werk = new JsonObject
        {
            ["id"] = Urn("learningActivity"), ["type"] = "LearningActivity", ["title"] = Nl(Shown("werkplek.functie") is { } functie ? $"Werkervaring als {functie}" : "Werkervaring"), ["awardedBy"] = toekenning,
        };
        if (Shown("promotor.naam") is { } promotor)
            werk["directedBy"] = Organisatie("2", promotor, null);
        if (Shown("werkplek.gemeente") is { } gemeente)
            werk["location"] = Plaats("3", gemeente);
        if (Find("traject.start") is DateOnly start && Find("traject.einde") is DateOnly einde && Stands(start) && Stands(einde))
            werk["temporal"] = new JsonObject { ["id"] = Urn("period"), ["type"] = "PeriodOfTime", ["startDate"] = Moment(start), ["endDate"] = Moment(einde) };
        return werk;
    }

    private JsonArray Competenties()
    {
        var alle = from groep in new[] { (Veld: "attest.ervaren", Woord: "ervaren in"), (Veld: "attest.voordoen", Woord: "kan voordoen") }
                   from naam in ((Sequence)Find(groep.Veld)!).OfType<string>()
                   where blad.Contains(naam, StringComparison.Ordinal)
                   select (Naam: naam, groep.Woord);
        return [.. alle.Select((c, i) => new JsonObject { ["id"] = Urn("learningOutcome", $"{i + 1}"), ["type"] = "LearningOutcome", ["title"] = Nl(c.Naam), ["additionalNote"] = Note($"niveau{i + 1}", c.Woord) })];
    }

    private JsonObject Leerwerkbedrijf() => Organisatie("1", (string)Find("organisatie.naam")!, Shown("organisatie.adres"));

    private static JsonObject Organisatie(string nummer, string naam, string? adres) =>
        new() { ["id"] = Urn("org", nummer), ["type"] = "Organisation", ["legalName"] = Nl(naam), ["location"] = Plaats(nummer, adres) };

    private static JsonObject Plaats(string nummer, string? volledig)
    {
        var adres = new JsonObject { ["id"] = Urn("address", nummer), ["type"] = "Address", ["countryCode"] = Concept(Authority + "country/BEL", Authority + "country", "België") };
        if (volledig is not null)
            adres["fullAddress"] = Note($"adres{nummer}", volledig);
        return new() { ["id"] = Urn("location", nummer), ["type"] = "Location", ["address"] = adres };
    }

    private static JsonObject Nederlands() => Concept(Authority + "language/NLD", Authority + "language", "Nederlands");

    private static JsonObject Concept(string id, string lijst, string naam, string taal = "nl") =>
        new() { ["id"] = id, ["type"] = "Concept", ["inScheme"] = new JsonObject { ["id"] = lijst, ["type"] = "ConceptScheme" }, ["prefLabel"] = new JsonObject { [taal] = naam } };

    private static JsonObject Note(string nummer, string tekst) => new() { ["id"] = Urn("note", nummer), ["type"] = "Note", ["noteLiteral"] = Nl(tekst) };

    private static JsonObject Nl(string tekst) => new() { ["nl"] = tekst };

    private static string Urn(string soort, string nummer = "1") => $"urn:epass:{soort}:{nummer}";

    // The day begins at midnight in Brussels.
    private static string Moment(DateOnly dag)
    {
        var begin = BrusselsTime.StartOf(dag);
        return begin.ToOffset(dag.ToDateTime(TimeOnly.MinValue) - begin.UtcDateTime).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private string? Shown(string pad) => Find(pad) is string { Length: > 0 } tekst && blad.Contains(tekst, StringComparison.Ordinal) ? tekst : null;

    private bool Stands(DateOnly dag) => blad.Contains(dag.ToString("d MMMM yyyy", Datum.Cultuur), StringComparison.Ordinal);

    private object? Find(string pad) => pad.Split('.').Aggregate((object?)model.Velden, (waarde, naam) => (waarde as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(naam));
}
