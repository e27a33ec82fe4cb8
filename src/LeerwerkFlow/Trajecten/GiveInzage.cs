using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Leave for one medewerker to read the vertrouwelijk luik of one traject.</summary>
/// <param name="Wens">True: the deelnemer asked for it.</param>
/// <param name="Van">The first day, <paramref name="Tot"/> the last; both count.</param>
/// <param name="Gesloten">When it was taken back, or null.</param>
internal sealed record Inzage(string Id, string Naam, string Reden, bool Wens, DateOnly Van, DateOnly Tot, string Door, DateTimeOffset? Gesloten);

/// <summary>The coach of a traject lets one named colleague read what is confidential, until a day and with the reason (S5); and takes it back. Each is logged, and so is every reading.</summary>
internal sealed class GiveInzage(Db db, Klok klok, Kluis kluis, CurrentUser user)
{
    /// <summary>The colleagues who may get it: those who can see dossiers.</summary>
    public async Task<IReadOnlyList<Keuze>> ChoicesAsync(TrajectKop kop) =>
        [.. (await db.QueryAsync<Wie>("SELECT id, naam, rollen FROM medewerker WHERE organisatie = @Organisatie AND actief = 1 AND id <> @Id ORDER BY naam", new { kop.Organisatie, user.Id }))
            .Where(w => Rights.May(Roles.Parse(w.Rollen), Right.WijzigtTraject)).Select(w => new Keuze(w.Id, w.Naam))];

    /// <summary>All of a traject, the newest first.</summary>
    public async Task<IReadOnlyList<Inzage>> ReadAsync(string traject) =>
        [.. (await db.QueryAsync<Rij>(
            """
            SELECT i.id, m.naam, i.reden, i.wens, i.van, i.tot, d.naam AS door, i.gesloten FROM inzage i JOIN medewerker m ON m.id = i.medewerker JOIN medewerker d ON d.id = i.door
            WHERE i.traject = @traject ORDER BY i.id DESC
            """,
            new { traject })).Select(r => new Inzage(r.Id, r.Naam, kluis.Open(Luik.Vertrouwelijk, r.Reden), r.Wens, r.Van, r.Tot, r.Door, r.Gesloten))];

    /// <summary>The traject, for its coach.</summary>
    /// <exception cref="NotAllowed">Another coaches it.</exception>
    public async Task<TrajectKop> GetAsync(string traject)
    {
        user.Require(Right.LeestVertrouwelijk);
        var kop = await TrajectKop.GetAsync(db, user, traject);
        return kop.Coach == user.Id ? kop : throw new NotAllowed();
    }

    /// <summary>Gives it from today; what the same person had before ends.</summary>
    /// <param name="tot">The last day; at most a year ahead.</param>
    /// <exception cref="RuleBroken">No colleague of the list, no reason, or no such day.</exception>
    public async Task RunAsync(string traject, string? wie, DateOnly? tot, string? reden, bool wens)
    {
        var kop = await GetAsync(traject);
        if ((await ChoicesAsync(kop)).All(c => c.Code != wie))
            throw new RuleBroken("Kies een collega uit de lijst.", "Collega");
        if (tot is not { } dag || dag < klok.Vandaag || dag > Duur.LastDay(klok.Vandaag, 12))
            throw new RuleBroken("Vul de laatste dag in: vanaf vandaag, en hoogstens een jaar verder.", "Tot");
        if (string.IsNullOrWhiteSpace(reden) || reden.Trim().Length > 500)
            throw new RuleBroken("Schrijf waarom, in hoogstens 500 tekens.", "Waarom");
        await db.WriteAsync(
        [
            Close("medewerker = @wie", new { traject, wie, klok.Now, user.Id }),
            new(
                "INSERT INTO inzage (id, traject, medewerker, reden, wens, van, tot, gegeven, door) VALUES (@id, @traject, @wie, @reden, @wens, @Vandaag, @dag, @Now, @door)",
                new { id = Guid.CreateVersion7(klok.Now).ToString("N"), traject, wie, reden = kluis.Seal(Luik.Vertrouwelijk, reden.Trim()), wens, klok.Vandaag, dag, klok.Now, door = user.Id }),
            VerwerkingsLog.Looked(user.Id, traject, "inzage-gegeven", klok.Now),
        ]);
    }

    /// <exception cref="Moved">It was taken back already.</exception>
    public async Task WithdrawAsync(string traject, string? id)
    {
        await GetAsync(traject);
        await db.WriteAsync([Close("id = @inzage", new { traject, inzage = id, klok.Now, user.Id }) with { ExpectedRows = 1 }, VerwerkingsLog.Looked(user.Id, traject, "inzage-ingetrokken", klok.Now)]);
    }

    private static Statement Close(string which, object args) => new($"UPDATE inzage SET gesloten = @Now, gesloten_door = @Id WHERE traject = @traject AND {which} AND gesloten IS NULL", args);

    private sealed record Wie(string Id, string Naam, string Rollen);

    private sealed record Rij(string Id, string Naam, byte[] Reden, bool Wens, DateOnly Van, DateOnly Tot, string Door, DateTimeOffset? Gesloten);
}
