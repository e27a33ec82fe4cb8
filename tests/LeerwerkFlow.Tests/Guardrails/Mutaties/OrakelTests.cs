using System.Text.Json.Nodes;
using LeerwerkFlow.Bench.Guardrails;
using LeerwerkFlow.Bench.Guardrails.Mutaties;
using LeerwerkFlow.Bench.Guardrails.Orakel;

namespace LeerwerkFlow.Tests.Guardrails.Mutaties;

/// <summary>The judge of the checker is judged: silent on what is good, loud on each of the edits that the law forbids.</summary>
public sealed class OrakelTests
{
    // A decision of VDAB above the range is refused where it comes in, so nobody ever has to look it over.
    private static readonly string[] Never = ["sollicitatie/maximum:NietInOrde", "sollicitatie/nakijken:Klaar"];

    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows");
    private static readonly Bundel Goed = Bundel.Read(Map);
    private static readonly Vormen Vormen = Vormen.Read(Map);

    public static TheoryData<string> Forbidden => [.. Edits.Keys];

    public static TheoryData<string> Meldingen => [.. from flow in Goed.Namen from melding in new Tekening(Goed.Get(flow)).Of("Leerwerk.Melding") select $"{flow}/{Tekening.Id(melding)}"];

    private static Dictionary<string, (string Flow, string Onderwerp, Action<Tekening> Edit)> Edits { get; } = new()
    {
        ["nazorg of five months"] = ("toeleiding", "NAZORG", t => Tekening.Set(Step(t, "feit-nazorg-einde"), "waarde", "einde + 5 maanden")),
        ["a TBS that is too long goes on all the same"] = ("tbs", "TBS_TOTAAL", t => Tekening.Aim(Arrow(t, "totaal", "NietInOrde"), "vroeg")),
        ["five months planned"] = (Bundel.Top, "LENGTE", t => Fact(t, "lengte.gepland")["van"] = 5),
        ["an extension to nineteen months"] = (Bundel.Top, "MAXIMUM", t => Fact(t, "lengte")["tot"] = 19),
        ["IUP after werkervaring"] = (Bundel.Top, "VOLGORDE", t => t.Swap(Arrow(t, "iup", "Klaar"))),
        ["a refusal without its reason"] = ("toeleiding", "WEIGERING", t => t.Drop(Step(t, "weigering"))),
        ["a TBS before its four signatures"] = ("tbs", "TBS_HANDTEKENINGEN", t => Tekening.Set(Step(t, "overeenkomst"), "wachtOp", "ondertekend(3)")),
        ["a TBS without consent"] = ("tbs", "TBS_TOESTEMMING", t => Tekening.Aim(Arrow(t, "beslissing", "Geweigerd"), "overeenkomst")),
        ["an evaluation that leads nowhere"] = ("werkervaring", "EINDE", t => t.Remove(Arrow(t, "evaluatie", "Klaar"))),
        ["an outcome of the extension that is not drawn"] = ("sollicitatie", "UITKOMST", t => t.Remove(Arrow(t, "beslissing", "Geweigerd"))),
        ["a taak without a last day"] = ("iup", "TERMIJN", t => Step(t, "instroomprofiel").Remove("termijn")),
        ["a message that may never come"] = ("sollicitatie", "TERMIJN", t =>
        {
            Step(t, "beslissing").Remove("uiterlijk");
            t.Remove(Arrow(t, "beslissing", "TeLaat"));
        }
        ),
        ["work without validation"] = ("toeleiding", "VALIDERING", t => Tekening.Aim(Arrow(t, "attest-registreren", "Klaar"), "gesprek")),
        ["work without attest"] = ("toeleiding", "ATTEST", t => Tekening.Aim(Arrow(t, "attest", "TeLaat"), "validering")),
        ["one pair of eyes"] = ("tbs", "TBS_TOESTEMMING", t => Step(t, "toestemming-nazien").Remove("vierOgenMet")),
        ["no way to stop"] = (Bundel.Top, "STOPPEN", t => t.Remove(Arrow(t, "werkervaring", "Stopgezet"))),
        ["a standard IUP that stays at home"] = ("iup", "IUP_NAAR_VDAB", t => Tekening.Set(Step(t, "iup-standaard"), "wachtOp", "nagelezen")),
        ["no nazorg after a job"] = (Bundel.Top, "NAZORG", t => Tekening.Aim(Arrow(t, "job-einde", "Klaar"), "afsluiting")),
        ["no training for applications"] = ("sollicitatie", "PLICHT_SOLLICITATIE", t => Tekening.Aim(Arrow(t, "takken", "Begeleiding"), "mailing")),
    };

    [Fact]
    public void On_the_shipped_flows_no_path_breaks_anything()
    {
        var uitspraak = Orakel.Search(Goed.Load().Flows!, Vormen, new Bekend(Goed, Vormen), zaad: 1, paden: 1_200);

        Assert.Empty(uitspraak.Breuken);
    }

    [Fact]
    public void Paths_together_take_every_arrow_of_the_shipped_flows()
    {
        var flows = Goed.Load().Flows!;
        var toeval = new Toeval(new Random(5), flows);
        var wandelaar = new Wandelaar(flows, Vormen);

        var taken = Enumerable.Range(0, 900).SelectMany(_ => wandelaar.Walk(toeval, toeval.Plan()).Zetten).SelectMany(z => z.Gespeeld)
            .SelectMany(e => e.Uitkomsten.Select(u => $"{e.Flow}/{e.Stap}:{u}")).ToHashSet();

        Assert.Equal(Never, flows.All.SelectMany(f => f.Connections.Select(c => $"{f.Id}/{c.Van}:{c.Poort}")).Where(pijl => !taken.Contains(pijl)).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_forbidden_edit_is_seen(string naam)
    {
        var (flow, onderwerp, edit) = Edits[naam];

        Assert.Contains(onderwerp, Search(flow, edit).Select(b => b.Onderwerp));
    }

    [Theory]
    [MemberData(nameof(Meldingen))]
    public void A_melding_that_is_left_out_is_seen(string melding)
    {
        var plaats = melding.Split('/');

        Assert.Contains("MELDING", Search(plaats[0], t => t.Drop(Step(t, plaats[1]))).Select(b => b.Onderwerp));
    }

    private static IReadOnlyList<Breuk> Search(string flow, Action<Tekening> edit)
    {
        var copy = Goed.Get(flow).DeepClone().AsObject();
        edit(new Tekening(copy));
        return Orakel.Search(Goed.With(flow, copy).Load().Flows!, Vormen, new Bekend(Goed, Vormen), zaad: 3, paden: 400, nadruk: flow).Breuken;
    }

    private static JsonObject Step(Tekening t, string id) => t.Steps.Single(step => Tekening.Id(step) == id);

    private static JsonObject Arrow(Tekening t, string van, string poort) => t.From(van).Single(arrow => Tekening.Poort(arrow) == poort);

    private static JsonObject Fact(Tekening t, string naam) => t.Eigenschap("feiten").Single(feit => (string?)feit["naam"] == naam);
}
