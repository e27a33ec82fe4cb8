using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten;

/// <summary>Fills the model of a letter from the rows of its traject. The vertrouwelijk luik is not read here at all (S5).</summary>
public sealed partial class ReadDossier(Db db, Kluis kluis)
{
    private const string Sql =
        """
        SELECT t.id, t.staat, o.naam AS org_naam, o.telefoon AS org_telefoon, o.adres AS org_adres, d.voornaam, d.naam AS achternaam, d.contact, m.naam AS coach_naam, t.trajectbegeleider,
          p.naam AS promotor_naam, w.naam AS werkplek_naam, w.gemeente, w.uurrooster, f.naam AS functie, v.titel AS vacature, o.kleur
        FROM traject t JOIN organisatie o ON o.id = t.organisatie JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = t.coach
          LEFT JOIN promotor p ON p.id = t.promotor LEFT JOIN werkplek w ON w.id = t.werkplek LEFT JOIN functieprofiel f ON f.id = w.functieprofiel
          LEFT JOIN vacature v ON v.id = t.vacature
        WHERE t.id = @traject
        """;

    /// <summary>The model of one document as the dossier stands now.</summary>
    public async Task<DossierModel> RunAsync(DocumentRow document, CancellationToken ct = default)
    {
        // zicht: made by the system; who may read the letter is asked when it is opened.
        var rij = await db.FindAsync<Rij>(Sql, new { traject = document.Traject }, ct) ?? throw new NotFound();
        var antwoorden = new Antwoorden();
        foreach (var (formulier, inhoud) in await db.QueryAsync<AntwoordRij>("SELECT formulier, inhoud FROM antwoord WHERE traject = @Traject ORDER BY bewaard, taak", new { document.Traject }, ct))
            antwoorden.Add(formulier, JsonNode.Parse(kluis.Open(Luik.Persoon, inhoud))!.AsObject());

        var contact = JsonSerializer.Deserialize<Contact>(kluis.Open(Luik.Persoon, rij.Contact))!;
        return DossierModel.Of(DossierSchema.For([document.Ontvanger]).Keep(Velden(document, rij, contact, StateJson.ReadState(rij.Staat), antwoorden)));
    }

    private static Bag Velden(DocumentRow document, Rij rij, Contact contact, FlowState state, Antwoorden antwoorden) => new()
    {
        ["document"] = new Bag { ["titel"] = document.Titel, ["code"] = document.Code, ["datum"] = document.Datum, ["ontvanger"] = document.Ontvanger },
        ["organisatie"] = new Bag { ["naam"] = rij.OrgNaam, ["telefoon"] = rij.OrgTelefoon, ["adres"] = rij.OrgAdres, ["kleur"] = rij.Kleur is { } kleur && Kleur().IsMatch(kleur) ? kleur : null },
        ["deelnemer"] = new Bag
        {
            ["voornaam"] = rij.Voornaam, ["naam"] = rij.Achternaam, ["straat"] = contact.Straat, ["postcode"] = contact.Postcode, ["gemeente"] = contact.Gemeente,
            ["telefoon"] = contact.Telefoon, ["email"] = contact.Email,
        },
        ["coach"] = new Bag { ["naam"] = rij.CoachNaam },
        ["trajectbegeleider"] = rij.Trajectbegeleider,
        ["traject"] = new Bag
        {
            ["id"] = rij.Id, ["start"] = Datum(state, "start"), ["einde"] = Datum(state, "einde"),
            ["laatste_dag"] = Datum(state, "nazorg.einde") is { } nazorg && nazorg < document.Datum ? nazorg : document.Datum, ["maanden"] = state.Feiten.GetValueOrDefault("lengte")?.AsGetal,
        },
        ["promotor"] = new Bag { ["naam"] = rij.PromotorNaam },
        ["werkplek"] = new Bag { ["naam"] = rij.WerkplekNaam, ["gemeente"] = rij.Gemeente, ["uurrooster"] = rij.Uurrooster, ["functie"] = rij.Functie },
        ["vacature"] = new Bag { ["titel"] = rij.Vacature },
        ["afspraak"] = new Bag { ["datum"] = Datum(state, "intake.afspraak"), ["uur"] = antwoorden.Uur(), ["plaats"] = antwoorden.Text("uitnodiging", "plaats") },
        ["attest"] = antwoorden.Attest(),
        ["iup"] = antwoorden.Iup(),
        ["doel"] = antwoorden.Doel(),
        ["plan"] = antwoorden.Plan(),
        ["evaluatie"] = antwoorden.Evaluatie(),
        ["gesprek"] = antwoorden.Gesprek(),
        ["nazorg"] = antwoorden.Nazorg(),
        ["loopbaan"] = antwoorden.Loopbaan(),
        ["tevredenheid"] = antwoorden.Tevredenheid(),
        ["weigering"] = antwoorden.Weigering(),
        ["cv"] = antwoorden.Cv(),
        ["doorverwijzing"] = antwoorden.Doorverwijzing(),
        ["tbs"] = antwoorden.Tbs(Datum(state, "tbs.start"), Datum(state, "tbs.einde")),
        ["werk"] = (state.Feiten.GetValueOrDefault("uitkomst.nazorg") ?? state.Feiten.GetValueOrDefault("uitkomst"))?.Tekst is "WERK_NEC" or "WERK_SE" or "OPLEIDING",
    };

    private static DateOnly? Datum(FlowState state, string feit) => state.Feiten.ContainsKey(feit) ? WachtDatum.Read(state, feit, default).Datum : null;

    // It stands in the style of the page, so nothing but a colour may stand there.
    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Kleur();

    private sealed record AntwoordRij(string Formulier, byte[] Inhoud);

    private sealed record Rij(
        string Id, string Staat, string OrgNaam, string? OrgTelefoon, string? OrgAdres, string Voornaam, string Achternaam, byte[] Contact,
        string? CoachNaam, string? Trajectbegeleider, string? PromotorNaam, string? WerkplekNaam, string? Gemeente, string? Uurrooster, string? Functie,
        string? Vacature, string? Kleur);
}
