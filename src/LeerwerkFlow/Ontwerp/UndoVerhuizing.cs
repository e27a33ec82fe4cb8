using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A move of today that can still be taken back.</summary>
/// <param name="Van">Number of the version before.</param>
public sealed record Verhuisd(string Traject, string Voornaam, string Naam, long Van, string Reden, string Door)
{
    public string Persoon => $"{Voornaam} {Naam}";
}

/// <summary>
/// Takes a move back on the same day, while nothing happened on the traject since. The state and the rows of waits and taken stand as they did, letter by letter; the journal keeps both lines.
/// </summary>
public sealed class UndoVerhuizing(Db db, Klok klok, FlowVersies versies, Replay replay, AdvanceTraject advance)
{
    // The last move of a traject, when nothing happened after it.
    private const string Laatste = "z.ongedaan IS NULL AND z.nr = t.journaal_nr AND z.revisie = t.revisie AND z.dag = @vandaag";

    /// <summary>The moves to a version that a person can take back, in order of name.</summary>
    public async Task<IReadOnlyList<Verhuisd>> ReadAsync(CurrentUser user, string naar, CancellationToken ct = default) => await db.QueryAsync<Verhuisd>(
        $"""
        SELECT t.id AS traject, d.voornaam, d.naam, v.versie AS van, z.reden, m.naam AS door
        FROM verhuizing z JOIN traject t ON t.id = z.traject JOIN deelnemer d ON d.id = t.deelnemer JOIN flowversie v ON v.id = z.van JOIN medewerker m ON m.id = z.door
        WHERE z.naar = @naar AND {Laatste} AND {Zicht.Sql} ORDER BY d.naam, d.voornaam, t.id
        """,
        user.ZichtArgs(new { naar, vandaag = klok.Vandaag }),
        ct);

    /// <exception cref="RuleBroken">It is another day, or something happened since; nothing was written.</exception>
    /// <exception cref="Moved">Somebody else was first.</exception>
    public async Task RunAsync(CurrentUser user, string traject, CancellationToken ct = default)
    {
        user.Require(MigrateTraject.Recht);
        var row = await db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @traject AND {Zicht.Sql}", user.ZichtArgs(new { traject }), ct) ?? throw new NotFound();
        // zicht: the traject was just read in sight.
        var last = await db.FindAsync<Last>(
            $"SELECT z.id, z.nr, z.van, z.rijen, j.stimulus FROM verhuizing z JOIN traject t ON t.id = z.traject JOIN journaal j ON j.traject = z.traject AND j.nr = z.nr WHERE z.traject = @traject AND {Laatste}",
            new { traject, vandaag = klok.Vandaag },
            ct) ?? throw new RuleBroken("Deze verhuizing kan niet meer ongedaan gemaakt worden: dat gaat alleen op dezelfde dag, zolang er op het traject niets anders gebeurde.");

        var (van, now) = (await versies.GetAsync(last.Van), row.State());
        var before = await replay.RunAsync(traject, last.Nr - 1, ct);
        var verhuizing = (Verhuizing)StateJson.ReadStimulus(last.Stimulus);
        var keys = before.Waits.Values.ToDictionary(w => w.Id, w => now.Waits[verhuizing.Plaatsen?.GetValueOrDefault(w.Pad) ?? w.Pad].Id);
        Statement[] alongside =
        [
            new("UPDATE verhuizing SET ongedaan = @Now, ongedaan_door = @wie WHERE id = @Id AND ongedaan IS NULL", new { klok.Now, wie = user.Id, last.Id }, ExpectedRows: 1),
            new("DELETE FROM wacht_eerder WHERE traject = @traject AND nr = @Nr", new { traject, last.Nr }),
            .. Verhuisrijen.Parse(last.Rijen).Restore(traject, id => keys[id]),
            VerwerkingsLog.Looked(user.Id, traject, "verhuizing-ongedaan", klok.Now),
        ];
        var result = new StepResult(before, [new TrajectMoved(van.Flows.Get(van.Flow).Naam, van.Versie, true)]);
        await advance.MoveAsync(row, van, new Undo(klok.Now, klok.Vandaag, Stimuli.NoFeiten, last.Nr), result, user.Id, alongside, ct);
    }

    private sealed record Last(string Id, long Nr, string Van, string Rijen, string Stimulus);
}
