using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>A coach and how many running trajecten he or she has. Open work only (S18).</summary>
/// <param name="Weg">Away today: gets nothing.</param>
public sealed record CoachLast(string Id, string Naam, int Trajecten, bool Weg);

/// <summary>A running traject that could change hands.</summary>
/// <param name="Sinds">Local date on which it began: who was met last, is left first.</param>
public sealed record Verdeelbaar(string Id, string Deelnemer, string Coach, DateOnly Sinds);

/// <summary>One move that makes the work more even.</summary>
/// <param name="Na">How many trajecten both have after it, giver first.</param>
public sealed record Verschuiving(Verdeelbaar Traject, CoachLast Van, CoachLast Naar, (int Van, int Naar) Na);

/// <summary>
/// Proposes who could take over what, until nobody has two more than another; a person decides on each. Of the coach with the most goes the traject that began last, so that who knows each other
/// longest stays together. Equal work goes by name, so that the same house gets the same proposal.
/// </summary>
public sealed class Verdeling(Db db, Klok klok, CurrentUser user)
{
    /// <exception cref="NotAllowed">Only who may give a traject another coach.</exception>
    public async Task<(IReadOnlyList<CoachLast> Coaches, IReadOnlyList<Verschuiving> Voorstel)> RunAsync(CancellationToken ct = default)
    {
        user.Require(Right.WijstCoachToe);
        var args = user.ZichtArgs(new { vandaag = klok.Vandaag });
        var trajecten = await db.QueryAsync<(string Id, string Voornaam, string Naam, string Coach, string Begonnen)>(
            $"""
            SELECT t.id, d.voornaam, d.naam, t.coach, COALESCE((SELECT MIN(g.datum) FROM gebeurtenis g WHERE g.traject = t.id), '') AS begonnen
            FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.status <> 'afgerond' AND t.coach IS NOT NULL AND t.organisatie = @zichtOrganisatie AND {Zicht.Sql}
            """,
            args,
            ct);
        var coaches = (await db.QueryAsync<(string Id, string Naam, string Rollen, long Weg)>(
            """
            SELECT m.id, m.naam, m.rollen, (SELECT COUNT(*) FROM afwezigheid a WHERE a.medewerker = m.id AND a.van <= @vandaag AND a.tot >= @vandaag) AS weg
            FROM medewerker m WHERE m.organisatie = @zichtOrganisatie AND m.actief = 1 ORDER BY m.naam, m.id
            """,
            args,
            ct)).Where(m => Roles.Parse(m.Rollen).Contains(Role.Coach)).Select(m => new CoachLast(m.Id, m.Naam, trajecten.Count(t => t.Coach == m.Id), m.Weg > 0)).ToList();
        return (coaches, Propose(coaches, [.. trajecten.Select(t => new Verdeelbaar(t.Id, $"{t.Voornaam} {t.Naam}", t.Coach, DateOnly.TryParse(t.Begonnen, out var dag) ? dag : klok.Vandaag))]));
    }

    internal static IReadOnlyList<Verschuiving> Propose(IReadOnlyList<CoachLast> coaches, IReadOnlyList<Verdeelbaar> trajecten)
    {
        List<Verschuiving> moves = [];
        var last = coaches.ToDictionary(c => c.Id, c => c.Trajecten);
        var left = trajecten.GroupBy(t => t.Coach).ToDictionary(g => g.Key, g => new Stack<Verdeelbaar>(g.OrderBy(t => t.Sinds).ThenBy(t => t.Id, StringComparer.Ordinal)));
        while (coaches.Where(c => !c.Weg).MinBy(c => last[c.Id]) is { } naar && coaches.Where(c => c != naar && left.ContainsKey(c.Id)).MaxBy(c => last[c.Id]) is { } van && last[van.Id] - last[naar.Id] > 1 && left[van.Id].TryPop(out var traject))
        {
            last[van.Id]--;
            last[naar.Id]++;
            moves.Add(new(traject, van, naar, (last[van.Id], last[naar.Id])));
        }

        return moves;
    }
}
