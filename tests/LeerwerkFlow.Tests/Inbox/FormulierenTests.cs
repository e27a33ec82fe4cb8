namespace LeerwerkFlow.Tests.Inbox;

public sealed class FormulierenTests
{
    [Fact]
    public void Every_finding_comes_at_once_with_file_and_field()
    {
        using var map = new FormulierMap()
            .With("een.json", "{ nee")
            .With("twee.json", FormulierMap.Form("twee", """{ "naam": "a", "soort": "tekts", "label": "A" }, { "naam": "a", "soort": "tekst", "label": "", "verplcht": true }"""))
            .With("drie.json", FormulierMap.Form("vier", """{ "include": "bestaat-niet" }"""));

        Assert.Equal(
            [
                "drie.json: het deel ‘bestaat-niet’ bestaat niet in de map delen.",
                "drie.json: de ‘naam’ moet die van het bestand zijn: ‘drie’.",
                "een.json: dit is geen geldige JSON (regel 1).",
                "twee.json, veld ‘a’: ‘tekts’ is geen soort veld; kies tekst, lange-tekst, keuze, meerkeuze, datum, getal, ja-nee, herhaling of groei.",
                "twee.json, veld ‘a’: ‘verplcht’ is hier geen eigenschap.",
                "twee.json, veld ‘a’: geef het veld een ‘label’.",
                "twee.json, veld ‘a’: deze naam bestaat al in dit formulier; geef elk veld een eigen naam.",
            ],
            map.Findings());
        Assert.Throws<InvalidDataException>(map.Load);
    }

    [Theory]
    [InlineData("""{ "naam": "a", "soort": "tekst", "label": "A", "vertrouwelijk": true, "verplicht": true }""", "een vertrouwelijk veld mag nooit verplicht zijn.")]
    [InlineData("""{ "naam": "a", "soort": "datum", "label": "A", "vertrouwelijk": true, "feit": "a" }""", "een vertrouwelijk veld mag geen feit zetten; wat de flow niet hoeft te weten, blijft erbuiten.")]
    [InlineData("""{ "naam": "a", "soort": "groei", "label": "A", "verplicht": true }""", "een GROEI-rooster is nooit verplicht: geen letter zonder gesprek.")]
    [InlineData("""{ "naam": "a", "soort": "tekst", "label": "A", "feit": "a" }""", "alleen een keuze, datum, getal of ja-nee buiten een groep kan een ‘feit’ zetten.")]
    [InlineData("""{ "naam": "a", "soort": "tekst", "label": "A", "toonAls": { "veld": "b", "is": ["ja"] } }""", "‘toonAls’ noemt ‘b’, maar dat veld staat niet eerder in dit formulier.")]
    [InlineData("""{ "naam": "a", "soort": "tekst", "label": "A", "vrijgave": true }""", "‘vrijgave’ hoort bij een vertrouwelijk veld of bij een hele vertrouwelijke groep.")]
    [InlineData("""{ "naam": "a", "soort": "keuze", "label": "A" }""", "geef ‘keuzes’ of noem een lijst in ‘keuzesUit’.")]
    public void A_field_that_breaks_a_rule_is_named(string veld, string zin)
    {
        using var map = new FormulierMap().With("proef.json", FormulierMap.Form("proef", veld));

        Assert.Equal([$"proef.json, veld ‘a’: {zin}"], map.Findings());
    }

    [Fact]
    public void An_open_field_cannot_tell_what_a_confidential_one_says()
    {
        using var map = new FormulierMap().With("proef.json", FormulierMap.Form("proef", """
            { "naam": "zorg", "soort": "ja-nee", "label": "Zorg", "vertrouwelijk": true },
            { "naam": "hoe", "soort": "tekst", "label": "Hoe", "toonAls": { "veld": "zorg", "is": ["ja"] } }
            """));

        Assert.Equal(["proef.json, veld ‘hoe’: ‘toonAls’ hangt af van het vertrouwelijke veld ‘zorg’; zet dit veld ook vertrouwelijk."], map.Findings());
    }

    [Fact]
    public void A_part_is_written_once_and_used_in_many_forms()
    {
        using var map = new FormulierMap()
            .With("delen/zicht.json", """{ "velden": [ { "naam": "akkoord", "soort": "ja-nee", "label": "Akkoord?" } ] }""")
            .With("een.json", FormulierMap.Form("een", """{ "include": "zicht" }"""))
            .With("twee.json", FormulierMap.Form("twee", """{ "include": "zicht" }"""));

        var formulieren = map.Load();

        Assert.Equal(["een", "twee"], formulieren.Namen);
        Assert.Equal("akkoord", formulieren.Get("twee").Velden.Single().Naam);
        Assert.Throws<NotFound>(() => formulieren.Get("drie"));
    }

    [Fact]
    public void A_proposal_comes_from_an_open_field_of_the_same_kind()
    {
        using var map = new FormulierMap()
            .With("bron.json", FormulierMap.Form("bron", """{ "naam": "doel", "soort": "tekst", "label": "Doel" }"""))
            .With("goed.json", FormulierMap.Form("goed", """{ "naam": "doel", "soort": "tekst", "label": "Doel", "neemOver": "bron.doel" }"""))
            .With("slecht.json", FormulierMap.Form("slecht", """{ "naam": "doel", "soort": "datum", "label": "Doel", "neemOver": "bron.doel" }"""));

        Assert.Equal(["slecht.json, veld ‘doel’: ‘neemOver’ of ‘vergelijk’ noemt ‘bron.doel’, maar dat is geen open veld van dezelfde soort."], map.Findings());
    }
}
