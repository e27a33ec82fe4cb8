using System.Globalization;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("a  {{- 'b' -}}  c", "abc")]
    [InlineData("a\n  {{~ 'b' ~}}  \n  c", "a\nb  c")]
    [InlineData("{%{ {{ x }} }%}", " {{ x }} ")]
    [InlineData("a {%{-b-}%} c", "abc")]
    [InlineData("{{ x = 'een\ntwee\n' ~}}\n  {{ x }}drie", "  een\n  twee\ndrie")]
    [InlineData("{{ 1 # een }}{{ ## niets\nhier ## 2 }}", "12")]
    public void Text_around_code(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ 1 + 2 * 3 }}", "7")]
    [InlineData("{{ (1 + 2) * 3 }}", "9")]
    [InlineData("{{ 5 / 2 }} {{ 7 // 2 }} {{ -7 % 3 }}", "2.5 3 -1")]
    [InlineData("{{ 2147483647 + 1 }} {{ 9223372036854775807 + 1 }}", "2147483648 9223372036854775808")]
    [InlineData("{{ 0.1m + 0.2m }}", "0.3")]
    [InlineData("{{ 'a' + 1 + null }} {{ 3 * 'ab' }}", "a1 ababab")]
    [InlineData("{{ 1 < 2 && 'a' < 'b' || false }}", "true")]
    [InlineData("{{ 1..3 }} {{ 3..1 }} {{ 1..<3 }}", "[1, 2, 3] [3, 2, 1] [1, 2]")]
    [InlineData("{{ null ?? 'x' }} {{ 1 ?! 'y' }}", "x y")]
    [InlineData("{{ true ? 'a' : 'b' }} {{ false ? 1 : null ?? 3 }}", "a 3")]
    [InlineData("{{ {a: [1, {b: 'x'}]}.a[1].b }} {{ x = [1, 2, 3]; x[-1] }}", "x 3")]
    [InlineData("{{ x = {}; x?.y?.z ?? 'niets' }}", "niets")]
    [InlineData("{{ {} == empty }} {{ [1].empty? }}", "true false")]
    [InlineData("{{ x = 3; x += 4; x *= 2; x }}", "14")]
    [InlineData("{{ x = [1]; x[3] = 2; x.naam = 'n'; x }} {{ x.naam }}", "[1, null, null, 2] n")]
    public void Expressions(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ 'a' | string.append 'b' | string.upcase }}", "AB")]
    [InlineData("{{ 'abc' | string.size + 1 }}", "4")]
    [InlineData("{{ 1 + 2 | math.plus 4 }}", "7")]
    [InlineData("{{ 'x' |\n string.upcase }}", "X")]
    [InlineData("{{ string.slice 'hello' 1 length: 3 }}", "ell")]
    [InlineData("{{ string.slice('hello', 1, length: 3) }}", "ell")]
    [InlineData("{{ func f(a, b = 2, c...); ret a + b + c.size; end; f 1 }} {{ f 1 5 7 7 }} {{ f(b: 1, a: 1) }}", "3 8 2")]
    [InlineData("{{ f(x) = x * x; 3 | f }}", "9")]
    [InlineData("{{ func f; ret $0 + $.n; ret 0; end; f 1 n: 2 }}", "3")]
    [InlineData("{{ f = @string.upcase; f 'a' }}", "A")]
    [InlineData("{{ x = 1; func f(x); x = 2; y = 3; ret x; end; f 9; x; y }}", "21")]
    public void Calls(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ for x in ['a', 'b']; for.index; x; for.last ? '.' : ','; end }}", "0a,1b.")]
    [InlineData("{{ for x in 1..9 offset: 2 limit: 3 reversed; x; end }}", "987")]
    [InlineData("{{ for x in []; x; else; 'leeg'; end }}", "leeg")]
    [InlineData("{{ for x in 1..9; if x == 2; continue; end; if x == 4; break; end; x; end }}", "13")]
    [InlineData("{{ x = 'voor'; for x in 1..2; x; end; x }}", "12voor")]
    [InlineData("{{ for m in {a: 1, b: 2}; m.key; m.value; end }}", "a1b2")]
    [InlineData("{{ x = 0; while x < 3; x = x + 1; while.index; end }}", "012")]
    [InlineData("{{ case 5; when 1, 2; 'a'; when 3 || 5; 'b'; else; 'c'; end }}", "b")]
    [InlineData("{{ if false; 1; else if null; 2; else; 3; end }}", "3")]
    [InlineData("{{ capture x }}[{{ 1 }}]{{ end; x; x }}", "[1][1]")]
    [InlineData("{{ o = {a: 1}; with o; a; b = 2; end; o.b }}", "12")]
    [InlineData("a{{ ret }}b", "a")]
    [InlineData("{{ include 'deel' 7 naam: 'n' }}{{ ret; }}", "<7 n n>")]
    public void Statements(string text, string expected) => Assert.Equal(expected, Render(text));

    [Fact]
    public void A_letter_speaks_the_language_of_its_reader()
    {
        var model = new Dictionary<string, object?> { ["bedrag"] = 1234.5m, ["dag"] = new DateOnly(2010, 3, 1) };
        var options = new RenderOptions(Culture: CultureInfo.GetCultureInfo("nl-BE"));

        var text = Template.Parse("{{ bedrag | math.format 'N2' }}, {{ bedrag }}, {{ dag | date.to_string '%A %-d %B %Y' }}", "brief").Render(model, options);

        Assert.Equal("1.234,50, 1234,5, maandag 1 maart 2010", text);
    }

    [Fact]
    public void A_template_is_read_once_and_serves_many_threads()
    {
        var template = Template.Parse("{{ for i in 1..n; x = (x ?? 0) + i; end; x }}", "som");

        var sums = ParallelEnumerable.Range(1, 200).Select(n => template.Render(new Bag { ["n"] = n }, RenderOptions.Plain)).ToHashSet();

        Assert.Same(template, Template.Parse("{{ for i in 1..n; x = (x ?? 0) + i; end; x }}", "som"));
        Assert.Equal(200, sums.Count);
        Assert.Contains("20100", sums);
    }

    [Fact]
    public void A_model_is_not_changed_by_assigning_to_a_name_in_it()
    {
        var model = new Dictionary<string, object?> { ["naam"] = "Els" };

        Assert.Equal("Jan", Template.Parse("{{ naam = 'Jan'; naam }}", "brief").Render(model, RenderOptions.Plain));
        Assert.Equal("Els", model["naam"]);
    }

    private static string Render(string text) =>
        Template.Parse(text, "brief").Render(new Bag(), new RenderOptions(Include: name => name == "deel" ? "<{{ $1 }} {{ $naam }} {{ $.naam }}>" : null));
}
