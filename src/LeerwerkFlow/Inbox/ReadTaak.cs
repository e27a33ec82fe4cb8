using System.Collections.Immutable;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Ploegen;

namespace LeerwerkFlow.Inbox;

/// <summary>Reads a taak, and the dossier around it.</summary>
public sealed class ReadTaak(Db db, Klok klok, Kluis kluis, FlowVersies versies, Formulieren formulieren)
{
    /// <summary>The taak, when this person may see it; who comes for a taak of their own sees no other of that traject.</summary>
    /// <exception cref="NotFound">It is not there, or not in sight.</exception>
    public async Task<Taak> GetAsync(CurrentUser user, string id, CancellationToken ct = default) =>
        await db.FindAsync<Taak>($"SELECT {Taak.Columns} FROM {Taak.Tables} WHERE k.id = @id AND {TaakZicht.Sql} AND {TaakZicht.Eigen}", TaakZicht.Args(user with { Dag = klok.Vandaag }, new { id }), ct) ?? throw new NotFound();

    /// <summary>The form of the taak with everything it leans on. The caller has checked that the person may see the dossier.</summary>
    public async Task<TaakDossier> OpenAsync(CurrentUser user, Taak taak, CancellationToken ct = default)
    {
        // zicht: the taak itself was read through zicht.
        var row = await db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @Traject", new { taak.Traject }, ct) ?? throw new NotFound();
        var versie = await versies.GetAsync(row.Flowversie);
        var state = row.State();
        var wait = state.Waits.Values.FirstOrDefault(w => w.Id == taak.Wacht);
        var formulier = formulieren.Get(taak.Formulier);
        if (taak.IsVastgelopen && wait is not null)
            formulier = OntbrekendeFeiten.Ask(formulier, versie.Flows, state, wait, Uitweg.Opnieuw);
        ImmutableArray<string> uitkomsten = taak.Wacht is null ? [Stimuli.Klaar] : wait is null ? [] : [.. wait.Uitkomsten.Where(u => u != Stimuli.TeLaat)];
        var context = new FormulierContext(klok.Vandaag)
        {
            Feiten = state.Feiten,
            Competenties = await CompetentiesAsync(row.Werkplek, ct),
            Keuzelijsten = await ListsAsync(formulier, row.Organisatie, uitkomsten, ct),
            MagVertrouwelijk = taak.ZietVertrouwelijk,
            Gezien = taak.IsOpen && user.May(Right.WijzigtTraject) && formulier.Velden.Any(v => v.Soort == VeldSoort.Groei)
                ? Gezien.Of(await Observatie.ReadAsync(db, kluis, taak.Traject, ct)).ToDictionary(g => g.Competentie, g => g.Zin)
                : ImmutableDictionary<string, string>.Empty,
        };
        var bericht = taak.IsBericht && wait is not null ? versie.Flows.Get(wait.Flow).GetStep(wait.Stap).Text("soort") : null;
        return new(taak, formulier, context, uitkomsten, bericht, TaakDossier.FaseOf(versie.Flows, versie.Flow, taak.Pad))
        {
            Uitwegen = taak.IsVastgelopen && wait is not null ? Uitweg.Of(versie.Flows, state, wait, klok.Now, klok.Vandaag) : [],
            Vooruitzichten = wait is not null && taak is { IsVastgelopen: false, IsOpen: true } ? Vooruitzicht.Of(versie.Flows, state, wait, uitkomsten, klok.Now, klok.Vandaag) : [],
            Trajectrevisie = row.Revisie,
            HeeftBrieven = Fasen.FindStep(versie, taak.Pad)?.List("brieven") is { Count: > 0 },
        };
    }

    private async Task<ImmutableArray<FormulierCompetentie>> CompetentiesAsync(string? werkplek, CancellationToken ct)
    {
        var json = await db.FindAsync<string>("SELECT f.competenties FROM werkplek w JOIN functieprofiel f ON f.id = w.functieprofiel WHERE w.id = @werkplek", new { werkplek = werkplek ?? "" }, ct);
        return [.. Trajecten.Competenties.Read(json).Select(c => new FormulierCompetentie(c.Code, c.Categorie, c.Naam))];
    }

    // Only the lists that a field of this form names.
    private async Task<ImmutableDictionary<string, ImmutableArray<FormulierKeuze>>> ListsAsync(Formulier formulier, string organisatie, ImmutableArray<string> uitkomsten, CancellationToken ct)
    {
        var lijsten = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FormulierKeuze>>();
        foreach (var naam in formulier.Velden.Select(v => v.KeuzesUit).OfType<string>().Distinct())
        {
            lijsten[naam] = naam switch
            {
                "antwoorden" => [.. uitkomsten.Select(u => new FormulierKeuze(u, Uitkomsten.Label(u)))],
                "coaches" => [.. await db.QueryAsync<FormulierKeuze>(
                    "SELECT id AS code, naam AS label FROM medewerker WHERE organisatie = @organisatie AND actief = 1 AND ',' || rollen || ',' LIKE '%,coach,%' ORDER BY naam", new { organisatie }, ct)],
                "incidentredenen" => [.. IncidentReden.Codes.Select(r => new FormulierKeuze(r.Key, Uitkomsten.Capital(r.Value)))],
                "vacatures" => [.. await db.QueryAsync<FormulierKeuze>(
                    """
                    SELECT v.id AS code, v.titel || ' (' || w.naam || ', ' || w.gemeente || ')' AS label FROM vacature v JOIN werkplek w ON w.id = v.werkplek
                    WHERE v.organisatie = @organisatie AND v."open" = 1 ORDER BY v.titel, w.naam
                    """,
                    new { organisatie },
                    ct)],
                _ => [],
            };
        }

        return lijsten.ToImmutable();
    }
}
