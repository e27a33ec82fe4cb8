using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>Notes a maatregel with a row for each traject; <see cref="RunMaatregelen"/> does them.</summary>
public sealed class StartMaatregel(Db db, Klok klok, Kluis kluis)
{
    /// <param name="reden">Confidential (S5); null or empty for none.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="NotAllowed">This is the coördinator's.</exception>
    public async Task<string> RunAsync(CurrentUser user, Maatregel maatregel, IReadOnlyList<string> trajecten, string? reden, CancellationToken ct = default)
    {
        user.Require(Right.SchorstSamen);
        var id = Guid.CreateVersion7(klok.Now).ToString("N");
        var (soort, na, van, tot, schuift) = maatregel;
        await db.WriteAsync(
        [
            new(
                "INSERT INTO maatregel (id, organisatie, medewerker, soort, na, van, tot, schuift, reden, op) VALUES (@id, @Organisatie, @wie, @soort, @na, @van, @tot, @schuift, @reden, @op)",
                new { id, user.Organisatie, wie = user.Id, soort, na, van, tot, schuift, reden = string.IsNullOrWhiteSpace(reden) ? null : kluis.Seal(Luik.Vertrouwelijk, reden.Trim()), op = klok.Now }),
            .. trajecten.Select(traject => new Statement("INSERT INTO maatregel_regel (maatregel, traject) VALUES (@id, @traject)", new { id, traject })),
        ],
        ct);
        return id;
    }
}
