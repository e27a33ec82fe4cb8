using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>What the timeline tells of the afspraken of a traject: the day, the hour, with which coach, and who was there. Where is on the afspraak itself.</summary>
internal static class AfspraakRegels
{
    /// <summary>The afspraken of a traject that the caller may see; one that was cancelled before its day is left out.</summary>
    public static async Task<IEnumerable<TijdlijnRegel>> LinesAsync(Db db, string traject, DateOnly vandaag)
    {
        var rijen = await db.QueryAsync<Rij>(
            """
            SELECT a.id, a.soort, a.dag, a.uur, m.naam AS coach, a.geannuleerd, d.aanwezig FROM afspraak_deelnemer d JOIN afspraak a ON a.id = d.afspraak JOIN medewerker m ON m.id = a.coach
            WHERE d.traject = @traject AND d.weg = 0 ORDER BY a.dag, a.uur, a.id
            """,
            new { traject });
        return rijen.Where(r => !r.Geannuleerd || r.Dag < vandaag).Select(r => new TijdlijnRegel(
            r.Dag, "gesprek", r.Geannuleerd ? "vervallen" : r.Dag < vandaag ? "gebeurd" : "verwacht", Titel(r), null, r.Coach, $"/afspraak/{r.Id}"));
    }

    private static string Titel(Rij rij) => $"{(rij.Soort == "groep" ? "Groepssessie" : "Afspraak")} om {rij.Uur.TrimStart('0').Replace(":", ".", StringComparison.Ordinal)} uur" + rij switch
    {
        { Geannuleerd: true } => ", geannuleerd",
        { Aanwezig: "aanwezig" } => ": was er",
        { Aanwezig: "afwezig" } => ": was er niet",
        { Aanwezig: "verwittigd" } => ": was er niet, had verwittigd",
        _ => "",
    };

    private sealed record Rij(string Id, string Soort, DateOnly Dag, string Uur, string Coach, bool Geannuleerd, string? Aanwezig);
}
