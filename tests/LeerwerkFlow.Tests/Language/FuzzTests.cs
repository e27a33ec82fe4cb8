using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Checking;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Language;

/// <summary>
/// Random templates give a text or the language's own error, and the same one twice. <c>LEERWERK_FUZZ</c> makes the run
/// longer; a failure names the seed that repeats that one case: <c>LEERWERK_FUZZ=1 LEERWERK_SEED=…</c>.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly Limits Tight = new(Turns: 50, Calls: 20, Output: 5_000, Text: 2_000, Items: 200, Depth: 40, Steps: 20_000);

    private static readonly Kind Closed = Kind.Record(new Dictionary<string, Kind>
    {
        ["o"] = Kind.Record(new Dictionary<string, Kind> { ["a"] = Kind.Number }), ["l"] = Kind.List(Kind.Text), ["s"] = Kind.Text, ["d"] = Kind.Date, ["u"] = Kind.Boolean,
    });

    [Fact]
    public void Random_templates_give_text_or_the_languages_own_error()
    {
        var (first, count) = (Number("LEERWERK_SEED", 20_261_121), Number("LEERWERK_FUZZ", 2_000));
        var rendered = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var text = Assert.Single(TemplateGen.Any.Sample(1, new Rnd((ulong)seed, 1), 50));
            var thrown = Record.Exception(() => rendered += IsRendered(text, seed) ? 1 : 0);
            Assert.True(thrown is null, $"LEERWERK_FUZZ=1 LEERWERK_SEED={seed}\n{text}\n{thrown}");
        }
        output.WriteLine($"seed {first}, {count} templates, {rendered} rendered");
        Assert.True(count < 1000 || (rendered > count / 20 && rendered < count));
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static bool IsRendered(string text, int seed)
    {
        var options = new RenderOptions(
            HtmlEscape: seed % 2 == 0,
            Culture: seed % 3 == 0 ? CultureInfo.GetCultureInfo("nl-BE") : null,
            Limits: Tight,
            Include: name => name.Length < 3 ? "{{ $1 }}x\n" : null,
            Missing: (Missing)(seed % 5 % 3));
        var result = Result(text, options);
        Assert.Equal(result, Result(text, options));
        return result.Text is not null;
    }

    private static (string? Text, string? Mistake) Result(string text, RenderOptions options)
    {
        var model = new Bag { ["o"] = new Bag { ["a"] = 1 }, ["l"] = new Sequence { 3, "x", null }, ["s"] = "tekst", ["d"] = new DateOnly(2010, 3, 1), ["u"] = Unknown.Value };
        var template = Template.Parse(text, "fuzz", limits: Tight);
        Assert.All(template.Errors.Concat(TypeCheck.Check(template, Kind.Any)).Concat(TypeCheck.Check(template, Closed, options.Include)), IsForAnEditor);
        Assert.All(Template.Parse(text, "fuzz", expressionOnly: true, Tight).Errors, IsForAnEditor);
        try
        {
            return (template.Render(model, options), null);
        }
        catch (LanguageException mistake)
        {
            IsForAnEditor(mistake.Error);
            return (null, mistake.Message);
        }
    }

    private static void IsForAnEditor(LanguageError error) => Assert.True(error is { Regel: > 0, Kolom: > 0, Zin.Length: > 10 }, error.ToString());
}
