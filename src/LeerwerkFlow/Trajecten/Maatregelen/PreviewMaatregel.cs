using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>What a maatregel would do to one traject.</summary>
/// <param name="Zin">Why it is passed over; null when it is done.</param>
public sealed record MaatregelBeeld(string Traject, string Persoon, IReadOnlyList<Gevolg> Gevolgen, string? Zin);

/// <summary>What it would do to all: counts of everybody, and the first rows to look at.</summary>
/// <param name="Kan">How many trajecten it is done to.</param>
/// <param name="Redenen">Why others are passed over, with how many.</param>
/// <param name="Datums">How many dates move.</param>
/// <param name="Taken">How many taken come or go.</param>
public sealed record MaatregelBlik(int Kan, IReadOnlyList<(string Zin, int Aantal)> Redenen, int Datums, int Taken, int Brieven, int Meldingen, IReadOnlyList<MaatregelBeeld> Eerste)
{
    public int Niet => Redenen.Sum(r => r.Aantal);
}

/// <summary>Plays the change on every traject without writing it: the same step as the real one. It reads a part at a time, so that thousands fit.</summary>
public sealed class PreviewMaatregel(Db db, FlowVersies versies, ChangeTraject change)
{
    public const int Getoond = 50;
    private const int PerKeer = 250;

    private sealed record Naam(string Id, string Voornaam, string Achternaam);

    public async Task<MaatregelBlik> RunAsync(CurrentUser user, Maatregel maatregel, IReadOnlyList<string> trajecten, CancellationToken ct = default)
    {
        var (kan, datums, taken, brieven, meldingen) = (0, 0, 0, 0, 0);
        var redenen = new Dictionary<string, int>();
        List<MaatregelBeeld> eerste = [];
        foreach (var ids in trajecten.Chunk(PerKeer))
        {
            var args = user.ZichtArgs(new { ids });
            var rows = (await db.QueryAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id IN @ids AND {Zicht.Sql}", args, ct)).ToDictionary(r => r.Id);
            var namen = eerste.Count < Getoond
                ? (await db.QueryAsync<Naam>($"SELECT t.id, d.voornaam, d.naam AS achternaam FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.id IN @ids AND {Zicht.Sql}", args, ct)).ToDictionary(n => n.Id, n => $"{n.Voornaam} {n.Achternaam}")
                : [];
            foreach (var row in ids.Where(rows.ContainsKey).Select(id => rows[id]))
            {
                var beeld = One(maatregel, row, await versies.GetAsync(row.Flowversie), namen.GetValueOrDefault(row.Id, row.Id));
                if (eerste.Count < Getoond)
                    eerste.Add(beeld);
                if (beeld.Zin is { } zin)
                    redenen[zin] = redenen.GetValueOrDefault(zin) + 1;
                else
                    kan++;
                datums += Count(beeld, "datum");
                taken += Count(beeld, "nieuw") + Count(beeld, "vervalt");
                brieven += Count(beeld, "brief");
                meldingen += Count(beeld, "melding");
            }
        }

        return new(kan, [.. redenen.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value))], datums, taken, brieven, meldingen, eerste);
    }

    private static int Count(MaatregelBeeld beeld, string soort) => beeld.Gevolgen.Count(g => g.Soort == soort);

    private MaatregelBeeld One(Maatregel maatregel, TrajectRow row, FlowVersie versie, string persoon)
    {
        try
        {
            return new(row.Id, persoon, change.Preview(row, versie, maatregel.For(row.State())), null);
        }
        catch (RuleBroken broken)
        {
            return new(row.Id, persoon, [], broken.Message);
        }
    }
}
