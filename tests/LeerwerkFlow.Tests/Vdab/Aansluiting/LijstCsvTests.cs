using System.Text;
using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Vdab.Aansluiting;

namespace LeerwerkFlow.Tests.Vdab.Aansluiting;

public sealed class LijstCsvTests
{
    private const string Goed = "TR-1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;V-1";

    [Theory]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD", "er moeten 6 velden staan, gescheiden door een puntkomma, en het zijn er 5")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;;", "er moeten 6 velden staan, gescheiden door een puntkomma, en het zijn er 7")]
    [InlineData(";INTAKE_AFGEROND;1;2010-03-15;AANVAARD;", "vul het dossier in: letters, cijfers en streepjes, hoogstens 40 tekens")]
    [InlineData("=1+1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;", "vul het dossier in: letters, cijfers en streepjes, hoogstens 40 tekens")]
    [InlineData("TR-1;Intake;1;2010-03-15;AANVAARD;", "de mijlpaal is een code in hoofdletters, zoals INTAKE_AFGEROND")]
    [InlineData("TR-1;INTAKE_AFGEROND;nul;2010-03-15;AANVAARD;", "de versie is een getal van 1 tot 999")]
    [InlineData("TR-1;INTAKE_AFGEROND;0;2010-03-15;AANVAARD;", "de versie is een getal van 1 tot 999")]
    [InlineData("TR-1;INTAKE_AFGEROND;-1;2010-03-15;AANVAARD;", "de versie is een getal van 1 tot 999")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;15/03/2010;AANVAARD;", "schrijf de datum als jaar-maand-dag, zoals 2010-03-15")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-02-30;AANVAARD;", "schrijf de datum als jaar-maand-dag, zoals 2010-03-15")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-04-01;AANVAARD;", "1 apr 2010 valt niet in maart 2010")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-03-15;OK;", "de status is een van ONTVANGEN, AANVAARD, GEWEIGERD, INGETROKKEN, VERVANGEN")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;\"a\u0007b\"", "het ontvangstnummer heeft hoogstens 60 tekens")]
    [InlineData("TR-1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;a\"b", "een aanhalingsteken staat verkeerd")]
    public void What_is_wrong_is_said_with_its_line(string regel, string fout)
    {
        var (regels, fouten) = LijstCsv.Read(Meldinghuis.Bytes([Goed, regel, Goed]), Aansluitwereld.Maart);

        Assert.Empty(regels);
        Assert.Equal([$"Regel 3: {fout}."], fouten);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dossier,mijlpaal,versie,datum,status,ontvangstnummer\n")]
    [InlineData("dossier;mijlpaal;versie;datum;status\n")]
    public void Another_form_is_refused_as_a_whole(string tekst) => Assert.Single(LijstCsv.Read(Encoding.UTF8.GetBytes(tekst), Aansluitwereld.Maart).Fouten);

    [Fact]
    public void Another_encoding_or_too_much_is_refused()
    {
        Assert.StartsWith("Het bestand is geen UTF-8", Assert.Single(LijstCsv.Read([.. Meldinghuis.Bytes([Goed]), 0xE9, 0x0A], Aansluitwereld.Maart).Fouten), StringComparison.Ordinal);
        Assert.StartsWith("Het bestand is te groot", Assert.Single(LijstCsv.Read(new byte[LijstCsv.MostBytes + 1], Aansluitwereld.Maart).Fouten), StringComparison.Ordinal);
        Assert.StartsWith("Het bestand heeft meer dan 100000 regels", Assert.Single(LijstCsv.Read(Meldinghuis.Bytes(Enumerable.Repeat(Goed, 100_001)), Aansluitwereld.Maart).Fouten), StringComparison.Ordinal);
        Assert.Equal(20, LijstCsv.Read(Meldinghuis.Bytes(Enumerable.Repeat("x", 500)), Aansluitwereld.Maart).Fouten.Length);
    }

    [Fact]
    public void A_mark_in_front_quotes_spaces_and_empty_lines_do_not_matter()
    {
        var bytes = Encoding.UTF8.GetBytes($"\uFEFF{LijstCsv.Kop}\n\n\"TR-1\"; INTAKE_AFGEROND ;1;2010-03-15;AANVAARD;\n");

        Assert.Equal([new LijstRegel(3, "TR-1", "INTAKE_AFGEROND", 1, new(2010, 3, 15), "AANVAARD", "")], LijstCsv.Read(bytes, Aansluitwereld.Maart).Regels);
    }

    [Fact]
    public void The_example_in_the_docs_can_be_read()
    {
        var (regels, fouten) = LijstCsv.Read(File.ReadAllBytes(Path.Combine(SourceTree.Root, "docs", "vdab", "voorbeelden", "lijst.csv")), Aansluitwereld.Maart);

        Assert.Empty(fouten);
        Assert.Equal(4, regels.Length);
        Assert.Contains($"`{LijstCsv.Kop}`", SourceTree.Get("docs/vdab/README.md").Text, StringComparison.Ordinal);
    }
}
