using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

/// <summary>The corners of the language where Scriban's own answer is the only right one.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("  {{ \"a\\nb\" }}c", "  a\n  bc")]
    [InlineData("  {{ if true }}a\nb {{ \"c\\nd\" }}{{ end }}\nuit", "  a\n  b c\nd\nuit")]
    [InlineData("  {{ for i in 1..2 }}a\nb{{ end }}", "  a\n  ba\n  b")]
    [InlineData("  {{ capture y }}a\nb{{ end }}{{ y }}", "  a\n  b")]
    [InlineData("{{ func f }}a\nb{{ end }}\n  {{ f }}", "\n  a\n  b")]
    [InlineData("  {{- \"a\\nb\" }}|\n  {{~ \"a\\nb\" }}", "a\nb|\na\nb")]
    [InlineData("x  {{ \"a\\nb\" }}", "x  a\nb")]
    [InlineData("  {{ include 'regels' }}uit", "  een\n  twee\nuit")]
    [InlineData("  {{ include 'diep' }}", "  n:\n    een\n    twee\n  x")]
    [InlineData("a\r\n {{~ 1 ~}} \r\n b", "a\r\n1 b")]
    [InlineData("{{ 1 -}}  \n {{- 2 }}", "12")]
    [InlineData("a{{ # niets -}}  b{{ ## ook\nniets -}} c", "abc")]
    [InlineData("{%%{a }%} b}%%}{%{-}%}{%{--}%}", "a }%} b")]
    public void White_space(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ 0x1F }} {{ 0b101 }} {{ 0xFFFFFFFF }} {{ 0xFFFFFFFFu }} {{ 1_000 }} {{ 1e3 }} {{ 1.0e-3 }}", "31 5 -1 4294967295 1000 1000 0.001")]
    [InlineData("{{ 0.1f + 0.2f }} {{ 0.1f + 0.2 }} {{ 1.1f * 3 }} {{ 1.10m }} {{ (1.0f + 1) | object.kind }}", "0.3 0.30000000149011613 3.3000002 1.10 float")]
    [InlineData("{{ \"a\\\nb\" }} {{ 'a\nb' }} {{ `a\\n``b` }} {{ \"\\u0041\\x41\" }}", "ab a\nb a\\n`b AA")]
    [InlineData("{{ [1,\n2,\n] }} {{ {\n \"a b\": 1,\n c: [null, 'x', {}],\n} }}", "[1, 2] {\"a b\": 1, c: [null, \"x\", {}]}")]
    [InlineData("{{ [1\n+ 2] }} {{ (1 +\n2) }}", "[3] 3")]
    [InlineData("{{ [empty, @string.upcase] }}{{ empty }}", "[null, <function>]")]
    public void Literals(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ (1..2) + [9] }} {{ 1..3 | array.size }} {{ 2 * 1..2 | array.size }}", "[1, 2, 9] 3 4")]
    [InlineData("{{ [1, 2, 3, 4] / 2 }} {{ [1, 2, 3, 4] % 2 }} {{ [1] * 2 }} {{ 2 * (1..2) }} {{ [1] * 0 }}", "[1, 2] [1, 3] [1, 1] [1, 2, 1, 2] []")]
    [InlineData("{{ [1, 2] < [1, 3] }} {{ [2] < [1, 1] }} {{ [1, 1] < [2, 2] }} {{ [] >= [] }}", "false true true true")]
    [InlineData("{{ true == 1 }} {{ 1 == '1' }} {{ null <= null }} {{ '' == empty }} {{ [] == empty }} {{ null == false }}", "true true false false true false")]
    [InlineData("{{ empty ? 1 : 2 }} {{ '' ? 1 : 2 }} {{ 0 ? 1 : 2 }} {{ x.empty? }}", "2 1 1 ")]
    [InlineData("{{ true ? 'a' : 'b' | string.upcase }} {{ false ? 'a' : 'b' | string.upcase }} {{ 'a' | string.size ? 'ja' : 'nee' }}", "a B ja")]
    [InlineData("{{ null..3 }}{{ 1 + null }}{{ 'a' * null }}|{{ 'ab' * 2.5 }} {{ x = [7, 8, 9]; x[1.5] }}", "|abab 9")]
    [InlineData("{{ 'a' |> string.upcase |> string.append 'b' }}", "Ab")]
    [InlineData("{{ q?.c[0] }}{{ q?.c.d }}|{{ o?.a?.b ?? 'z' }}", "|z")]
    public void Operators(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ -null }}")]
    [InlineData("{{ true < false }}")]
    [InlineData("{{ [1] == 1 }}")]
    [InlineData("{{ {} == 1 }}")]
    [InlineData("{{ [1] * -1 }}")]
    [InlineData("{{ [1] - [1] }}")]
    [InlineData("{{ [1] % 0 }}")]
    [InlineData("{{ o[null] }}")]
    [InlineData("{{ [1, 2][0] }}")]
    [InlineData("{{ 1 +\n2 }}")]
    [InlineData("{{ 'a'\n| string.upcase }}")]
    [InlineData("{{ x = 1; x++ }}")]
    [InlineData("{{ x = 1; --x }}")]
    [InlineData("{{ this.x }}")]
    [InlineData("{{ for.index }}")]
    [InlineData("{{ for x in 1..2; while.index; end }}")]
    [InlineData("{{ func f; break; end; f }}")]
    [InlineData("{{ func f(x, y = x); end }}")]
    [InlineData("{{ func f(x, y = -1); end }}")]
    [InlineData("{{ func o.f; end }}")]
    [InlineData("{{ o.f(x) = x }}")]
    [InlineData("{{ case 1; else; 2; end }}")]
    public void What_Scriban_refuses_is_refused(string text) => Assert.Throws<LanguageException>(() => Render(text));

    [Theory]
    [InlineData("{{ for x in [1, 2, 3, 4] reversed limit: 2; x; for.rindex; for.length; end }}", "412302")]
    [InlineData("{{ for x in [1, 2, 3] limit: 0; x; end }}{{ for x in [1, 2] limit: null offset: -1; x; end }}", "12312")]
    [InlineData("{{ for x in 'abc'; x; ','; end }}{{ for x in null; x; else; 'leeg'; end }}", "a,b,c,")]
    [InlineData("{{ for x in 1..2; x += 10; x; end; x }}", "1212")]
    [InlineData("{{ for $x in 1..2; $x = 7; $x; end; $x }}", "127")]
    [InlineData("{{ for x in 1..2; y = 0; while y < 2; y += 1; for.index; while.index; end; end }}", "00011011")]
    [InlineData("{{ func f; break; end; for x in 1..3; f; x; end }}", "123")]
    [InlineData("{{ case 5 }} niets {{ when 1 | math.plus 4 }}ja{{ end }}{{ case 1; end }}{{ case true; when 1; 'ook'; end }}", "jaook")]
    [InlineData("{{ for x in [1, 1, 2]; for.changed; end }}", "truefalsetrue")]
    public void Loops_and_choices(string text, string expected) => Assert.Equal(expected, Render(text));

    [Theory]
    [InlineData("{{ q = 1; func f(p); q = 3; r = 4; p = 5; end; f 1; q; r; p }}", "3")]
    [InlineData("{{ func f(x); func g(y); ret x; end; ret g 2; end; f 1 }}", "")]
    [InlineData("{{ func f(a); with {a: 7, b: 8}; a; b; end; end; f 1 }}", "18")]
    [InlineData("{{ w = {a: 1}; x = 1; with w; x = 2; x; $y = 3; end; x; $y; w.x }}", "212")]
    [InlineData("{{ func f; x; end; for x in 1..2; f; end }}{{ func g(a); include 'x'; end; g 3 }}", "12")]
    [InlineData("{{ func f(x); include 'x'; end; f 3 }}", "3")]
    [InlineData("a{{ ret 5 }}b", "a5")]
    [InlineData("{{ include 'geeft' }}{{ x = include 'geeft'; x | string.size }}", "a52")]
    public void Scopes(string text, string expected) => Assert.Equal(expected, Render(text));

    private static string Render(string text) =>
        Template.Parse(text, "brief").Render(new Bag { ["o"] = new Bag { ["a"] = null } }, new RenderOptions(Include: name => name switch
        {
            "regels" => "een\ntwee\n",
            "diep" => "n:\n  {{ include 'regels' }}x",
            "x" => "{{ x }}",
            "geeft" => "a{{ ret 5 }}b",
            _ => null,
        }));
}
