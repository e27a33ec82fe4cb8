using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Scenarios;

namespace LeerwerkFlow.Tests.Simulation;

public sealed class NaSpelTests
{
    public static TheoryData<string, string> Everyone()
    {
        var data = new TheoryData<string, string>();
        foreach (var naam in Played.Names)
        {
            data.Add(naam, "2010-03-01");
            data.Add(naam, "2010-11-15");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void On_the_flow_that_was_followed_everything_happens_as_it_did(string scenario, string start)
    {
        var (toen, straks) = NaSpel.Run("wep-2008", Tekening.Journaal(scenario, start), Played.Flows);

        Assert.Equal(toen.Gebeurd.AsEnumerable(), straks.Gebeurd.AsEnumerable());
        Assert.Equal((toen.Einde, toen.Uitkomst), (straks.Einde, straks.Uitkomst));
        Assert.Equal(Played.Of(scenario, start).Mijlpalen(), Regels(straks));
    }

    [Fact]
    public void Nazorg_of_five_months_ends_a_month_earlier_and_breaks_its_rule()
    {
        var verschil = new Tekening().Invoer("toeleiding", "feit-nazorg-einde", "waarde", "einde + 5 maanden").Verschil("normaal");

        Assert.Equal((false, false, -31), (verschil.Vast, verschil.Anders, verschil.DagenLater));
        Assert.Equal(["NAZORG_KORT"], verschil.Gebroken.AsEnumerable());
    }

    [Fact]
    public void A_melding_that_is_dropped_is_missed() =>
        Assert.Equal(["MELDING_ONTBREEKT"], new Tekening().Weg("werkervaring", "md-evaluatie").Verschil("normaal").Gebroken.AsEnumerable());

    [Fact]
    public void An_evaluation_that_is_dropped_is_missed() =>
        Assert.Equal(["EVALUATIE_ONTBREEKT"], new Tekening().Leid("werkervaring", "wacht-evaluatie", "Klaar", "wacht-helft").Verschil("normaal").Gebroken.AsEnumerable());

    [Fact]
    public void An_iup_after_werkervaring_breaks_the_order()
    {
        var verschil = new Tekening().Leid("wep-2008", "intake", "Klaar", "werkervaring").Leid("wep-2008", "werkervaring", "Klaar", "iup").Leid("wep-2008", "iup", "Klaar", "sollicitatie").Verschil("normaal");

        Assert.Contains("IUP_LAAT", verschil.Gebroken);
        Assert.Contains("VOLGORDE", verschil.Gebroken);
    }

    [Fact]
    public void An_end_without_nazorg_is_another_way_and_breaks_the_rule()
    {
        var verschil = new Tekening().Leid("wep-2008", "md-uitstroom", "Klaar", "einde").Verschil("geen-werk");

        Assert.True(verschil.Anders);
        Assert.Equal(["NAZORG_ONTBREEKT"], verschil.Gebroken.AsEnumerable());
    }

    [Fact]
    public void A_new_taak_takes_its_whole_termijn_and_what_follows_comes_later()
    {
        var verschil = new Tekening().Taak("toeleiding", "gesprek", "Geweigerd", "nadenken", "hier + 10 werkdagen").Verschil("geweigerd");

        Assert.Equal((false, false, 14), (verschil.Vast, verschil.Anders, verschil.DagenLater));
        Assert.Empty(verschil.Gebroken);
    }

    [Fact]
    public void What_is_gone_is_left_out()
    {
        var verschil = new Tekening().Weg("toeleiding", "kennismaken").Verschil("geweigerd");

        Assert.Equal((false, false, -2), (verschil.Vast, verschil.Anders, verschil.DagenLater));
        Assert.Empty(verschil.Gebroken);
    }

    [Fact]
    public void An_outcome_that_is_not_drawn_any_more_becomes_the_first_one()
    {
        var verschil = new Tekening().Lijst("sollicitatie", "verlenging", "uitkomsten", "NietNodig").ZonderPijl("sollicitatie", "verlenging", "Aanvragen").Verschil("verlengd-18");

        Assert.Equal((false, false), (verschil.Vast, verschil.Anders));
        Assert.Equal(-182, verschil.DagenLater);
    }

    [Fact]
    public void A_wait_on_a_fact_that_nobody_sets_leaves_the_traject_standing_still()
    {
        var verschil = new Tekening().Invoer("intake", "intake", "termijn", "hier + 5 werkdagen").Invoer("werkervaring", "wacht-helft", "moment", "niemand + 1 dag").Verschil("normaal");

        Assert.Equal((true, false, 0), (verschil.Vast, verschil.Anders, verschil.DagenLater));
        Assert.Empty(verschil.Gebroken);
    }

    [Fact]
    public void A_traject_that_was_moved_on_the_way_and_back_keeps_its_decisions()
    {
        var journaal = Tekening.Journaal("normaal");
        var (dag, nieuw) = (journaal[3].Stimulus.Hier, new Tekening().Invoer("intake", "intake", "termijn", "hier + 9 werkdagen").Flows);
        Verhuizing heen = new(Teken.Nu, dag, Teken.Geen, "wep-2008@1", "wep-2008@2");
        List<Journaalregel> verhuisd = [.. journaal[..4], new(nieuw, heen), new(Played.Flows, new Undo(Teken.Nu, dag, Teken.Geen, 5)), new(nieuw, heen), .. journaal[4..].Select(r => r with { Flows = nieuw })];

        var (toen, straks) = NaSpel.Run("wep-2008", verhuisd, Played.Flows);

        Assert.Equal(NaSpel.Run("wep-2008", journaal, Played.Flows).Toen.Gebeurd.AsEnumerable(), toen.Gebeurd.AsEnumerable());
        Assert.Equal(toen.Gebeurd.AsEnumerable(), straks.Gebeurd.AsEnumerable());
    }

    [Fact]
    public void A_journal_without_its_beginning_is_refused() =>
        Assert.Throws<FlowFault>(() => NaSpel.Run("wep-2008", Tekening.Journaal("normaal")[1..], Played.Flows));

    private static string[] Regels(Afloop afloop) =>
        [.. afloop.Gebeurd.Where(g => g.Soort == Feitelijk.Mijlpaal && g.Code != "NAZORGGESPREK_GEVOERD").Select(g => $"{g.Dag:yyyy-MM-dd} {g.Code}")];
}
