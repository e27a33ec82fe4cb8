using System.Diagnostics;
using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Inbox.Zoeken;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>
/// W5: the worklist of one of 500 leerwerkbedrijven whose sizes differ as words do (Zipf 1.1), among 10,000 to a million open taken, by eight callers while trajecten are played half of the time. Ours is what the
/// page and the search ask, with the rights of who asks; raw is SQL on one narrow indexed table with the same tenancy.
/// </summary>
internal static class WerklijstVerb
{
    private const int Houses = 500;
    private const int Slots = 10_000;
    private const double Skew = 1.1;
    private const int PerCoach = 30;
    private const int Questions = 400;
    private const int Callers = 8;
    private const int Far = 400;
    private const string Slot = "(SELECT h.huis FROM bench_huis h WHERE h.plek = -t.nummer % 10000)";

    // Numbers that no other traject of this bench has.
    private static int next = 1_000_000;

    private sealed record Vrager(CurrentUser Coach, CurrentUser Leiding, string Zoek);

    public static async Task<int> RunAsync(MaatOpties opties)
    {
        var uitvoer = opties.Uitvoer();
        await using var huis = await Huis.OpenAsync(opties.Engine);
        var (bron, had, vandaag) = (await Wachtenden.TemplateAsync(huis, 1), 1, huis.Get<Klok>().Vandaag);
        await HousesAsync(huis.Db);
        foreach (var m in new[] { 10_000, 100_000, 1_000_000 }.Where(m => m <= (opties.Aantal == 0 ? 100_000 : opties.Aantal)))
        {
            await Wachtenden.FillAsync(huis, bron, had, m, null);
            await SpreadAsync(huis.Db, had, m, vandaag);
            await huis.AnalyzeAsync();
            had = m;
            await using var motor = Motor.On(huis);
            foreach (var (naam, ours, raw) in Pairs(huis, vandaag))
            {
                var vragers = await PickAsync(huis.Db, m);
                var mine = await AskAsync(motor, vragers, ours);
                var theirs = await AskAsync(motor, vragers, raw);
                uitvoer.Write(
                    $"W5 {opties.Engine} M={m} {naam}", ("m", m), ("p50", StormVerb.Part(mine, 0.5)), ("p99", StormVerb.Part(mine, 0.99)), ("rawP50", StormVerb.Part(theirs, 0.5)), ("rawP99", StormVerb.Part(theirs, 0.99)), ("p99ToRaw", Math.Round(StormVerb.Part(mine, 0.99) / StormVerb.Part(theirs, 0.99), 1)), ("n", mine.Length));
            }
        }

        return 0;
    }

    private static (string Naam, Func<Vrager, Task> Ours, Func<Vrager, Task> Raw)[] Pairs(Huis huis, DateOnly vandaag)
    {
        var (postvak, find, db) = (huis.Get<Postvak>(), huis.Get<FindWerk>(), huis.Db);
        Func<Vrager, Task> Raw(string sql) => v => db.QueryAsync<string>(sql, new { v.Coach.Organisatie, coach = v.Coach.Id, vandaag, zoek = v.Zoek, zoekTot = v.Zoek + "~" }.Only(sql));
        return
        [
            ("mine", v => postvak.ReadAsync(v.Coach, new(Team: false)), Raw("SELECT id FROM bench_werk WHERE huis = @Organisatie AND coach = @coach ORDER BY termijn, id LIMIT 25")),
            ("overdue", v => postvak.ReadAsync(v.Leiding, new(Team: true, "laat")), Raw("SELECT id FROM bench_werk WHERE huis = @Organisatie AND termijn < @vandaag ORDER BY termijn, id LIMIT 30")),
            ("search", v => find.RunAsync(v.Leiding, v.Zoek, 20, 20), Raw("SELECT id FROM bench_werk WHERE huis = @Organisatie AND zoek >= @zoek AND zoek < @zoekTot ORDER BY zoek, id LIMIT 20")),
            ("team and counts", v => postvak.ReadAsync(v.Leiding, new(Team: true)), Raw("SELECT CASE WHEN termijn < @vandaag THEN 'laat' ELSE 'later' END || COUNT(*) FROM bench_werk WHERE huis = @Organisatie GROUP BY CASE WHEN termijn < @vandaag THEN 'laat' ELSE 'later' END")),
            ($"page {Far}", v => postvak.ReadAsync(v.Leiding, new(Team: true, Pagina: Far)), Raw("SELECT id FROM bench_werk WHERE huis = @Organisatie ORDER BY termijn, id LIMIT 30 OFFSET 11970")),
        ];
    }

    private static Dictionary<string, object?> Only(this object args, string sql) =>
        args.GetType().GetProperties().Where(p => sql.Contains('@' + p.Name, StringComparison.Ordinal)).ToDictionary(p => p.Name, p => p.GetValue(args));

    private static async Task<double[]> AskAsync(Motor motor, Vrager[] vragers, Func<Vrager, Task> ask)
    {
        using var over = new CancellationTokenSource();
        var busy = Task.Run(() => BusyAsync(motor, over.Token));
        await Peer.EachAsync([.. Enumerable.Range(0, vragers.Length / 4)], Callers, i => ask(vragers[i]));
        var all = await Peer.EachAsync([.. Enumerable.Range(0, vragers.Length)], Callers, i => ask(vragers[i]));
        await over.CancelAsync();
        await busy;
        return [.. all];
    }

