using LeerwerkFlow.Flows.Guardrails;

namespace LeerwerkFlow.Tests.Guardrails;

/// <summary>Each rule has a drawing that it blocks. The drawings of the shipped flows keep every rule.</summary>
public sealed class RegelTests
{
    private static readonly Dictionary<string, (string Regel, Action<Tekenbord> Edit)> Edits = new()
    {
        ["nazorg of five months"] = ("NAZORG_ZES_MAANDEN", b => b.Zet("toeleiding", "feit-nazorg-einde", "waarde", "einde + 5 maanden")),
        ["nazorg waits five months"] = ("NAZORG_NIET_VROEGER", b => b.Zet("nazorg", "wacht-einde", "moment", "einde + 5 maanden").Zet("nazorg", "wacht-uitkomst", "moment", "einde + 5 maanden")),
        ["nazorg of seven months"] = ("NAZORG_ZES_MAANDEN", b => b.Zet("toeleiding", "feit-nazorg-einde", "waarde", "einde + 7 maanden")),
        ["nazorg that does not live its last day"] = ("NAZORG_NIET_VROEGER", b => b.Zet("nazorg", "wacht-einde", "totEnMet", null)),
        ["tbs allowed for seven months"] = ("TBS_HOOGSTENS_ZES_MAANDEN", b => b.Zet("tbs", "totaal", "hoogstens", "7 maanden")),
        ["tbs of which nobody counts the total"] = ("TBS_HOOGSTENS_ZES_MAANDEN", b => b.ZonderStap("tbs", "totaal")),
        ["tbs that is too long goes on"] = ("TBS_HOOGSTENS_ZES_MAANDEN", b => b.Pijl("tbs", "totaal", "NietInOrde", "vroeg")),
        ["werkervaring planned for five months"] = ("GEPLANDE_LENGTE", b => b.Bereik("lengte.gepland", "van", 5)),
        ["werkervaring planned by a formula of five months"] = ("GEPLANDE_DUUR", b => b.Zet("toeleiding", "feit-einde-gepland", "waarde", "start + 5 maanden")),
        ["extension to nineteen"] = ("LENGTE_HOOGSTENS_ACHTTIEN", b => b.Bereik("lengte", "tot", 19)),
        ["extension asked for nineteen"] = ("VERLENGING_VOORSTEL", b => b.Bereik("verlenging.voorstel", "tot", 19)),
        ["extension asked at eighteen"] = ("VERLENGING_NIET_VOORBIJ", b => b.Voorwaarde("sollicitatie", "mag-verlengen", "lengte < 19")),
        ["extension that nobody checks"] = ("VERLENGING_NAGEKEKEN", b => b.ZonderStap("sollicitatie", "maximum")),
        ["iup after werkervaring"] = ("IUP_VOOR_WERKERVARING", b => b.Pijl("wep-2008", "intake", "Klaar", "werkervaring").Pijl("wep-2008", "werkervaring", "Klaar", "iup").Pijl("wep-2008", "iup", "Klaar", "sollicitatie")),
        ["phases in another order"] = ("FASEN_IN_VOLGORDE", b => b.Pijl("wep-2008", "intake", "Klaar", "werkervaring").Pijl("wep-2008", "werkervaring", "Klaar", "iup").Pijl("wep-2008", "iup", "Klaar", "sollicitatie")),
        ["refusal without reason"] = ("WEIGERING_MET_REDEN", b => b.Pijl("toeleiding", "gesprek", "Geweigerd", "weigering-brief")),
        ["refusal written as a withdrawal"] = ("WEIGERING_NA_GESPREK", b => b.Pijl("toeleiding", "gesprek", "Geweigerd", "uit-afgezien")),
        ["tbs before its four signatures"] = ("TBS_VIER_HANDTEKENINGEN", b => b.Pijl("tbs", "overeenkomst", "Klaar", "wacht-opvolging").Pijl("tbs", "toestemming-registreren", "Klaar", "wacht-start").Pijl("tbs", "toestemming-nazien", "Akkoord", "wacht-start").Pijl("tbs", "md-start", "Klaar", "overeenkomst")),
        ["tbs with three signatures"] = ("TBS_VIER_HANDTEKENINGEN", b => b.Zet("tbs", "overeenkomst", "wachtOp", "ondertekend(3)")),
        ["tbs whose consent one person waives"] = ("TBS_TOESTEMMING", b => b.Zet("tbs", "toestemming-nazien", "vierOgenMet", null)),
        ["tbs without consent"] = ("TBS_TOESTEMMING", b => b.Pijl("tbs", "beslissing", "Geweigerd", "overeenkomst")),
        ["an outcome of the interim evaluation that is not drawn"] = ("ELKE_UITKOMST_GETEKEND", b => b.Lijst("werkervaring", "evaluatie", "uitkomsten", "Klaar", "Tbs")),
        ["the only outcome of the interim evaluation that is not drawn"] = ("EINDE_BEREIKBAAR", b => b.Weg("werkervaring", "evaluatie", "Klaar")),
        ["a task without a last day"] = ("ELKE_WACHT_EINDIGT", b => b.Zet("werkervaring", "gesprek", "termijn", null)),
        ["a letter that waits for ever"] = ("ELKE_WACHT_EINDIGT", b => b.Zet("iup", "iup-standaard", "termijn", null)),
        ["a wait for a fact that may never come"] = ("ELKE_WACHT_EINDIGT", b => b.Zet("werkervaring", "wacht-helft", "moment", "tbs.voorstel")),
        ["a middle between two dates that may be the same"] = ("ELKE_WACHT_EINDIGT", b => b.Zet("werkervaring", "wacht-evaluatie", "moment", "vroegste(start + 6 maanden, halfweg(einde, einde.gepland))")),
        ["a formula on a fact that nobody sets"] = ("FEIT_EERST_INGEVULD", b => b.Zet("werkervaring", "wacht-evaluatie", "moment", "start + verlof maanden")),
        ["a date that is read before it is known"] = ("FEIT_EERST_INGEVULD", b => b.Zet("toeleiding", "mp-ontvangen", "datum", "einde")),
        ["a step that no path reaches"] = ("GEEN_DODE_STAP", b => b.Pijl("intake", "uitnodigen", "Klaar", "intake")),
        ["a form that does not exist"] = ("NAMEN_BESTAAN", b => b.Zet("intake", "intake", "formulier", "intak")),
        ["a letter that does not exist"] = ("BRIEVEN_BESTAAN", b => b.Zet("intake", "uitnodiging", "sjabloon", "uitnodiging-intak")),
        ["a letter for another reader"] = ("BRIEVEN_BESTAAN", b => b.Zet("intake", "uitnodiging", "ontvanger", "vdab")),
        ["a phase that nobody can leave"] = ("STOPPEN_KAN_ALTIJD", b => b.Weg("wep-2008", "iup", "Stopgezet")),
        ["a loop that never waits"] = ("KAN_ALTIJD_VERDER", b => b.Pijl("tbs", "md-start", "Klaar", "feit-loopt")),
        ["a contract without attest"] = ("ATTEST_VOOR_CONTRACT", b => b.Pijl("toeleiding", "attest", "TeLaat", "validering")),
        ["a contract without validation"] = ("VALIDERING_VOOR_CONTRACT", b => b.Pijl("toeleiding", "validering", "TeLaat", "gesprek")),
        ["a contract without capacity"] = ("CAPACITEIT_VOOR_CONTRACT", b => b.Pijl("toeleiding", "capaciteit", "NietInOrde", "contract")),
        ["a start without contract"] = ("CONTRACT_VOOR_START", b => b.Pijl("toeleiding", "capaciteit", "InOrde", "contract-registreren")),
        ["work before the first day"] = ("START_OP_EERSTE_WERKDAG", b => b.ZonderStap("toeleiding", "wacht-start")),
        ["work that ends before its last day"] = ("WERKERVARING_TOT_LAATSTE_DAG", b => b.Zet("sollicitatie", "wacht-einde", "moment", "einde - 1 maand")),
        ["nazorg before the last day, after an early job"] = ("NAZORG_NA_LAATSTE_DAG", b => b.ZonderStap("wep-2008", "job-einde")),
        ["nazorg on the last day itself"] = ("NAZORG_NA_LAATSTE_DAG", b => b.Zet("wep-2008", "job-einde", "totEnMet", null)),
        ["nazorg before the last day, after a stop"] = ("NAZORG_NA_LAATSTE_DAG", b => b.ZonderStap("wep-2008", "stop-einde")),
        ["no profile for VDAB"] = ("IUP_NAAR_VDAB", b => b.ZonderStap("iup", "iup-standaard")),
        ["a profile for VDAB that is only asked for"] = ("IUP_NAAR_VDAB", b => b.Zet("iup", "iup-standaard", "wachtOp", "gevraagd")),
        ["no inflow profile"] = ("PLICHT_INSTROOMPROFIEL", b => b.ZonderStap("iup", "instroomprofiel")),
        ["no outflow profile"] = ("PLICHT_UITSTROOMPROFIEL", b => b.ZonderStap("sollicitatie", "uitstroomprofiel")),
        ["no outflow profile after an early job"] = ("PLICHT_UITSTROOMPROFIEL", b => b.Pijl("wep-2008", "job-profiel", "False", "job-cvs")),
        ["no guidance plan"] = ("PLICHT_BEGELEIDINGSPLAN", b => b.ZonderStap("iup", "begeleidingsplan")),
        ["no interim evaluation"] = ("PLICHT_COMPETENTIES", b => b.ZonderStap("werkervaring", "evaluatie")),
        ["no talks in the first half"] = ("PLICHT_BEGELEIDING_EERSTE_HELFT", b => b.ZonderStap("werkervaring", "gesprek")),
        ["no talks in the second half"] = ("PLICHT_BEGELEIDING_TWEEDE_HELFT", b => b.ZonderStap("sollicitatie", "gesprek")),
        ["no application training"] = ("PLICHT_SOLLICITATIE", b => b.ZonderStap("sollicitatie", "training")),
        ["no nazorg"] = ("PLICHT_NAZORG", b => b.Pijl("wep-2008", "md-uitstroom", "Klaar", "afsluiting")),
        ["nazorg without contact"] = ("PLICHT_NAZORG_CONTACT", b => b.Pijl("nazorg", "werk", "True", "geen-contact").Pijl("nazorg", "werk", "False", "geen-contact")),
        ["no nazorg after an early end"] = ("NAZORG_NA_VROEG_EINDE", b => b.Pijl("wep-2008", "stop-einde", "Klaar", "afsluiting")),
        ["a stop that VDAB does not hear"] = ("STOPZETTING_GEMELD", b => b.ZonderStap("wep-2008", "md-stopgezet").ZonderStap("wep-2008", "mp-stopgezet")),
        ["a stop that VDAB hears first"] = ("STOPZETTING_VERTELD", b => b.ZonderStap("wep-2008", "stopzetting")),
        ["nazorg told for another day"] = ("NAZORG_BEGINDATUM", b => b.Zet("nazorg", "mp-nazorg", "datum", "einde + 2 dagen")),
        ["a last registration long after the end"] = ("EINDE_OP_TIJD", b => b.Zet("sollicitatie", "cvs", "termijn", "einde + 2 maanden")),
        ["a last day that waits for the end of nazorg"] = ("EINDE_OP_TIJD", b => b.Zet("sollicitatie", "wacht-einde", "moment", "nazorg.einde")),
        ["more than a year for a training"] = ("ELKE_TERMIJN_KORT", b => b.Zet("sollicitatie", "training", "termijn", "hier + 13 maanden")),
        ["a first talk after five months"] = ("GESPREKKEN_EERSTE_HELFT_OP_TIJD", b => b.Zet("werkervaring", "wacht-gesprek", "moment", "start + 5 maanden")),
        ["talks that hang on a tbs"] = ("GESPREKKEN_TWEEDE_HELFT_OP_TIJD", b => b.Zet("sollicitatie", "wacht-gesprek", "moment", "tbs.einde + beurt maanden")),
        ["a first contact after nazorg"] = ("NAZORG_CONTACT_OP_TIJD", b => b.Zet("nazorg", "wacht-contact", "moment", "nazorg.einde + beurt maanden")),
        ["contacts that begin when nazorg is over"] = ("NAZORG_CONTACT_METEEN", b => b.Pijl("nazorg", "feit-pogingen", "Klaar", "wacht-uitkomst").Pijl("nazorg", "wacht-uitkomst", "Klaar", "takken").Pijl("nazorg", "takken", "Einde", "uitkomst")),
        ["talks that begin at the evaluation"] = ("GESPREKKEN_EERSTE_HELFT_METEEN", b => b.Pijl("werkervaring", "feit-doorverwijzing", "Klaar", "wacht-evaluatie").Pijl("werkervaring", "wacht-evaluatie", "Klaar", "takken").Pijl("werkervaring", "takken", "Evaluatie", "evaluatie")),
        ["talks that begin when the end is near"] = ("GESPREKKEN_TWEEDE_HELFT_METEEN", b => b.Pijl("sollicitatie", "feit-mailing", "Klaar", "wacht-verlenging").Pijl("sollicitatie", "wacht-verlenging", "Klaar", "takken").Pijl("sollicitatie", "takken", "Einde", "mag-verlengen")),
        ["training that begins when the end is near"] = ("PLICHT_SOLLICITATIE_METEEN", b => b.Pijl("sollicitatie", "feit-mailing", "Klaar", "wacht-verlenging").Pijl("sollicitatie", "wacht-verlenging", "Klaar", "takken").Pijl("sollicitatie", "takken", "Einde", "mag-verlengen")),
        ["a contact that is only due after nazorg"] = ("PLICHT_OP_TIJD", b => b.Zet("nazorg", "zonder-werk", "termijn", "nazorg.einde + 10 werkdagen")),
        ["a tbs that one person exempts"] = ("TBS_VRIJSTELLING_DOOR_TWEE", b => b.Pijl("tbs", "beslissing", "TeLaat", "toestemming-nazien")),
        ["a job without nazorg"] = ("NAZORG_NA_JOB", b => b.Pijl("wep-2008", "job-einde", "Klaar", "stop-afsluiting")),
        ["a tbs that is evaluated at the end of the work"] = ("TBS_OP_TIJD", b => b.Zet("tbs", "evaluatie", "termijn", "einde")),
        ["an end that waits for more tasks"] = ("EINDE_METEEN", b => b.Pijl("wep-2008", "sollicitatie", "Klaar", "job-uitstroomprofiel")),
        ["a tbs that lasts as long as the work"] = ("TBS_OP_TIJD", b => b.Zet("tbs", "wacht-einde", "moment", "einde")),
        ["a tbs that begins on paper when it is told"] = ("TBS_BEGINDATUM", b => b.Zet("tbs", "mp-start", "datum", "hier")),
        ["nazorg that goes on"] = ("NAZORG_OP_TIJD", b => b.Zet("nazorg", "wacht-einde", "moment", "nazorg.einde + 3 maanden")),
        ["an outcome that takes ten weeks"] = ("NAZORG_TAKEN_OP_TIJD", b => b.Zet("nazorg", "uitkomst", "termijn", "hier + 10 weken")),
        ["an extension that VDAB allows and nobody can give"] = ("VERLENGING_TOT_ACHTTIEN_KAN", b => b.Zet("sollicitatie", "maximum", "hoogstens", "17 maanden")),
        ["a loop that comes back to the same day"] = ("KAN_ALTIJD_VERDER", b => b.ZonderStap("nazorg", "feit-job")),
        ["a fact of another kind"] = ("NAMEN_BESTAAN", b => b.Zet("toeleiding", "feit-lengte", "soort", "jaNee")),
        ["a choice on what nobody wrote"] = ("KAN_ALTIJD_VERDER", b => b.ZonderStap("wep-2008", "feit-profiel")),
        ["an outcome that nobody measures"] = ("UITKOMST_GEMETEN", b => b.ZonderStap("nazorg", "uitkomst")),
    };

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Fact]
    public void The_shipped_flows_keep_every_rule()
    {
        var oordelen = new Tekenbord().Check().Oordelen;

        Assert.Equal(105, oordelen.Length);
        Assert.Empty(oordelen.Where(o => o.Verdict != Verdict.Kept).Select(o => $"{o.Code}: {o.Uitleg}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_that_breaks_a_rule_is_blocked_by_that_rule(string naam)
    {
        var bord = new Tekenbord();
        Edits[naam].Edit(bord);

        Assert.Contains(Edits[naam].Regel, bord.Blocked());
    }

    [Fact]
    public void Any_one_melding_that_is_taken_out_is_missed()
    {
        var meldingen = new[] { "wep-2008", "toeleiding", "intake", "iup", "werkervaring", "sollicitatie", "tbs", "nazorg" }
            .SelectMany(f => new Tekenbord()[f]["root"]!["activities"]!.AsArray().Where(s => (string)s!["type"]! == "Leerwerk.Melding").Select(s => (Flow: f, Stap: (string)s!["id"]!))).ToList();

        Assert.Equal(24, meldingen.Count);
        Assert.All(meldingen, m => Assert.Contains("ELKE_MIJLPAAL_GEMELD", new Tekenbord().ZonderStap(m.Flow, m.Stap).Blocked()));
    }

    [Fact]
    public void The_order_in_the_files_changes_no_verdict()
    {
        static string[] Verdicts(Tekenbord bord) => [.. bord.Check().Oordelen.Select(o => $"{o.Code} {o.Verdict}")];

        Assert.Equal(Verdicts(new Tekenbord()), Verdicts(new Tekenbord().Shuffle(7)));
        Assert.Equal(Verdicts(new Tekenbord().ZonderStap("tbs", "totaal")), Verdicts(new Tekenbord().ZonderStap("tbs", "totaal").Shuffle(8)));
    }

    [Fact]
    public void A_verdict_names_the_steps_of_the_path_and_says_what_to_do()
    {
        var oordeel = new Tekenbord().Pijl("toeleiding", "gesprek", "Geweigerd", "weigering-brief").Check().Oordelen.First(o => o.Code == "WEIGERING_MET_REDEN");

        Assert.Equal(Verdict.Broken, oordeel.Verdict);
        Assert.Contains(oordeel.Pad, p => p is { Flow: "toeleiding", Stap: "gesprek", Pijl: "gesprek:Geweigerd:weigering-brief" });
        Assert.Equal("weigering-brief", oordeel.Pad[^1].Stap);
        Assert.StartsWith("Zet de taak met het formulier", oordeel.Doe, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_hangs_on_nothing_known_is_neither_kept_nor_broken()
    {
        var oordeel = new Tekenbord().Zet("toeleiding", "feit-nazorg-einde", "waarde", "hier + 6 maanden").Check().Oordelen.First(o => o.Code == "NAZORG_ZES_MAANDEN");

        Assert.Equal(Verdict.Unknown, oordeel.Verdict);
        Assert.True(oordeel.Blokkeert);
    }

    [Theory]
    [InlineData("WERKERVARING_GESTART", 1, 1, Verdict.Kept)]
    [InlineData("WERKERVARING_GESTART", 0, 0, Verdict.Broken)]
    [InlineData("WERKERVARING_GESTART", 2, 2, Verdict.Broken)]
    [InlineData("WEIGERING", 0, 0, Verdict.Broken)]
    public void How_often_something_happens_is_counted_up_to_the_end_of_a_fase(string mijlpaal, int minstens, int hoogstens, Verdict verdict)
    {
        var regels = RegelSet.Parse("proef", $$"""
            { "titel": "Proef", "van": "2010-01-01", "regels": [ { "code": "PROEF", "zin": "z", "bron": "b", "ernst": "decreet", "doe": "d", "vorm": { "soort": "aantal", "minstens": {{minstens}}, "hoogstens": {{hoogstens}},
              "wat": { "stap": "Mijlpaal", "code": "{{mijlpaal}}" }, "sluit": { "stap": "Fase", "flow": "toeleiding", "uitkomst": "Klaar" }, "tenzij": { "stap": "Fase", "flow": "toeleiding", "uitkomst": ["Geweigerd", "NietToegelaten", "Stopgezet"] } } } ] }
            """);

        Assert.Equal(verdict, Assert.Single(new Tekenbord().Check(regels).Oordelen).Verdict);
    }
}
