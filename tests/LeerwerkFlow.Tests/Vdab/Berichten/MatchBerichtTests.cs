using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab.Berichten;

/// <summary>Where a bericht ends up.</summary>
public sealed class MatchBerichtTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_decision_answers_the_step_that_waits_once_and_the_timeline_says_so(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [$"--Store:Engine={engine}", $"--Store:Postgres={test.Options.Postgres}"]);
        var proef = await BerichtProef.StartAsync(world);
        var bericht = await proef.DecisionAsync();

        Assert.Equal(("VERWERKT", null), await proef.ArriveAsync(bericht));
        Assert.Equal(("VERWERKT", null), await proef.ArriveAsync(bericht));

        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        Assert.Equal(["wacht: VDAB antwoordde Positief op 01/03/2010 (BESL/2010/0001)"], await world.Db.QueryAsync<string>("SELECT titel FROM gebeurtenis WHERE soort = 'bericht' AND actor = 'vdab'"));
        Assert.Equal([("geannuleerd", "het bericht is binnengekomen")], await world.Db.QueryAsync<(string, string)>("SELECT status, reden FROM taak WHERE soort = 'bericht'"));
        Assert.Empty(await proef.Traject.IncidentsAsync());
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE actor = 'vdab'"));
    }

    [Fact]
    public async Task An_extension_brings_its_length_and_what_no_form_would_take_does_not_fit()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world, "VERLENGINGSBESLISSING", antwoorden: ["Toegestaan", "Geweigerd"]);

        Assert.Equal(("ONPASSEND", "De verlenging is toegestaan, maar de nieuwe duur ontbreekt."), await proef.ArriveAsync(await proef.DecisionAsync("VERLENGINGSBESLISSING", "Toegestaan")));
        Assert.Equal(("ONPASSEND", "Er staat een duur in het bericht, maar het staat geen verlenging toe."), await proef.ArriveAsync(await proef.DecisionAsync("VERLENGINGSBESLISSING", "Geweigerd", 15)));
        Assert.Equal(("ONPASSEND", "De nieuwe duur, 12 maanden, is niet langer dan de duur nu."), await proef.ArriveAsync(await proef.DecisionAsync("VERLENGINGSBESLISSING", "Toegestaan", 12)));
        var morgen = await proef.DecisionAsync("VERLENGINGSBESLISSING", "Toegestaan", 15);
        morgen["data"]!["datum"] = "2010-03-02";
        Assert.Equal(("ONPASSEND", "De datum van de beslissing ligt in de toekomst."), await proef.ArriveAsync(morgen));
        Assert.Equal(Feit.Getal(12), await proef.FactAsync("lengte"));
        Assert.Equal(4, (await proef.Traject.IncidentsAsync()).Length);

        Assert.Equal(("VERWERKT", null), await proef.ArriveAsync(await proef.DecisionAsync("VERLENGINGSBESLISSING", "Toegestaan", 15)));

        Assert.Equal(Feit.Getal(15), await proef.FactAsync("lengte"));
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
    }

    [Fact]
    public async Task An_answer_that_the_step_does_not_know_does_not_fit()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world, antwoorden: ["Goedgekeurd"]);

        Assert.Equal(("ONPASSEND", "De stap kent het antwoord “Positief” niet."), await proef.ArriveAsync(await proef.DecisionAsync()));
        Assert.Equal(["Bericht van VDAB over “Validering” (VDAB-2010-000701): De stap kent het antwoord “Positief” niet. Kijk het na bij Berichten."], await proef.Traject.IncidentsAsync());
    }

    [Fact]
    public async Task What_comes_early_waits_and_answers_by_itself_as_soon_as_the_flow_asks()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world, eerst: true);
        var bericht = await proef.DecisionAsync();

        Assert.Equal("WACHT", (await proef.ArriveAsync(bericht)).Status);
        await world.Get<DueWork>().RunAsync();
        await proef.Traject.DoneAsync("eerst");
        Assert.Equal(["wacht"], await proef.Traject.WaitsAsync());
        await world.Get<DueWork>().RunAsync();

        Assert.Equal(("VERWERKT", null), await proef.StandAsync(bericht));
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        Assert.Empty(await proef.Traject.IncidentsAsync());
    }

    [Fact]
    public async Task What_comes_after_the_last_day_is_late_but_not_what_only_lay_there()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world);
        using (await BerichtProef.PostAsync(world, await proef.DecisionAsync()))
            world.Time.Advance(TimeSpan.FromDays(40));
        await world.Get<DueWork>().RunAsync();
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());

        await using var other = await TestWorld.StartAsync();
        var tweede = await BerichtProef.StartAsync(other);
        other.Time.Advance(TimeSpan.FromDays(40));
        await other.Get<DueWork>().RunAsync();
        Assert.Equal(("LAAT", "De flow wachtte hierop, maar niet meer toen het kwam."), await tweede.ArriveAsync(await tweede.DecisionAsync()));
        Assert.Single(await tweede.Traject.IncidentsAsync());
        Assert.Equal(["laat"], await tweede.Traject.WaitsAsync());
    }

    [Fact]
    public async Task A_second_decision_is_double_and_the_same_one_never_answers_the_next_question()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world);
        await proef.ArriveAsync(await proef.DecisionAsync(antwoord: "Negatief", kenmerk: "BESL/2010/4000"));
        Assert.Equal(["opnieuw"], await proef.Traject.WaitsAsync());

        Assert.Equal(("DUBBEL", "VDAB stuurde dezelfde beslissing al."), await proef.ArriveAsync(await proef.DecisionAsync(antwoord: "Negatief", kenmerk: "BESL/2010/4000")));
        Assert.Empty(await proef.Traject.IncidentsAsync());
        Assert.Equal(("VERWERKT", null), await proef.ArriveAsync(await proef.DecisionAsync(kenmerk: "BESL/2010/4001")));
        Assert.Equal(("DUBBEL", "VDAB stuurde al een andere beslissing."), await proef.ArriveAsync(await proef.DecisionAsync(antwoord: "Negatief", kenmerk: "BESL/2010/4002")));
        Assert.Single(await proef.Traject.IncidentsAsync());
    }

    [Theory]
    [InlineData("Positief", "Bevestigt wat Medewerker an intypte.", 0)]
    [InlineData("Negatief", "VDAB zegt iets anders dan wat Medewerker an intypte.", 1)]
    public async Task What_a_coach_typed_in_first_is_confirmed_or_contradicted(string vdab, string uitleg, int incidenten)
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world);
        await proef.TypeAsync("Positief", "");
        var bericht = await proef.DecisionAsync(antwoord: vdab);
        bericht["data"]!["datum"] = "2010-02-26";

        Assert.Equal(("DUBBEL", uitleg), await proef.ArriveAsync(bericht));
        Assert.Equal(incidenten, (await proef.Traject.IncidentsAsync()).Length);
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
    }

    [Fact]
    public async Task What_a_coach_typed_in_without_a_number_is_known_again_by_its_day()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await BerichtProef.StartAsync(world);
        await proef.TypeAsync("Negatief", "");

        Assert.Equal(("DUBBEL", "Bevestigt wat Medewerker an intypte."), await proef.ArriveAsync(await proef.DecisionAsync(antwoord: "Negatief")));
        Assert.Equal(["opnieuw"], await proef.Traject.WaitsAsync());
    }

    [Theory]
    [InlineData("trajectId", "TR-2010-999999", "Het traject TR-2010-999999 is geen traject van dit leerwerkbedrijf.")]
    [InlineData("klantReferentie", "0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", "De klantreferentie hoort niet bij TR-2010-000001.")]
    [InlineData("partner", "lwb-9", "De code lwb-9 is van geen leerwerkbedrijf dat we kennen.")]
    [InlineData("partner", "lwb-2", "Het traject TR-2010-000001 is geen traject van dit leerwerkbedrijf.")]
    public async Task What_does_not_agree_on_traject_person_and_leerwerkbedrijf_is_unknown(string veld, string waarde, string uitleg)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync("lwb-2");
        var proef = await BerichtProef.StartAsync(world);
        var bericht = await proef.DecisionAsync();
        if (veld == "partner")
            bericht["data"]!["partner"]!["code"] = waarde;
        else
            bericht["data"]![veld] = waarde;

        Assert.Equal(("ONBEKEND", uitleg), await proef.ArriveAsync(bericht));
        Assert.Equal(["wacht"], await proef.Traject.WaitsAsync());
        Assert.Null(await world.Db.FindAsync<string>("SELECT traject FROM bericht"));
    }

    [Fact]
    public async Task A_receipt_says_of_a_melding_that_it_was_accepted_and_never_takes_that_back()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await ReceiptsAsync(world, "KLAAR");
        var vroeg = await proef.ReceiptAsync("aanvaard");
        Assert.Equal(("WACHT", "De melding “Intake afgerond” is bij ons nog niet verzonden."), await proef.ArriveAsync(vroeg));
        await world.Db.WriteAsync([new("UPDATE melding SET status = 'VERZONDEN'")]);
        await world.Get<DueWork>().RunAsync();

        Assert.Equal(("VERWERKT", "De melding “Intake afgerond” is aanvaard."), await proef.StandAsync(vroeg));
        Assert.Equal(("AANVAARD", "MLP-000016"), await world.Db.FindAsync<(string, string)>("SELECT status, ontvangst FROM melding"));
        Assert.Equal(("DUBBEL", "De melding “Intake afgerond”: bevestigt wat we al wisten."), await proef.ArriveAsync(await proef.ReceiptAsync("aanvaard")));
        Assert.Empty(await proef.Traject.IncidentsAsync());
        Assert.Equal("DUBBEL", (await proef.ArriveAsync(await proef.ReceiptAsync("geweigerd", "DATUM"))).Status);
        await world.Db.WriteAsync(ApplyOntvangst.Rows((await world.Db.FindAsync<string>("SELECT id FROM melding"))!, false, "DATUM", "MLP-000099", world.Klok.Now));

        Assert.Equal(("AANVAARD", "MLP-000016"), await world.Db.FindAsync<(string, string)>("SELECT status, ontvangst FROM melding"));
        Assert.Equal(["De melding “Intake afgerond”: VDAB zegt nu “geweigerd”, en zei eerder iets anders. Vraag VDAB wat geldt."], await proef.Traject.IncidentsAsync());
    }

    [Fact]
    public async Task A_refusal_reaches_the_coach_in_words()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await ReceiptsAsync(world, "VERZONDEN");

        await proef.ArriveAsync(await proef.ReceiptAsync("geweigerd", "ONBEKEND_TRAJECT"));

        Assert.Equal(("GEWEIGERD", "ONBEKEND_TRAJECT"), await world.Db.FindAsync<(string, string)>("SELECT status, reden FROM melding"));
        Assert.Equal(["De melding “Intake afgerond” is geweigerd door VDAB: VDAB kent dit traject niet."], await proef.Traject.IncidentsAsync());
        Assert.Equal("an", await world.Db.FindAsync<string>("SELECT medewerker FROM taak WHERE soort = 'incident'"));
    }

    private static async Task<BerichtProef> ReceiptsAsync(TestWorld world, string status)
    {
        await world.AddMedewerkerAsync("an");
        var proef = new BerichtProef(world, await Proeftraject.StartAsync(world, "an", new Teken("een").Stap("a", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Taak("b").Pijl("a", "b")));
        await world.Db.WriteAsync([new("UPDATE melding SET status = @status, volgende = NULL", new { status })]);
        return proef;
    }
}
