using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>
/// Takes in the list of VDAB for a month and writes the differences, all in one transaction. The same file again changes nothing. A later file of that month replaces what is open, and keeps
/// what was solved; a difference that was to be solved and still stands in a later file opens again. About a closed month it goes to the month that is open.
/// </summary>
public sealed class ImportLijst(Db db, Klok klok, CurrentUser user)
{
    /// <param name="Fouten">What is wrong in the file, in Dutch; then nothing was done.</param>
    public sealed record Uitslag(string[] Fouten, int Gelijk = 0, int Verschillen = 0, string Maand = "");

    private sealed record Dossier(string Id, string? Coach);

    private sealed record Bestaand(string Id, string Maand, string Categorie, string Dossier, string Mijlpaal, long Versie, string Status, string? Oplossing, string Hash)
    {
        public (string, string, string, long) Key => (Categorie, Dossier, Mijlpaal, Versie);
    }

    /// <exception cref="NotFound">The code is no month.</exception>
    /// <exception cref="RuleBroken">The month has yet to begin.</exception>
    public async Task<Uitslag> RunAsync(string code, byte[] inhoud, CancellationToken ct = default)
    {
        user.Require(Right.BeheertAansluiting);
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        var over = Maand.Find(code) ?? throw new NotFound();
        if (over.Eerste > klok.Vandaag)
            throw new RuleBroken($"De maand {over.Label} moet nog beginnen. Kies een andere maand.");
        var (regels, fouten) = LijstCsv.Read(inhoud, over);
        if (fouten.Length > 0)
            return new(fouten);
        // zicht: of the coördinator's own leerwerkbedrijf, as all below.
        var dossiers = (await db.QueryAsync<Dossier>("SELECT id, coach FROM traject WHERE organisatie = @organisatie", new { organisatie }, ct)).ToDictionary(d => d.Id, d => d.Coach);
        var ons = await db.QueryAsync<EigenMelding>(
            "SELECT n.id, n.traject, n.mijlpaal, n.versie, n.soort, n.vervangt, n.datum, n.status FROM melding n JOIN traject t ON t.id = n.traject WHERE t.organisatie = @organisatie ORDER BY n.traject, n.sequence",
            new { organisatie },
            ct);
        var (gelijk, verschillen) = Vergelijking.Of(over, regels, ons, dossiers.Keys);
        var tot = await Rapport.GeslotenTotAsync(db, organisatie, ct);
        var maand = tot?.Eerste >= over.Eerste ? tot.Value.Next : over;
        var coordinator = await db.FindAsync<string>("SELECT id FROM medewerker WHERE organisatie = @organisatie AND actief = 1 AND rollen LIKE '%coordinator%' ORDER BY id LIMIT 1", new { organisatie }, ct);
        var hash = Rapport.HashOf(inhoud);
        var lijst = await db.FindAsync<string>("SELECT id FROM lijst WHERE organisatie = @organisatie AND maand = @maand AND hash = @hash", new { organisatie, maand = over.Code, hash }, ct);
        List<Statement> rows = [];
        if (lijst is null)
        {
            lijst = NewId();
            rows.Add(new(
                "INSERT INTO lijst (id, organisatie, maand, hash, inhoud, regels, gelijk, ingelezen, door) VALUES (@lijst, @organisatie, @maand, @hash, @inhoud, @regels, @gelijk, @nu, @wie)",
                new { lijst, organisatie, maand = over.Code, hash, inhoud, regels = regels.Length, gelijk, nu = klok.Now, wie = user.Id }));
        }

        var bestaand = await db.QueryAsync<Bestaand>(
            "SELECT v.id, v.maand, v.categorie, v.dossier, v.mijlpaal, v.versie, v.status, v.oplossing, l.hash FROM verschil v JOIN lijst l ON l.id = v.lijst WHERE v.organisatie = @organisatie AND v.over = @over",
            new { organisatie, over = over.Code },
            ct);
        rows.AddRange(Gone(bestaand, verschillen));
        var accepted = bestaand.Where(b => b.Oplossing == "AANVAARDEN" && b.Maand != maand.Code).Select(b => b.Key).ToHashSet();
        var here = bestaand.Where(b => b.Maand == maand.Code).ToDictionary(b => b.Key);
        foreach (var v in verschillen.Where(v => !accepted.Contains(Key(v))))
            rows.AddRange(here.TryGetValue(Key(v), out var was) ? Again(was, v, lijst, hash) : New(v, lijst, organisatie, maand, over, dossiers.GetValueOrDefault(v.Dossier) ?? coordinator));
        await db.WriteAsync(rows, ct);
        return new([], gelijk, verschillen.Length, maand.Code);
    }

