using System.Globalization;

namespace LeerwerkFlow.Store;

/// <summary>
/// The sums that the source prints and that must hold. One printed slip is known and kept: Antwerpen is printed 0.01 VTE higher than its two parts, so the
/// external column adds up to 1,355.09 where 1,355.10 is printed.
/// </summary>
internal static class ReferenceChecks
{
    private const string PrintedTooHigh = "RESOC_ANTWERPEN";
    private const decimal Slip = 0.01m;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-BE");

    public static void Check(ReferenceData reference)
    {
        CheckLwbs(reference.Leerwerkbedrijven, [.. reference.Regios.Regions.Select(r => r.Code)]);
        CheckRegions(reference.Regios);
        CheckSplit(reference);
        CheckPromotors(reference.Promotoren, reference.Regios);
        CheckPremiums(reference.Premies);
        CheckGroups(reference);
    }

    private static void CheckLwbs(LwbFile file, HashSet<string> regions)
    {
        const string json = ReferenceData.LwbJson;
        Unique(json, file.Leerwerkbedrijven.Select(l => l.Code));
        foreach (var lwb in file.Leerwerkbedrijven)
        {
            Same(json, lwb.Code, "erkende interne VTE en hun verdeling over de regio's", lwb.ApprovedInternalVte, lwb.DerivedInternalVteByRegion.Values.Sum());
            Must(lwb.ResocRegions.All(regions.Contains), json, lwb.Code, "een regio van dit leerwerkbedrijf bestaat niet");
            Must(lwb.ResocRegions.ToHashSet().SetEquals(lwb.DerivedInternalVteByRegion.Keys), json, lwb.Code, "de verdeling noemt andere regio's dan de lijst");
            Unique(json, lwb.InternalPartners.Select(p => $"{lwb.Code}: {Slug.Of(p.Name)}"));
        }

        Same(json, "totals", "aantal leerwerkbedrijven", file.Totals.Leerwerkbedrijven, file.Leerwerkbedrijven.Count);
        Same(json, "totals", "erkende interne VTE", file.Totals.ApprovedInternalVte, file.Leerwerkbedrijven.Sum(l => l.ApprovedInternalVte));
        Same(json, "totals", "beoogde externe VTE", file.Totals.TargetedExternalVte, file.Leerwerkbedrijven.Sum(l => l.TargetedExternalVte));
        Same(json, "totals", "verschillende interne partners", file.Totals.DistinctInternalPartnerNames,
            file.Leerwerkbedrijven.SelectMany(l => l.InternalPartners).Select(p => p.Name.ToUpperInvariant()).Distinct().Count());
    }

    private static void CheckRegions(RegionFile file)
    {
        const string json = ReferenceData.RegionJson;
        Unique(json, file.Regions.Select(r => r.Code));
        foreach (var region in file.Regions)
        {
            Same(json, region.Code, "externe en interne VTE", region.SumOfSplitVte, region.ExternalVte + region.InternalVte);
            Same(json, region.Code, "gedrukt totaal", region.TotalVte, region.SumOfSplitVte + (region.Code == PrintedTooHigh ? Slip : 0));
            Same(json, region.Code, "interne VTE en hun verdeling", region.InternalVte, region.DerivedInternalVteByLeerwerkbedrijf.Values.Sum());
        }

        var (computed, printed) = (file.ComputedTotals, file.PrintedTotals);
        Same(json, "computedTotals", "totale VTE", computed.TotalVte, file.Regions.Sum(r => r.TotalVte));
        Same(json, "computedTotals", "externe VTE", computed.ExternalVte, file.Regions.Sum(r => r.ExternalVte));
        Same(json, "computedTotals", "interne VTE", computed.InternalVte, file.Regions.Sum(r => r.InternalVte));
        Same(json, "printedTotals", "totale VTE", printed.TotalVte, printed.ExternalVte + printed.InternalVte);
        Same(json, "printedTotals", "interne VTE", printed.InternalVte, computed.InternalVte);
        Same(json, "printedTotals", "externe VTE (gedrukt 0,01 hoger)", printed.ExternalVte, computed.ExternalVte + Slip);
    }

