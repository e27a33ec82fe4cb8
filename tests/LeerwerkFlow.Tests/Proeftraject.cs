using System.Text.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests;

/// <summary>A traject of one fictitious deelnemer, Nora Voorbeeld of lwb-1, on a small flow that the test draws.</summary>
internal sealed class Proeftraject(TestWorld world, string id)
{
    public string Id { get; } = id;

    public TestWorld World => world;

    /// <summary>The first flow is the one that is started; the others are its phases.</summary>
    public static async Task<Proeftraject> StartAsync(TestWorld world, string? coach, params Teken[] flows)
    {
        var map = Directory.CreateDirectory(Path.Combine(world.DataDirectory, "flows", Guid.NewGuid().ToString("N"), "fasen")).Parent!.FullName;
        foreach (var (bestand, tekst) in flows.Select(f => f.Bestand))
            await File.WriteAllTextAsync(Path.Combine(map, bestand == flows[0].Bestand.Bestand ? "" : "fasen", bestand), tekst);
        await world.Get<ImportFlows>().RunAsync(map, "test");
        await world.AddOrganisatieAsync();
        await world.Db.WriteAsync(
        [
            new("UPDATE organisatie SET naam = 'Leerwerkbedrijf De Brug', telefoon = '09 000 00 01' WHERE id = 'lwb-1'"),
            new("INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('R', 'Regio', 0, 0, 0) ON CONFLICT DO NOTHING"),
            new("INSERT INTO promotor (id, soort, organisatie, naam, regio, erkend_vte) VALUES ('p', 'intern', 'lwb-1', 'Groendienst Proefstad', 'R', 1000) ON CONFLICT DO NOTHING"),
            new("INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES ('f', 'lwb-1', 'groenarbeider', '[]') ON CONFLICT DO NOTHING"),
            new("INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster) VALUES ('w', 'lwb-1', 'p', 'f', 'Park', 'Gent', 1000, 'dag') ON CONFLICT DO NOTHING"),
            new("INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte) VALUES ('v', 'lwb-1', 'w', 'Groen', '', '', '', 9, 100) ON CONFLICT DO NOTHING"),
        ]);
        var contact = new Contact(Straat: "Proefplein 12", Postcode: "9000", Gemeente: "Gent");
        var flow = Path.GetFileNameWithoutExtension(flows[0].Bestand.Bestand);
        return new(world, await world.Get<StartTraject>().RunAsync(new("lwb-1", "Nora", "Voorbeeld", contact, "v", coach, "Tom Verzonnen", flow), "test"));
    }

    /// <summary>A person completes the task of that step.</summary>
    public Task DoneAsync(string stap, string uitkomst = "Klaar", params (string Naam, Feit Feit)[] feiten) => world.Get<AdvanceTraject>().RunAsync(
        Id, (_, staat) => Stimuli.By(world.Klok, staat.Waits.Values.Single(w => w.Stap == stap).Id, uitkomst, Teken.Geen.SetItems(feiten.Select(f => KeyValuePair.Create(f.Naam, f.Feit)))), "test");

    /// <summary>Answers as a form would have kept them.</summary>
    public async Task AnswerAsync(string medewerker, string formulier, object open, object? vertrouwelijk = null)
    {
        var (kluis, taak) = (world.Get<Kluis>(), Guid.NewGuid().ToString());
        await world.Db.WriteAsync(
        [
            new("INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, status, geopend) VALUES (@taak, @Id, 'stap', '', '', 'coach', @formulier, 'klaar', @nu)", new { taak, Id, formulier, nu = world.Klok.Now }),
            new(
                "INSERT INTO antwoord (taak, traject, formulier, inhoud, vertrouwelijk, bewaard, door) VALUES (@taak, @Id, @formulier, @open, @vertrouwelijk, @nu, @medewerker)",
                new
                {
                    taak,
                    Id,
                    formulier,
                    open = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(open)),
                    vertrouwelijk = vertrouwelijk is null ? null : kluis.Seal(Luik.Vertrouwelijk, JsonSerializer.Serialize(vertrouwelijk)),
                    nu = world.Klok.Now,
                    medewerker,
                }),
        ]);
    }

    public async Task<long> RevisionAsync() => await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @Id", new { Id });

    /// <summary>Ids of the steps that wait now.</summary>
    public async Task<string[]> WaitsAsync() => await world.Db.QueryAsync<string>("SELECT pad FROM wacht WHERE traject = @Id AND status = 'open' ORDER BY pad", new { Id });

    public async Task<string[]> IncidentsAsync() => await world.Db.QueryAsync<string>("SELECT reden FROM taak WHERE traject = @Id AND soort = 'incident'", new { Id });
}
