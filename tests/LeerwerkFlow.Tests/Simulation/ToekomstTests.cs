using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Scenarios;

namespace LeerwerkFlow.Tests.Simulation;

public sealed class ToekomstTests
{
    private static readonly DateOnly Begin = new(2010, 3, 1);
    private static readonly DateOnly Tot = new(2010, 12, 31);
    private static readonly string Shipped = File.ReadAllText(Path.Combine(House.SourceTree.Root, "workflows/scenarios/kansen/wep-2008.json"));

    [Fact]
    public void A_taak_stands_open_from_the_day_it_opens_to_the_day_it_is_done()
    {
        var flows = Teken.Samen(new Teken("f").Taak("een").Taak("twee").Pijl("een", "twee"));

        var verloop = Speel(flows, """{ "taken": { "een": { "na": "3 werkdagen" }, "twee": { "na": "1 week" } } }""");

        Assert.Equal(["een coach 2010-03-01 2010-03-04", "twee coach 2010-03-04 2010-03-11"], Regels(verloop));
        Assert.Equal(new DateOnly(2010, 3, 11), verloop.Einde);
    }

    [Fact]
    public void A_taak_that_the_file_does_not_name_is_done_by_its_last_day()
    {
        var flows = Teken.Samen(new Teken("f").Stap("een", "Leerwerk.Taak", ("titel", "een"), ("rol", "coach"), ("formulier", "incident"), ("termijn", "hier + 1 werkdag")));

        Assert.Equal(["een coach 2010-03-01 2010-03-02"], Regels(Speel(flows, """{ "gewoon": { "taken": "9 werkdagen" } }""")));
    }

    [Fact]
    public void What_should_have_been_done_before_today_takes_its_time_from_today()
    {
        var flows = Teken.Samen(new Teken("f").Taak("een"));
        var kansen = Kansen.Parse("k", """{ "taken": { "een": { "na": "3 dagen" } } }""");
        var staat = Flows.Kernel.Play.Begin(flows, "f", new Begin(Teken.Nu, Teken.Dag, Teken.Geen)).State;

        Assert.Equal(["een coach 2010-06-01 2010-06-04"], Regels(new Toekomst(flows, kansen).Play(staat, Toeval.Of(1), new(2010, 6, 1), Tot)));
        Assert.Equal(["een coach 2010-03-02 2010-03-04"], Regels(new Toekomst(flows, kansen).Play(staat, Toeval.Of(1), new(2010, 3, 2), Tot)));
    }

    [Fact]
    public void A_taak_that_is_still_open_ends_with_the_play()
    {
        var verloop = Speel(Teken.Samen(new Teken("f").Taak("een")), """{ "taken": { "een": { "na": "24 maanden" } } }""");

        Assert.Equal(["een coach 2010-03-01 2010-12-31"], Regels(verloop));
        Assert.Null(verloop.Einde);
    }

    [Fact]
    public void A_message_that_comes_after_its_last_day_is_too_late()
    {
        var flows = Teken.Samen(new Teken("f").Stap("bericht", "Leerwerk.WachtOpBericht", ("soort", "S"), ("antwoorden", new[] { "Ja" }), ("uiterlijk", "hier + 1 week"))
            .Taak("tijdig").Taak("laat").Pijl("bericht", "tijdig", "Ja").Pijl("bericht", "laat", "TeLaat"));

        Assert.Equal("laat coach 2010-03-08 2010-03-09", Regels(Speel(flows, """{ "gewoon": { "taken": "1 dag" }, "berichten": { "bericht": { "na": "20 dagen" } } }"""))[0]);
        Assert.Equal("tijdig coach 2010-03-04 2010-03-05", Regels(Speel(flows, """{ "gewoon": { "taken": "1 dag" }, "berichten": { "bericht": { "na": "3 dagen" } } }"""))[0]);
    }

    [Fact]
    public void Outcomes_fall_by_their_weight()
    {
        var flows = Teken.Samen(new Teken("f").Taak("kies", "Ja", "Nee").Taak("na").Pijl("kies", "na", "Ja"));
        var kansen = Kansen.Parse("k", """{ "taken": { "kies": { "na": "1 dag", "uitkomsten": [{ "kans": 30, "uitkomst": "Ja" }, { "kans": 70, "uitkomst": "Nee" }] } } }""");

        var na = Enumerable.Range(0, 1_000).Count(n => new Toekomst(flows, kansen).Begin("f", Toeval.Of(2008).At(n), Begin, Tot).Taken.Any(t => t.Pad == "na"));

        Assert.Equal(295, na);
    }

