using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class MigrateTrajectTests
{
    private static readonly SortedMap<string> Geen = SortedMap<string>.Empty;
    private static readonly CurrentUser Co = new("co", "Medewerker co", "lwb-1", new HashSet<Role> { Role.Coordinator });

    [Fact]
    public async Task A_changed_term_dates_the_open_taak_anew_and_leaves_its_owner_and_its_typed_text()
    {
        await using var world = await WorldAsync();
        var id = await Voorbeeld.StartAsync(world);
        await Voorbeeld.DoAsync(world, id, "toeleiding/vacature", "Klaar");
        await TypeAsync(world, "toeleiding/kennismaken");
        var versie = await (await Hertekend.OfAsync(world)).Invoer("toeleiding", "kennismaken", "termijn", "hier + 10 werkdagen").Invoer("toeleiding", "kennismaken", "titel", "Bel eens").KeepAsync(world);
        var (voor, beeld) = (await TakenAsync(world, id), await PreviewAsync(world, versie));
        Assert.Equal((Verhuisgroep.Verandert, "Jo Fictief"), (beeld.Groep, beeld.Persoon));
        var punt = Assert.Single(beeld.Punten);
        Assert.Equal(
            ("Bel de kandidaat: vertel over de vacature en de infosessie", "Bel eens", new DateOnly(2010, 3, 8), new DateOnly(2010, 3, 15)), (punt.Oud, punt.Nieuw, punt.OudeDatum, punt.Datum));
        Assert.Contains("10 werkdagen", punt.Waarom, StringComparison.Ordinal);

        await MoveAsync(world, id, versie);

        Assert.Equal("toeleiding/kennismaken an 2010-03-15 Bel eens 1", Assert.Single((await TakenAsync(world, id)).Except(voor)));
        Assert.Equal((versie, 1L), (await FlowversieAsync(world, id), await world.Db.FindAsync<long>("SELECT COUNT(*) FROM concept")));
        Assert.Equal("2010-03-15", await world.Db.FindAsync<string>("SELECT datum FROM wacht WHERE traject = @id AND pad = 'toeleiding/kennismaken'", new { id }));
        Assert.Equal(
            ["Verhuisd naar versie 2 van de flow “Werkervaring (besluit van 10 juli 2008)”", "“Bel de kandidaat: vertel over de vacature en de infosessie” heet nu “Bel eens”: 08/03/2010 wordt 15/03/2010"],
            await world.Db.QueryAsync<string>("SELECT titel FROM gebeurtenis WHERE traject = @id AND soort = 'verhuizing' ORDER BY volg", new { id }));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Fact]
    public async Task Taken_back_the_traject_stands_as_it_stood_letter_by_letter_and_the_journal_keeps_both_lines()
    {
        await using var world = await WorldAsync();
        var id = await Voorbeeld.StartWorkAsync(world);
        var versie = await (await Hertekend.OfAsync(world)).Invoer("werkervaring", "wacht-gesprek", "moment", "start + 3 weken").Hernoemd("werkervaring", "wacht-evaluatie", "wacht-midden").Instelling("nieuw.weken", 3).KeepAsync(world);
        var voor = await DumpAsync(world, id);
        await MoveAsync(world, id, versie, ("werkervaring/wacht-evaluatie", "werkervaring/wacht-midden"));
        Assert.NotEqual(voor, await DumpAsync(world, id));
        Assert.Equal(Feit.Getal(3), (await StateAsync(world, id)).Feiten["nieuw.weken"]);
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);

        await world.Get<UndoVerhuizing>().RunAsync(Co, id);

        Assert.Equal(voor, await DumpAsync(world, id));
        Assert.Equal(["verhuizing", "ongedaan"], (await world.Db.QueryAsync<string>("SELECT stimulus FROM journaal WHERE traject = @id ORDER BY nr", new { id })).TakeLast(2).Select(s => StateJson.ReadStimulus(s) is Undo ? "ongedaan" : "verhuizing"));
        Assert.Equal("co", await world.Db.FindAsync<string>("SELECT ongedaan_door FROM verhuizing"));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
        await Assert.ThrowsAsync<RuleBroken>(() => world.Get<UndoVerhuizing>().RunAsync(Co, id));
    }

    [Fact]
    public async Task A_move_can_no_longer_be_taken_back_after_a_step_or_on_the_next_day()
    {
        await using var world = await WorldAsync();
        var (stapt, wacht) = (await Voorbeeld.StartAsync(world), await Voorbeeld.StartAsync(world, "Mo"));
        var versie = await (await Hertekend.OfAsync(world)).Invoer("toeleiding", "vacature", "termijn", "hier + 6 werkdagen").KeepAsync(world);
        await MoveAsync(world, stapt, versie);
        await MoveAsync(world, wacht, versie);
        Assert.Equal(["Jo Fictief", "Mo Fictief"], (await world.Get<UndoVerhuizing>().ReadAsync(Co, versie)).Select(v => v.Persoon));

        await Voorbeeld.DoAsync(world, stapt, "toeleiding/vacature", "Klaar");
        Assert.Equal(["Mo Fictief"], (await world.Get<UndoVerhuizing>().ReadAsync(Co, versie)).Select(v => v.Persoon));
        await world.Klok.MoveAsync(new DateOnly(2010, 3, 2));

        foreach (var id in (string[])[stapt, wacht])
        {
            var broken = await Assert.ThrowsAsync<RuleBroken>(() => world.Get<UndoVerhuizing>().RunAsync(Co, id));
            Assert.Equal("Deze verhuizing kan niet meer ongedaan gemaakt worden: dat gaat alleen op dezelfde dag, zolang er op het traject niets anders gebeurde.", broken.Message);
        }

        Assert.Empty(await world.Get<UndoVerhuizing>().ReadAsync(Co, versie));
    }

    [Fact]
    public async Task Of_two_moves_at_once_one_is_made()
    {
        await using var world = await WorldAsync();
        var id = await Voorbeeld.StartAsync(world);
        var versie = await (await Hertekend.OfAsync(world)).Invoer("toeleiding", "vacature", "termijn", "hier + 6 werkdagen").KeepAsync(world);
        var beeld = await PreviewAsync(world, versie);

        var moves = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await Record.ExceptionAsync(async () =>
            await world.Get<MigrateTraject>().RunAsync(Co, id, beeld.Revisie, new(versie, "proef", Geen)))));

        Assert.Single(moves, m => m is null);
        Assert.Single(moves, m => m is Moved);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM verhuizing"));
    }

    [Fact]
    public async Task A_letter_that_was_made_is_not_made_again()
    {
        await using var world = await WorldAsync();
        var id = await ToIntakeAsync(world);
        var versie = await (await Hertekend.OfAsync(world)).Zonder("intake", "uitnodiging").KeepAsync(world);
        Assert.Equal(Verhuisgroep.Gelijk, (await PreviewAsync(world, versie)).Groep);

        // The same letter after the talk instead of before it.
        var verplaatst = await (await Hertekend.OfAsync(world)).Verplaats("intake", "uitnodiging", na: "intake").KeepAsync(world, 3);
        var beeld = await PreviewAsync(world, verplaatst);

        Assert.Equal((Verhuisgroep.KanNiet, "De brief “Uitnodiging voor de intake” zou nog eens gemaakt worden."), (beeld.Groep, beeld.Reden));
        Assert.Equal(beeld.Reden, (await Assert.ThrowsAsync<RuleBroken>(() => MoveAsync(world, id, verplaatst))).Message);
    }

    [Fact]
    public async Task A_melding_that_went_to_VDAB_does_not_go_again()
    {
        await using var world = await WorldAsync();
        var id = await ToIntakeAsync(world);
        await Voorbeeld.DoAsync(world, id, "intake/intake", "Klaar");
        var versie = await (await Hertekend.OfAsync(world)).Zonder("intake", "mp-intake").Zonder("intake", "md-intake")
            .StapNa("iup", "instroomprofiel", "md-later", "Leerwerk.Melding", "mijlpaal", "INTAKE_AFGEROND").StapNa("iup", "instroomprofiel", "mp-later", "Leerwerk.Mijlpaal", "code", "INTAKE_AFGEROND").KeepAsync(world);

        Assert.Equal("De melding “Intake afgerond” zou nog eens naar VDAB gaan. De mijlpaal “Intake afgerond” zou nog eens geteld worden.", (await PreviewAsync(world, versie)).Reden);
    }

    [Fact]
    public async Task A_chosen_place_that_lies_before_a_letter_that_was_made_is_refused()
    {
        await using var world = await WorldAsync();
        var id = await ToIntakeAsync(world);
        await Voorbeeld.DoAsync(world, id, "intake/intake", "Klaar");
        await Voorbeeld.DoAsync(world, id, "iup/instroomprofiel", "Klaar");
        var versie = await (await Hertekend.OfAsync(world)).Zonder("iup", "begeleidingsplan").KeepAsync(world);
        Assert.Equal("De stap “Maak het individueel begeleidingsplan en het vormingsplan met de promotor” bestaat niet meer in de nieuwe versie.", (await PreviewAsync(world, versie)).Reden);

        var beeld = (await world.Get<MigrateTraject>().PreviewAsync(Co, versie, Geen.Add("iup/begeleidingsplan", "iup/instroomprofiel"))).Single();

        Assert.Equal("De brief “IUP, eigen uitgave (D09, instroom)” zou nog eens gemaakt worden.", beeld.Reden);
    }

    [Fact]
    public async Task For_a_step_that_is_gone_another_can_be_chosen_and_the_taak_goes_along()
    {
        await using var world = await WorldAsync();
        var id = await Voorbeeld.StartAsync(world);
        await TypeAsync(world, "toeleiding/vacature");
        var versie = await (await Hertekend.OfAsync(world)).Hernoemd("toeleiding", "vacature", "plaats-kiezen").KeepAsync(world);
        var weg = Assert.Single((await PreviewAsync(world, versie)).Weg);
        Assert.Equal("toeleiding/vacature", weg.Plaats);
        Assert.Contains(("toeleiding/plaats-kiezen", "Kies de vacature en de werkplek voor deze kandidaat"), weg.Keuzes);
        Assert.DoesNotContain(weg.Keuzes, k => k.Plaats is "toeleiding/attest" or "toeleiding/wacht-start");
        var taak = await world.Db.FindAsync<string>("SELECT id FROM taak WHERE traject = @id AND status = 'open'", new { id });

        await MoveAsync(world, id, versie, ("toeleiding/vacature", "toeleiding/plaats-kiezen"));

        Assert.Equal($"{taak} toeleiding#1/plaats-kiezen#1 toeleiding/plaats-kiezen", await world.Db.FindAsync<string>("SELECT id || ' ' || wacht || ' ' || pad FROM taak WHERE traject = @id AND status = 'open'", new { id }));
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM concept WHERE taak = @taak", new { taak }));
        await Voorbeeld.DoAsync(world, id, "toeleiding/plaats-kiezen", "Klaar");
        Assert.Equal(["toeleiding/kennismaken"], (await StateAsync(world, id)).Waits.Keys);
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Fact]
    public async Task Nobody_moves_what_is_not_in_sight_or_without_a_reason()
    {
        await using var world = await WorldAsync();
        var id = await Voorbeeld.StartAsync(world);
        var versie = await (await Hertekend.OfAsync(world)).Invoer("toeleiding", "vacature", "termijn", "hier + 6 werkdagen").KeepAsync(world);
        var ander = await world.AddMedewerkerAsync("anders", "coordinator", "lwb-2");
        var migrate = world.Get<MigrateTraject>();
        var revisie = (await PreviewAsync(world, versie)).Revisie;

        Assert.Empty(await migrate.PreviewAsync(ander, versie, Geen));
        await Assert.ThrowsAsync<NotFound>(() => migrate.RunAsync(ander, id, revisie, new(versie, "proef", Geen)));
        await Assert.ThrowsAsync<NotAllowed>(async () => await migrate.RunAsync(await world.AddMedewerkerAsync("cas"), id, revisie, new(versie, "proef", Geen)));
        Assert.Equal("Reden", (await Assert.ThrowsAsync<RuleBroken>(() => migrate.RunAsync(Co, id, revisie, new(versie, " ", Geen)))).Veld);
        await Assert.ThrowsAsync<Moved>(() => migrate.RunAsync(Co, id, revisie - 1, new(versie, "proef", Geen)));
    }

    private static async Task<TestWorld> WorldAsync()
    {
        var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        return world;
    }

    private static async Task<string> ToIntakeAsync(TestWorld world)
    {
        var id = await Voorbeeld.StartAsync(world);
        (string Pad, string Uitkomst)[] steps =
        [
            ("toeleiding/vacature", "Klaar"), ("toeleiding/kennismaken", "Klaar"), ("toeleiding/uitnodiging-vdab", "Klaar"), ("toeleiding/attest", "Positief"),
            ("toeleiding/attest-registreren", "Klaar"), ("toeleiding/validering", "Positief"), ("toeleiding/validering-registreren", "Klaar"), ("toeleiding/gesprek", "Aangeworven"),
            ("toeleiding/contract", "Getekend"), ("toeleiding/contract-registreren", "Klaar"), ("toeleiding/coach", "Klaar"), ("toeleiding/cvs", "Klaar"), ("toeleiding/wacht-start", "Klaar"),
            ("intake/uitnodigen", "Klaar"),
        ];
        foreach (var (pad, uitkomst) in steps)
            await Voorbeeld.DoAsync(world, id, pad, uitkomst);
        return id;
    }

    private static async Task<Verhuisbeeld> PreviewAsync(TestWorld world, string versie) => (await world.Get<MigrateTraject>().PreviewAsync(Co, versie, Geen))[0];

    private static async Task MoveAsync(TestWorld world, string id, string versie, params (string Oud, string Nieuw)[] plaatsen)
    {
        var revisie = await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @id", new { id });
        await world.Get<MigrateTraject>().RunAsync(Co, id, revisie, new(versie, "proef", plaatsen.ToSortedMap(p => p.Oud, p => p.Nieuw)));
    }

    private static Task TypeAsync(TestWorld world, string pad) => world.Db.WriteAsync([new(
        "INSERT INTO concept (taak, medewerker, inhoud, bijgewerkt) SELECT id, 'an', @inhoud, '2010-03-01T09:00:00.000Z' FROM taak WHERE pad = @pad AND status = 'open'", new { pad, inhoud = new byte[] { 1, 2 } })]);

    private static Task<string[]> TakenAsync(TestWorld world, string id) => world.Db.QueryAsync<string>(
        "SELECT pad || ' ' || COALESCE(medewerker, '-') || ' ' || COALESCE(termijn, '') || ' ' || titel || ' ' || revisie FROM taak WHERE traject = @id AND status = 'open' ORDER BY pad", new { id });

    private static async Task<string> DumpAsync(TestWorld world, string id) => string.Join('\n', await Rijen.OfAsync(world, id));

    private static async Task<FlowState> StateAsync(TestWorld world, string id) => StateJson.ReadState((await world.Db.FindAsync<string>("SELECT staat FROM traject WHERE id = @id", new { id }))!);

    private static Task<string?> FlowversieAsync(TestWorld world, string id) => world.Db.FindAsync<string>("SELECT flowversie FROM traject WHERE id = @id", new { id });
}
