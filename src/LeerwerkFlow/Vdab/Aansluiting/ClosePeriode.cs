using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>
/// Closes a month, or a quarter whose months are closed. What is closed stays as it is: nothing opens it again, and what comes later about it is a correction in the month that is open then.
/// </summary>
public sealed class ClosePeriode(Db db, Klok klok, CurrentUser user)
{
    /// <exception cref="RuleBroken">Something is still missing.</exception>
    /// <exception cref="NotFound">The code is no month.</exception>
    public async Task RunAsync(string code, CancellationToken ct = default)
    {
        var maand = Maand.Find(code) ?? throw new NotFound();
        if (await MissingAsync(maand, ct) is [_, ..] missing)
            throw new RuleBroken($"{Capital(maand.Label)} kan nog niet dicht. {string.Join(" ", missing)}");
        await CloseAsync(maand.Code, await Rapport.RegelsAsync(db, Organisatie, maand, ct), ct);
    }

    /// <param name="maand">Any month of the quarter.</param>
    /// <exception cref="RuleBroken">A month of it, or a quarter before it, is still open.</exception>
    public async Task CloseKwartaalAsync(Maand maand, CancellationToken ct = default)
    {
        var einde = maand;
        while (!einde.EndsKwartaal)
            einde = einde.Next;
        var tot = await Rapport.GeslotenTotAsync(db, Organisatie, ct);
        if (tot is null || tot.Value.Eerste < einde.Eerste)
            throw new RuleBroken($"{Capital(Maand.LabelOf(maand.Kwartaal))} kan nog niet dicht. Sluit eerst elke maand ervan, tot en met {einde.Label}.");
        var slots = await db.QueryAsync<(string Id, string Periode)>("SELECT id, periode FROM rapport WHERE organisatie = @Organisatie AND soort = 'SLOT' ORDER BY periode", new { Organisatie }, ct);
        var earlier = slots.Select(s => Maand.Find(s.Periode)).OfType<Maand>().Select(m => m.Kwartaal).FirstOrDefault(k => string.CompareOrdinal(k, maand.Kwartaal) < 0 && slots.All(s => s.Periode != k));
        if (earlier is not null)
            throw new RuleBroken($"Sluit eerst {Maand.LabelOf(earlier)}.");
        List<Rapport.Regel> regels = [];
        foreach (var (id, periode) in slots.Where(s => Maand.Find(s.Periode)?.Kwartaal == maand.Kwartaal))
            regels.AddRange(await Rapport.RegelsAsync(db, id, ct));
        // A melding that was corrected within the quarter stands there as it was closed last.
        await CloseAsync(maand.Kwartaal, [.. regels.GroupBy(r => r.Melding).Select(g => g.Last())], ct);
    }

    /// <summary>What must happen before the month can be closed, one sentence each; empty when it can.</summary>
    public async Task<string[]> MissingAsync(Maand maand, CancellationToken ct = default)
    {
        user.Require(Right.BeheertAansluiting);
        List<string> missing = [];
        if (maand.Laatste >= klok.Vandaag)
            missing.Add($"De maand loopt nog tot en met {Datum.Lang(maand.Laatste)}.");
        var tot = await Rapport.GeslotenTotAsync(db, Organisatie, ct);
        if (tot?.Eerste >= maand.Eerste)
            return ["De maand is al afgesloten."];
        if (await FirstOpenAsync(tot, ct) is { } first && first.Eerste < maand.Eerste)
            missing.Add($"Sluit eerst {first.Label}.");
        var open = await db.FindAsync<long>("SELECT COUNT(*) FROM verschil WHERE organisatie = @Organisatie AND maand = @Code AND status = 'open'", new { Organisatie, maand.Code }, ct);
        if (open > 0)
            missing.Add(open == 1 ? "Er is nog 1 open verschil." : $"Er zijn nog {open} open verschillen.");
        var explained = await ExplainedAsync(ct);
        var waiting = (await Rapport.RegelsAsync(db, Organisatie, maand, ct)).Where(r => Stand.Of(r.Status) is not (null or Stand.Weet) && !explained.Contains(r.Melding)).ToArray();
        foreach (var groep in waiting.GroupBy(r => Stand.Of(r.Status)!))
            missing.Add($"Nog niet bij VDAB: {groep.Count()} {Stand.Labels[groep.Key]} (zoals {Mijlpalen.Label(groep.First().Mijlpaal)} van {groep.First().Traject}).");
        return [.. missing];
    }

    /// <summary>The first month that can be closed: the one after what is closed, else the one of the first melding.</summary>
    private async Task<Maand?> FirstOpenAsync(Maand? tot, CancellationToken ct) => tot?.Next ?? (await FirstAsync(db, Organisatie, ct));

    /// <summary>The month of the first melding; null when there is none.</summary>
    internal static async Task<Maand?> FirstAsync(Db db, string organisatie, CancellationToken ct) =>
        Maand.Find((await db.FindAsync<string>("SELECT MIN(n.datum) FROM melding n JOIN traject t ON t.id = n.traject WHERE t.organisatie = @organisatie", new { organisatie }, ct))?[..7]);

    // Accepted by a person with a reason, or replaced by a later melding that VDAB does know.
    private async Task<HashSet<string>> ExplainedAsync(CancellationToken ct) => [.. await db.QueryAsync<string>(
        """
        SELECT v.melding FROM verschil v WHERE v.organisatie = @Organisatie AND v.oplossing = 'AANVAARDEN' AND v.status = 'opgelost' AND v.melding IS NOT NULL
        UNION SELECT n.vervangt FROM melding n JOIN traject t ON t.id = n.traject WHERE t.organisatie = @Organisatie AND n.vervangt IS NOT NULL AND n.status IN ('VERZONDEN', 'AANVAARD', 'HANDMATIG_BEVESTIGD')
        """,
        new { Organisatie },
        ct)];

    private string Organisatie => user.Organisatie ?? throw new NotAllowed();

    private Task CloseAsync(string periode, IReadOnlyCollection<Rapport.Regel> regels, CancellationToken ct)
    {
        user.Require(Right.BeheertAansluiting);
        return db.WriteAsync([.. Rapport.Freeze(Organisatie, periode, "SLOT", regels, klok.Now, user.Id)], ct);
    }

    private static string Capital(string label) => char.ToUpperInvariant(label[0]) + label[1..];
}
