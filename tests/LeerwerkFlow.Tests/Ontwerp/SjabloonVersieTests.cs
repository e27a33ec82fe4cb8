using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Ontwerp.Werkplaats;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>Texts of letters that a leerwerkbedrijf changes itself.</summary>
public sealed class SjabloonVersieTests
{
    private const string Naam = "afsluitbrief";
    private const string Slot = "<p>We wensen je veel succes.</p>";

    [Fact]
    public async Task A_text_is_in_use_at_once_for_its_own_leerwerkbedrijf_only()
    {
        var (world, co) = await StartAsync();
        await using var _ = world;
        await world.AddOrganisatieAsync("lwb-2");

        var versie = await world.As<WriteSjabloon>(co).RunAsync(Naam, Anders(world), "Warmer.", 0);

        Assert.Equal((1, "geldig", "co"), (versie.Versie, versie.Stand, versie.BeslistDoor));
        Assert.Equal(Anders(world), (await world.Get<Brieven>().OfAsync("lwb-1")).Teksten[Naam]);
        Assert.Same(world.Get<Sjablonen>(), await world.Get<Brieven>().OfAsync("lwb-2"));
    }

    [Fact]
    public async Task With_the_setting_a_second_person_releases_it_and_the_writer_never()
    {
        var (world, co) = await StartAsync();
        await using var _ = world;
        var di = await world.AddMedewerkerAsync("di", "coordinator");

        var versie = await Write(world, co, new(TweedePersoon: true)).RunAsync(Naam, Anders(world), "Warmer.", 0);

        Assert.Equal("voorstel", versie.Stand);
        Assert.Same(world.Get<Sjablonen>(), await world.Get<Brieven>().OfAsync("lwb-1"));
        Assert.Contains("Iemand anders", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<DecideSjabloon>(co).RunAsync(Naam, 1, 1, ja: true))).Message, StringComparison.Ordinal);
        await world.As<DecideSjabloon>(di).RunAsync(Naam, 1, 1, ja: true);
        Assert.Equal(Anders(world), (await world.Get<Brieven>().OfAsync("lwb-1")).Teksten[Naam]);
        await Assert.ThrowsAsync<RuleBroken>(() => world.As<DecideSjabloon>(di).RunAsync(Naam, 1, 1, ja: false));
    }

    [Fact]
    public async Task The_colour_of_the_letterhead_is_one_that_can_be_seen()
    {
        var (world, co) = await StartAsync();
        await using var _ = world;
        var change = world.As<ChangeKleur>(co);
        Task<string?> KleurAsync() => world.Db.FindAsync<string>("SELECT kleur FROM organisatie WHERE id = 'lwb-1'");

        await change.RunAsync("#8A1538");
        Assert.Equal("#8a1538", await KleurAsync());
        Assert.StartsWith("Die kleur is te licht", (await Assert.ThrowsAsync<RuleBroken>(() => change.RunAsync("#ffd500"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Kies een kleur", (await Assert.ThrowsAsync<RuleBroken>(() => change.RunAsync("rood; } body { display: none"))).Message, StringComparison.Ordinal);
        Assert.Equal("#8a1538", await KleurAsync());
        await change.RunAsync("");
        Assert.Null(await KleurAsync());
    }

    [Fact]
    public async Task Two_who_write_at_once_lose_nothing()
    {
        var (world, co) = await StartAsync();
        await using var _ = world;
        await world.As<WriteSjabloon>(co).RunAsync(Naam, Anders(world), "Warmer.", 0);

        var late = await Assert.ThrowsAsync<RuleBroken>(() => world.As<WriteSjabloon>(co).RunAsync(Naam, Anders(world) + "<!-- ander -->", "Ook iets.", 0));

        Assert.StartsWith("Een collega veranderde deze brief intussen.", late.Message, StringComparison.Ordinal);
        Assert.Single(await world.Get<Brieven>().VersiesAsync("lwb-1", Naam));
    }

    [Theory]
    [InlineData("{{ deelnemer.voornam }}", "voornam")]
    [InlineData("{{ deelnemer.insz }}", "insz")]
    [InlineData("{{ if true }}", "end")]
    [InlineData("{{ while true }}x{{ end }}", "")]
    [InlineData("{{ include 'afsluitbrief' }}", "")]
    [InlineData("{{ # vereist: werk.start ~}}", "mag niet meer eisen")]
    public async Task A_text_that_cannot_be_used_is_refused_with_a_sentence_and_nothing_is_kept(string erbij, string zin)
    {
        var (world, co) = await StartAsync();
        await using var _ = world;

        var fout = await Assert.ThrowsAsync<RuleBroken>(() => world.As<WriteSjabloon>(co).RunAsync(Naam, Tekst(world).Replace(Slot, erbij + Slot, StringComparison.Ordinal), "Proef.", 0));

        Assert.Contains(zin, fout.Message, StringComparison.Ordinal);
        Assert.Empty(await world.Get<Brieven>().VersiesAsync("lwb-1", Naam));
    }

    [Fact]
    public async Task A_text_without_a_reason_or_without_a_change_is_refused()
    {
        var (world, co) = await StartAsync();
        await using var _ = world;

        await Assert.ThrowsAsync<RuleBroken>(() => world.As<WriteSjabloon>(co).RunAsync(Naam, Anders(world), " ", 0));
        Assert.Equal("Er is niets veranderd.", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<WriteSjabloon>(co).RunAsync(Naam, Tekst(world), "Zomaar.", 0))).Message);
    }

    [Fact]
    public void What_differs_is_told_line_by_line()
    {
        var regels = SjabloonVerschil.Of("<h1>Dag</h1><p>Kom morgen.</p><p>Tot dan.</p>", "<h1>Dag</h1><p>Kom vrijdag.</p><p>Tot dan.</p>");

        Assert.Equal([" Dag", "-Kom morgen.", "+Kom vrijdag.", " Tot dan."], regels.Select(r => $"{r.Teken}{r.Tekst}"));
    }

    private static async Task<(TestWorld World, CurrentUser Co)> StartAsync()
    {
        var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync();
        return (world, await world.AddMedewerkerAsync("co", "coordinator"));
    }

    private static WriteSjabloon Write(TestWorld world, CurrentUser wie, OntwerpOptions options) => new(world.Db, world.Klok, world.Get<Brieven>(), world.Get<CheckSjabloon>(), options, wie);

    private static string Tekst(TestWorld world) => world.Get<Sjablonen>().Teksten[Naam].ReplaceLineEndings("\n");

    private static string Anders(TestWorld world) => Tekst(world).Replace(Slot, "<p>Je was een goede collega.</p>\n" + Slot, StringComparison.Ordinal);
}
