using LeerwerkFlow.Bench.Guardrails;
using LeerwerkFlow.Bench.Guardrails.Naspel;
using LeerwerkFlow.Bench.Guardrails.Orakel;
using LeerwerkFlow.Flows.Guardrails;

namespace LeerwerkFlow.Tests.Guardrails.Mutaties;

public sealed class NaspelerTests
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows");

    [Fact]
    public void A_path_of_a_refusal_can_be_walked()
    {
        var gelopen = Play(("toeleiding", "gesprek:Geweigerd:weigering"), ("toeleiding", "weigering:Klaar:weigering-brief"), ("wep-2008", "toeleiding:Geweigerd:einde"));

        Assert.Equal("Klaar", gelopen?.Zetten[^1].Staat.Uitkomst);
    }

    [Fact]
    public void A_path_through_a_choice_brings_the_facts_that_it_needs() =>
        Assert.NotNull(Play(("iup", "blok-pop:True:pop"), ("sollicitatie", "mag-verlengen:False:wacht-einde-nabij"), ("nazorg", "werk:True:met-werk"), ("nazorg", "genoeg:True:geen-contact")));

    [Fact]
    public void A_path_with_an_early_exit_stops_where_it_says() =>
        Assert.NotNull(Play(("sollicitatie", "wacht-tbs:Klaar:feit-tbs-voorstel"), ("wep-2008", "sollicitatie:JobGevonden:job-profiel"), ("wep-2008", "job-profiel:False:job-uitstroomprofiel")));

    [Fact]
    public void A_path_that_goes_back_in_time_cannot_be_walked() => Assert.Null(Play(("wep-2008", "nazorg:Klaar:mp-nazorg-afgerond"), ("wep-2008", "intake:Klaar:iup")));

    private static Wandeling? Play(params (string Flow, string Pijl)[] pad) => new Naspeler(Bundel.Read(Map).Load().Flows!, Vormen.Read(Map))
        .Play([.. pad.Select(p => new PadStap(p.Flow, p.Pijl.Split(':')[0], p.Pijl, ""))], pogingen: 200);
}
