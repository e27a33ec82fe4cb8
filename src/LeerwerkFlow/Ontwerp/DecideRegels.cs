using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Approves or refuses a proposed version of the rules. Three people see a change of the law: who proposed it and two others (S9).</summary>
public sealed class DecideRegels(Db db, Klok klok, RegelSets regels, CurrentUser user)
{
    /// <returns>True when this was the last approval: the version is in force.</returns>
    /// <exception cref="RuleBroken">This person proposed it or approved it before, or other rules came in force meanwhile.</exception>
    /// <exception cref="Moved">Somebody decided first.</exception>
    public async Task<bool> ApproveAsync(string naam, long versie, long revisie, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var voorstel = await GetAsync(naam, versie, ct);
        if (voorstel.Door == user.Id)
            throw new RuleBroken("Jij stelde deze regels voor. Twee anderen keuren ze goed.");
        if (await db.FindAsync<long?>("SELECT 1 FROM regelbesluit WHERE naam = @naam AND versie = @versie AND actor = @Id AND handeling = 'goedgekeurd'", new { naam, versie, user.Id }, ct) is not null)
            throw new RuleBroken("Jij keurde deze regels al goed. Nog iemand anders moet ze goedkeuren.");
        if (voorstel.Basis != ((await regels.VersiesAsync(ct)).FirstOrDefault(v => v.Naam == naam && v.Stand == "geldig")?.Versie ?? 0))
            throw new RuleBroken("Intussen gelden er andere regels dan toen dit werd voorgesteld. Stel het opnieuw voor, bovenop de regels van nu.");

        var last = voorstel.Goedgekeurd + 1 >= RegelVersie.Approvals;
        await db.WriteAsync([voorstel.Become(last ? "geldig" : "voorstel", revisie, last ? klok.Now : null), voorstel.Besluit(klok.Now, user.Id, "goedgekeurd")], ct);
        return last;
    }

    /// <summary>Ends it; who proposed it may take it back so.</summary>
    /// <inheritdoc cref="ApproveAsync"/>
    public async Task RefuseAsync(string naam, long versie, long revisie, string reden, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        if (string.IsNullOrWhiteSpace(reden))
            throw new RuleBroken("Vul in waarom deze regels niet doorgaan.", "Reden");
        var voorstel = await GetAsync(naam, versie, ct);
        await db.WriteAsync([voorstel.Become("afgewezen", revisie), voorstel.Besluit(klok.Now, user.Id, "afgewezen", reden.Trim())], ct);
    }

    private async Task<RegelVersie> GetAsync(string naam, long versie, CancellationToken ct) =>
        await regels.GetAsync(naam, versie, ct) is { IsVoorstel: true } voorstel ? voorstel : throw new RuleBroken("Over deze versie is al beslist.");
}
