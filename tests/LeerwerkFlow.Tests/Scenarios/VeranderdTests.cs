using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>What a person changes on the way: suspension, extension by hand, a stop at another moment, optional blocks.</summary>
public sealed class VeranderdTests
{
    [Fact]
    public void An_absence_of_more_than_thirty_days_moves_the_evaluation_and_not_the_end()
    {
        // 3 May to 13 June are 42 days.
        var timeline = Normaal("""{ "wijzigingen": [{ "op": "2010-05-03", "opschortingen": [{ "van": "2010-05-03", "tot": "2010-06-13" }] }] }""");

        Assert.Equal(["2010-10-12"], timeline.Timer("T08"));
        Assert.Equal(["2010-10-13"], timeline.Dates("mijlpaal", "SOLLICITATIE_GESTART"));
        Assert.Equal(["2010-12-31"], timeline.Timer("T04"));
        Assert.Equal(["2011-02-28"], timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD"));
    }

    [Fact]
    public void An_absence_of_thirty_days_moves_nothing()
    {
        var timeline = Normaal("""{ "wijzigingen": [{ "op": "2010-05-03", "opschortingen": [{ "van": "2010-05-03", "tot": "2010-06-01" }] }] }""");

        Assert.Equal(["2010-08-31"], timeline.Timer("T08"));
        Assert.Equal(Played.Of("normaal").Mijlpalen(), timeline.Mijlpalen());
    }

    [Fact]
    public void An_extension_by_hand_moves_the_open_dates_that_hang_on_the_end()
    {
        var timeline = Normaal("""{ "wijzigingen": [{ "op": "2011-01-10", "feiten": { "lengte": 15 } }] }""");

        Assert.Equal(["2011-04-30"], timeline.Timer("T14"));
        Assert.Equal(["2011-05-31"], timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD"));
        Assert.Equal(["2011-11-30"], timeline.Dates("mijlpaal", "NAZORG_AFGEROND"));
    }

    [Fact]
    public void No_answer_on_an_extension_means_the_planned_end()
    {
        var timeline = Normaal("""{ "taken": { "sollicitatie/verlenging": ["Aanvragen"] }, "berichten": { "sollicitatie/beslissing": ["TeLaat"] } }""");

        Assert.Equal(["2010-12-31"], timeline.Dates("mijlpaal", "VERLENGING_GEVRAAGD"));
        Assert.Equal(["2011-01-31"], timeline.Timer("T14"));
        Assert.Equal(["2011-02-28"], timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD"));
    }

    [Fact]
    public void After_a_stop_without_nazorg_the_traject_ends()
    {
        var timeline = Normaal(
            """
            {
              "onderbrekingen": [{ "op": "2010-07-15", "onderbreking": "Stopgezet", "feiten": { "einde": "2010-07-15", "nazorgAangeboden": false } }],
              "taken": { "stopzetting": [{ "feiten": { "nazorgAangeboden": false } }] }
            }
            """);

        Assert.Equal("2010-07-15 TRAJECT_STOPGEZET", timeline.Mijlpalen()[^1]);
        Assert.DoesNotContain(timeline.Entries, e => e.Code is "D13" or "D17");
        Assert.Equal(new DateOnly(2010, 7, 15), timeline.Entries[^1].Date);
    }

    [Fact]
    public void A_candidate_that_stays_away_is_told_and_is_no_refusal()
    {
        var timeline = Normaal("""{ "taken": { "toeleiding/gesprek": ["NietGekomen"] } }""");

        Assert.Equal(["2010-02-01 TOELEIDING_ONTVANGEN", "2010-02-11 TRAJECT_STOPGEZET"], timeline.Mijlpalen());
    }

    [Fact]
    public void Without_attest_a_derogation_lets_in()
    {
        var timeline = Normaal("""{ "berichten": { "toeleiding/attest": ["Negatief"], "toeleiding/afwijking": [{ "antwoord": "Toegestaan", "na": "3 werkdagen" }] } }""");

        Assert.Equal("2010-02-08", timeline.Step("toeleiding/afwijking-registreren", "taak"));
        Assert.Contains("2011-08-31 NAZORG_AFGEROND", timeline.Mijlpalen());
    }

    [Fact]
    public void Without_attest_and_derogation_nobody_starts() =>
        Assert.Equal(
            ["2010-02-01 TOELEIDING_ONTVANGEN"],
            Normaal("""{ "berichten": { "toeleiding/attest": ["Negatief"], "toeleiding/afwijking": ["Geweigerd"] } }""").Mijlpalen());

    [Fact]
    public void An_attest_that_is_too_old_at_the_contract_is_asked_for_again()
    {
        var timeline = Normaal("""{ "controles": { "attest-geldig": ["NietInOrde", "InOrde"] } }""");

        Assert.Single(timeline.Entries, e => e is { Step: "toeleiding/attest-nieuw-registreren", Kind: "taak" });
        Assert.Equal(["2010-03-01"], timeline.Dates("mijlpaal", "WERKERVARING_GESTART"));
    }

    [Theory]
    [InlineData("blok_pop", "iup/pop")]
    [InlineData("blok_jobclub", "sollicitatie/jobclub")]
    [InlineData("blok_examens", "sollicitatie/examens")]
    [InlineData("blok_leerpunt", "sollicitatie/leerpunt")]
    [InlineData("blok_tevredenheid", "sollicitatie/tevredenheid")]
    public void An_optional_block_is_there_only_when_it_is_chosen(string blok, string stap)
    {
        Assert.DoesNotContain(Played.Of("normaal").Entries, e => e.Step == stap);
        Assert.Contains(Normaal($$"""{ "feiten": { "lengte.gepland": 12, "{{blok}}": true } }""").Entries, e => e.Step == stap && e.Kind == "taak");
    }

    [Fact]
    public void The_course_of_the_last_two_months_begins_two_months_before_the_end() =>
        Assert.Equal(["2010-12-31"], Normaal("""{ "feiten": { "lengte.gepland": 12, "blok_leerpunt": true } }""").Timer("T10"));

    [Fact]
    public void A_mailing_needs_the_block_and_the_yes_of_the_deelnemer()
    {
        const string yes = """{ "feiten": { "lengte.gepland": 12, "blok_mailing": true }, "taken": { "sollicitatie/jobhunting": [{ "feiten": { "mailing": true } }] } }""";

        Assert.Single(Normaal(yes).Dates("document", "D22"));
        Assert.Empty(Normaal(yes.Replace("\"mailing\": true", "\"mailing\": false", StringComparison.Ordinal)).Dates("document", "D22"));
    }

    /// <summary>The scenario normaal with parts replaced; of tasks, messages and checks only the named steps.</summary>
    private static Timeline Normaal(string anders)
    {
        var scenario = JsonNode.Parse(Played.Text("normaal"))!.AsObject();
        foreach (var (deel, waarde) in JsonNode.Parse(anders)!.AsObject())
        {
            if (waarde is JsonObject stappen && deel is "taken" or "berichten" or "controles")
            {
                foreach (var (stap, antwoord) in stappen)
                    scenario[deel]![stap] = antwoord!.DeepClone();
            }
            else
            {
                scenario[deel] = waarde?.DeepClone();
            }
        }

        return Played.Play("normaal, anders", scenario.ToJsonString());
    }
}
