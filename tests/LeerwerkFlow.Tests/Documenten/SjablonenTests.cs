using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Documenten;

public sealed class SjablonenTests : IDisposable
{
    private readonly DirectoryInfo map = Directory.CreateTempSubdirectory("leerwerkflow-brieven-");

    [Fact]
    public void All_findings_come_at_once_with_file_and_place()
    {
        Write("_gewoon", "{{ document.titel }}");
        Write("brief", "Dag\n{{ if }}");
        Write("attest", "{{ include '_nergens' }}");

        var (_, findings) = Sjablonen.Read(map.FullName);

        Assert.Contains(findings, f => f is { Bestand: "brief.sbnhtml", Regel: 2 });
        Assert.Contains(findings, f => f.ToString() == "attest.sbnhtml, regel 1, kolom 4: Het sjabloon '_nergens' bestaat niet.");
        Assert.Throws<CannotStart>(() => Sjablonen.Load(map.FullName));
    }

    [Fact]
    public void A_folder_without_the_plain_page_is_refused() => Assert.Contains("_gewoon", Assert.Throws<CannotStart>(() => Sjablonen.Load(map.FullName)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_without_a_file_is_written_on_the_plain_page()
    {
        Write("_gewoon", "gewoon");

        Assert.Equal("gewoon", Sjablonen.Load(map.FullName).Get("begeleidingsplan").Render(DossierModel.Read("{}")));
    }

    [Fact]
    public void The_version_follows_the_text_and_what_it_includes()
    {
        Write("_gewoon", "");
        Write("_deel", "een");
        Write("brief", "{{ include '_deel' }}");
        Write("ander", "zonder deel");
        var before = Sjablonen.Load(map.FullName);

        Write("_deel", "twee");
        var after = Sjablonen.Load(map.FullName);

        Assert.NotEqual(before.Get("brief").Versie, after.Get("brief").Versie);
        Assert.Equal(before.Get("ander").Versie, after.Get("ander").Versie);
    }

    [Theory]
    [InlineData("{{ deelnemer.voornam }}", "kolom 13: Het veld 'voornam' bestaat niet. Bedoelde je 'voornaam'?")]
    [InlineData("Dag {{ deelnemer.kansengroep }}", "kolom 17: Het veld 'kansengroep' bestaat niet.")]
    [InlineData("{{ # voor: deelnemer, bedrijven ~}} {{ traject.start }} {{ traject.id }}", "kolom 67: Het veld 'id' bestaat niet.")]
    [InlineData("{{ # voor: vdab ~}} {{ gesprek.verslag }}", "kolom 24: 'gesprek' bestaat hier niet.")]
    public void A_field_that_its_reader_does_not_have_is_a_finding(string tekst, string finding)
    {
        Write("_gewoon", tekst);

        Assert.Equal("_gewoon.sbnhtml, regel 1, " + finding, Assert.Single(Sjablonen.Read(map.FullName).Findings).ToString());
    }

    [Fact]
    public void A_field_in_a_part_is_found_where_the_letter_includes_it()
    {
        Write("_gewoon", "{{ # voor: dossier }}\n{{ include '_deel' }}");
        Write("_deel", "\n{{ coach.nam }}");

        Assert.Equal("_gewoon.sbnhtml, regel 2, kolom 4: In '_deel', regel 2, kolom 9: Het veld 'nam' bestaat niet. Bedoelde je 'naam'?", Assert.Single(Sjablonen.Read(map.FullName).Findings).ToString());
    }

    [Theory]
    [InlineData("{}", "In het dossier ontbreekt nog: eerste dag (terbeschikkingstelling), laatste dag (terbeschikkingstelling).")]
    [InlineData("""{ "tbs": { "start": "2010-10-01", "einde": null } }""", "In het dossier ontbreekt nog: laatste dag (terbeschikkingstelling).")]
    public void What_a_template_needs_and_nobody_knows_is_told(string model, string zin)
    {
        Write("_gewoon", "{{ # vereist: tbs.start, tbs.einde ~}}\nx");

        Assert.Equal(zin, Assert.Throws<RuleBroken>(() => Sjablonen.Load(map.FullName).Get("x").Render(DossierModel.Read(model))).Message);
    }

    [Fact]
    public void Text_of_people_is_escaped()
    {
        Write("_gewoon", "{{ deelnemer.naam }}");

        Assert.Equal("&lt;b&gt;", Sjablonen.Load(map.FullName).Get("x").Render(DossierModel.Read("""{ "deelnemer": { "naam": "<b>" } }""")));
    }

    public void Dispose() => map.Delete(recursive: true);

    private void Write(string naam, string tekst) => File.WriteAllText(Path.Combine(map.FullName, naam + ".sbnhtml"), tekst);
}
