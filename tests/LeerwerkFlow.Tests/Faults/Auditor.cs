using System.Security.Cryptography;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>A message as it came to VDAB; the list of them, in order of arrival, is the ledger of the receiver.</summary>
/// <param name="Sleutel">The id under which it came.</param>
/// <param name="Hash">As <see cref="Auditor.HashOf"/> of its bytes.</param>
internal sealed record Aangekomen(string Sleutel, string Traject, long Nummer, string Hash);

/// <summary>What somebody was told after it was done; the list of them is the ledger of the client.</summary>
/// <param name="Revisie">The traject has at least this revision; 0: it exists.</param>
/// <param name="Taak">Id of the taak that this person completed, or null.</param>
/// <param name="Uitkomst">How it was completed; null: not said.</param>
internal sealed record Gezegd(string Traject, long Revisie = 0, string? Taak = null, string? Uitkomst = null);

/// <summary>
/// Reads the rows, what VDAB got and what people were told, and nothing else; says each thing that breaks one of the invariants I1–I8. Never calls what it audits, but for the kernel
/// that replays a journal.
/// </summary>
internal static class Auditor
{
    // Only what a person or the clock ends by itself; a suspension without end is ended by the coordinator who sees it.
    private const string Stuck =
        """
        SELECT t.id || ': niets brengt dit traject verder' FROM traject t WHERE t.status <> 'afgerond' AND t.staat NOT LIKE '%{"Van":"__________"}%'
          AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = t.id AND k.status = 'open')
          AND NOT EXISTS (SELECT 1 FROM wacht w WHERE w.traject = t.id AND w.status = 'open' AND (w.vervalt IS NOT NULL OR w.soort IN ('Event', 'Opdracht')))
          AND NOT EXISTS (SELECT 1 FROM wacht w JOIN document b ON b.traject = w.traject AND b.aanleiding = w.id WHERE w.traject = t.id AND w.status = 'open' AND b.status <> 'geannuleerd')
        UNION ALL
        SELECT w.traject || ': ' || w.id || ' staat open en niemand kan het sluiten' FROM wacht w WHERE w.status = 'open' AND (w.soort = 'Controle'
          OR (w.soort IN ('Taak', 'Bericht', 'Incident') AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = w.traject AND k.wacht = w.id AND k.status = 'open'))
          OR (w.soort = 'Document' AND NOT EXISTS (SELECT 1 FROM document b WHERE b.traject = w.traject AND b.aanleiding = w.id AND b.status <> 'geannuleerd')))
        UNION ALL
        SELECT n.traject || ': melding ' || n.sequence || ' wacht op een mens die het niet weet' FROM melding n
        WHERE (n.status = 'VASTGEHOUDEN' AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = n.traject AND k.soort = 'voorlezen' AND k.code = n.id AND k.status = 'open'))
          OR (n.status = 'GEPARKEERD' AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = n.traject AND k.soort = 'incident' AND k.pad = 'vdab/' || n.mijlpaal))
        """;

    private const string Ghosts =
        """
        SELECT w.traject || ': ' || w.id || ' staat open na het einde' FROM wacht w JOIN traject t ON t.id = w.traject WHERE t.status = 'afgerond' AND w.status = 'open'
        UNION ALL
        SELECT k.traject || ': een open taak voor ' || k.wacht || ', dat niet meer open is' FROM taak k LEFT JOIN wacht w ON w.traject = k.traject AND w.id = k.wacht
        WHERE k.wacht IS NOT NULL AND k.status = 'open' AND (w.status IS NULL OR w.status <> 'open')
        UNION ALL
        SELECT b.traject || ': een brief voor ' || b.aanleiding || ', dat geannuleerd is' FROM document b JOIN wacht w ON w.traject = b.traject AND w.id = b.aanleiding
        WHERE w.status = 'geannuleerd' AND b.status = 'gevraagd'
        UNION ALL
        SELECT k.traject || ': een taak om een melding te lezen die niet meer wacht' FROM taak k JOIN melding n ON n.id = k.code WHERE k.soort = 'voorlezen' AND k.status = 'open' AND n.status <> 'VASTGEHOUDEN'
        """;

