using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>The answers that change the traject's own row: who coaches it, and at which vacature it works.</summary>
public sealed class Toewijzing(Db db)
{
    /// <summary>The rows to write with the answers, and the traject as they leave it.</summary>
    internal async Task<(IReadOnlyList<Statement> Rows, Func<TrajectRow, TrajectRow> Renew)> OfAsync(TaakDossier dossier, FormulierAntwoord antwoord, CancellationToken ct)
    {
        List<Statement> rows = [];
        Func<TrajectRow, TrajectRow> renew = row => row;
        if (Chosen(dossier.Formulier, antwoord, "coaches") is { } coach)
        {
            rows.AddRange(Coach(dossier.Taak, coach));
            renew = row => row with { Coach = coach };
        }

        if (Chosen(dossier.Formulier, antwoord, "vacatures") is { } vacature)
        {
            var plek = await db.FindAsync<Plek>("SELECT w.id AS werkplek, w.promotor FROM vacature v JOIN werkplek w ON w.id = v.werkplek WHERE v.id = @vacature", new { vacature }, ct) ?? throw new NotFound();
            await SaveWerkplek.CheckRegioAsync(db, dossier.Taak.Organisatie, plek.Promotor);
            rows.Add(new("UPDATE traject SET vacature = @vacature, werkplek = @Werkplek, promotor = @Promotor WHERE id = @Traject", new { vacature, plek.Werkplek, plek.Promotor, dossier.Taak.Traject }));
            var eerst = renew;
            renew = row => eerst(row) with { Werkplek = plek.Werkplek, Promotor = plek.Promotor };
        }

        return (rows, renew);
    }

    // The work that stood on the coach before, or on nobody, goes along; what a colleague took stays there.
    private static IEnumerable<Statement> Coach(Taak taak, string coach) =>
    [
        new("UPDATE traject SET coach = @coach WHERE id = @Traject", new { coach, taak.Traject }),
        new(
            """
            UPDATE taak SET medewerker = @coach, revisie = revisie + 1
            WHERE traject = @Traject AND id <> @Id AND status = 'open' AND rol <> 'coordinator' AND (medewerker = @oud OR (medewerker IS NULL AND rol = 'coach'))
            """,
            new { coach, taak.Traject, taak.Id, oud = taak.Coach ?? "" }),
    ];

    private static string? Chosen(Formulier formulier, FormulierAntwoord antwoord, string lijst) =>
        formulier.Velden.Where(v => v.KeuzesUit == lijst).Select(v => antwoord.Open[v.Naam]?.GetValue<string>()).FirstOrDefault(code => code is not null);

    private sealed record Plek(string Werkplek, string Promotor);
}
