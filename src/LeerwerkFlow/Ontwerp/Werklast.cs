using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Open taken per week of one coach, in the order of <see cref="WerklastBeeld.Weken"/>.</summary>
public sealed record CoachWerklast(string Naam, IReadOnlyList<decimal> Nu, IReadOnlyList<decimal> Straks, IReadOnlyList<decimal> Verhuisd);

/// <summary>Open taken of coaches per week, now and after publishing. Open work only: no speed, no ranking (S18).</summary>
/// <param name="Weken">The Mondays of fifty-two weeks, the first that of today.</param>
/// <param name="Nu">With the flow that is published.</param>
/// <param name="Straks">With the drawing for whoever begins; running trajecten stay on their version.</param>
/// <param name="Verhuisd">With the drawing for running trajecten that can be carried over, too.</param>
/// <param name="PerCoach">In order of name; a coach sees only her own.</param>
public sealed record WerklastBeeld(IReadOnlyList<DateOnly> Weken, IReadOnlyList<decimal> Nu, IReadOnlyList<decimal> Straks, IReadOnlyList<decimal> Verhuisd, IReadOnlyList<CoachWerklast> PerCoach);

/// <summary>
/// What a drawing does to the work of coaches in the coming twelve months: the real caseload is played forward by chance (<see cref="Kansen"/>). Running trajecten keep their version, as publishing
/// leaves them; whoever began in the past twelve months is followed by somebody new a year later, on the published flow for "now" and on the drawing for "after".
/// </summary>
public sealed class Werklast(Db db, Klok klok, FlowVersies versies)
{
    private const int Weken = 52;
    private const int Maanden = 12;

    // A large house needs fewer plays for the same calm average.
    private const int Spelen = 1_000;
    private const string NoCoach = "nog geen coach";

    /// <summary>Plays the caseload that <paramref name="user"/> may see: a coördinator the whole leerwerkbedrijf, a coach her own.</summary>
    public async Task<WerklastBeeld> RunAsync(FlowSet concept, string top, CurrentUser user, CancellationToken ct = default)
    {
        user.Require(Right.LeestVoorstellen);
        var (vandaag, kansen) = (klok.Vandaag, KansenFiles.Read(top));
        var trajecten = await TrajectenAsync(user, vandaag.AddMonths(-Maanden), ct);
        var nieuw = trajecten.Where(t => t.Flow == top && t.Begonnen is { } dag && dag > vandaag.AddMonths(-Maanden) && dag <= vandaag).ToArray();
        var keren = Math.Clamp(Spelen / Math.Max(1, trajecten.Length), 1, kansen.Keren);
        var gepubliceerd = nieuw.Length > 0 ? (await versies.NewestAsync(top, user.Organisatie)).Flows : null;
        var (nu, straks, verhuisd) = (new WerklastTelling(vandaag, Weken), new WerklastTelling(vandaag, Weken), new WerklastTelling(vandaag, Weken));
        foreach (var t in trajecten.Where(t => t.Status != "afgerond"))
        {
            ct.ThrowIfCancellationRequested();
            var (flows, staat) = ((await versies.GetAsync(t.Flowversie)).Flows, StateJson.ReadState(t.Staat));
            var naar = t.Flow == top ? Moved(flows, concept, staat, t.Flowversie, vandaag) : null;
            foreach (var lot in Loten(kansen.Zaad, t.Id, keren))
            {
                var blijft = new Toekomst(flows, kansen).Play(staat, lot, vandaag, nu.Tot);
                nu.Add(t.Coach, blijft);
                straks.Add(t.Coach, blijft);
                verhuisd.Add(t.Coach, naar is null ? blijft : new Toekomst(concept, kansen).Play(naar, lot, vandaag, nu.Tot));
            }
        }

        foreach (var t in nieuw)
        {
            ct.ThrowIfCancellationRequested();
            var dag = t.Begonnen!.Value.AddMonths(Maanden);
            foreach (var lot in Loten(kansen.Zaad, "na " + t.Id, keren))
            {
                nu.Add(t.Coach, new Toekomst(gepubliceerd!, kansen).Begin(top, lot, dag, nu.Tot));
                var concepts = new Toekomst(concept, kansen).Begin(top, lot, dag, nu.Tot);
                straks.Add(t.Coach, concepts);
                verhuisd.Add(t.Coach, concepts);
            }
        }

        var namen = trajecten.Select(t => (Id: t.Coach ?? "", Naam: t.CoachNaam ?? NoCoach)).Distinct().Where(c => nu.Coaches.Contains(c.Id)).OrderBy(c => c.Id.Length == 0).ThenBy(c => c.Naam, StringComparer.Ordinal);
        return new(
            nu.Weken, nu.Total(keren), straks.Total(keren), verhuisd.Total(keren),
            [.. namen.Select(c => new CoachWerklast(c.Naam, nu.Of(c.Id, keren), straks.Of(c.Id, keren), verhuisd.Of(c.Id, keren)))]);
    }

    private static FlowState? Moved(FlowSet van, FlowSet naar, FlowState staat, string versie, DateOnly vandaag)
    {
        try
        {
            return MoveState.Run(van, naar, staat, new Verhuizing(BrusselsTime.StartOf(vandaag), vandaag, Stimuli.NoFeiten, versie, "concept")).State;
        }
        catch (FlowFault)
        {
            // Cannot be carried over: it stays where it is.
            return null;
        }
    }

    private static IEnumerable<Toeval> Loten(int zaad, string traject, int keren) => Enumerable.Range(0, keren).Select(keer => Toeval.Of(zaad).At(traject).At(keer));

    private async Task<Rij[]> TrajectenAsync(CurrentUser user, DateOnly sinds, CancellationToken ct)
    {
        var rijen = await db.QueryAsync<Rij>(
            $"""
            SELECT t.id, t.coach, m.naam AS coach_naam, v.flow, t.flowversie, t.status, t.staat, b.hier AS begonnen
            FROM traject t JOIN flowversie v ON v.id = t.flowversie JOIN journaal b ON b.traject = t.id AND b.nr = 1 LEFT JOIN medewerker m ON m.id = t.coach
            WHERE (t.status <> 'afgerond' OR b.hier > @sinds) AND {Zicht.Lijst} ORDER BY t.nummer
            """,
            user.ZichtArgs(new { sinds }),
            ct);
        // A taak of somebody else's traject on her name shows her that traject, not its workload.
        return user.Is(Role.Coordinator) || user.Is(Role.Beheerder) ? rijen : [.. rijen.Where(t => t.Coach == user.Id)];
    }

    private sealed record Rij(string Id, string? Coach, string? CoachNaam, string Flow, string Flowversie, string Status, string Staat, DateOnly? Begonnen);
}
