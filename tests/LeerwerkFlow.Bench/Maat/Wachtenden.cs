using LeerwerkFlow.Store;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>Very many trajecten that stand halfway, copied in the database itself from one that was played: every row of it, the sealed ones too. Their numbers are below zero, so that new ones begin at 1.</summary>
internal static class Wachtenden
{
    private const int PerStatement = 20_000;
    private const string Tel = "WITH RECURSIVE n(i) AS (SELECT @van UNION ALL SELECT i + 1 FROM n WHERE i < @tot - 1)";
    private const string Kopie = "'W-' || n.i";

    private static readonly string[] Copies =
    [
        $"INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) SELECT 'd-' || n.i, d.organisatie, d.voornaam, d.naam || ' ' || n.i, 'v' || (n.i % 5000) || ' ' || d.zoek, d.contact FROM n CROSS JOIN deelnemer d WHERE d.id = @deelnemer",
        $"INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, vacature, werkplek, promotor, flowversie, status, fase, staat, revisie, journaal_nr, journaal_hash, melding_nr, aangemaakt) SELECT {Kopie}, -n.i - 1, t.organisatie, 'd-' || n.i, t.coach, t.vacature, t.werkplek, t.promotor, t.flowversie, t.status, t.fase, t.staat, t.revisie, t.journaal_nr, t.journaal_hash, t.melding_nr, t.aangemaakt FROM n CROSS JOIN traject t WHERE t.id = @bron",
        $"INSERT INTO wacht (traject, id, pad, soort, titel, code, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, uitkomst, geopend, gesloten) SELECT {Kopie}, w.id, w.pad, w.soort, w.titel, w.code, w.formule, w.hier, w.loopt_door, w.tot_en_met, w.datum, CASE WHEN w.soort = 'Moment' THEN @vervalt ELSE w.vervalt END, w.waarom, w.status, w.uitkomst, w.geopend, w.gesloten FROM n CROSS JOIN wacht w WHERE w.traject = @bron",
        $"INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, uitkomst, termijn, outreach, geopend, gesloten, gesloten_door, revisie) SELECT k.id || '~' || n.i, {Kopie}, k.wacht, k.soort, k.pad, k.titel, k.rol, k.formulier, k.code, k.medewerker, k.status, k.uitkomst, k.termijn, k.outreach, k.geopend, k.gesloten, k.gesloten_door, k.revisie FROM n CROSS JOIN taak k WHERE k.traject = @bron",
        $"INSERT INTO antwoord (taak, traject, formulier, inhoud, bewaard, door) SELECT a.taak || '~' || n.i, {Kopie}, a.formulier, a.inhoud, a.bewaard, a.door FROM n CROSS JOIN antwoord a WHERE a.traject = @bron",
        $"INSERT INTO journaal (traject, nr, tijdstip, hier, actor, flowversie, stimulus, staat_hash, vorige, hash) SELECT {Kopie}, j.nr, j.tijdstip, j.hier, j.actor, j.flowversie, j.stimulus, j.staat_hash, j.vorige, j.hash FROM n CROSS JOIN journaal j WHERE j.traject = @bron",
        $"INSERT INTO gebeurtenis (traject, nr, volg, datum, soort, code, titel, stap, actor) SELECT {Kopie}, g.nr, g.volg, g.datum, g.soort, g.code, g.titel, g.stap, g.actor FROM n CROSS JOIN gebeurtenis g WHERE g.traject = @bron",
        $"INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, poging, aangemaakt) SELECT m.id || '~' || n.i, {Kopie}, m.sequence, m.mijlpaal, m.versie, m.datum, m.body, 'AANVAARD', 1, m.aangemaakt FROM n CROSS JOIN melding m WHERE m.traject = @bron",
    ];

    // Beside the open taak: a date that is still months away, as a running traject has.
    private const string Timer =
        $"{Tel} INSERT INTO wacht (traject, id, pad, soort, titel, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, geopend) SELECT {Kopie}, 'later#1', 'later', 'Moment', 'Later', 'hier + 6 maanden', '2026-11-20', 1, 0, SUBSTR(@dagen, CAST(1 + 10 * (n.i % 700) AS INTEGER), 10), SUBSTR(@dagen, CAST(1 + 10 * (n.i % 700) AS INTEGER), 10), 'proef', 'open', @nu FROM n";

    public static string Id(int i) => $"W-{i}";

    /// <summary>Copies until there are so many.</summary>
    /// <param name="bron">The traject that is copied.</param>
    /// <param name="vervalt">The day on which its open timer is due in the copies; null when it stands at a taak: then each gets a timer 1 to 24 months ahead.</param>
    public static async Task FillAsync(Huis huis, string bron, int had, int until, DateOnly? vervalt)
    {
        var (db, vandaag) = (huis.Db, huis.Get<Klok>().Vandaag);
        var deelnemer = await db.FindAsync<string>("SELECT deelnemer FROM traject WHERE id = @bron", new { bron });
        var dagen = string.Concat(Enumerable.Range(30, 700).Select(d => $"{vandaag.AddDays(d):yyyy-MM-dd}"));
        string[] sql = [.. Copies.Select(c => $"{Tel} {c}"), .. vervalt is null ? new[] { Timer } : []];
        for (var van = had; van < until; van += PerStatement)
        {
            var args = new Dictionary<string, object?> { ["van"] = van, ["tot"] = Math.Min(until, van + PerStatement), ["bron"] = bron, ["deelnemer"] = deelnemer, ["vervalt"] = vervalt ?? DateOnly.MinValue, ["dagen"] = dagen, ["nu"] = huis.Get<Klok>().Now };
            await db.WriteAsync([.. sql.Select(s => new Statement(s, args.Where(a => s.Contains('@' + a.Key, StringComparison.Ordinal)).ToDictionary(a => a.Key, a => a.Value)))]);
        }

        await huis.AnalyzeAsync();
    }

    /// <summary>Begins one on <c>mini</c> and answers taken until it stands where it should.</summary>
    /// <param name="answers">1: at taak 2; 2: at the timer of a day.</param>
    public static async Task<string> TemplateAsync(Huis huis, int answers)
    {
        await using var motor = Motor.On(huis, "mini");
        await motor.StartAsync(0);
        for (var no = 1; no <= answers; no++)
        {
            await motor.PrepareAsync(0, 1, no);
            await motor.AnswerAsync(0, no);
        }

        return (await huis.Db.FindAsync<string>("SELECT id FROM traject"))!;
    }
}
