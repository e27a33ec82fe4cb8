using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>
/// Answers what a flow asks of the domain (<c>Leerwerk.Controle</c>). A rule that counts others updates the owner's row in the same transaction, so that two
/// nodes cannot both pass (kernel law 11).
/// </summary>
public sealed class Controles(Db db)
{
    /// <summary>The rules that a flow may ask, with what people read for each.</summary>
    public static IReadOnlyDictionary<string, string> Regels { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["attest-geldig"] = "Is het doelgroepattest nog geldig?",
        ["capaciteit"] = "Heeft de promotor nog plaats?",
        ["tbs-moment"] = "Mag de terbeschikkingstelling al beginnen?",
        ["tbs-totaal"] = "Past de terbeschikkingstelling in het totaal?",
        ["verlenging-maximum"] = "Blijft de verlenging onder het maximum?",
    };

    /// <summary>True when the rule agrees.</summary>
    /// <param name="hoogstens">The bound that the step states, in months; null: that of the decree.</param>
    /// <exception cref="RuleBroken">The flow asks for a rule that does not exist.</exception>
    public async Task<bool> AskAsync(string regel, TrajectRow traject, FlowState state, DateOnly vandaag, int? hoogstens = null) => regel switch
    {
        "capaciteit" => await HasRoomAsync(traject, state),
        "attest-geldig" => AttestIsValid(state, vandaag),
        "tbs-totaal" => await TbsFitsAsync(traject, state, hoogstens ?? TbsDuur.CapMaanden),
        "tbs-moment" => TbsIsLateEnough(state),
        "verlenging-maximum" => Math.Max(Number(state, "verlenging.voorstel") ?? 0, Number(state, "lengte") ?? 0) <= (hoogstens ?? 18),
        _ => throw new RuleBroken($"De flow vraagt een controle die niet bestaat: “{regel}”. Vraag je coördinator om de stap te verbeteren."),
    };

    /// <summary>
    /// A start takes VTE of its promotor and an end gives them back. The promotor's row is written in the step's transaction and guarded, so two starts at once cannot both pass.
    /// </summary>
    public IEnumerable<Statement> Claims(TrajectRow row, FlowState? before, FlowState after)
    {
        if (row.Promotor is null)
            yield break;
        var (was, now) = (before is not null && Occupies(before), Occupies(after));
        if (was == now)
            yield break;

        var vte = (long)((Number(after, "vte") ?? 1m) * 100);
        yield return now
            ? new Statement(
                "UPDATE promotor SET bezet_vte = bezet_vte + @vte, revisie = revisie + 1 WHERE id = @Promotor AND (erkend_vte = 0 OR bezet_vte + @vte <= erkend_vte)",
                new { vte, row.Promotor },
                ExpectedRows: 1)
            : new Statement("UPDATE promotor SET bezet_vte = CASE WHEN bezet_vte < @vte THEN 0 ELSE bezet_vte - @vte END, revisie = revisie + 1 WHERE id = @Promotor", new { vte, row.Promotor });
    }

    // In work: from the signed contract until the werkervaring has ended.
    private static bool Occupies(FlowState state) =>
        !state.IsEnded && state.Feiten.ContainsKey("contract.datum") && !state.Scopes.ContainsKey("nazorg") && state.Scopes.Count > 1;

    private async Task<bool> HasRoomAsync(TrajectRow traject, FlowState state)
    {
        var room = await db.FindAsync<Room>("SELECT erkend_vte, bezet_vte FROM promotor WHERE id = @Promotor", new { Promotor = traject.Promotor ?? "" });
        var vte = (long)((Number(state, "vte") ?? 1m) * 100);
        return room is null || room.ErkendVte == 0 || room.BezetVte + vte <= room.ErkendVte;
    }

    /// <remarks>OD-17: an attest is valid for three months, tested again at the contract date.</remarks>
    private static bool AttestIsValid(FlowState state, DateOnly vandaag)
    {
        var contract = StepRows.Fact(state, "contract.datum") ?? vandaag;
        return StepRows.Fact(state, "attest.datum") is not { } attest || contract <= Duur.LastDay(attest, (int)(Number(state, "attest.geldig") ?? 3));
    }

    /// <remarks>OD-05: a TBS in the first six months needs the approval of the coördinator.</remarks>
    private static bool TbsIsLateEnough(FlowState state) =>
        StepRows.Fact(state, "start") is not { } start || StepRows.Fact(state, "tbs.start") is not { } tbs || tbs > Duur.LastDay(start, (int)(Number(state, "tbs.vroegst") ?? 6));

    /// <remarks>S4: six months over all periods of a person, whole months first, loose days at thirty a month.</remarks>
    private async Task<bool> TbsFitsAsync(TrajectRow traject, FlowState state, int maanden)
    {
        if (StepRows.Fact(state, "tbs.start") is not { } van || StepRows.Fact(state, "tbs.einde") is not { } tot || tot < van)
            return false;

        var (starts, ends) = await TbsStand.ReachedAsync(db, traject.Id);
        return TbsDuur.WithinCap([.. starts.Zip(ends), (van, tot)], maanden);
    }

    private static decimal? Number(FlowState state, string naam) => state.Feiten.GetValueOrDefault(naam)?.AsGetal;

    private sealed record Room(long ErkendVte, long BezetVte);
}
