using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Gives a traject another coach: all open work of the coach before goes along, and the timeline tells it.</summary>
public sealed class AssignCoach(Db db, Klok klok, AdvanceTraject advance)
{
    /// <param name="revisie">The revision that the person saw; another one is refused.</param>
    /// <exception cref="RuleBroken">The new coach is not one of the organisation, or coaches this traject already.</exception>
    /// <exception cref="Moved">Somebody else changed the traject first.</exception>
    public async Task RunAsync(CurrentUser user, string traject, long revisie, string coach, CancellationToken ct = default)
    {
        user.Require(Right.WijstCoachToe);
        var kop = await TrajectKop.GetAsync(db, user, traject);
        if (kop.Status == "afgerond")
            throw new RuleBroken("Dit traject is afgerond; het krijgt geen andere coach meer.");
        if (coach == kop.Coach)
            throw new RuleBroken("Deze coach begeleidt het traject al.", "Coach");
        if ((await ChoicesAsync(db, kop.Organisatie)).All(c => c.Code != coach))
            throw new RuleBroken("Kies een coach uit de lijst.", "Coach");

        // A step without facts: it takes its place in the journal, with the person who did it.
        await advance.RunAsync(
            traject,
            (row, _) => row.Revisie == revisie && kop.Revisie == revisie ? new Change(klok.Now, klok.Vandaag, Stimuli.NoFeiten) : throw new Moved(),
            user.Id,
            Rows(kop, coach, user.Id),
            ct);
    }

    /// <summary>The coaches who work here, by name.</summary>
    internal static async Task<IReadOnlyList<Keuze>> ChoicesAsync(Db db, string organisatie) =>
        (await db.QueryAsync<Wie>("SELECT id, naam, rollen FROM medewerker WHERE organisatie = @organisatie AND actief = 1 ORDER BY naam", new { organisatie }))
        .Where(w => Roles.Parse(w.Rollen).Contains(Role.Coach)).Select(w => new Keuze(w.Id, w.Naam)).ToList();

    private IEnumerable<Statement> Rows(TrajectKop kop, string coach, string door) =>
    [
        new("UPDATE traject SET coach = @coach WHERE id = @Id AND revisie = @Revisie", new { coach, kop.Id, kop.Revisie }, 1),
        new(
            "UPDATE taak SET medewerker = @coach, revisie = revisie + 1 WHERE traject = @Id AND status = 'open' AND (medewerker = @oud OR (medewerker IS NULL AND rol = 'coach'))",
            new { coach, kop.Id, oud = kop.Coach ?? "" }),
        new(
            "INSERT INTO gebeurtenis (traject, nr, volg, datum, soort, code, titel, stap, actor) VALUES (@Id, @nr, 1, @vandaag, 'coach', @coach, @titel, '', @door)",
            new { kop.Id, nr = kop.JournaalNr + 1, vandaag = klok.Vandaag, coach, titel = kop.Coach is null ? "Coach toegewezen" : "Andere coach: de open taken gingen mee", door }),
        VerwerkingsLog.Looked(door, kop.Id, "coach-toegewezen", klok.Now),
    ];

    private sealed record Wie(string Id, string Naam, string Rollen);
}
