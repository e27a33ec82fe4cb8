using System.Diagnostics;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Checking;

namespace LeerwerkFlow.Tests.Language;

public sealed class LimitsTests
{
    private static readonly Limits Small = new(Turns: 1000, Calls: 50, Output: 10_000, Text: 10_000, Items: 1_000, Depth: 50, Steps: 200_000);

    [Theory]
    [InlineData("{{ while true; end }}", "Deze lus draait meer dan 1000 keer.")]
    [InlineData("{{ for i in 1..2000000000; end }}", "Deze lus draait meer dan 1000 keer.")]
    [InlineData("{{ for i in 1..999; for j in 1..999; end; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ func f; f; end; f }}", "Functies en sjablonen roepen elkaar meer dan 50 keer in elkaar op. Roept iets zichzelf op zonder einde?")]
    [InlineData("{{ f(x) = f(x + 1); f(1) }}", "Functies en sjablonen roepen elkaar meer dan 50 keer in elkaar op. Roept iets zichzelf op zonder einde?")]
    [InlineData("{{ include 'zelf' }}", "Functies en sjablonen roepen elkaar meer dan 50 keer in elkaar op. Roept iets zichzelf op zonder einde?")]
    [InlineData("{{ for i in 1..900; '0123456789012345'; end }}", "De tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'ab' * 2000000000 }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'ab'; while true; x = x + x; end }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'a' | string.pad_left 2000000000 }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'a' * 9000; x = x | string.replace 'a' x }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 1..900 | array.join '0123456789012345' }}", "De tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = []; x[2000000000] = 1 }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = [1]; while true; x = x | array.add_range x; end }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = 1..2000000000 | array.reverse }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = [] | array.insert_at 2000000000 1 }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = {}; for i in 1..1000; x[i] = i; end; x.b = 1 }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = 3; while true; x = x * x; end }}", "De uitkomst van deze berekening is te groot.")]
    [InlineData("{{ 255 | object.format 'D999999999' }}", "Dit formaat is te lang.")]
    [InlineData("{{ x = 'a ' * 2000 | string.split ' ' }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = 'a' * 9999; x = x | string.append x }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'a' | string.truncate 0 ('b' * 9000) | string.append ('c' * 9000) }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'a' * 9000 | string.replace_first 'a' ('b' * 9000) }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = '\"' * 9000 | string.escape }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = '<' * 9000 | html.escape }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'é' * 9000 | html.url_encode }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = '\n' * 9000 | html.newline_to_br }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 'é' * 9000 | string.base64_encode }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = date.parse('2010-03-01') | date.to_string ('%A' * 4000) }}", "Deze tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = 1..900; x = [x, x, x, x] | object.to_json }}", "De tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = ('[[' + ('1,' * 2000) + '1]]') | object.from_json }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = 1..900; for i in x; y = x | array.sort; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 1..900; for i in x; y = x | array.each @math.abs; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 1..900; for i in x; y = x | array.uniq; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 1..900; for i in x; y = x | array.cycle i; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 'a' * 9999; while true; y = x | string.size; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 'a' * 9999; for i in 1..999; y = [x, x] | array.map 'size'; z = x | array.size; end }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = []; x[0] = x; x }}", "Hier zitten te veel waarden of uitdrukkingen in elkaar.")]
    [InlineData("{{ x = []; x[0] = x; x | object.to_json }}", "Hier zitten te veel waarden of uitdrukkingen in elkaar.")]
    [InlineData("{{ x = [1]; for i in 1..60; x = [x, x]; end; x }}", "De tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ for i in 1..999; for j in 1..999; x = 1 + 2 + 3 + 4 + 5; end; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 'a' * 9000; for i in 1..999; y = x | string.replace 'a' ''; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 'a' * 9000; l = []; for i in 1..999; l[i] = x + i; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = 'a' * 9000; l = [x] * 900 | array.sort }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ o = {}; for i in 1..900; o[i] = i; end; for i in 1..900; for p in o; break; end; end }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = [1]; y = [1]; for i in 1..60; x = [x, x]; y = [y, y]; end; x == y }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ func f(n); if n < 40; f (n + 1); f (n + 1); end; end; f 1 }}", "Dit sjabloon doet meer dan 200000 stappen en is daarom gestopt.")]
    [InlineData("{{ x = [1] * 9000000000000000000 }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = [1] * 900 + [1] * 900 }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ for c in 'a' * 9000; end }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ 1..2147483647 }}", "Deze lijst wordt langer dan 1000.")]
    [InlineData("{{ x = 1..9000000000000000000 }}", "Een bereik heeft links en rechts een geheel getal nodig, zoals 1..5.")]
    [InlineData("{{ capture x; for i in 1..900; '0123456789012345'; end; end }}", "De tekst wordt langer dan 10000 tekens.")]
    [InlineData("{{ x = ('[' * 5000) | object.from_json }}", "Deze tekst is geen geldige JSON.")]
    public void A_limit_ends_the_rendering_with_a_sentence(string text, string zin)
    {
        var options = new RenderOptions(Limits: Small, Include: _ => "{{ include 'zelf' }}");

        var mistake = Assert.Throws<LanguageException>(() => Template.Parse(text, "brief").Render(new Bag(), options));

        Assert.Equal(zin, mistake.Zin);
        Assert.InRange(mistake.Kolom, 1, text.Length);
    }

