using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// Holds what a package brings beside its flows against this installation. Forms and letters are files of the installation, so they are compared and never put in place (ADR 0009):
/// a flow was proved with its forms, so those must be the same; a letter is bound by its name, so it must be there.
/// </summary>
internal static class PakketHuis
{
    /// <exception cref="RuleBroken">A form is missing or otherwise, or a letter is missing; every one is named.</exception>
    public static void Check(Pakket pakket, FlowSet flows)
    {
        List<string> zinnen = [];
        foreach (var naam in PakketBestanden.Formulieren(flows).Where(n => !pakket.Bestanden.ContainsKey($"{Pakket.Formulieren}{n}.json")))
            zinnen.Add($"het formulier “{naam}” wordt gebruikt, maar ontbreekt in het pakket.");
        foreach (var (naam, pad, tekst) in pakket.Of(Pakket.Formulieren))
        {
            if (PakketBestanden.Find(pad) is not { } hier)
                zinnen.Add($"het formulier “{naam}” bestaat hier niet.");
            else if (!Same(pad, hier, tekst))
                zinnen.Add($"het formulier “{naam}” is hier anders dan in het pakket.");
        }

        foreach (var naam in Letters(pakket).Select(b => b.Naam).Where(n => PakketBestanden.Find($"{Pakket.Brieven}{n}.sbnhtml") is null))
            zinnen.Add($"de brief “{naam}” bestaat hier niet.");
        if (zinnen.Count > 0)
            throw new RuleBroken($"Dit pakket past niet bij deze installatie. Vraag de beheerder om de bestanden gelijk te zetten.\n{string.Join('\n', zinnen)}\n{Pakket.Nothing}");
    }

    /// <summary>The lines of the preview, without the flows.</summary>
    /// <param name="regels">The text of the rules in force by that name, or null.</param>
    public static IEnumerable<PakketRegel> Compare(Pakket pakket, string? regels) =>
    [
        .. pakket.Of(Pakket.Formulieren).Select(f => new PakketRegel("Formulier", f.Naam, PakketStand.Gelijk)),
        .. Letters(pakket).Select(b => new PakketRegel("Brief", b.Naam, Stand(b.Pad, b.Tekst, PakketBestanden.Find(b.Pad)))),
        .. pakket.Of(Pakket.Regels).Select(r => new PakketRegel("Regels", r.Naam, Stand(r.Pad, r.Tekst, regels))),
        .. pakket.Of(Pakket.Scenarios).Select(s => new PakketRegel("Scenario", s.Naam, Stand(s.Pad, s.Tekst, PakketBestanden.Find(s.Pad)))),
    ];

    private static IEnumerable<(string Naam, string Pad, string Tekst)> Letters(Pakket pakket) => pakket.Of(Pakket.Brieven).Where(b => b.Pad.EndsWith(".sbnhtml", StringComparison.Ordinal));

    private static PakketStand Stand(string pad, string tekst, string? hier) => hier is not null && Same(pad, hier, tekst) ? PakketStand.Gelijk : PakketStand.BlijftHier;

    private static bool Same(string pad, string hier, string daar) => hier == daar
        || (pad.EndsWith(".json", StringComparison.Ordinal) && System.Text.Json.Nodes.JsonNode.DeepEquals(Pakket.ParseJson(pad, hier), Pakket.ParseJson(pad, daar)));
}
