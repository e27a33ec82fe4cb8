using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class DelayTests
{
    [Theory]
    [InlineData("2.00:00:00", "hier + 2 dagen", true)]
    [InlineData("00:00:00", "hier", false)]
    [InlineData("00:00:05", "2010-03-01T08:00:05Z", false)]
    [InlineData("1.12:00:00", "2010-03-02T20:00:00Z", false)]
    public void Delay_waits_whole_days_as_a_formula_and_less_as_an_instant(string duur, string formule, bool totEnMet)
    {
        var spel = Spel.Begin(Reeks("r", Stap("even", "Elsa.Delay", ("timeSpan", Letter(duur))), Lijn("na")));

        var wait = Assert.Single(spel.State.Waits.Values);
        Assert.Equal((WaitSoort.Moment, formule, totEnMet), (wait.Soort, wait.Formule, wait.TotEnMet));
        Assert.Equal(["na"], spel.Klaar("even").Lijnen);
    }

    [Fact]
    public void StartAt_waits_for_an_instant()
    {
        var spel = Spel.Begin(Stap("start", "Elsa.StartAt", ("dateTime", Letter("2027-03-01T09:00:00+01:00"))));

        Assert.Equal("2027-03-01T08:00:00Z", Assert.Single(spel.State.Waits.Values).Formule);
    }

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "Schrijf ze zoals 2.12:30:00")]
    [InlineData("Elsa.StartAt", "dateTime", "Schrijf het zoals 2027-03-01T09:00:00Z")]
    public void What_is_no_time_is_an_incident(string type, string invoer, string zin)
    {
        var spel = Spel.Begin(Stap("even", type, (invoer, Letter("straks"))));

        Assert.Contains(zin, Assert.Single(spel.Effecten.OfType<IncidentRaised>()).Reden, StringComparison.Ordinal);
    }
}
