using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

public sealed class ErrorTests
{
    [Fact]
    public void All_mistakes_are_found_at_once_each_at_its_place()
    {
        var template = Template.Parse("Beste\n{{ 1 + }}\n{{ if }}ja{{ end }}\n{{ naam | }}", "brief");

        Assert.Equal(["2:8", "3:7", "4:11"], template.Errors.Select(error => $"{error.Regel}:{error.Kolom}"));
        Assert.Equal("De regel eindigt te vroeg: hier ontbreekt een waarde.", template.Errors[0].Zin);
    }

    [Theory]
    [InlineData("a\n{{ if x }}b", 2, 4, "Deze if is niet gesloten: hier hoort nog een end bij.")]
    [InlineData("a {{ x", 1, 3, "Dit codeblok is niet gesloten: hier ontbreekt }}.")]
    [InlineData("{%{ x }}", 1, 1, "Het escapeblok is niet gesloten: hier ontbreekt }%}.")]
    [InlineData("{{ 'abc }}", 1, 4, "Deze tekst is niet gesloten: het aanhalingsteken op het einde ontbreekt.")]
    [InlineData("{{ end }}", 1, 4, "'end' hoort hier niet: er staat niets open dat ermee verdergaat of eindigt.")]
    [InlineData("{{ break }}", 1, 4, "break kan alleen in een for of een while.")]
    [InlineData("{{ 1 + 2 = 3 }}", 1, 6, "Hieraan kun je niets toekennen: links van = hoort een naam, een veld of een onderdeel.")]
    [InlineData("{{ import x }}", 1, 4, "'import' wordt niet ondersteund.")]
    [InlineData("{{ $\"{x}\" }}", 1, 4, "Teksten met ingevulde uitdrukkingen ($\"...\") worden niet ondersteund; plak de stukken met +.")]
    [InlineData("{{ 12abc }}", 1, 4, "'12a' is geen getal.")]
    [InlineData("{{ ~ }}", 1, 4, "Het teken '~' hoort niet in code.")]
    [InlineData("{{ 1e999999999 }}", 1, 4, "Dit getal is te groot.")]
    public void Reading_says_what_is_wrong(string text, int regel, int kolom, string zin) =>
        Assert.Contains(new LanguageError(regel, kolom, zin), Template.Parse(text, "brief").Errors);

    [Theory]
    [InlineData("a\n{{ naam.voor }}", 2, 8, "'naam' is leeg: 'voor' kan er niet van gelezen worden.")]
    [InlineData("{{ x[0] }}", 1, 5, "'x' is leeg: er is geen onderdeel van te lezen.")]
    [InlineData("{{ 1 | x }}", 1, 8, "'x' is geen functie maar een lege waarde.")]
    [InlineData("{{ 1 / 0 }}", 1, 6, "Delen door nul kan niet.")]
    [InlineData("{{ 'a' - 'b' }}", 1, 8, "De bewerking - kan niet met tekst.")]
    [InlineData("{{ 1 | string.append }}", 1, 14, "string.append neemt 2 waarden, maar krijgt er 1.")]
    [InlineData("{{ 'a' | string.slice lengte: 1 }}", 1, 16, "string.slice heeft geen parameter 'lengte'; wel: text, start, length.")]
    [InlineData("{{ 'a' | string.slice 'b' }}", 1, 16, "string.slice: 'start' moet een geheel getal zijn, niet een tekst.")]
    [InlineData("{{ 'morgen' | date.parse }}", 1, 19, "'morgen' is geen datum die hier gelezen kan worden.")]
    [InlineData("{{ '5 jan' | date.parse }}", 1, 18, "'5 jan' is geen datum die hier gelezen kan worden.")]
    [InlineData("{{ 1 | object.format '0' 'xx-nergens-1' }}", 1, 14, "De taal 'xx-nergens-1' bestaat niet; schrijf bijvoorbeeld nl-BE.")]
    [InlineData("{{ '{' | object.from_json }}", 1, 16, "Deze tekst is geen geldige JSON.")]
    [InlineData("{{ include 'weg' }}", 1, 4, "Het sjabloon 'weg' bestaat niet.")]
    [InlineData("{{ for x in 5; end }}", 1, 13, "Een for loopt over een lijst, niet over een getal.")]
    [InlineData("{{ gegeven.a = 1 }}", 1, 11, "Aan een object kun je geen veld 'a' geven.")]
    public void Rendering_says_what_is_wrong(string text, int regel, int kolom, string zin)
    {
        var model = new Dictionary<string, object?> { ["gegeven"] = new Dictionary<string, object?>() };

        var mistake = Assert.Throws<LanguageException>(() => Template.Parse(text, "brief").Render(model, RenderOptions.Plain));

        Assert.Equal((regel, kolom, zin), (mistake.Regel, mistake.Kolom, mistake.Zin));
    }

    [Fact]
    public void A_mistake_in_an_included_template_names_that_template()
    {
        var options = new RenderOptions(Include: _ => "ab\n{{ 1 / 0 }}");

        var mistake = Assert.Throws<LanguageException>(() => Template.Parse("{{ include 'voet' }}", "brief").Render(new Bag(), options));

        Assert.Equal("voet, regel 2, kolom 6: Delen door nul kan niet.", mistake.Message);
    }

    [Theory]
    [InlineData("{{ namm }}", "'namm' bestaat hier niet.")]
    [InlineData("{{ wie.namm }}", "Het veld 'namm' bestaat niet.")]
    [InlineData("{{ wie.naam.lengte }}", "Een tekst heeft geen veld 'lengte'.")]
    public void A_letter_does_not_leave_out_a_name_silently(string text, string zin)
    {
        var model = new Dictionary<string, object?> { ["wie"] = new Dictionary<string, object?> { ["naam"] = "Els" } };
        var strict = new RenderOptions(Missing: Missing.Error);

        var mistake = Assert.Throws<LanguageException>(() => Template.Parse(text, "brief").Render(model, strict));

        Assert.Equal(zin, mistake.Zin);
        Assert.Equal("geen Els", Template.Parse("{{ namm ?? 'geen' }} {{ wie.naam }}", "brief").Render(model, strict));
    }

    [Theory]
    [InlineData("{{ feit }}", "Deze waarde is nog niet bekend en kan dus niet in de tekst.")]
    [InlineData("{{ 'x' + feit }}", "Deze waarde is nog niet bekend en kan dus niet in de tekst.")]
    [InlineData("{{ if feit }}x{{ end }}", "Deze voorwaarde hangt af van iets dat nog niet bekend is.")]
    [InlineData("{{ for x in feit }}x{{ end }}", "Deze lijst is nog niet bekend.")]
    [InlineData("{{ case feit; when 1; end }}", "Deze keuze hangt af van iets dat nog niet bekend is.")]
    [InlineData("{{ [feit] }}", "Hierin zit een waarde die nog niet bekend is.")]
    public void A_letter_cannot_be_made_on_what_is_unknown(string text, string zin)
    {
        var model = new Dictionary<string, object?> { ["feit"] = Unknown.Value };

        var mistake = Assert.Throws<LanguageException>(() => Template.Parse(text, "brief").Render(model, RenderOptions.Plain));

        Assert.Equal(zin, mistake.Zin);
    }
}
