using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class DatumUitlegTests
{
    private static readonly Dictionary<string, Feit> Feiten = new()
    {
        ["start"] = Feit.Datum(Day("2026-03-01")),
        ["einde"] = Feit.Datum(Day("2027-02-28")),
        ["einde.gepland"] = Feit.Formule("start + lengte maanden"),
        ["lengte"] = Feit.Getal(9),
        ["nazorg.einde"] = Feit.Formule("einde.gepland + 6 maanden"),
        ["tbs.einde"] = Feit.Formule("tbs.start + 3 maanden"),
        ["gesprek"] = Feit.Formule("hier + beurt dagen"),
    };

    [Theory]
    [InlineData("einde - 2 maanden", "einde 28/02/2027 − 2 maanden = 31/12/2026")]
    [InlineData("einde", "einde 28/02/2027")]
    [InlineData("start + 6 maanden + 1 dag", "start 01/03/2026 + 6 maanden + 1 dag = 01/09/2026")]
    [InlineData("start + lengte maanden", "start 01/03/2026 + 9 maanden (lengte) = 30/11/2026")]
    [InlineData("start + beurt maanden", "start 01/03/2026 + 1 maand (beurt 1) = 31/03/2026")]
    [InlineData("hier + 5 werkdagen", "dag van deze stap 23/03/2026 + 5 werkdagen = 30/03/2026")]
    [InlineData("2026-03-01 + 1 jaar", "01/03/2026 + 1 jaar = 28/02/2027")]
    [InlineData("binnen 10 dagen", "binnen 10 dagen na 23/03/2026 = 02/04/2026")]
    [InlineData("binnen 2 weken", "binnen 2 weken na 23/03/2026 (06/04/2026 is geen werkdag: paasmaandag) = 07/04/2026")]
    [InlineData("binnen 12 dagen", "binnen 12 dagen na 23/03/2026 (04/04/2026 is geen werkdag: zaterdag) = 07/04/2026")]
    [InlineData(
        "vroegste(start + 6 maanden, halfweg(start, einde))",
        "vroegste van (start 01/03/2026 + 6 maanden = 31/08/2026; halfweg tussen (start 01/03/2026; einde 28/02/2027) = 31/08/2026) = 31/08/2026")]
    public void The_reason_shows_the_sum(string formule, string waarom) => Assert.Equal(waarom, Read(formule).Waarom);

    [Theory]
    [InlineData("einde.gepland - 2 maanden", "einde gepland 30/11/2026 (start 01/03/2026 + 9 maanden (lengte)) − 2 maanden = 30/09/2026")]
    [InlineData("nazorg.einde", "nazorg einde 31/05/2027 (einde gepland 30/11/2026 + 6 maanden)")]
    public void A_fact_that_is_a_formula_is_explained_one_level(string formule, string waarom) => Assert.Equal(waarom, Read(formule).Waarom);

    [Theory]
    [InlineData("proef.einde + 1 dag", "Nog geen datum: proef einde is nog niet bekend.")]
    [InlineData("tbs.einde + 1 dag", "Nog geen datum: tbs einde is nog niet bekend, want tbs start is nog niet bekend.")]
    [InlineData("start + duurtijd maanden", "Nog geen datum: duurtijd is nog niet bekend.")]
    [InlineData("vroegste(a, start, b)", "Nog geen datum: a is nog niet bekend en b is nog niet bekend.")]
    [InlineData("a + b dagen", "Nog geen datum: a is nog niet bekend en b is nog niet bekend.")]
    [InlineData("halfweg(start, a) + 1 dag", "Nog geen datum: a is nog niet bekend.")]
    [InlineData("halfweg(einde, start)", "Nog geen datum: tussen einde 28/02/2027 en start 01/03/2026 ligt geen enkele dag.")]
    [InlineData("gesprek", "Nog geen datum: gesprek is nog niet bekend, want de dag waarop dit is vastgelegd, is niet bekend en de beurt is hier niet bekend.")]
    public void A_missing_date_is_named(string formule, string waarom)
    {
        var uitleg = Read(formule);

        Assert.Null(uitleg.Datum);
        Assert.Equal(waarom, uitleg.Waarom);
    }

    private static DatumUitleg Read(string formule) => DateFormula.Parse(formule).Evaluate(new(Feiten, Day("2026-03-23"), 1, [], LooptDoor: false));
}