    /// <summary>As it stands in a ledger.</summary>
    public static string HashOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Everything that is wrong, each line begins with its invariant; empty when all is well.</summary>
    /// <param name="services">Of an app on the rows: its <see cref="Db"/>, <see cref="FlowVersies"/> and <see cref="CheckTrajecten"/> are used.</param>
    /// <param name="vdab">The receiver's ledger; null: nobody kept one.</param>
    /// <param name="gezegd">The client's ledger.</param>
    /// <param name="nu">The true time, whatever the app believes.</param>
    /// <param name="rust">True: nothing fails any more and the app had its time, so that nothing may be due.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(
        IServiceProvider services, IReadOnlyList<Aangekomen>? vdab, IReadOnlyList<Gezegd> gezegd, DateTimeOffset nu, bool rust = false)
    {
        var db = services.GetRequiredService<Db>();
        List<string> fouten = [.. await GlanceAsync(db, nu), .. await ToldAsync(db, gezegd), .. await MeldingenAsync(db, vdab)];
        if (rust)
            fouten.AddRange(await LateAsync(db, nu));
        fouten.AddRange((await services.GetRequiredService<CheckTrajecten>().RunAsync()).Fouten.Select(f => "I5/I8 " + f));
        foreach (var traject in await db.QueryAsync<string>("SELECT id FROM traject ORDER BY id"))
            fouten.AddRange((await Verwachting.CheckAsync(db, services.GetRequiredService<FlowVersies>(), traject)).Select(f => f.Insert(3, traject + ": ")));
        return fouten;
    }

    /// <summary>I3, I4 and I6 alone: some queries, for while it runs.</summary>
    public static async Task<IReadOnlyList<string>> GlanceAsync(Db db, DateTimeOffset nu) =>
    [
        .. (await db.QueryAsync<string>(Stuck)).Select(r => "I3 " + r),
        .. (await db.QueryAsync<string>(Ghosts)).Select(r => "I4 " + r),
        .. (await db.QueryAsync<Wekker>(
            "SELECT traject, id, formule, vervalt, gesloten FROM wacht WHERE status = 'voorbij' AND vervalt IS NOT NULL AND (soort = 'Moment' OR (soort = 'Bericht' AND uitkomst = 'TeLaat'))"))
            .Where(w => w.Due > nu || w.Due > w.Gesloten).Select(w => $"I6 {w.Traject}: {w.Id} ging af voor {w.Due:u}"),
    ];

    private static async Task<IEnumerable<string>> ToldAsync(Db db, IReadOnlyList<Gezegd> gezegd)
    {
        var trajecten = (await db.QueryAsync<(string Id, long Revisie)>("SELECT id, revisie FROM traject")).ToDictionary(t => t.Id, t => t.Revisie);
        var taken = (await db.QueryAsync<(string Id, string Status, string? Uitkomst, long Antwoorden)>(
            "SELECT k.id, k.status, k.uitkomst, (SELECT COUNT(*) FROM antwoord a WHERE a.taak = k.id) AS antwoorden FROM taak k WHERE k.status <> 'open'")).ToDictionary(t => t.Id);
        return
        [
            .. gezegd.GroupBy(g => g.Traject).Where(g => !trajecten.TryGetValue(g.Key, out var revisie) || revisie < g.Max(z => z.Revisie)).Select(g => $"I1 {g.Key} is verder gezegd dan het staat"),
            .. gezegd.Where(g => g.Taak is { } taak && (taken.GetValueOrDefault(taak) is not { Status: "klaar", Antwoorden: 1 } k || (g.Uitkomst is not null && g.Uitkomst != k.Uitkomst)))
                .Select(g => $"I1 {g.Traject}: taak {g.Taak} werd klaar gezegd en is het niet, of zonder haar antwoorden"),
            .. gezegd.Where(g => g.Taak is not null).GroupBy(g => g.Taak).Where(g => g.Count() > 1).Select(g => $"I2 taak {g.Key} werd {g.Count()} keer klaar gezegd"),
        ];
    }

    private static async Task<IEnumerable<string>> MeldingenAsync(Db db, IReadOnlyList<Aangekomen>? vdab)
    {
        List<string> fouten = [];
        var meldingen = await db.QueryAsync<Rij>("SELECT id, traject, sequence, mijlpaal, uitkomst, status, kanaal, vrijgegeven_door, body FROM melding ORDER BY traject, sequence");
        foreach (var (eerder, later) in meldingen.Zip(meldingen.Skip(1)).Where(p => p.First.Traject == p.Second.Traject && p.Second.Step < p.First.Step))
            fouten.Add($"I7 {later.Traject}: melding {later.Sequence} is van een vroegere stap dan {eerder.Sequence}");
        if (vdab is null)
            return fouten;

        var ours = meldingen.ToDictionary(m => m.Id);
        fouten.AddRange(vdab.Where(a => !ours.TryGetValue(a.Sleutel, out var m) || m.Traject != a.Traject || m.Sequence != a.Nummer || HashOf(m.Body) != a.Hash)
            .Select(a => $"I2 {a.Traject}: VDAB kreeg {a.Nummer} onder {a.Sleutel}, met andere inhoud dan die van ons"));
        fouten.AddRange(vdab.DistinctBy(a => a.Sleutel).GroupBy(a => (a.Traject, a.Nummer)).Where(g => g.Count() > 1).Select(g => $"I2 {g.Key.Traject}: VDAB kreeg {g.Key.Nummer} onder {g.Count()} namen"));
        var got = vdab.Select(a => a.Sleutel).ToHashSet();
        fouten.AddRange(meldingen.Where(m => m.IsGone && !got.Contains(m.Id)).Select(m => $"I2 {m.Traject}: melding {m.Sequence} is bij ons vertrokken en kwam nooit aan"));
        fouten.AddRange(meldingen.Where(m => got.Contains(m.Id) && m.VrijgegevenDoor is null && (m.Status == "VASTGEHOUDEN" || Mijlpalen.IsAdverse(m.Mijlpaal, m.Uitkomst)))
            .Select(m => $"I4 {m.Traject}: melding {m.Sequence} vertrok voor iemand ze vrijgaf"));
        fouten.AddRange(vdab.DistinctBy(a => a.Sleutel).GroupBy(a => a.Traject).Where(g => g.Zip(g.Skip(1)).Any(p => p.Second.Nummer <= p.First.Nummer)).Select(g => $"I7 {g.Key}: VDAB kreeg {string.Join(", ", g.Select(a => a.Nummer))}"));
        return fouten;
    }

    private static async Task<IEnumerable<string>> LateAsync(Db db, DateTimeOffset nu)
    {
        var vandaag = BrusselsTime.DayOf(nu);
        return
        [
            .. (await db.QueryAsync<Wekker>("SELECT traject, id, formule, vervalt, '2000-01-01T00:00:00Z' AS gesloten FROM wacht WHERE status = 'open' AND soort IN ('Moment', 'Bericht') AND vervalt <= @vandaag", new { vandaag }))
                .Where(w => w.Due <= nu).Select(w => $"I6 {w.Traject}: {w.Id} had moeten afgaan op {w.Vervalt}"),
            .. await db.QueryAsync<string>(
                """
                SELECT 'I3 ' || n.traject || ': melding ' || n.sequence || ' had moeten vertrekken' FROM melding n WHERE n.status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND n.volgende <= @nu
                  AND NOT EXISTS (SELECT 1 FROM melding e WHERE e.traject = n.traject AND e.sequence < n.sequence AND e.status IN ('VASTGEHOUDEN', 'KLAAR', 'TIJDELIJK_MISLUKT', 'GEPARKEERD'))
                UNION ALL
                SELECT 'I3 ' || b.traject || ': ' || b.titel || ' had gemaakt moeten zijn' FROM document b WHERE b.status = 'gevraagd'
                  AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = b.traject AND k.soort = 'incident' AND k.pad = b.aanleiding AND k.status = 'open')
                """,
                new { nu }),
        ];
    }

    private sealed record Wekker(string Traject, string Id, string? Formule, DateOnly Vervalt, DateTimeOffset Gesloten)
    {
        public DateTimeOffset Due => WachtDatum.FindMoment(Formule) ?? BrusselsTime.StartOf(Vervalt);
    }

    private sealed record Rij(string Id, string Traject, long Sequence, string Mijlpaal, string? Uitkomst, string Status, string? Kanaal, string? VrijgegevenDoor, byte[] Body)
    {
        public bool IsGone => Kanaal == "webhook" && Status is "VERZONDEN" or "AANVAARD" or "GEWEIGERD";

        // The line of the journal that it came from stands in what leaves.
        public long Step { get; } = StepOf(Body);

        private static long StepOf(byte[] body)
        {
            using var json = System.Text.Json.JsonDocument.Parse(body);
            var bron = json.RootElement.GetProperty("causationid").GetString()!;
            return long.Parse(bron[(bron.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
