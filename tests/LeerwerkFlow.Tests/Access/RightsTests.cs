using LeerwerkFlow.Access;

namespace LeerwerkFlow.Tests.Access;

public sealed class RightsTests
{
    // The table as the law and decisions S5, S13, S15 want it, written out by hand. Columns: coördinator, coach, instructeur, promotor, beheerder.
    [Theory]
    [InlineData(Right.ZietPostvak, "x x x x -")]
    [InlineData(Right.ZietTeam, "x x - - -")]
    [InlineData(Right.VoertTaakUit, "x x x x -")]
    [InlineData(Right.GrijptIn, "x - - - -")]
    [InlineData(Right.VerdeeltTaken, "x x - - -")]
    [InlineData(Right.ZietTrajecten, "x x x x -")]
    [InlineData(Right.StartTraject, "x x - - -")]
    [InlineData(Right.WijzigtTraject, "x x - - -")]
    [InlineData(Right.StoptTraject, "x x - - -")]
    [InlineData(Right.WijstCoachToe, "x - - - -")]
    [InlineData(Right.SchorstSamen, "x - - - -")]
    [InlineData(Right.LeestVertrouwelijk, "- x - - -")]
    [InlineData(Right.ZietDocumenten, "x x - - -")]
    [InlineData(Right.KeurtDocumentGoed, "x x - - -")]
    [InlineData(Right.ZietMeldingen, "x x - - x")]
    [InlineData(Right.GeeftMeldingVrij, "x x - - -")]
    [InlineData(Right.KiestKanaal, "x - - - x")]
    [InlineData(Right.BeheertKanaal, "- - - - x")]
    [InlineData(Right.ZietAansluiting, "x x - - -")]
    [InlineData(Right.BeheertAansluiting, "x - - - -")]
    [InlineData(Right.ZietVacatures, "x x - - -")]
    [InlineData(Right.NoteertObservaties, "- - x - -")]
    [InlineData(Right.BeheertVacatures, "x - - - -")]
    [InlineData(Right.ZietOverzicht, "x - - - -")]
    [InlineData(Right.BeheertMedewerkers, "- - - - x")]
    [InlineData(Right.ZietBeheer, "- - - - x")]
    [InlineData(Right.MeldtAfwezig, "x x x - -")]
    [InlineData(Right.BeheertAfwezigheid, "x - - - -")]
    [InlineData(Right.PlantAfspraken, "x x - - -")]
    [InlineData(Right.BeheertAgendas, "x - - - -")]
    [InlineData(Right.VerzetDemoklok, "x - - - x")]
    [InlineData(Right.HerstartDemo, "x - - - x")]
    [InlineData(Right.GebruiktStudio, "- - - - x")]
    [InlineData(Right.OntwerptFlows, "x - - - x")]
    [InlineData(Right.LeestVoorstellen, "x x - - x")]
    [InlineData(Right.KiestKeuzeblokken, "x - - - -")]
    public void Each_right_belongs_to_these_roles(Right right, string roles) =>
        Assert.Equal(roles, string.Join(' ', Enum.GetValues<Role>().Select(role => Rights.May(role, right) ? "x" : "-")));

    [Fact]
    public void Every_right_stands_in_the_table()
    {
        foreach (var right in Enum.GetValues<Right>())
            Assert.True(Enum.GetValues<Role>().Any(role => Rights.May(role, right)), $"Nobody may {right}.");
    }

    [Fact]
    public void Two_roles_add_up() => Assert.True(Rights.May([Role.Instructeur, Role.Coordinator], Right.WijstCoachToe));

    [Fact]
    public void No_role_may_nothing() => Assert.False(Rights.May([], Right.ZietPostvak));
}
