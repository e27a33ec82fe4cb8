using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

public sealed class ReferenceDataTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    private static ReferenceData With(string file, string was, string now) => ReferenceData.Load(name =>
    {
        var text = ReferenceData.Shipped(name);
        Assert.True(name != file || text.Contains(was, StringComparison.Ordinal), $"{file} no longer holds {was}");
        return name == file ? Replace(text, was, now) : text;
    });

    private static string Replace(string text, string was, string now)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        return text[..at] + now + text[(at + was.Length)..];
    }

    [Fact]
    public void The_shipped_sums_hold()
    {
        var reference = ReferenceData.Load();

        Assert.Equal(16, reference.Leerwerkbedrijven.Leerwerkbedrijven.Count);
        Assert.Equal(1242.50m, reference.Leerwerkbedrijven.Leerwerkbedrijven.Sum(l => l.ApprovedInternalVte));
        Assert.Equal(15, reference.Regios.Regions.Count);
        Assert.Equal(2597.60m, reference.Regios.Regions.Sum(r => r.TotalVte));
        Assert.Equal(1355.09m, reference.Regios.Regions.Sum(r => r.ExternalVte));
        Assert.Equal(1355.10m, reference.Regios.PrintedTotals.ExternalVte);
        Assert.Equal(333, reference.Promotoren.Regions.Sum(r => r.Promotors.Count));
        Assert.Equal(26375, reference.Premies.PrintedTotals.External);
        Assert.Equal(4, reference.Kansengroepen.Groups.Count);
        Assert.Equal(4, reference.Kansengroepen.Eligibility.FormalCriteria.Count);
    }

    [Theory]
    [InlineData("leerwerkbedrijven.json", "\"approvedInternalVte\": 43.0", "\"approvedInternalVte\": 44.0", "leerwerkbedrijven.json, rij LWB_WERKPERSPECTIEF: ", "er staat 44, de som is 43")]
    [InlineData("leerwerkbedrijven.json", "\"targetedExternalVte\": 67.2", "\"targetedExternalVte\": 67.3", "leerwerkbedrijven.json, rij totals: beoogde externe VTE", "er staat 1260,6, de som is 1260,7")]
    [InlineData("leerwerkbedrijven.json", "\"code\": \"LWB_WEST5\"", "\"code\": \"LWB_TRAVOX\"", "leerwerkbedrijven.json, rij LWB_TRAVOX", "staat er 2 keer")]
    [InlineData("leerwerkbedrijven.json", "\"name\": \"Argos\"", "\"name\": \"Levanto\"", "leerwerkbedrijven.json, rij totals", "verschillende interne partners")]
    [InlineData("resoc-regions.json", "\"externalVte\": 224.24", "\"externalVte\": 224.25", "resoc-regions.json, rij RESOC_ANTWERPEN", "externe en interne VTE")]
    [InlineData("resoc-regions.json", "\"totalVte\": 91.0", "\"totalVte\": 91.01", "resoc-regions.json, rij RESOC_WESTHOEK", "gedrukt totaal")]
    [InlineData("resoc-regions.json", "\"LWB_TAO\": 70.0", "\"LWB_MECHELEN\": 70.0", "resoc-regions.json, rij RESOC_ANTWERPEN", "de verdeling over leerwerkbedrijven is een andere")]
    [InlineData("external-promotors.json", "\"Efrem\",", "", "external-promotors.json, rij RESOC_WESTHOEK", "er staat 18, de som is 17")]
    [InlineData("external-promotors.json", "\"Efrem\"", "\"Erfgoed Vlaanderen \"", "external-promotors.json, rij RESOC_WESTHOEK: erfgoed-vlaanderen", "staat er 2 keer")]
    [InlineData("premiums.json", "\"amountExternal\": 4475", "\"amountExternal\": 4500", "premiums.json, rij SUPERVISION_PREMIUM", "er staat 4500, de som is 4475")]
    [InlineData("premiums.json", "\"amountLwb\": 2000", "\"amountLwb\": 2001", "premiums.json, rij printedTotals: totaal leerwerkbedrijf", "de som is 28376")]
    [InlineData("target-groups.json", "\"esfTargetShare\": 0.6", "\"esfTargetShare\": 0.7", "target-groups.json, rij LOW_SKILLED", "verschil tussen richtcijfer")]
    [InlineData("target-groups.json", "{", "[", "target-groups.json, regel", "niet te lezen")]
    public void A_broken_copy_is_refused_by_file_and_row(string file, string was, string now, string where, string what)
    {
        var error = Assert.Throws<CannotStart>(() => With(file, was, now));

        Assert.StartsWith(where, error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_import_can_be_repeated_and_keeps_what_was_approved_since(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        var reference = ReferenceData.Load();
        await reference.ImportAsync(db);
        await db.WriteAsync([
            new("UPDATE organisatie SET naam = 'Anders', erkend_intern_vte = 9000 WHERE id = 'lwb-travox'", ExpectedRows: 1),
            new("UPDATE promotor SET erkend_vte = 150, bezet_vte = 50 WHERE id = 'extern-resoc-gent-thuishulp'", ExpectedRows: 1)]);

        await reference.ImportAsync(db);

        Assert.Equal("TravoX", await db.FindAsync<string>("SELECT naam FROM organisatie WHERE id = 'lwb-travox'"));
        Assert.Equal(9000, await db.FindAsync<long>("SELECT erkend_intern_vte FROM organisatie WHERE code = 'LWB_TRAVOX'"));
        Assert.Equal(50, await db.FindAsync<long>("SELECT bezet_vte FROM promotor WHERE erkend_vte = 150"));
        Assert.Equal(124250 + 100, await db.FindAsync<long>("SELECT CAST(SUM(erkend_intern_vte) AS BIGINT) FROM organisatie"));
        Assert.Equal(259760, await db.FindAsync<long>("SELECT CAST(SUM(totaal_vte) AS BIGINT) FROM regio"));
        Assert.Equal(50, await db.FindAsync<int>("SELECT COUNT(*) FROM partner"));
        Assert.Equal(50, await db.FindAsync<int>("SELECT COUNT(*) FROM promotor WHERE soort = 'intern' AND organisatie IS NOT NULL"));
        Assert.Equal(333, await db.FindAsync<int>("SELECT COUNT(*) FROM promotor WHERE soort = 'extern'"));
        Assert.Equal(["RESOC_GENT", "RESOC_MEETJESLAND"], await db.QueryAsync<string>("SELECT regio FROM organisatie_regio WHERE organisatie = 'lwb-travox' ORDER BY regio"));
        Assert.Equal("RESOC_GENT", await db.FindAsync<string>("SELECT regio FROM promotor WHERE id = 'lwb-travox-job-en-co'"));
    }
}
