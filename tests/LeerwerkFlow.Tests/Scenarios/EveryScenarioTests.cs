namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>What holds in every shipped scenario, whatever the first day.</summary>
public sealed class EveryScenarioTests
{
    private static readonly string[] Starts = ["2010-03-01", "2010-01-31", "2010-11-15", "2012-02-29"];

    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in Played.Names)
        {
            foreach (var start in Starts)
                data.Add(name, start);
        }

        return data;
    }

    [Fact]
    public void The_eight_scenarios_ship() =>
        Assert.Empty(((string[])["normaal", "met-tbs", "stopt-vroeg", "geen-werk", "verlengd-18", "kort-6", "kort-9", "kort-6-verlengd-12"]).Except(Played.Names));

    [Theory]
    [MemberData(nameof(All))]
    public void Evaluation_comes_before_the_question_of_extension_and_both_before_the_end(string scenario, string start)
    {
        var timeline = Played.Of(scenario, start);
        if (timeline.Timer("T04") is not [var vraag, ..])
            return;

        Assert.True(string.CompareOrdinal(timeline.Timer("T08")[0], vraag) < 0);
        Assert.True(string.CompareOrdinal(vraag, timeline.Dates("mijlpaal", "WERKERVARING_BEEINDIGD")[0]) < 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_milestone_has_its_melding_in_the_same_order(string scenario, string start)
    {
        var entries = Played.Of(scenario, start).Entries;

        Assert.Equal(Of("mijlpaal"), Of("melding"));

        IEnumerable<(DateOnly, string)> Of(string kind) => entries.Where(e => e.Kind == kind).Select(e => (e.Date, e.Code));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_started_traject_asks_a_coach_at_most_four_tasks_a_month(string scenario, string start)
    {
        var timeline = Played.Of(scenario, start);
        if (timeline.Dates("mijlpaal", "WERKERVARING_GESTART").Length == 0)
            return;

        Assert.InRange(timeline.PerMaand("coach"), 0.5m, 4m);
    }

    [Fact]
    public void Together_they_reach_every_milestone_of_the_closed_list()
    {
        var reached = Played.Names.SelectMany(n => Played.Of(n).Entries).Where(e => e.Kind == "mijlpaal").Select(e => e.Code).Distinct();

        Assert.Equal(ShippedFlowTests.Mijlpalen.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_scenario_may_leave_out_whatever_goes_the_usual_way() => Assert.Contains(
        Played.Play("kort", """{ "feiten": { "lengte.gepland": 6 }, "taken": { "eindgesprek": [{ "feiten": { "uitkomst": "GEEN_WERK", "werk": false } }], "verlenging": ["NietNodig"] } }""").Entries,
        e => e.Kind == "einde");
}
