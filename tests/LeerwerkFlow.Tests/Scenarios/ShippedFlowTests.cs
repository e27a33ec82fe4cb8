using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>What the shipped flow must hold: the marks of the dossier, its timers, documents, milestones and the seven duties.</summary>
public sealed class ShippedFlowTests
{
    public static readonly string[] Mijlpalen =
    [
        "TOELEIDING_ONTVANGEN", "WEIGERING", "INTAKE_AFGEROND", "INSTROOMPROFIEL_VASTGESTELD", "WERKERVARING_GESTART", "TUSSENTIJDSE_EVALUATIE", "TERBESCHIKKINGSTELLING_GESTART",
        "TERBESCHIKKINGSTELLING_BEEINDIGD", "VERLENGING_GEVRAAGD", "SOLLICITATIE_GESTART", "WERKERVARING_BEEINDIGD", "UITSTROOMPROFIEL_VASTGESTELD", "UITSTROOM_GEREGISTREERD",
        "NAZORG_GESTART", "NAZORGGESPREK_GEVOERD", "NAZORG_AFGEROND", "TRAJECT_STOPGEZET",
    ];

    private static IEnumerable<(FlowGraph Flow, Step Step)> Steps => Played.Flows.All.SelectMany(f => f.Steps.Select(s => (f, s)));

    [Fact]
    public void Every_step_says_its_mark_and_its_source() =>
        Assert.Empty(Steps.Where(s => Property(s.Step, "bron") is null || !IsMerk(Property(s.Step, "merk"))).Select(s => $"{s.Flow.Id}/{s.Step.Id}"));

    [Fact]
    public void Every_mijlpaal_of_the_closed_list_is_there_and_goes_straight_to_its_melding()
    {
        var mijlpalen = Steps.Where(s => s.Step.Type == "Leerwerk.Mijlpaal").ToList();

        Assert.Equal(Mijlpalen.Order(StringComparer.Ordinal), mijlpalen.Select(m => m.Step.Text("code")).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(mijlpalen.Where(m => Next(m.Flow, m.Step) is not { Type: "Leerwerk.Melding" } melding || melding.Text("mijlpaal") != m.Step.Text("code")).Select(m => m.Step.Id));
    }

    [Fact]
    public void Every_timer_of_a_person_is_in_the_flow() =>
        Assert.Empty(((string[])["T02", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T13", "T14", "T15", "T16", "T17", "T18", "T21"]).Except(Steps.Select(s => s.Step.Text("code"))));

    [Fact]
    public void Limits_that_are_no_timer_are_a_rule_or_a_range()
    {
        Assert.Empty(((string[])["tbs-totaal", "tbs-moment", "verlenging-maximum", "capaciteit", "attest-geldig"]).Except(Steps.Select(s => s.Step.Text("regel"))));
        Assert.Equal((6, 12), Range("lengte.gepland"));
        Assert.Equal((6, 18), Range("lengte"));
    }

    [Fact]
    public void Documents_made_here_are_asked_for() =>
        Assert.Equal(
            ["D07", "D09", "D10", "D11", "D12", "D13", "D15", "D16", "D17", "D18", "D20", "D21", "D22", "D23", "UITNODIGING"],
            Steps.Where(s => s.Step.Type == "Leerwerk.Document").Select(s => s.Step.Text("document")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Documents_from_others_are_registered() =>
        Assert.Equal(
            ["D03", "D04", "D05", "D06", "D08", "D14", "D19", "D24"],
            Steps.Where(s => s.Step.Text("formulier") == "document-ontvangen").Select(s => s.Step.Text("document")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_seven_duties_of_the_decree_are_drawn() =>
        Assert.Equal(
            ["COMPETENTIES", "EXTRA_VORMING", "INDIVIDUELE_BEGELEIDING", "IN_EN_UITSTROOMPROFIEL", "NAZORG", "SOLLICITATIE", "STEUN_BEGELEIDINGSPLAN"],
            Steps.SelectMany(s => s.Step.Bron["customProperties"]?["plicht"]?.AsArray() ?? []).Select(p => p!.ToString()).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_step_of_one_leerwerkbedrijf_is_an_optional_block_of_OD_31_or_the_rhythm_of_a_talk() =>
        Assert.Empty(Steps.Where(s => Property(s.Step, "merk")!.StartsWith("ex:", StringComparison.Ordinal) && Property(s.Step, "od") is not ("OD-31" or "OD-29")).Select(s => s.Step.Id));

    [Fact]
    public void Every_fase_from_the_intake_on_can_be_stopped_and_left_for_a_job()
    {
        var top = Played.Flows.Get("wep-2008");

        Assert.All((string[])["toeleiding", "intake", "iup", "werkervaring", "sollicitatie", "nazorg"], f => Assert.True(top.Draws(f, "Stopgezet")));
        Assert.All((string[])["intake", "iup", "werkervaring", "sollicitatie"], f => Assert.True(top.Draws(f, "JobGevonden")));
        Assert.False(top.Draws("nazorg", "JobGevonden"));
    }

    [Fact]
    public void A_tbs_starts_only_after_four_signatures_and_consent_or_a_second_person()
    {
        var tbs = Played.Flows.Get("tbs");

        Assert.Equal("ondertekend(4)", tbs.GetStep("overeenkomst").Text("wachtOp"));
        Assert.Equal("toestemming", tbs.GetStep("toestemming-nazien").Text("vierOgenMet"));
        Assert.Equal(["toestemming-nazien", "toestemming-registreren"], tbs.To("overeenkomst").Select(c => c.Van).Order(StringComparer.Ordinal));
    }

    private static bool IsMerk(string? merk) => merk is "reg" or "gen" or "der" || (merk?.StartsWith("ex:", StringComparison.Ordinal) ?? false);

    private static string? Property(Step step, string naam) => (string?)step.Bron["customProperties"]?[naam];

    private static Step? Next(FlowGraph flow, Step step) => flow.From(step.Id) is [var arrow] ? flow.GetStep(arrow.Naar) : null;

    private static (int Van, int Tot) Range(string feit)
    {
        var declared = Played.Flows.Get("wep-2008").Bron["customProperties"]!["feiten"]!.AsArray().Single(f => (string?)f!["naam"] == feit)!;
        return ((int)declared["van"]!, (int)declared["tot"]!);
    }
}
