namespace LeerwerkFlow.Store;

// The shipped JSON as it is written; ReferenceChecks.cs holds its sums, ReferenceData.cs is what the app reads.

/// <summary>The 16 leerwerkbedrijven.</summary>
public sealed record LwbFile(LwbTotals Totals, IReadOnlyList<Lwb> Leerwerkbedrijven);

public sealed record LwbTotals(int Leerwerkbedrijven, decimal ApprovedInternalVte, decimal TargetedExternalVte, int DistinctInternalPartnerNames);

/// <summary>One leerwerkbedrijf; VTE as printed. <paramref name="DerivedInternalVteByRegion"/> is the only split that fits both printed tables.</summary>
public sealed record Lwb(
    string Code, string Name, IReadOnlyList<LwbPartner> InternalPartners, IReadOnlyList<string> ResocRegions, decimal ApprovedInternalVte,
    IReadOnlyDictionary<string, decimal> DerivedInternalVteByRegion, decimal TargetedExternalVte);

public sealed record LwbPartner(string Name, string? Municipality, string? PostalCode);

/// <summary>The 15 RESOC regions.</summary>
public sealed record RegionFile(RegionTotals PrintedTotals, RegionTotals ComputedTotals, IReadOnlyList<Region> Regions);

public sealed record RegionTotals(decimal TotalVte, decimal ExternalVte, decimal InternalVte);

public sealed record Region(
    string Code, string Name, decimal TotalVte, decimal ExternalVte, decimal InternalVte, decimal SumOfSplitVte, IReadOnlyList<string> Leerwerkbedrijven,
    IReadOnlyDictionary<string, decimal> DerivedInternalVteByLeerwerkbedrijf, int ExternalPromotorEntries);

/// <summary>The external promotors per region; the source prints no VTE for each of them.</summary>
public sealed record PromotorFile(PromotorTotals Totals, IReadOnlyList<RepeatedName> RepeatedNames, IReadOnlyList<RegionPromotors> Regions);

public sealed record PromotorTotals(int Regions, int PrintedEntries, int Entries, int DistinctNames, decimal ApprovedExternalVte);

public sealed record RepeatedName(string Name, int Regions);

public sealed record RegionPromotors(string ResocRegion, int OmittedEntries, IReadOnlyList<string> Promotors);

/// <summary>Premiums in euro, per VTE unless <see cref="Premium.PerHead"/>.</summary>
public sealed record PremiumFile(IReadOnlyList<Premium> Premiums, PremiumTotals PrintedTotals);

public sealed record Premium(string Code, string Name, decimal? AmountExternal, decimal? AmountLwb, bool ScalesWithVte, bool PerHead, PremiumShare? Derivation);

public sealed record PremiumShare(string PercentOf, decimal Percent);

public sealed record PremiumTotals(decimal External, decimal Lwb);

/// <summary>Target shares and the ways to be eligible.</summary>
public sealed record GroupFile(IReadOnlyList<TargetGroup> Groups, Eligibility Eligibility);

/// <summary>One target group; shares are fractions, and overlap: never add them up.</summary>
public sealed record TargetGroup(string Code, string Name, decimal EsfTargetShare, decimal ObservedShareSept2009, decimal Gap);

public sealed record Eligibility(IReadOnlyList<NamedCode> FormalCriteria, Derogation Derogation);

public sealed record Derogation(decimal MaxShareOfPlaces, IReadOnlyList<NamedCode> Grounds, decimal DerivedMaxVte);

public sealed record NamedCode(string Code, string Name);
