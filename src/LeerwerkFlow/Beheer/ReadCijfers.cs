using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Beheer;

/// <summary>Reads the figures of the house: for the page of the beheerder, and for whoever measures from outside.</summary>
public sealed class ReadCijfers(Db db, Klok klok)
{
    public async Task<Cijfers> RunAsync(CancellationToken ct = default)
    {
        var bytes = db.Dialect == Dialect.Sqlite ? "(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)" : "pg_database_size(current_database())";
        const string Wacht = "FROM wacht WHERE status = 'open' AND soort IN ('Moment', 'Bericht') AND vervalt <= @vandaag";
        const string Melding = "FROM melding WHERE status IN ('KLAAR', 'TIJDELIJK_MISLUKT')";
        // zicht: counts of the whole house, no rows.
        return (await db.FindAsync<Cijfers>(
            $"""
            SELECT (SELECT COUNT(*) FROM journaal WHERE tijdstip >= @begin) AS stappen, (SELECT COUNT(*) {Wacht}) AS te_wekken, (SELECT MIN(vervalt) {Wacht}) AS oudste_wacht,
              (SELECT COUNT(*) {Melding}) AS afleveringen, (SELECT MIN(aangemaakt) {Melding}) AS oudste_aflevering, (SELECT COUNT(*) FROM mail WHERE status = 'klaar' AND volgende <= @nu) AS mails,
              (SELECT COUNT(*) FROM taak WHERE status = 'open' AND termijn < @vandaag) AS te_laat, (SELECT COUNT(*) FROM taak WHERE status = 'open' AND soort = 'incident') AS incidenten, {bytes} AS bytes
            """,
            new { vandaag = klok.Vandaag, nu = klok.Now, begin = BrusselsTime.StartOf(klok.Vandaag) },
            ct))!;
    }

    /// <summary>The last knock of each of these lines.</summary>
    public async Task<IReadOnlyList<Klop>> KloppenAsync(IEnumerable<string> lijnen, CancellationToken ct = default)
    {
        var kloppen = (await db.QueryAsync<(string Naam, DateTimeOffset Waarde)>($"SELECT naam, waarde FROM instelling WHERE naam LIKE '{Notitie.Klop}%'", ct: ct)).ToDictionary(k => k.Naam[Notitie.Klop.Length..], k => k.Waarde);
        return [.. lijnen.Select(l => new Klop(l, kloppen.TryGetValue(l, out var laatst) ? laatst : null))];
    }

    /// <summary>When the last backup was made; null: never.</summary>
    public Task<DateTimeOffset?> BackupAsync(CancellationToken ct = default) => db.FindAsync<DateTimeOffset?>("SELECT waarde FROM instelling WHERE naam = @naam", new { naam = Notitie.Backup }, ct);
}
