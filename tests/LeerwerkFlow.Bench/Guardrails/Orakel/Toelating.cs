namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Before the work: attest or derogation, validation, contract; and the refusal with its reason (A 3.1, A 3.4).</summary>
internal static class Toelating
{
    public static IEnumerable<Breuk> Judge(Relaas r)
    {
        var contract = r.Afgedaan.FirstOrDefault(a => a.Wat.IsTaak("contract") && a.Wat.Uitkomst == "Getekend");
        foreach (var (nr, waar) in new[] { (contract?.Nr, "het contract"), (r.Werkt?.Nr, "de start van de werkervaring") })
        {
            if (nr is { } hier && !HeeftAttest(r, hier))
                yield return new("ATTEST", Gewicht.Decreet, $"{waar} komt zonder positief attest of afwijking van VDAB");
            if (nr is { } daar && !IsLaatste(r, daar, "VALIDERING", "Positief"))
                yield return new("VALIDERING", Gewicht.Decreet, $"{waar} komt zonder positieve validering van VDAB");
        }

        if (r.Werkt is { } werk && !(contract?.Nr < werk.Nr))
            yield return new("CONTRACT", Gewicht.Decreet, "de werkervaring begint zonder getekend contract");
        foreach (var breuk in Weigering(r))
            yield return breuk;
    }

    private static bool HeeftAttest(Relaas r, int voor) =>
        IsLaatste(r, voor, "DOELGROEPATTEST", "Positief") || (IsLaatste(r, voor, "AFWIJKING", "Toegestaan") && !r.Afgedaan.Any(a => a.Nr < voor && a.Wat.IsBericht("DOELGROEPATTEST") && a.Wat.Uitkomst == "Negatief"
            && a.Nr > r.Afgedaan.Last(b => b.Nr < voor && b.Wat.IsBericht("AFWIJKING")).Nr));

    private static bool IsLaatste(Relaas r, int voor, string bericht, string antwoord) =>
        r.Afgedaan.LastOrDefault(a => a.Nr < voor && a.Wat.IsBericht(bericht) && a.Wat.Uitkomst != "TeLaat")?.Wat.Uitkomst == antwoord;

    private static IEnumerable<Breuk> Weigering(Relaas r)
    {
        var reden = r.Afgedaan.FirstOrDefault(a => a.Wat.IsTaak("weigering"));
        var melding = r.First("WEIGERING");
        if (melding is not null && !(reden?.Nr < melding.Nr))
            yield return new("WEIGERING", Gewicht.Decreet, "de weigering wordt gemeld zonder dat de reden genoteerd is");
        if (r.Verlaten.FirstOrDefault(f => f.Wat.Uitkomst == "Geweigerd") is { } weg && !(reden?.Nr < weg.Nr))
            yield return new("WEIGERING", Gewicht.Decreet, "de fase eindigt met Geweigerd zonder dat de reden genoteerd is");
        if (r.IsAfgelopen && r.Onderbroken is null && r.Afgedaan.LastOrDefault(a => a.Wat.IsTaak("sollicitatiegesprek"))?.Wat.Uitkomst == "Geweigerd" && melding is null)
            yield return new("WEIGERING", Gewicht.Decreet, "de promotor weigert en VDAB hoort het niet");
    }
}
