using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// Sends meldingen once more that left by webhook: the same id, number and bytes, with a new time and signature. VDAB knows them, so nothing changes there or here, unless VDAB lost
/// them. What did not leave yet goes by itself and is not repeated.
/// </summary>
public sealed class ReplayMelding(Db db, Klok klok, CurrentUser user)
{
    // A number of which VDAB heard that it comes no more goes again too: a receiver that lost things needs it in its place.
    private const string Gone =
        "((n.kanaal = 'webhook' AND n.status IN ('VERZONDEN', 'AANVAARD', 'GEWEIGERD')) OR EXISTS (SELECT 1 FROM vdab_herhaling v WHERE v.melding = n.id AND v.bericht IS NOT NULL AND v.gedaan IS NOT NULL))";

    private const string Eigen = "(SELECT MIN(v.bericht) FROM vdab_herhaling v WHERE v.melding = n.id), (SELECT v.body FROM vdab_herhaling v WHERE v.melding = n.id AND v.bericht IS NOT NULL LIMIT 1)";

    /// <summary>One melding.</summary>
    /// <returns>How many will be sent.</returns>
    /// <exception cref="RuleBroken">It did not leave by webhook, or no reason was given.</exception>
    public Task<long> RunAsync(string id, string? reden, CancellationToken ct = default) => AskAsync("n.id = @id", new { id }, id, null, reden, ct);

    /// <summary>Those of a traject from number <paramref name="vanaf"/> on.</summary>
    /// <exception cref="RuleBroken">None of them left by webhook, or no reason was given.</exception>
    public Task<long> RunAsync(string? traject, long? vanaf, string? reden, CancellationToken ct = default) => string.IsNullOrWhiteSpace(traject)
        ? throw new RuleBroken("Vul het nummer van het dossier in, bijvoorbeeld TR-2010-000001.", "Traject")
        : AskAsync("n.traject = @traject AND n.sequence >= @vanaf", new { traject = traject.Trim(), vanaf = vanaf ?? 1 }, null, $"{traject.Trim()} vanaf nummer {vanaf ?? 1}", reden, ct);

    /// <summary>Those that left from one day to another; both days count.</summary>
    /// <exception cref="RuleBroken">No good days, none left then, or no reason was given.</exception>
    public Task<long> RunAsync(DateOnly? van, DateOnly? tot, string? reden, CancellationToken ct = default)
    {
        if (van is not { } eerste || tot is not { } laatste || laatste < eerste)
            throw new RuleBroken("Vul de eerste en de laatste dag in. De laatste dag komt niet voor de eerste.", "Tot");
        var args = new { van = BrusselsTime.StartOf(eerste), tot = BrusselsTime.StartOf(laatste.AddDays(1)) };
        return AskAsync("n.verzonden >= @van AND n.verzonden < @tot", args, null, $"{Web.Datum.Kort(eerste)} tot en met {Web.Datum.Kort(laatste)}", reden, ct);
    }

    private async Task<long> AskAsync(string welke, object args, string? melding, string? detail, string? reden, CancellationToken ct)
    {
        user.Require(Right.BeheertKanaal);
        var waarom = Ingreep.Checked(reden, "RedenHerhalen");
        var where = $"FROM melding n JOIN traject t ON t.id = n.traject WHERE {welke} AND {Gone} AND {Zicht.Sql}";
        var aantal = await db.FindAsync<long>($"SELECT COUNT(*) {where}", user.ZichtArgs(args), ct);
        if (aantal == 0)
            throw new RuleBroken("Er is hier niets dat al automatisch naar VDAB vertrok. Kijk het nummer of de dagen na.");
        var (id, nu) = (Ingreep.NewId(klok.Now), klok.Now);
        var more = user.ZichtArgs(args);
        (more["ingreep"], more["nu"]) = (id, nu);
        await db.WriteAsync(
            [
                Ingreep.Row(id, nu, user.Id, "herhaald", waarom, melding, user.Organisatie, detail, aantal),
                new($"INSERT INTO vdab_herhaling (ingreep, melding, traject, sequence, volgende, bericht, body) SELECT @ingreep, n.id, n.traject, n.sequence, @nu, {Eigen} {where}", more),
            ],
            ct);
        return aantal;
    }
}