    // What was open and stands in this file no more.
    private static IEnumerable<Statement> Gone(Bestaand[] bestaand, GevondenVerschil[] verschillen)
    {
        var found = verschillen.Select(Key).ToHashSet();
        foreach (var id in bestaand.Where(b => b.Status == "open" && !found.Contains(b.Key)).Select(b => b.Id))
        {
            yield return new("DELETE FROM verschil_stap WHERE verschil = @id", new { id });
            yield return new("DELETE FROM verschil WHERE id = @id AND status = 'open'", new { id }, ExpectedRows: 1);
        }
    }

    private IEnumerable<Statement> Again(Bestaand was, GevondenVerschil v, string lijst, string hash)
    {
        var reopens = was.Status == "opgelost" && was.Oplossing != "AANVAARDEN" && was.Hash != hash;
        if (was.Status != "open" && !reopens)
            yield break;
        yield return new(
            """
            UPDATE verschil SET lijst = @lijst, melding = @melding, ons_datum = @onsDatum, ons_status = @onsStatus, vdab_datum = @vdabDatum, vdab_status = @vdabStatus, regel = @regel, status = 'open', oplossing = NULL
            WHERE id = @Id AND status = @Status
            """,
            Values(v, new() { ["lijst"] = lijst, ["Id"] = was.Id, ["Status"] = was.Status }),
            ExpectedRows: 1);
        if (reopens)
            yield return Stap(was.Id, "Staat ook in een latere lijst van VDAB: weer open", klok.Now, user.Id);
    }

    private IEnumerable<Statement> New(GevondenVerschil v, string lijst, string organisatie, Maand maand, Maand over, string? eigenaar)
    {
        var id = NewId();
        yield return new(
            """
            INSERT INTO verschil (id, organisatie, maand, over, lijst, categorie, dossier, mijlpaal, versie, melding, ons_datum, ons_status, vdab_datum, vdab_status, regel, eigenaar, termijn, status)
            VALUES (@id, @organisatie, @maand, @over, @lijst, @categorie, @dossier, @mijlpaal, @versie, @melding, @onsDatum, @onsStatus, @vdabDatum, @vdabStatus, @regel, @eigenaar, @termijn, 'open')
            """,
            Values(v, new()
            {
                ["id"] = id, ["organisatie"] = organisatie, ["maand"] = maand.Code, ["over"] = over.Code, ["lijst"] = lijst, ["categorie"] = v.Categorie, ["dossier"] = v.Dossier, ["mijlpaal"] = v.Mijlpaal,
                ["versie"] = v.Versie, ["eigenaar"] = eigenaar, ["termijn"] = maand.Termijn(klok.Vandaag),
            }));
        yield return Stap(id, $"Gevonden in de lijst van VDAB over {over.Label}", klok.Now, user.Id);
    }

    private static Dictionary<string, object?> Values(GevondenVerschil v, Dictionary<string, object?> more) => new(more)
    {
        ["melding"] = v.Ons?.Id, ["onsDatum"] = v.Ons?.Datum, ["onsStatus"] = v.Ons?.Status, ["vdabDatum"] = v.Vdab?.Datum, ["vdabStatus"] = v.Vdab?.Status, ["regel"] = v.Vdab?.Regel,
    };

    private static (string, string, string, long) Key(GevondenVerschil v) => (v.Categorie, v.Dossier, v.Mijlpaal, v.Versie);

    /// <summary>A line of the history of a difference.</summary>
    internal static Statement Stap(string verschil, string wat, DateTimeOffset nu, string door) => new(
        "INSERT INTO verschil_stap (verschil, nr, tijdstip, wat, door) SELECT @verschil, COALESCE(MAX(nr), 0) + 1, @nu, @wat, @door FROM verschil_stap WHERE verschil = @verschil",
        new { verschil, nu, wat, door });

    private string NewId() => Guid.CreateVersion7(klok.Now).ToString();
}
