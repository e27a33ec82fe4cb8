using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Chooses the optional blocks for the deelnemers of a promotor. New trajecten get them; running ones keep what they began with (S10).</summary>
public sealed class SwitchKeuzeblokken(Db db, Klok klok, Definities definities, Keuzeblokken blokken, CurrentUser user)
{
    /// <param name="keuzes">By block: on, off, or null for as the flow says.</param>
    /// <param name="stand">How many choices were kept for this promotor when the form was drawn.</param>
    /// <exception cref="RuleBroken">It is no block of a flow of this leerwerkbedrijf, or the promotor is not one of its own.</exception>
    /// <exception cref="Moved">Somebody else chose meanwhile.</exception>
    public async Task RunAsync(string promotor, IReadOnlyDictionary<string, bool?> keuzes, long stand, CancellationToken ct = default)
    {
        user.Require(Right.KiestKeuzeblokken);
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        if ((await PromotorsAsync(db, organisatie)).All(p => p.Id != promotor))
            throw new RuleBroken("Kies een promotor van jullie leerwerkbedrijf.", "Promotor");
        var known = await KnownAsync(definities, organisatie);
        if (keuzes.Keys.FirstOrDefault(k => known.All(b => b.Naam != k)) is { } vreemd)
            throw new RuleBroken($"“{vreemd}” is geen keuzeblok. Alleen keuzeblokken kan je per promotor aan- of uitzetten; wat het besluit vraagt, blijft altijd.");

        if (stand != await StandAsync(db, organisatie, promotor))
            throw new Moved();
        var now = await blokken.ChosenAsync(organisatie, promotor, ct);
        await db.WriteAsync([.. keuzes.Where(k => k.Value != (now.TryGetValue(k.Key, out var aan) ? aan : (bool?)null)).Select((k, volg) => new Statement(
            "INSERT INTO blokkeuze (organisatie, promotor, blok, nr, aan, tijdstip, door) VALUES (@organisatie, @promotor, @blok, @nr, @aan, @Now, @Id) ON CONFLICT DO NOTHING",
            new { organisatie, promotor, blok = k.Key, nr = stand + volg + 1, aan = k.Value, klok.Now, user.Id },
            ExpectedRows: 1))], ct);
    }

    /// <summary>The blocks of every top flow of a leerwerkbedrijf, each once.</summary>
    internal static async Task<IReadOnlyList<Keuzeblok>> KnownAsync(Definities definities, string organisatie) =>
        [.. (await definities.NewestAsync(organisatie)).SelectMany(b => Keuzeblokken.Of(b.Delen[b.Flow])).DistinctBy(b => b.Naam)];

    /// <summary>How many choices were ever kept for a promotor: it moves with every save.</summary>
    internal static Task<long> StandAsync(Db db, string organisatie, string promotor) =>
        db.FindAsync<long>("SELECT COALESCE(MAX(nr), 0) FROM blokkeuze WHERE organisatie = @organisatie AND promotor = @promotor", new { organisatie, promotor });

    /// <summary>The own promotors, and those from outside where the leerwerkbedrijf has a werkplek.</summary>
    internal static Task<PromotorKeuze[]> PromotorsAsync(Db db, string organisatie) => db.QueryAsync<PromotorKeuze>(
        """
        SELECT p.id, p.naam, (SELECT COUNT(DISTINCT k.blok) FROM blokkeuze k WHERE k.organisatie = @organisatie AND k.promotor = p.id AND k.aan IS NOT NULL
            AND k.nr = (SELECT MAX(l.nr) FROM blokkeuze l WHERE l.organisatie = k.organisatie AND l.promotor = k.promotor AND l.blok = k.blok)) AS eigen
        FROM promotor p WHERE p.organisatie = @organisatie OR EXISTS (SELECT 1 FROM werkplek w WHERE w.promotor = p.id AND w.organisatie = @organisatie) ORDER BY p.naam, p.id
        """,
        new { organisatie });
}

/// <summary>A promotor for whom blocks can be chosen.</summary>
/// <param name="Eigen">How many blocks are otherwise than the flow says, or fixed whatever it says.</param>
public sealed record PromotorKeuze(string Id, string Naam, long Eigen);
