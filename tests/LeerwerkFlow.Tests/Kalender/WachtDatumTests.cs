using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class WachtDatumTests
{
    private static readonly FlowState State = Play.Begin(Teken.Samen(new Teken("proef").Taak("een")), "proef", new Begin(Teken.Nu, Teken.Dag, Teken.Geen)).State;

    [Theory]
    [InlineData("2010-03-01T10:30:00Z", "2010-03-01")]
    [InlineData("2010-03-01T23:30:00Z", "2010-03-02")]
    [InlineData("2010-07-01T22:00:00.0000000Z", "2010-07-02")]
    public void An_instant_is_due_on_its_day_in_brussels(string tekst, string dag)
    {
        var datum = WachtDatum.Of(State, Wait(tekst, totEnMet: false));

        Assert.Equal((DateOnly.Parse(dag, null), DateOnly.Parse(dag, null)), (datum.Datum!.Value, datum.Vervalt!.Value));
    }

    [Theory]
    [InlineData("start + 2 dagen")]
    [InlineData("2010-03-01")]
    [InlineData("morgen Z")]
    [InlineData(null)]
    public void A_formula_is_no_instant(string? tekst) => Assert.Null(WachtDatum.FindMoment(tekst));

    [Fact]
    public void A_delay_of_two_days_ends_the_day_after_tomorrow() =>
        Assert.Equal(new DateOnly(2010, 3, 3), WachtDatum.Of(State, Wait("hier + 2 dagen", totEnMet: true)).Vervalt);

    private static OpenWait Wait(string? formule, bool totEnMet) => new("p", "p#1", WaitSoort.Moment, "proef", "p", 1, formule, Teken.Dag, true, totEnMet, ["Done"]);
}
