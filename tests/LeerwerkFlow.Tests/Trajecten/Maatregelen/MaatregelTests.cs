using System.Diagnostics;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Maatregelen;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Trajecten.Maatregelen;

public sealed class MaatregelTests(ITestOutputHelper output)
{
    private static readonly Maatregel Maart = new(Maatregel.Schors, null, new(2010, 3, 15), new(2010, 5, 3), Schuift: true);
    private static readonly CurrentUser Co = new("co", "Medewerker co", "lwb-1", new HashSet<Role> { Role.Coordinator });

    [Fact]
    public async Task A_suspension_of_all_moves_terms_and_ends_and_passes_over_whom_it_does_not_suit()
    {
        await using var world = await TestWorld.StartAsync();
        var (jo, mo, al) = await HouseAsync(world);
        var co = Co;

        var blik = await world.Get<PreviewMaatregel>().RunAsync(co, Maart, [jo, mo, al]);
        var id = await RunAsync(world, co, Maart, [jo, mo, al], "de reden van maart");

        Assert.Equal((1, 2), (blik.Kan, blik.Niet));
        Assert.Equal("2011-04-19 2010-04-30 2011-02-28", string.Join(' ', await EndsAsync(world, jo, mo, al)));
        var regels = await world.Get<ReadMaatregel>().RowsAsync(co, id, 1);
        Assert.Equal(
            [
                (mo, "niet", "De werkervaring eindigt op 30/04/2010, tijdens de schorsing. Bekijk dit traject apart."),
                (al, "niet", "Er loopt al een schorsing sinds 10/03/2010. Hervat eerst het traject."),
                (jo, "gedaan", null),
            ],
            regels.Select(r => (r.Traject, r.Stand, r.Zin)));
        Assert.Equal(blik.Redenen.Select(r => r.Zin).Order(), regels.Where(r => r.Zin is not null).Select(r => r.Zin).Order());

        // 50 days: the evaluation of 31 August waits for them; what the reason was is only for the coach.
        Assert.Equal("2010-10-20", await DatumAsync(world, jo));
        Assert.Equal([jo], await world.Db.QueryAsync<string>("SELECT traject FROM vertrouwelijke_reden"));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM maatregel WHERE reden IS NOT NULL"));
        Assert.DoesNotContain(await world.Db.QueryAsync<string>("SELECT stimulus FROM journaal UNION ALL SELECT titel FROM gebeurtenis"), r => r.Contains("maart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_suspension_is_ended_together_and_the_end_moves_then()
    {
        await using var world = await TestWorld.StartAsync();
        var (jo, _, al) = await HouseAsync(world);
        var co = Co;
        var open = await RunAsync(world, co, Maart with { Tot = null }, [jo, al], null);
        Assert.Equal(("2011-02-28", null), ((await EndsAsync(world, jo))[0], await DatumAsync(world, jo)));

        var done = await world.Get<ReadMaatregel>().DoneAsync(co, open);
        await RunAsync(world, co, new(Maatregel.Hervat, open, new(2010, 3, 15), new(2010, 5, 3), true), done, null);

        Assert.Equal([jo], done);
        Assert.Equal(("2011-04-19", "2010-10-20"), ((await EndsAsync(world, jo))[0], await DatumAsync(world, jo)));
        // The other one's own suspension stands.
        Assert.Null(await DatumAsync(world, al));
    }

    [Fact]
    public async Task What_was_done_can_be_taken_back_where_nobody_changed_it()
    {
        await using var world = await TestWorld.StartAsync();
        var (jo, _, _) = await HouseAsync(world);
        var bo = await Voorbeeld.StartWorkAsync(world, "Bo");
        var co = Co;
        var before = await world.Db.FindAsync<string>("SELECT waarom FROM wacht WHERE traject = @jo AND titel = 'Wacht tot de tussentijdse evaluatie' AND status = 'open'", new { jo });
        var id = await RunAsync(world, co, Maart, [jo, bo], null);
        await ChangeAsync(world, bo, new Wijziging.Begindatum(new(2010, 2, 26)));
        await ChangeAsync(world, bo, new Wijziging.Schors(new(2010, 6, 1), new(2010, 6, 10), EindeSchuift: true));

        var terug = await RunAsync(world, co, Maart with { Soort = Maatregel.Terug, Na = id }, [jo, bo], null);

        var regels = await world.Get<ReadMaatregel>().RowsAsync(co, terug, 1);
        Assert.Equal(
            [(bo, "Het einde is intussen nog op een andere manier verschoven. Bekijk dit traject apart."), (jo, null)],
            regels.Select(r => (r.Traject, r.Zin)));
        Assert.Equal(("2011-02-28", "2010-08-31"), ((await EndsAsync(world, jo))[0], await DatumAsync(world, jo)));
        Assert.Equal(before, await world.Db.FindAsync<string>("SELECT waarom FROM wacht WHERE traject = @jo AND titel = 'Wacht tot de tussentijdse evaluatie' AND status = 'open'", new { jo }));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Fact]
    public async Task Somebody_who_was_first_moves_a_row_to_the_next_knock_and_a_second_knock_does_nothing_twice()
    {
        await using var world = await TestWorld.StartAsync();
        var (jo, _, _) = await HouseAsync(world);
        var co = Co;
        await world.Get<StartMaatregel>().RunAsync(co, Maart, [jo], null);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Get<RunMaatregelen>().RunAsync()));
        await world.Get<RunMaatregelen>().RunAsync();

        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE traject = @jo AND stimulus LIKE '%2010-05-03%' AND stimulus LIKE '{\"soort\":\"wijziging\"%'", new { jo }));
        Assert.Equal("2011-04-19", (await EndsAsync(world, jo))[0]);
    }

    [Fact]
    public async Task Whom_it_is_for_is_chosen_by_place_or_by_a_list_of_ones_own()
    {
        await using var world = await TestWorld.StartAsync();
        var (jo, mo, al) = await HouseAsync(world);
        var co = Co;
        var find = world.Get<FindTrajecten>();

        Assert.Equal([jo, mo, al], await find.RunAsync(co, FindTrajecten.Alles, null));
        Assert.Equal([jo, mo, al], await find.RunAsync(co, "werkplek:w-1", null));
        Assert.Equal([mo, jo], (await find.RunAsync(co, FindTrajecten.Lijst, $"{mo.ToLowerInvariant()}, {jo};{mo}")).OrderDescending());
        async Task<string> Refused(string welke, string? nummers) => (await Assert.ThrowsAsync<RuleBroken>(() => find.RunAsync(co, welke, nummers))).Message;
        Assert.Equal("Hier loopt geen enkel traject.", await Refused("promotor:p-2", null));
        Assert.Equal("Zet de nummers van de trajecten in de lijst, zoals TR-2026-000123.", await Refused(FindTrajecten.Lijst, " "));
        Assert.Equal("Dit zijn geen lopende trajecten van jullie: TR-1. Haal ze uit de lijst of verbeter ze.", await Refused(FindTrajecten.Lijst, $"{jo} tr-1"));
        await Assert.ThrowsAsync<NotAllowed>(() => world.Get<StartMaatregel>().RunAsync(new("an", "An", "lwb-1", new HashSet<Role> { Role.Coach }), Maart, [jo], null));
    }

    [Fact]
    public async Task Thousands_are_counted_and_the_first_fifty_are_shown()
    {
        var n = Proces.Number("LEERWERK_SAMEN", 200);
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var jo = await Voorbeeld.StartWorkAsync(world);
        await world.Db.WriteAsync([.. Enumerable.Range(2, n - 1).Select(i => new Statement(
            """
            INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, vacature, werkplek, promotor, flowversie, status, fase, start, einde, staat, revisie, aangemaakt)
            SELECT @id, @i, organisatie, deelnemer, coach, vacature, werkplek, promotor, flowversie, status, fase, start, einde, staat, revisie, aangemaakt FROM traject WHERE id = @jo
            """,
            new { id = $"TR-{i}", i, jo }))]);
        using var co = await world.SignInAsync("co");
        var took = Stopwatch.StartNew();

        var answer = await co.PostAsync("/trajecten/schorsen-samen", [("Welke", "alles"), ("Van", "2010-03-15"), ("Tot", "2010-05-03")]);

        output.WriteLine($"{n} trajecten looked at in {took.ElapsedMilliseconds} ms, page of {answer.Content.Headers.ContentLength ?? (await answer.Content.ReadAsByteArrayAsync()).Length} bytes");
        var page = await TestBrowser.ReadAsync(answer);
        Assert.Contains($"{n} trajecten veranderen, 0 worden overgeslagen.", page.QuerySelector("#gevolgen")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"De eerste 50 van {n} trajecten", page.QuerySelector("#trajecten")!.TextContent);
        Assert.Equal(50, page.QuerySelectorAll("ul.taken > li").Length);
    }

    // Jo works for twelve months; Mo stops on 30 April; Al stands still already.
    private static async Task<(string Jo, string Mo, string Al)> HouseAsync(TestWorld world)
    {
        await Voorbeeld.FillAsync(world);
        var (jo, mo, al) = (await Voorbeeld.StartWorkAsync(world), await Voorbeeld.StartWorkAsync(world, "Mo"), await Voorbeeld.StartWorkAsync(world, "Al"));
        await ChangeAsync(world, mo, new Wijziging.Job(new(2010, 4, 30), new(2010, 5, 3), "WERK_NEC"));
        await ChangeAsync(world, al, new Wijziging.Schors(new(2010, 3, 10), null));
        return (jo, mo, al);
    }

    private static async Task ChangeAsync(TestWorld world, string id, Wijziging wijziging) =>
        await world.Get<ChangeTraject>().RunAsync(id, await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @id", new { id }), wijziging, "an");

    private static async Task<string> RunAsync(TestWorld world, CurrentUser co, Maatregel maatregel, IReadOnlyList<string> trajecten, string? reden)
    {
        var id = await world.Get<StartMaatregel>().RunAsync(co, maatregel, trajecten, reden);
        while (await world.Get<RunMaatregelen>().RunAsync() > 0)
        {
        }

        return id;
    }

    private static async Task<string?[]> EndsAsync(TestWorld world, params string[] ids) =>
        [.. (await world.Db.QueryAsync<(string Id, string? Einde)>("SELECT id, einde FROM traject")).Where(t => ids.Contains(t.Id)).OrderBy(t => Array.IndexOf(ids, t.Id)).Select(t => t.Einde)];

    private static Task<string?> DatumAsync(TestWorld world, string id) =>
        world.Db.FindAsync<string>("SELECT datum FROM wacht WHERE traject = @id AND titel = 'Wacht tot de tussentijdse evaluatie' AND status = 'open'", new { id });
}