    // Both files tell who has how much where, each from its own side.
    private static void CheckSplit(ReferenceData reference)
    {
        var lwbs = reference.Leerwerkbedrijven.Leerwerkbedrijven.SelectMany(l => l.DerivedInternalVteByRegion.Select(v => (Lwb: l.Code, Regio: v.Key, Vte: v.Value))).ToHashSet();
        foreach (var region in reference.Regios.Regions)
        {
            var here = lwbs.Where(l => l.Regio == region.Code).Select(l => (l.Lwb, l.Vte)).ToHashSet();
            Must(here.SetEquals(region.DerivedInternalVteByLeerwerkbedrijf.Select(v => (v.Key, v.Value))), ReferenceData.RegionJson, region.Code,
                $"de verdeling over leerwerkbedrijven is een andere dan in {ReferenceData.LwbJson}");
            Must(here.Select(h => h.Lwb).ToHashSet().SetEquals(region.Leerwerkbedrijven), ReferenceData.RegionJson, region.Code, "de lijst van leerwerkbedrijven klopt niet");
        }

        Same(ReferenceData.LwbJson, "totals", "interne VTE in beide bestanden", reference.Leerwerkbedrijven.Totals.ApprovedInternalVte, reference.Regios.PrintedTotals.InternalVte);
    }

    private static void CheckPromotors(PromotorFile file, RegionFile regions)
    {
        const string json = ReferenceData.PromotorJson;
        var entries = regions.Regions.ToDictionary(r => r.Code, r => r.ExternalPromotorEntries);
        Unique(json, file.Regions.Select(r => r.ResocRegion));
        foreach (var region in file.Regions)
        {
            Must(entries.ContainsKey(region.ResocRegion), json, region.ResocRegion, "deze regio bestaat niet");
            Same(json, region.ResocRegion, "aantal promotoren", entries[region.ResocRegion], region.Promotors.Count + region.OmittedEntries);
            Unique(json, region.Promotors.Select(p => $"{region.ResocRegion}: {Slug.Of(p)}"));
        }

        var names = file.Regions.SelectMany(r => r.Promotors).GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());
        Same(json, "totals", "aantal regio's", file.Totals.Regions, file.Regions.Count);
        Same(json, "totals", "aantal promotoren", file.Totals.Entries, names.Values.Sum());
        Same(json, "totals", "gedrukt aantal promotoren", file.Totals.PrintedEntries, names.Values.Sum() + file.Regions.Sum(r => r.OmittedEntries));
        Same(json, "totals", "verschillende namen", file.Totals.DistinctNames, names.Count);
        Same(json, "totals", "erkende externe VTE", file.Totals.ApprovedExternalVte, regions.PrintedTotals.ExternalVte);
        foreach (var repeated in file.RepeatedNames)
        {
            Same(json, repeated.Name, "aantal regio's", repeated.Regions, names.GetValueOrDefault(repeated.Name));
        }
    }

    private static void CheckPremiums(PremiumFile file)
    {
        const string json = ReferenceData.PremiumJson;
        foreach (var premium in file.Premiums.Where(p => p.Derivation is not null))
        {
            var whole = file.Premiums.FirstOrDefault(p => p.Code == premium.Derivation!.PercentOf)?.AmountExternal ?? 0;
            Same(json, premium.Code, $"{premium.Derivation!.Percent} % van {premium.Derivation.PercentOf}", premium.AmountExternal ?? 0, whole * premium.Derivation.Percent / 100);
        }

        Same(json, "printedTotals", "totaal extern", file.PrintedTotals.External, file.Premiums.Sum(p => p.AmountExternal ?? 0));
        Same(json, "printedTotals", "totaal leerwerkbedrijf", file.PrintedTotals.Lwb, file.Premiums.Sum(p => p.AmountLwb ?? 0));
    }

    private static void CheckGroups(ReferenceData reference)
    {
        const string json = ReferenceData.GroupJson;
        foreach (var group in reference.Kansengroepen.Groups)
        {
            Same(json, group.Code, "verschil tussen richtcijfer en werkelijkheid", group.Gap, group.ObservedShareSept2009 - group.EsfTargetShare);
            Must(group.EsfTargetShare is > 0 and < 1, json, group.Code, "het richtcijfer is geen deel van 1");
        }

        var derogation = reference.Kansengroepen.Eligibility.Derogation;
        Same(json, "derogation", "hoogste aantal VTE", derogation.DerivedMaxVte, derogation.MaxShareOfPlaces * reference.Regios.PrintedTotals.TotalVte);
    }

    private static void Same(string file, string row, string what, decimal written, decimal sum) =>
        Must(written == sum, file, row, $"{what}: er staat {written.ToString("0.###", Dutch)}, de som is {sum.ToString("0.###", Dutch)}");

    private static void Unique(string file, IEnumerable<string> keys)
    {
        foreach (var twice in keys.GroupBy(k => k).Where(g => g.Count() > 1))
        {
            throw new CannotStart($"{file}, rij {twice.Key}: staat er {twice.Count()} keer.");
        }
    }

    private static void Must(bool holds, string file, string row, string zin)
    {
        if (!holds)
        {
            throw new CannotStart($"{file}, rij {row}: {zin}.");
        }
    }
}
