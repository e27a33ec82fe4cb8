using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab.Aansluiting;

namespace LeerwerkFlow.Tests.Vdab.Aansluiting;

public sealed class VergelijkingTests
{
    private static readonly string[] Categorieen = ["ONTBREEKT_BIJ_VDAB", "ONTBREEKT_BIJ_ONS", "ANDERE_DATUM", "ANDERE_STATUS", "DUBBEL", "NIET_TE_KOPPELEN"];

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task Each_of_200_injected_differences_is_found_with_its_category_and_nothing_else(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(dossiers: 300, store: store);
        var (lijst, injected) = Inject(new(20260308), 200);

        var uitslag = await world.ImportAsync("2010-03", [.. lijst]);

        Assert.Equal((3467, 200), (uitslag.Gelijk, uitslag.Verschillen));
        var found = (await world.VerschillenAsync()).Select(v => (v.Categorie, v.Dossier, v.Mijlpaal, (int)v.Versie)).ToList();
        Assert.Equal(
            [("ANDERE_DATUM", 33), ("ANDERE_STATUS", 33), ("DUBBEL", 33), ("NIET_TE_KOPPELEN", 33), ("ONTBREEKT_BIJ_ONS", 34), ("ONTBREEKT_BIJ_VDAB", 34)], found.CountBy(f => f.Categorie).Select(c => (c.Key, c.Value)).Order());
        Assert.Equal(injected.Order(), found.Order());
    }

    // What the list may say of a melding of ours, dated 15 March, version 1 of INTAKE_AFGEROND; null: nothing is different.
    [Theory]
    [InlineData("AANVAARD", "2010-03-15;AANVAARD", null)]
    [InlineData("AANVAARD", "2010-03-16;AANVAARD", "ANDERE_DATUM")]
    [InlineData("AANVAARD", "2010-03-16;GEWEIGERD", "ANDERE_DATUM")]
    [InlineData("AANVAARD", "2010-03-15;ONTVANGEN", "ANDERE_STATUS")]
    [InlineData("AANVAARD", "", "ONTBREEKT_BIJ_VDAB")]
    [InlineData("VERZONDEN", "2010-03-15;ONTVANGEN", null)]
    [InlineData("VERZONDEN", "2010-03-15;AANVAARD", "ANDERE_STATUS")]
    [InlineData("HANDMATIG_BEVESTIGD", "2010-03-15;AANVAARD", null)]
    [InlineData("HANDMATIG_BEVESTIGD", "2010-03-15;ONTVANGEN", null)]
    [InlineData("HANDMATIG_BEVESTIGD", "", "ONTBREEKT_BIJ_VDAB")]
    [InlineData("GEWEIGERD", "2010-03-15;GEWEIGERD", null)]
    [InlineData("GEWEIGERD", "2010-03-15;AANVAARD", "ANDERE_STATUS")]
    [InlineData("GEPARKEERD", "", "ONTBREEKT_BIJ_VDAB")]
    [InlineData("TIJDELIJK_MISLUKT", "2010-03-15;AANVAARD", "ANDERE_STATUS")]
    [InlineData("VASTGEHOUDEN", "", "ONTBREEKT_BIJ_VDAB")]
    [InlineData("OVERGESLAGEN", "", null)]
    [InlineData("OVERGESLAGEN", "2010-03-15;AANVAARD", "ANDERE_STATUS")]
    [InlineData("INGETROKKEN", "", null)]
    [InlineData("INGETROKKEN", "2010-03-15;INGETROKKEN", null)]
    [InlineData("INGETROKKEN", "2010-03-15;AANVAARD", "ANDERE_STATUS")]
    public void What_the_list_says_is_held_against_how_ours_stands(string status, string lijst, string? categorie) => Assert.Equal(categorie, Compare([Eigen("m1", 1, status)], lijst.Length == 0 ? [] : [$"1;{lijst}"]).SingleOrDefault());

