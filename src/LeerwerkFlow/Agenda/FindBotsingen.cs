using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Agenda;

/// <summary>Says what speaks against the day and hour of an afspraak, in Dutch sentences. A person may know better: none of it forbids.</summary>
internal sealed class FindBotsingen(Db db, Klok klok, ReadBezetting bezetting)
{
    // A jobclub by the book.
    private const int LeastJobclub = 8;
    private const int MostJobclub = 10;

    /// <param name="id">Of the afspraak itself: it does not clash with what it was.</param>
    /// <param name="coach">In whose agenda.</param>
    public async Task<IReadOnlyList<string>> OfAsync(string organisatie, string id, string coach, string soort, Tijdvak tijd, IReadOnlyCollection<AfspraakDeelnemer> wie, CancellationToken ct = default)
    {
        List<string> botsingen = [.. Day(tijd)];
        var kalender = await bezetting.OfAsync(organisatie, tijd.Dag, ct: ct);
        if (kalender.FindAfwezigheid(coach, tijd.Dag) is { } weg)
            botsingen.Add($"{kalender.NaamVan(coach)} is afwezig van {Datum.Kort(weg.Van)} tot en met {Datum.Kort(weg.Tot)}.");
        botsingen.AddRange(await OverlapsAsync(id, coach, kalender.NaamVan(coach), tijd, wie, ct));
        botsingen.AddRange(wie.Where(w => Uurrooster.Find(w.Uurrooster) is { } rooster && !rooster.Holds(tijd)).Select(w => $"Dit valt buiten het uurrooster van {w.Persoon}: {w.Uurrooster!.TrimEnd('.')}."));
        if (soort == Afspraak.Groep && wie.Count is < LeastJobclub or > MostJobclub)
            botsingen.Add($"Een jobclub telt {LeastJobclub} tot {MostJobclub} deelnemers. Nu zijn het er {wie.Count}.");
        return botsingen;
    }

    private IEnumerable<string> Day(Tijdvak tijd)
    {
        if (tijd.Dag < klok.Vandaag)
            yield return $"{Datum.Lang(tijd.Dag)} is al voorbij.";
        if (Feestdagen.NaamOf(tijd.Dag) is { } feestdag)
            yield return $"{Datum.Lang(tijd.Dag)} is een feestdag: {feestdag}.";
        else if (!Werkdagen.IsWerkdag(tijd.Dag))
            yield return $"{Datum.Lang(tijd.Dag)} valt in het weekend.";
        if (BrusselsTime.IsTwice(tijd.Dag, tijd.Uur))
            yield return $"Op {Datum.Lang(tijd.Dag)} bestaat {Tijdvak.Text(tijd.Uur)} uur twee keer: de klok gaat dan een uur terug. We nemen de eerste keer, in de zomertijd.";
    }

    // zicht: that somebody is taken, with whom and when; a team knows that of each other.
    private async Task<IEnumerable<string>> OverlapsAsync(string id, string coach, string naam, Tijdvak tijd, IReadOnlyCollection<AfspraakDeelnemer> wie, CancellationToken ct)
    {
        const string Stands = "a.dag = @dag AND a.id <> @id AND a.geannuleerd = 0";
        var args = new { id, coach, dag = tijd.Dag, trajecten = wie.Select(w => w.Traject).ToArray() };
        var eigen = await db.QueryAsync<Rij>($"SELECT m.naam AS persoon, m.naam AS coach, a.uur, a.minuten FROM afspraak a JOIN medewerker m ON m.id = a.coach WHERE a.coach = @coach AND {Stands} ORDER BY a.uur, a.id", args, ct);
        var personen = await db.QueryAsync<Rij>(
            $"""
            SELECT d.voornaam || ' ' || d.naam AS persoon, m.naam AS coach, a.uur, a.minuten
            FROM afspraak a JOIN afspraak_deelnemer ad ON ad.afspraak = a.id AND ad.weg = 0 JOIN traject t ON t.id = ad.traject JOIN deelnemer d ON d.id = t.deelnemer JOIN medewerker m ON m.id = a.coach
            WHERE {Stands} AND t.deelnemer IN (SELECT x.deelnemer FROM traject x WHERE x.id IN @trajecten) ORDER BY d.voornaam, d.naam, a.uur, a.id
            """,
            args,
            ct);
        return eigen.Where(Overlaps).Select(r => $"{naam} heeft dan al een afspraak: {r.Op(tijd.Dag).Uren}.")
            .Concat(personen.Where(Overlaps).Select(r => $"{r.Persoon} heeft dan al een afspraak: {r.Op(tijd.Dag).Uren}, met {r.Coach}."));

        bool Overlaps(Rij rij) => rij.Op(tijd.Dag).Overlaps(tijd);
    }

    private sealed record Rij(string Persoon, string Coach, string Uur, long Minuten)
    {
        public Tijdvak Op(DateOnly dag) => new(dag, Afspraak.Hour(Uur), (int)Minuten);
    }
}
