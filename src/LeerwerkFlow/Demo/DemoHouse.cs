using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Demo;

/// <summary>A place to work that the demo made: where a traject begins.</summary>
internal sealed record DemoPlek(string Organisatie, string Vacature, ImmutableArray<FormulierCompetentie> Competenties);

/// <summary>The house around the fictitious people: telephones and addresses, VTE of promotors, functieprofielen, werkplekken and vacatures.</summary>
internal sealed class DemoHouse(Db db)
{
    private const int PlekkenEach = 5;

    // The instructeur guides the first of them: together more than eight people.
    private const int PloegenEach = 2;

    // Room for everyone: what is refused in the demo is refused by people.
    private const long ErkendVte = 6000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Code, string Naam)[] Basis = [("op-tijd", "Op tijd komen"), ("afspraken", "Zich aan afspraken houden"), ("veilig", "Veilig werken"), ("verzorgd", "Er verzorgd uitzien voor het werk")];

    private static readonly (string Code, string Naam)[] Sleutel = [("samenwerken", "Samenwerken"), ("vragen", "Hulp vragen"), ("zelfstandig", "Zelfstandig verder werken")];

    private static readonly (string Code, string Naam)[] Arbeidsmarkt = [("solliciteren", "Zichzelf voorstellen"), ("werkritme", "Een werkritme volhouden")];

    private static readonly (string Naam, string Titel, string Taken, (string Code, string Naam)[] Beroep)[] Functies =
    [
        ("Groenwerker", "Medewerker groenploeg", "Gras maaien, hagen scheren, paden onderhouden.", [("maaien", "Gras maaien"), ("snoeien", "Hagen en struiken snoeien"), ("machines", "Machines nakijken")]),
        ("Keukenmedewerker", "Medewerker sociaal restaurant", "Groenten snijden, warme maaltijden bereiden, afwassen.", [("snijden", "Groenten snijden"), ("hygiene", "Proper werken in de keuken"), ("porties", "Porties verdelen")]),
        ("Magazijnmedewerker", "Medewerker kringwinkel, magazijn", "Goederen sorteren, stapelen en klaarzetten.", [("sorteren", "Goederen sorteren"), ("tillen", "Goed tillen"), ("stock", "De voorraad bijhouden")]),
        ("Poetshulp", "Medewerker onderhoud van gebouwen", "Lokalen en sanitair schoonmaken.", [("producten", "Producten juist gebruiken"), ("sanitair", "Sanitair poetsen"), ("ramen", "Ramen wassen")]),
        ("Fietshersteller", "Medewerker fietspunt", "Fietsen nakijken en herstellen, klanten helpen.", [("banden", "Een band herstellen"), ("remmen", "Remmen afstellen"), ("klanten", "Klanten te woord staan")]),
    ];

    private static readonly string[] Uurroosters = ["maandag tot vrijdag, 8.00 tot 16.06 uur", "maandag tot donderdag, 8.30 tot 16.30 uur", "maandag tot vrijdag, 9.00 tot 13.00 uur"];

    /// <summary>Writes the house, in one transaction, over what stands there.</summary>
    /// <returns>The places to work, the same number in each organisation.</returns>
    public async Task<IReadOnlyList<DemoPlek>> BuildAsync(CancellationToken ct)
    {
        List<Statement> rows = [];
        List<DemoPlek> plekken = [];
        foreach (var (organisatie, o) in DemoAccounts.Organisaties.Select((id, o) => (id, o)))
        {
            rows.Add(new("UPDATE organisatie SET telefoon = @telefoon, adres = @adres, kleur = @kleur WHERE id = @organisatie", new { kleur = o == 1 ? "#7a1f4b" : null, telefoon = $"03 000 00 1{o + 1}", adres = $"Verzonnenstraat {(o * 10) + 4}, {Gemeenten[o]}", organisatie }));
            var promotors = await PromotorsAsync(organisatie, ct);
            for (var p = 0; p < PlekkenEach; p++)
                plekken.Add(Add(rows, organisatie, o, p, promotors[p % promotors.Length]));
        }

        await db.WriteAsync(rows, ct);
        return plekken;
    }

    private static readonly string[] Gemeenten = ["9000 Gent", "2060 Antwerpen", "3600 Genk"];

    // Its own promotors and one from outside in its region.
    private Task<string[]> PromotorsAsync(string organisatie, CancellationToken ct) => db.QueryAsync<string>(
        """
        SELECT p.id FROM promotor p WHERE p.organisatie = @organisatie
          OR p.id = (SELECT MIN(e.id) FROM promotor e JOIN organisatie_regio r ON r.regio = e.regio WHERE e.soort = 'extern' AND r.organisatie = @organisatie)
        ORDER BY p.soort DESC, p.id
        """,
        new { organisatie },
        ct);

    private static DemoPlek Add(List<Statement> rows, string organisatie, int o, int p, string promotor)
    {
        var functie = Functies[p];
        var (profiel, werkplek, vacature) = ($"demo-profiel-{o + 1}-{p + 1}", $"demo-werkplek-{o + 1}-{p + 1}", $"demo-vacature-{o + 1}-{p + 1}");
        var competenties = Competenties(functie.Beroep);
        var gemeente = Gemeenten[o][5..];
        rows.Add(new("UPDATE promotor SET erkend_vte = @ErkendVte WHERE id = @promotor", new { ErkendVte, promotor }));
        rows.Add(new(
            "INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES (@profiel, @organisatie, @Naam, @json)",
            new { profiel, organisatie, functie.Naam, json = JsonSerializer.Serialize(competenties, Json) }));
        rows.Add(new(
            "INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster, ploeg, instructeur) VALUES (@werkplek, @organisatie, @promotor, @profiel, @naam, @gemeente, 2000, @uurrooster, @ploeg, @instructeur)",
            new { werkplek, organisatie, promotor, profiel, naam = $"{functie.Titel} {gemeente}", gemeente, uurrooster = Uurroosters[(o + p) % Uurroosters.Length], ploeg = $"Ploeg van {6 + p}, met één instructeur", instructeur = p < PloegenEach ? DemoAccounts.Instructeur(o).Id : null }));
        rows.Add(new(
            """
            INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte)
            VALUES (@vacature, @organisatie, @werkplek, @Titel, @Taken, 'Zin om te leren. Een diploma hoeft niet.', 'Loon van de sector, werkkledij, vervoer terugbetaald.', 20, 100)
            """,
            new { vacature, organisatie, werkplek, functie.Titel, functie.Taken }));
        return new(organisatie, vacature, competenties);
    }

    private static ImmutableArray<FormulierCompetentie> Competenties((string Code, string Naam)[] beroep) =>
    [
        .. Of("BASIS", Basis), .. Of("SLEUTEL", Sleutel), .. Of("ARBEIDSMARKT", Arbeidsmarkt), .. Of("BEROEP", beroep),
    ];

    private static IEnumerable<FormulierCompetentie> Of(string categorie, (string Code, string Naam)[] lijst) => lijst.Select(c => new FormulierCompetentie(c.Code, categorie, c.Naam));
}
