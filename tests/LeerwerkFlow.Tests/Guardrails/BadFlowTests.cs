using LeerwerkFlow.Flows.Guardrails;

namespace LeerwerkFlow.Tests.Guardrails;

/// <summary>What a hand can draw that no traject can follow: a finding each time, never a hang.</summary>
public sealed class BadFlowTests
{
    [Fact]
    public void A_loop_of_conditions_that_never_waits_is_told()
    {
        var bord = new Tekenbord();
        for (var i = 0; i < 6; i++)
            bord.Nieuw("intake", $"d{i}", "Elsa.FlowDecision").Scriban("intake", $"d{i}", "condition", $"lengte > {i}");
        for (var i = 0; i < 6; i++)
            bord.Pijl("intake", $"d{i}", "True", $"d{(i + 1) % 6}").Pijl("intake", $"d{i}", "False", i == 3 ? "uitnodiging" : $"d{(i + 2) % 6}");

        var oordelen = bord.Pijl("intake", "uitnodigen", "Klaar", "d0").Check().Oordelen;

        Assert.Equal("Deze flow draait rond zonder ergens te wachten. Zet een taak of een wachttijd in de lus.", oordelen.Single(o => o.Code == "KAN_ALTIJD_VERDER").Uitleg);
        Assert.Equal(Verdict.Unknown, oordelen.Single(o => o.Code == "PLICHT_NAZORG").Verdict);
    }

    [Fact]
    public void A_join_that_can_never_complete_is_told()
    {
        var bord = new Tekenbord().Nieuw("intake", "keuze", "Elsa.FlowDecision").Scriban("intake", "keuze", "condition", "doorverwijzing").Nieuw("intake", "samen", "Elsa.FlowJoin").Zet("intake", "samen", "mode", "WaitAll")
            .Taak("intake", "extra")
            .Pijl("intake", "uitnodigen", "Klaar", "keuze").Pijl("intake", "keuze", "True", "extra").Pijl("intake", "extra", "Klaar", "samen").Pijl("intake", "keuze", "False", "samen").Pijl("intake", "samen", "Done", "uitnodiging");

        Assert.Contains("EINDE_BEREIKBAAR", bord.Blocked());
    }

    [Fact]
    public void Five_thousand_tasks_in_a_row_are_followed_to_the_end()
    {
        var bord = new Tekenbord();
        for (var i = 0; i < 5_000; i++)
            bord.Taak("intake", $"t{i}");
        bord.Keten("intake", "uitnodigen", [.. Enumerable.Range(0, 5_000).Select(i => $"t{i}")], "uitnodiging");

        Assert.Empty(bord.Blocked());
    }

    [Fact]
    public void More_branches_than_can_be_looked_at_give_no_verdict()
    {
        var bord = new Tekenbord().Nieuw("intake", "vork", "Elsa.FlowFork").Nieuw("intake", "samen", "Elsa.FlowJoin").Zet("intake", "samen", "mode", "WaitAll");
        bord.Lijst("intake", "vork", "branches", [.. Enumerable.Range(0, 15).Select(i => $"B{i}")]);
        for (var i = 0; i < 15; i++)
        {
            bord.Taak("intake", $"t{i}")
                .Pijl("intake", "vork", $"B{i}", $"t{i}").Pijl("intake", $"t{i}", "Klaar", "samen");
        }

        var oordelen = bord.Pijl("intake", "uitnodigen", "Klaar", "vork").Pijl("intake", "samen", "Done", "uitnodiging").Check().Oordelen;

        Assert.StartsWith("Er lopen te veel takken naast elkaar", oordelen.Single(o => o.Code == "PLICHT_NAZORG").Uitleg, StringComparison.Ordinal);
        Assert.True(oordelen.Single(o => o.Code == "PLICHT_NAZORG").Blokkeert);
    }
}
