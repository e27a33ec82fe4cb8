namespace LeerwerkFlow.Store;

/// <summary>
/// Brings the shipped reference data into the database, again and again with the same result. Names follow the file; VTE are only set when a row is new,
/// because an approval may change. Ids are stable: <c>lwb-travox</c>, <c>lwb-travox-job-en-co</c>, <c>extern-resoc-gent-thuishulp</c>; a regio is its code.
/// </summary>
/// <remarks>The source prints no VTE per promotor: <c>erkend_vte</c> 0 means not known. An internal promotor stands in the region where its LWB has most VTE.</remarks>
internal static class ImportReference
{
    private const string Organisatie =
        """
        INSERT INTO organisatie (id, code, naam, erkend_intern_vte, gericht_extern_vte) VALUES (@id, @code, @naam, @intern, @extern)
        ON CONFLICT (id) DO UPDATE SET naam = excluded.naam
        """;

    private const string Partner =
        """
        INSERT INTO partner (id, organisatie, naam, gemeente, postcode) VALUES (@id, @organisatie, @naam, @gemeente, @postcode)
        ON CONFLICT (id) DO UPDATE SET naam = excluded.naam, gemeente = excluded.gemeente, postcode = excluded.postcode
        """;

    private const string Regio =
        """
        INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES (@code, @naam, @totaal, @extern, @intern)
        ON CONFLICT (code) DO UPDATE SET naam = excluded.naam
        """;

    private const string Ligging = "INSERT INTO organisatie_regio (organisatie, regio) VALUES (@organisatie, @regio) ON CONFLICT (organisatie, regio) DO NOTHING";

    private const string Promotor =
        """
        INSERT INTO promotor (id, soort, organisatie, naam, regio) VALUES (@id, @soort, @organisatie, @naam, @regio)
        ON CONFLICT (id) DO UPDATE SET naam = excluded.naam
        """;

    /// <summary>Writes everything in one transaction.</summary>
    public static Task RunAsync(Db db, ReferenceData reference, CancellationToken ct) => db.WriteAsync(
        [
            .. reference.Regios.Regions.Select(r => new Statement(
                Regio, new { code = r.Code, naam = r.Name, totaal = Hundredths(r.TotalVte), @extern = Hundredths(r.ExternalVte), intern = Hundredths(r.InternalVte) })),
            .. reference.Leerwerkbedrijven.Leerwerkbedrijven.SelectMany(Lwb),
            .. reference.Promotoren.Regions.SelectMany(Extern),
        ],
        ct);

    private static IEnumerable<Statement> Lwb(Lwb lwb)
    {
        var id = Slug.Of(lwb.Code);
        var regio = lwb.DerivedInternalVteByRegion.MaxBy(r => r.Value).Key;
        yield return new(Organisatie, new { id, code = lwb.Code, naam = lwb.Name, intern = Hundredths(lwb.ApprovedInternalVte), @extern = Hundredths(lwb.TargetedExternalVte) });
        foreach (var code in lwb.ResocRegions)
        {
            yield return new(Ligging, new { organisatie = id, regio = code });
        }

        foreach (var partner in lwb.InternalPartners)
        {
            var key = $"{id}-{Slug.Of(partner.Name)}";
            yield return new(Partner, new { id = key, organisatie = id, naam = partner.Name, gemeente = partner.Municipality, postcode = partner.PostalCode });
            yield return new(Promotor, new { id = key, soort = "intern", organisatie = id, naam = partner.Name, regio });
        }
    }

    private static IEnumerable<Statement> Extern(RegionPromotors region) => region.Promotors.Select(naam => new Statement(
        Promotor,
        new { id = $"extern-{Slug.Of(region.ResocRegion)}-{Slug.Of(naam)}", soort = "extern", organisatie = (string?)null, naam, regio = region.ResocRegion }));

    private static long Hundredths(decimal vte) => (long)(vte * 100);
}