    // A first version that was accepted, and what came after it: status of the later one, its kind, and what the list says of both versions.
    [Theory]
    [InlineData("AANVAARD", "MELDING", "2;2010-03-20;AANVAARD", null)]
    [InlineData("AANVAARD", "MELDING", "2;2010-03-20;AANVAARD|1;2010-03-15;VERVANGEN", null)]
    [InlineData("AANVAARD", "MELDING", "2;2010-03-20;AANVAARD|1;2010-03-15;AANVAARD", "ANDERE_STATUS")]
    [InlineData("KLAAR", "MELDING", "1;2010-03-15;AANVAARD", "ONTBREEKT_BIJ_VDAB")]
    [InlineData("AANVAARD", "INTREKKING", "", null)]
    [InlineData("AANVAARD", "INTREKKING", "1;2010-03-15;INGETROKKEN", null)]
    [InlineData("AANVAARD", "INTREKKING", "1;2010-03-15;AANVAARD", "ANDERE_STATUS")]
    [InlineData("KLAAR", "INTREKKING", "1;2010-03-15;AANVAARD", null)]
    public void A_correction_replaces_and_a_withdrawal_takes_back_once_VDAB_knows_it(string status, string soort, string lijst, string? categorie)
    {
        EigenMelding later = new("m2", "TR-1", "INTAKE_AFGEROND", 2, soort, "m1", new(2010, 3, 20), status);

        Assert.Equal(categorie, Compare([Eigen("m1", 1, "AANVAARD"), later], lijst.Split('|', StringSplitOptions.RemoveEmptyEntries)).SingleOrDefault());
    }

    [Fact]
    public void A_milestone_that_we_do_not_know_cannot_be_coupled() => Assert.Equal(
        ["NIET_TE_KOPPELEN"], Vergelijking.Of(Aansluitwereld.Maart, [new(2, "TR-1", "IETS_ANDERS", 1, new(2010, 3, 1), "AANVAARD", "")], [], ["TR-1"]).Verschillen.Select(v => v.Categorie));

    private static EigenMelding Eigen(string id, int versie, string status) => new(id, "TR-1", "INTAKE_AFGEROND", versie, "MELDING", null, new(2010, 3, 15), status);

    private static string[] Compare(EigenMelding[] ons, string[] lijst)
    {
        var (regels, fouten) = LijstCsv.Read(Meldinghuis.Bytes(lijst.Select(l => $"TR-1;INTAKE_AFGEROND;{l};")), Aansluitwereld.Maart);
        Assert.Empty(fouten);
        return [.. Vergelijking.Of(Aansluitwereld.Maart, regels, ons, ["TR-1"]).Verschillen.Select(v => v.Categorie)];
    }

    // Each one on a melding of its own, so that none hides another.
    private static (List<string> Lijst, List<(string, string, string, int)> Injected) Inject(Random kans, int aantal)
    {
        var lijst = Meldinghuis.Lijst(300, Aansluitwereld.Maart);
        List<(string, string, string, int)> injected = [];
        List<string> more = [];
        HashSet<string> less = [];
        foreach (var (regel, i) in lijst.OrderBy(_ => kans.Next()).Take(aantal).ToList().Index().Select(x => (x.Item, x.Index)))
        {
            var (v, categorie) = (regel.Split(';'), Categorieen[i % 6]);
            var (dossier, versie) = (categorie == "NIET_TE_KOPPELEN" ? $"TR-VREEMD-{i}" : v[0], categorie == "ONTBREEKT_BIJ_ONS" ? 9 : 1);
            injected.Add((categorie, dossier, v[1], versie));
            if (categorie is "ONTBREEKT_BIJ_VDAB" or "ANDERE_DATUM" or "ANDERE_STATUS")
                less.Add(regel);
            if (categorie != "ONTBREEKT_BIJ_VDAB")
                more.Add($"{dossier};{v[1]};{versie};{(categorie == "ANDERE_DATUM" ? "2010-03-31" : v[3])};{(categorie == "ANDERE_STATUS" ? "GEWEIGERD" : v[4])};{v[5]}");
        }

        return ([.. lijst.Where(r => !less.Contains(r)).Concat(more).OrderBy(_ => kans.Next())], injected);
    }
}