    // Starts as much as one caller can, and rests as long as that took.
    private static async Task BusyAsync(Motor motor, CancellationToken ct)
    {
        using var tempo = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!ct.IsCancellationRequested)
        {
            var from = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(from).TotalMilliseconds < 10)
                await motor.StartAsync(++next);
            await tempo.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // The larger a house, the more slots it has; each slot is one in ten thousand trajecten.
    private static async Task HousesAsync(Db db)
    {
        var weights = Enumerable.Range(1, Houses).Select(k => Math.Pow(k, -Skew)).ToArray();
        var (rows, total, sum) = (new List<Statement>(), weights.Sum(), 0.0);
        for (int huis = 0, plek = 0; huis < Houses; huis++)
        {
            sum += weights[huis];
            rows.Add(new("INSERT INTO organisatie (id, code, naam) VALUES (@id, @id, @id)", new { id = $"h-{huis}" }));
            for (; plek < Slots * sum / total; plek++)
                rows.Add(new("INSERT INTO bench_huis (plek, huis) VALUES (@plek, @huis)", new { plek, huis = $"h-{huis}" }));
        }

        await db.WriteAsync(
        [
            new("CREATE TABLE bench_huis (plek INTEGER PRIMARY KEY, huis TEXT NOT NULL)"), new("CREATE TABLE bench_werk (id TEXT PRIMARY KEY, huis TEXT NOT NULL, coach TEXT NOT NULL, termijn TEXT NOT NULL, zoek TEXT NOT NULL)"),
            new("CREATE INDEX bench_werk_coach ON bench_werk (huis, coach, termijn, id)"), new("CREATE INDEX bench_werk_huis ON bench_werk (huis, termijn, id)"), new("CREATE INDEX bench_werk_zoek ON bench_werk (huis, zoek, id)"),
        ]);
        await db.WriteAsync(rows);
    }

    // Gives the new ones a house, a coach of thirty and a last day within two months around today.
    private static async Task SpreadAsync(Db db, int had, int m, DateOnly vandaag)
    {
        var dagen = string.Concat(Enumerable.Range(-10, 60).Select(d => $"{vandaag.AddDays(d):yyyy-MM-dd}"));
        var coach = $"t.huis || '-' || (t.i % CAST(1 + (SELECT COUNT(*) FROM bench_huis g WHERE g.huis = t.huis) * {m} / {Slots} / {PerCoach} AS INTEGER))";
        var nieuw = new { van = -(long)m, tot = -(long)had };
        await db.WriteAsync(
        [
            new($"UPDATE traject AS t SET organisatie = {Slot} WHERE t.nummer >= @van AND t.nummer < @tot", nieuw),
            new($"INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) SELECT DISTINCT c.id, c.huis, c.id, c.id, 'coach', 'geen' FROM (SELECT {coach} AS id, t.huis FROM (SELECT -nummer AS i, organisatie AS huis FROM traject WHERE nummer >= @van AND nummer < @tot) t) c WHERE NOT EXISTS (SELECT 1 FROM medewerker x WHERE x.id = c.id)", nieuw),
            new($"UPDATE traject AS u SET coach = (SELECT {coach} FROM (SELECT -u.nummer AS i, u.organisatie AS huis) t) WHERE u.nummer >= @van AND u.nummer < @tot", nieuw),
            new(
                "UPDATE taak AS k SET medewerker = (SELECT t.coach FROM traject t WHERE t.id = k.traject), termijn = (SELECT SUBSTR(@dagen, CAST(1 + 10 * (-t.nummer * 7 % 60) AS INTEGER), 10) FROM traject t WHERE t.id = k.traject) WHERE k.status = 'open' AND k.traject IN (SELECT t.id FROM traject t WHERE t.nummer >= @van AND t.nummer < @tot)",
                new { dagen, nieuw.van, nieuw.tot }),
            new("INSERT INTO bench_werk (id, huis, coach, termijn, zoek) SELECT k.id, t.organisatie, t.coach, k.termijn, d.zoek FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer WHERE k.status = 'open' AND t.nummer >= @van AND t.nummer < @tot", nieuw),
        ]);
    }

    // Whoever has more work asks more often.
    private static async Task<Vrager[]> PickAsync(Db db, int m)
    {
        var random = new Random(20261120);
        long[] nummers = [.. Enumerable.Range(0, Questions).Select(_ => -(long)random.Next(2, m))];
        var rows = await db.QueryAsync<(long Nummer, string Coach, string Huis, string Zoek)>("SELECT t.nummer, t.coach, t.organisatie, d.zoek FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.nummer IN @nummers", new { nummers });
        return [.. rows.Select(r => new Vrager(
            new(r.Coach, r.Coach, r.Huis, new HashSet<Role> { Role.Coach }), new("bo", "bo", r.Huis, new HashSet<Role> { Role.Coordinator }), r.Zoek.Split(' ')[0]))];
    }
}