    [Fact]
    public void An_interrupt_comes_only_in_its_phase()
    {
        Assert.Contains(Normaal(Stopt("werkervaring")), r => r.StartsWith("stopzetting ", StringComparison.Ordinal));
        Assert.DoesNotContain(Normaal(Stopt("bestaat-niet")), r => r.StartsWith("stopzetting ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_suspension_of_some_length_moves_what_waits_and_an_open_one_comes_to_its_end()
    {
        var flows = Teken.Samen(new Teken("f").Stap("wacht", "Leerwerk.Wacht", ("moment", "hier + 2 maanden"), ("bijSchorsing", "wacht")).Taak("na").Pijl("wacht", "na"));
        var staat = Flows.Kernel.Play.Begin(flows, "f", new Begin(Teken.Nu, Teken.Dag, Teken.Geen)).State;
        var ziek = staat with { Opschortingen = [new(new(2010, 3, 10), null)] };

        Assert.Equal("na coach 2010-04-30 2010-05-01", Na(staat, """{ "gewoon": { "taken": "1 dag" } }"""));
        Assert.Null(Na(ziek, """{ "gewoon": { "taken": "1 dag" } }"""));
        // From 10 March to 20 April both counted: 42 days.
        Assert.Equal("na coach 2010-06-11 2010-06-12", Na(ziek, """{ "gewoon": { "taken": "1 dag" }, "herstel": "20 dagen" }"""));

        string? Na(FlowState van, string kansen) => Regels(new Toekomst(flows, Kansen.Parse("k", kansen)).Play(van, Toeval.Of(1), new(2010, 3, 31), Tot)).SingleOrDefault();
    }

    [Fact]
    public void A_drawing_that_turns_without_end_is_left_soon()
    {
        var flows = Teken.Samen(new Teken("f").Taak("een").Taak("twee").Pijl("een", "twee").Pijl("twee", "een"));

        Assert.Equal(401, Speel(flows, """{ "gewoon": { "taken": "0 dagen" } }""").Taken.Length);
    }

    [Fact]
    public void The_same_draw_gives_the_same_year_and_another_draw_another()
    {
        Assert.Equal(Normaal(Shipped, 1), Normaal(Shipped, 1));
        Assert.NotEqual(Normaal(Shipped, 1), Normaal(Shipped, 2));
    }

    [Fact]
    public void On_the_shipped_flow_most_people_come_to_an_end_and_nobody_stands_still()
    {
        var kansen = Kansen.Parse("k", Shipped);

        var levens = Enumerable.Range(0, 200).Select(n => new Toekomst(Played.Flows, kansen).Begin("wep-2008", Toeval.Of(2008).At(n), Begin, new(2014, 12, 31))).ToArray();

        Assert.Equal(200, levens.Count(l => l.Einde is not null));
    }

    private static string Stopt(string fase)
    {
        var bron = JsonNode.Parse(Shipped)!.AsObject();
        bron["onderbrekingen"] = new JsonArray(JsonNode.Parse($$"""{ "onderbreking": "Stopgezet", "in": ["{{fase}}"], "perMaand": 100, "feiten": { "einde": "hier" } }"""));
        return bron.ToJsonString();
    }

    private static string[] Normaal(string kansen, int nr = 1) => Regels(new Toekomst(Played.Flows, Kansen.Parse("k", kansen)).Begin("wep-2008", Toeval.Of(2008).At(nr), Begin, Tot));

    private static Verloop Speel(FlowSet flows, string kansen) => new Toekomst(flows, Kansen.Parse("k", kansen)).Begin("f", Toeval.Of(2008), Begin, Tot);

    private static string[] Regels(Verloop verloop) => [.. verloop.Taken.Select(t => $"{t.Pad} {t.Rol} {t.Van:yyyy-MM-dd} {t.Tot:yyyy-MM-dd}")];
}
