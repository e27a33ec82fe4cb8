using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Ploegen;

/// <summary>What an instructeur saw of one competence on a day. It stays an observatie: a letter of an evaluation comes from the talk alone (S6).</summary>
/// <param name="Letter">A letter of GROEI; null: seen, and no more said.</param>
public sealed record Observatie(string Competentie, string Naam, string? Letter, DateOnly Dag)
{
    /// <summary>What stands sealed in the row.</summary>
    internal sealed record Inhoud(string Competentie, string Naam, string? Letter);

    /// <summary>All of a traject that were not taken back, the oldest first. Who may see the traject was checked by the caller.</summary>
    public static async Task<IReadOnlyList<Observatie>> ReadAsync(Db db, Kluis kluis, string traject, CancellationToken ct = default)
    {
        var rijen = await db.QueryAsync<Rij>("SELECT inhoud, dag FROM observatie WHERE traject = @traject AND ingetrokken IS NULL ORDER BY gezien, id", new { traject }, ct);
        return [.. rijen.Select(r => (r.Dag, Inhoud: JsonSerializer.Deserialize<Inhoud>(kluis.Open(Luik.Persoon, r.Inhoud))!)).Select(r => new Observatie(r.Inhoud.Competentie, r.Inhoud.Naam, r.Inhoud.Letter, r.Dag))];
    }

    private sealed record Rij(byte[] Inhoud, DateOnly Dag);
}

/// <summary>All that was seen of one competence.</summary>
public sealed record Gezien(string Competentie, string Naam, IReadOnlyList<Observatie> Keren)
{
    /// <summary>Per competence, in the order in which they were first seen.</summary>
    public static IReadOnlyList<Gezien> Of(IEnumerable<Observatie> observaties) => [.. observaties.GroupBy(o => o.Competentie).Select(g => new Gezien(g.Key, g.Last().Naam, [.. g]))];

    /// <summary>The letters with their days, the oldest first.</summary>
    public IEnumerable<string> Letters => Keren.Where(o => o.Letter is not null).Select(o => $"{o.Letter} op {Web.Datum.Kort(o.Dag)}");

    /// <summary>"gezien 3×, laatst op 12 mrt 2010, E"; a letter of another day carries that day.</summary>
    public string Zin
    {
        get
        {
            var laatst = Keren[^1].Dag;
            var letter = Keren.LastOrDefault(o => o.Letter is not null);
            return $"gezien {Keren.Count}×, laatst op {Web.Datum.Kort(laatst)}{(letter is null ? "" : letter.Dag == laatst ? $", {letter.Letter}" : $"; {letter.Letter} op {Web.Datum.Kort(letter.Dag)}")}";
        }
    }
}
