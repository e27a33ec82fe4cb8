using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>S9: only a new version of the rules, with its source, approved by two people, changes what nobody may publish past.</summary>
public sealed class RegelSetsTests
{
    [Fact]
    public async Task The_rules_of_the_program_are_version_one_and_a_newer_file_is_a_voorstel()
    {
        await using var world = await TestWorld.StartAsync();

        await RegelProef.LoadAsync(world, RegelProef.Tekst());
        await RegelProef.LoadAsync(world, RegelProef.Tekst());
        await RegelProef.LoadAsync(world, Vijf);
        await RegelProef.LoadAsync(world, Vijf);

        Assert.Equal(["2 voorstel 1 systeem", "1 geldig 0 systeem"], (await world.Get<RegelSets>().VersiesAsync()).Where(v => v.Naam == "proef").Select(v => $"{v.Versie} {v.Stand} {v.Basis} {v.Door}"));
        Assert.Equal(RegelProef.Tekst(), await world.Get<RegelSets>().FindTextAsync("proef"));
        Assert.Equal(["geladen 1", "voorgesteld 2"], await world.Db.QueryAsync<string>("SELECT handeling || ' ' || versie FROM regelbesluit WHERE naam = 'proef' ORDER BY versie"));
    }

    [Fact]
    public async Task Two_others_put_a_new_version_in_force_and_the_journal_says_who()
    {
        await using var world = await TestWorld.StartAsync();
        var (a, b, c) = await PeopleAsync(world);

        var versie = await ProposeAsync(world, a, Vijf);
        Assert.False(await world.As<DecideRegels>(b).ApproveAsync("proef", versie, 1));
        Assert.Equal(RegelProef.Tekst(), await world.Get<RegelSets>().FindTextAsync("proef"));
        Assert.True(await world.As<DecideRegels>(c).ApproveAsync("proef", versie, 2));

        Assert.Equal(Vijf, await world.Get<RegelSets>().FindTextAsync("proef"));
        Assert.Equal("omzendbrief 3 van 2010", (await world.Get<RegelSets>().GetAsync("proef", versie)).Bron);
        Assert.Equal(["a voorgesteld proberen", "b goedgekeurd", "c goedgekeurd"], await world.Db.QueryAsync<string>("SELECT TRIM(actor || ' ' || handeling || ' ' || COALESCE(reden, '')) FROM regelbesluit WHERE naam = 'proef' AND versie = 2 ORDER BY actor"));
    }