    [Fact]
    public void What_stays_below_the_limits_renders_whole() =>
        Assert.Equal(9_000, Template.Parse("{{ for i in 1..900; '0123456789'; end }}", "brief").Render(new Bag(), new RenderOptions(Limits: Small)).Length);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("{a:", "}")]
    [InlineData("f(", ")")]
    [InlineData("a ? ", " : 1")]
    [InlineData("a[", "]")]
    [InlineData("if x; ", "; end")]
    [InlineData("for x in y; ", "; end")]
    public void Nesting_without_end_is_refused_while_reading(string open, string close)
    {
        var text = "{{ " + string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000)) + " }}";

        var errors = Template.Parse(text, "brief").Errors;

        Assert.Contains(errors, error => error.Zin == "Hier staan meer dan 100 haakjes of blokken in elkaar.");
    }

    [Theory]
    [InlineData("1", " + 1")]
    [InlineData("a", ".b")]
    [InlineData("a", "[0]")]
    [InlineData("a", " | f")]
    [InlineData("a", "(1)")]
    public void A_chain_without_end_is_refused_while_reading(string first, string link)
    {
        var errors = Template.Parse("{{ " + first + string.Concat(Enumerable.Repeat(link, 20_000)) + " }}", "brief").Errors;

        Assert.NotEmpty(errors);
    }

    [Fact]
    public void Templates_that_include_each_other_are_checked_once_each()
    {
        var includes = string.Concat(Enumerable.Range(1, 50).Select(i => $"{{{{ include 'deel{i}' }}}}"));

        var errors = TypeCheck.Check(Template.Parse(includes, "brief"), Kind.Record(new Dictionary<string, Kind>()), _ => includes + "{{ weg }}");

        Assert.Equal(50, errors.Count);
    }

    [Fact]
    public void A_function_with_very_many_parameters_is_refused()
    {
        var names = string.Join(", ", Enumerable.Range(1, 2_000).Select(i => $"p{i}"));

        Assert.Equal("Een functie heeft hoogstens 50 parameters.", Assert.Single(Template.Parse($"{{{{ func f({names}); end }}}}", "brief").Errors).Zin);
    }

    [Fact]
    public void Else_if_without_end_is_refused_while_reading()
    {
        var text = "{{ if a" + string.Concat(Enumerable.Repeat("\nelse if a", 20_000)) + "\nend }}";

        Assert.NotEmpty(Template.Parse(text, "brief").Errors);
    }

    [Fact]
    public void Brackets_around_long_chains_do_not_overflow_the_stack()
    {
        var text = "1";
        for (var i = 0; i < 90; i++)
            text = "(" + text + string.Concat(Enumerable.Repeat(" + 1", 900)) + ")";
        var template = Template.Parse("{{ " + text + " }}", "brief");

        Assert.Empty(template.Errors);
        Assert.Empty(TypeCheck.Check(template, Kind.Any));
        Assert.Throws<LanguageException>(() => template.Render(new Bag(), RenderOptions.Plain));
    }

    [Fact]
    public void A_cancelled_rendering_stops_at_once()
    {
        using var source = new CancellationTokenSource(50);
        var endless = new Limits(Turns: int.MaxValue, Steps: long.MaxValue);
        var watch = Stopwatch.StartNew();

        var mistake = Assert.Throws<LanguageException>(() =>
            Template.Parse("{{ while true; x = 1; end }}", "brief").Render(new Bag(), new RenderOptions(Limits: endless, CancellationToken: source.Token)));

        Assert.Equal("Het maken van deze tekst duurde te lang en is gestopt.", mistake.Zin);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_deepest_allowed_recursion_fits_a_small_stack()
    {
        var text = "";
        var thread = new Thread(() => text = Template.Parse("{{ f(x) = x > 98 ? x : (f (x + 1)); f 1 }}", "brief").Render(new Bag(), RenderOptions.Plain), 512 * 1024);

        thread.Start();
        thread.Join();

        Assert.Equal("99", text);
    }
}
