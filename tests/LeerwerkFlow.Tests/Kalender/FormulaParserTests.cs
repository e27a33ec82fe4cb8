using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Tests.Kalender;

public sealed class FormulaParserTests
{
    [Theory]
    [InlineData("", 1, "De formule is leeg: begin met een datum, zoals start, einde of hier.")]
    [InlineData("6 maanden", 1, "Hier verwacht ik een datum, zoals start, einde of hier, en niet ‘6’.")]
    [InlineData("start +", 8, "Hier verwacht ik een aantal, maar de formule stopt.")]
    [InlineData("start + 6", 10, "Hier verwacht ik een eenheid: dag(en), week/weken, werkdag(en), maand(en) of jaar, maar de formule stopt.")]
    [InlineData("start + 6 eeuwen", 11, "Hier verwacht ik een eenheid: dag(en), week/weken, werkdag(en), maand(en) of jaar, en niet ‘eeuwen’.")]
    [InlineData("start 6 maanden", 7, "Hier verwacht ik + of -, of het einde van de formule, en niet ‘6’.")]
    [InlineData("start + maanden", 9, "‘maanden’ is een eenheid; daarvoor verwacht ik een aantal, en vooraan een datum.")]
    [InlineData("start + 1201 dagen", 9, "Een aantal is ten hoogste 1200, en dit is 1201.")]
    [InlineData("start + 99999999999999999999 dagen", 9, "Een aantal is ten hoogste 1200, en dit is 99999999999999999999.")]
    [InlineData("start + 1.5 maanden", 10, "Het teken ‘.’ hoort niet in een formule.")]
    [InlineData("start; drop", 6, "Het teken ‘;’ hoort niet in een formule.")]
    [InlineData("2010-02-30 + 1 dag", 1, "De dag 2010-02-30 bestaat niet.")]
    [InlineData("einde. + 1 dag", 1, "‘einde.’ is geen naam: na een punt komt een woord.")]
    [InlineData("beurt + 1 dag", 1, "‘beurt’ is een aantal en geen datum: schrijf bijvoorbeeld start + beurt maanden.")]
    [InlineData("vroegste start", 10, "Na ‘vroegste’ verwacht ik een haakje (, en niet ‘start’.")]
    [InlineData("vroegste(start)", 1, "‘vroegste’ vraagt minstens twee datums, met een komma ertussen.")]
    [InlineData("laatste(start, einde", 21, "Hier verwacht ik een komma of een haakje ), maar de formule stopt.")]
    [InlineData("halfweg(start, hier, einde)", 1, "‘halfweg’ vraagt precies twee datums, zoals halfweg(start, einde).")]
    [InlineData("binnen dagen", 8, "‘dagen’ is een eenheid; daarvoor verwacht ik een aantal, en vooraan een datum.")]
    public void A_formula_that_cannot_be_read_says_why_and_where(string formule, int positie, string zin)
    {
        var refused = Assert.Throws<FormulaException>(() => DateFormula.Parse(formule));

        Assert.Equal((zin, positie), (refused.Message, refused.Positie));
    }

    [Fact]
    public void A_formula_of_500_characters_may_nest_and_a_longer_one_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("laatste(hier,", 30)) + "hier" + new string(')', 30);

        Assert.Empty(DateFormula.Parse(nested).Anchors);
        Assert.Equal(501, Assert.Throws<FormulaException>(() => DateFormula.Parse(nested + new string(' ', 100))).Positie);
    }
}
