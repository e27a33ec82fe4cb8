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
        Assert.Contains(findings, f => f.ToString() == "attest.sbnhtml, regel 1, kolom 1: het deel ‘_nergens’ bestaat niet.");
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

    [Fact]
    public void A_field_that_the_model_does_not_have_is_an_error_and_no_empty_place()
    {
        Write("_gewoon", "Dag {{ deelnemer.kansengroep }}");

        Assert.Throws<Flows.Language.LanguageException>(() => Sjablonen.Load(map.FullName).Get("x").Render(DossierModel.Read("""{ "deelnemer": { "naam": "Voorbeeld" } }""")));
    }

    [Theory]
    [InlineData("{}", "In het dossier ontbreekt nog: tbs.start, tbs.einde.")]
    [InlineData("""{ "tbs": { "start": "2010-10-01", "einde": null } }""", "In het dossier ontbreekt nog: tbs.einde.")]
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
