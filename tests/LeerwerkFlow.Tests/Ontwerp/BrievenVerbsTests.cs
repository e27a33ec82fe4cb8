using LeerwerkFlow.Tests.Documenten;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>render, leesbaarheid, and what verify says about letters.</summary>
public sealed class BrievenVerbsTests : IDisposable
{
    private static readonly string Workflows = Path.Combine(SourceTree.Root, "workflows");
    private readonly DirectoryInfo map = Directory.CreateTempSubdirectory("leerwerkflow-");
    private readonly StringWriter uit = new();
    private readonly StringWriter fout = new();

    [Fact]
    public async Task Render_writes_the_page_of_a_letter()
    {
        Assert.Equal(0, await Verbs.RunAsync(["render", "afsluitbrief", "--model", Path.Combine(Workflows, "brieven", "voorbeelden", "afsluitbrief.json")], uit, fout));

        Assert.Contains("Dag Nora", uit.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", uit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_writes_the_pdf_of_a_letter_into_a_file_or_says_that_it_cannot()
    {
        string[] render = ["render", "afsluitbrief", "--model", Path.Combine(Workflows, "brieven", "voorbeelden", "afsluitbrief.json"), "--pdf"];
        var pdf = Path.Combine(map.FullName, "brief.pdf");

        Assert.Equal(0, await Verbs.RunAsync([.. render, pdf], uit, fout));
        Assert.Equal(1, await Verbs.RunAsync([.. render, Path.Combine(map.FullName, "nergens", "brief.pdf")], uit, fout));
        Assert.Equal(2, await Verbs.RunAsync(render, uit, fout));

        Assert.Contains("DagNora", Poppler.Text(await File.ReadAllBytesAsync(pdf)), StringComparison.Ordinal);
        Assert.Contains("kan niet geschreven worden.", fout.ToString(), StringComparison.Ordinal);
        Assert.Empty(uit.ToString());
    }

    [Theory]
    [InlineData("""{ "basis": "gewoon.json", "document": { "titel": "T", "code": "D17", "datum": "2011-09-02" } }""", "Het veld ‘document.ontvanger’ ontbreekt.")]
    [InlineData("""{ "basis": "gewoon.json" }""", "Het veld ‘document’ ontbreekt.")]
    [InlineData("""{ "basis": "gewoon.json", "geheim": 1 }""", "Het veld ‘geheim’ bestaat niet.")]
    [InlineData("{ nee", "geen geldige JSON, regel 1.")]
    [InlineData("[]", "een model is één JSON-object.")]
    [InlineData("""{ "basis": "model.json" }""", "te veel bestanden bouwen op elkaar.")]
    [InlineData("""{ "basis": "nergens.json" }""", "nergens.json” bestaat niet.")]
    public async Task A_model_that_is_not_right_says_what_is_wrong(string model, string zin)
    {
        File.Copy(Path.Combine(Workflows, "brieven", "voorbeelden", "dossiers", "gewoon.json"), Path.Combine(map.FullName, "gewoon.json"));
        var bestand = Path.Combine(map.FullName, "model.json");
        await File.WriteAllTextAsync(bestand, model);

        Assert.Equal(1, await Verbs.RunAsync(["render", "afsluitbrief", "--model", bestand], uit, fout));
        Assert.Contains(zin, fout.ToString(), StringComparison.Ordinal);
        Assert.Empty(uit.ToString());
    }

    [Fact]
    public async Task A_letter_that_does_not_exist_is_told_with_those_that_do()
    {
        Assert.Equal(1, await Verbs.RunAsync(["render", "ontslagbrief", "--model", "x.json"], uit, fout));
        Assert.StartsWith("De brief “ontslagbrief” bestaat niet. Kies uit: afsluitbrief, attest-competenties,", fout.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render")]
    [InlineData("leesbaarheid")]
    public async Task Wrong_use_is_told(string verb)
    {
        Assert.Equal(2, await Verbs.RunAsync([verb], uit, fout));
        Assert.StartsWith($"Gebruik: {verb}", fout.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leesbaarheid_has_nothing_to_say_about_what_ships()
    {
        Assert.Equal(0, await Verbs.RunAsync(["leesbaarheid", Workflows], uit, fout));
        Assert.Contains("\nuitnodiging-intake ", uit.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Niets op te merken.\n", uit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_a_field_that_does_not_exist()
    {
        var brieven = map.CreateSubdirectory("brieven").FullName;
        File.Copy(Path.Combine(Workflows, "fasen", "nazorg.json"), Path.Combine(map.FullName, "nazorg.json"));
        await File.WriteAllTextAsync(Path.Combine(brieven, "_gewoon.sbnhtml"), "gewoon");
        await File.WriteAllTextAsync(Path.Combine(brieven, "brief.sbnhtml"), "Dag\n{{ deelnemer.voornam }}");

        Assert.Equal(1, await Verbs.RunAsync(["verify", map.FullName], uit, fout));
        Assert.Contains("brief.sbnhtml, regel 2, kolom 13: Het veld 'voornam' bestaat niet. Bedoelde je 'voornaam'?", uit.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => map.Delete(recursive: true);
}