    [Fact]
    public async Task Who_proposed_does_not_approve_and_nobody_approves_twice()
    {
        await using var world = await TestWorld.StartAsync();
        var (a, b, _) = await PeopleAsync(world);
        var versie = await ProposeAsync(world, a, Vijf);

        Assert.Equal("Jij stelde deze regels voor. Twee anderen keuren ze goed.", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<DecideRegels>(a).ApproveAsync("proef", versie, 1))).Message);
        await world.As<DecideRegels>(b).ApproveAsync("proef", versie, 1);
        Assert.Equal("Jij keurde deze regels al goed. Nog iemand anders moet ze goedkeuren.", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<DecideRegels>(b).ApproveAsync("proef", versie, 2))).Message);

        Assert.Equal(RegelProef.Tekst(), await world.Get<RegelSets>().FindTextAsync("proef"));
    }

    [Fact]
    public async Task Two_who_decide_at_once_do_not_both_count()
    {
        await using var world = await TestWorld.StartAsync();
        var (a, b, c) = await PeopleAsync(world);
        var versie = await ProposeAsync(world, a, Vijf);

        await world.As<DecideRegels>(b).RefuseAsync("proef", versie, 1, "geen grond");

        await Assert.ThrowsAsync<RuleBroken>(() => world.As<DecideRegels>(c).ApproveAsync("proef", versie, 1));
        versie = await ProposeAsync(world, a, Vijf);
        await world.As<DecideRegels>(b).ApproveAsync("proef", versie, 1);
        await Assert.ThrowsAsync<Moved>(() => world.As<DecideRegels>(c).ApproveAsync("proef", versie, 1));
    }

    [Fact]
    public async Task A_voorstel_on_older_rules_is_not_approved()
    {
        await using var world = await TestWorld.StartAsync();
        var (a, b, c) = await PeopleAsync(world);
        var eerst = await ProposeAsync(world, a, Vijf);
        var later = await ProposeAsync(world, a, RegelProef.Tekst(set => set["regels"]!.AsArray().RemoveAt(2)));
        await world.As<DecideRegels>(b).ApproveAsync("proef", later, 1);
        await world.As<DecideRegels>(c).ApproveAsync("proef", later, 2);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.As<DecideRegels>(b).ApproveAsync("proef", eerst, 1));

        Assert.Equal("Intussen gelden er andere regels dan toen dit werd voorgesteld. Stel het opnieuw voor, bovenop de regels van nu.", refused.Message);
    }

    [Theory]
    [InlineData("", "proberen", "Vul de bron in: het besluit, de omzendbrief of de beslissing die de regels wijzigt.")]
    [InlineData("bron", " ", "Vul in waarom de regels veranderen.")]
    public async Task A_voorstel_has_a_source_and_a_reason(string bron, string reden, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        var (a, _, _) = await PeopleAsync(world);

        Assert.Equal(zin, (await Assert.ThrowsAsync<RuleBroken>(() => world.As<ProposeRegels>(a).RunAsync("proef", Vijf, bron, reden))).Message);
    }

    [Fact]
    public async Task What_are_no_rules_or_no_other_rules_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        var (a, _, _) = await PeopleAsync(world);

        Assert.StartsWith("De regels “proef” kunnen niet gelezen worden", (await Assert.ThrowsAsync<RuleBroken>(() => ProposeAsync(world, a, "{ kapot"))).Message, StringComparison.Ordinal);
        Assert.Equal("In dit bestand staat geen enkele regel.", (await Assert.ThrowsAsync<RuleBroken>(() => ProposeAsync(world, a, RegelProef.Tekst(set => set["regels"] = new JsonArray())))).Message);
        Assert.Equal("Deze regels gelden al: er is niets anders.", (await Assert.ThrowsAsync<RuleBroken>(() => ProposeAsync(world, a, RegelProef.Tekst() + "\n"))).Message);
        await ProposeAsync(world, a, Vijf);
        Assert.Equal("Deze regels zijn al voorgesteld, als versie 2.", (await Assert.ThrowsAsync<RuleBroken>(() => ProposeAsync(world, a, Vijf))).Message);
        Assert.Equal("Kies regels die hier gelden.", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<ProposeRegels>(a).RunAsync("../../appsettings", Vijf, "bron", "reden"))).Message);
    }

    [Fact]
    public async Task A_coach_reads_the_rules_and_decides_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        var (a, _, _) = await PeopleAsync(world);
        var versie = await ProposeAsync(world, a, Vijf);
        var coach = await world.AddMedewerkerAsync("coach");

        await Assert.ThrowsAsync<NotAllowed>(() => ProposeAsync(world, coach, Vijf));
        await Assert.ThrowsAsync<NotAllowed>(() => world.As<DecideRegels>(coach).ApproveAsync("proef", versie, 1));
        await Assert.ThrowsAsync<NotAllowed>(() => world.As<DecideRegels>(coach).RefuseAsync("proef", versie, 1, "x"));
    }

    private static string Vijf => RegelProef.Tekst(set => RegelProef.Regel(set, 0)["vorm"]!["minstens"] = 5);

    private static async Task<(CurrentUser A, CurrentUser B, CurrentUser C)> PeopleAsync(TestWorld world)
    {
        await RegelProef.LoadAsync(world, RegelProef.Tekst());
        return (await world.AddMedewerkerAsync("a", "coordinator"), await world.AddMedewerkerAsync("b", "coordinator", "lwb-2"), await world.AddMedewerkerAsync("c", "beheerder", null));
    }

    private static Task<long> ProposeAsync(TestWorld world, CurrentUser wie, string tekst) => world.As<ProposeRegels>(wie).RunAsync("proef", tekst, "omzendbrief 3 van 2010", "proberen");
}
