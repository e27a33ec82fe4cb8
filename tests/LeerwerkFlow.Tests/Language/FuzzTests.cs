using System.Globalization;
using System.Text;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Builtins;
using LeerwerkFlow.Flows.Language.Checking;

namespace LeerwerkFlow.Tests.Language;

/// <summary>Random templates never throw anything but the language's own error. LEERWERK_FUZZ makes the run longer.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "\n", ";", " ", " ", " ", "# x", "## y ##", "if ", "else ", "else if ", "end ", "for x in ", "while ",
        "break ", "continue ", "func f ", "func g(a, b = 2, c...) ", "ret ", "case ", "when ", "capture c ", "with o ", "include ", "limit:2 ", "offset:1 ", "reversed ",
        "f ", "g ", "f(", "g(x: ", "x ", "o ", "l ", "s ", "d ", "u ", "$ ", "$0 ", "$x ", ".a", ".size", ".empty?", "?.b", "[0]", "[-1]", "[", "]", "(", ")", "{a: 1}", "{", "}",
        "1", "2.5", "0xff", "1e9", "9999999999", "1.5m", "'t'", "\"q\"", "`v`", "true ", "false ", "null ", "empty ", "for.index ", "while.first ",
        " + ", " - ", " * ", " / ", " // ", " % ", " == ", " < ", " && ", " || ", " ?? ", " ?! ", " ? ", " : ", "..", "..<", " | ", "!", "@", " = ", " += ", ", ", ". ", "^",
    ];

    private static readonly string[] Functions = [.. BuiltinNames.Supported];

    private static readonly string[] Arguments =
        ["1", "(-1)", "2.5", "''", "'ab'", "'%Y'", "'%g %c'", "'yyyy'", "'nl-BE'", "'ar-SA'", "'X4'", "null", "l", "o", "s", "d", "u", "1..3", "@f", "@string.size", "[1, 'a', null]", "1e300", "9999999999999999999", "'2010-03-01'", "'[1,{\"a\":2}]'", "true", "'\\ud800'"];

    private static readonly Limits Tight = new(Turns: 50, Calls: 20, Output: 5_000, Text: 2_000, Items: 200, Depth: 40, Steps: 20_000);

    [Fact]
    public void Random_templates_give_text_or_the_languages_own_error()
    {
        var (rendered, refused) = (0, 0);
        for (var seed = 1; seed <= Count(2_000); seed++)
        {
            var text = Soup(new Random(seed));
            if (IsRendered(text, seed))
                rendered++;
            else
                refused++;
        }
        Assert.True(rendered > 0 && refused > 0);
    }

    [Fact]
    public void Builtins_give_a_value_or_the_languages_own_error_for_any_argument()
    {
        var rendered = 0;
        for (var seed = 1; seed <= Count(2_000); seed++)
        {
            var random = new Random(seed);
            var call = new StringBuilder("{{ func f; ret $0; end; ").Append(random.GetItems(Arguments, 1)[0]);
            for (var pipes = random.Next(1, 4); pipes > 0; pipes--)
                call.Append(" | ").Append(random.GetItems(Functions, 1)[0]).Append(' ').AppendJoin(' ', random.GetItems(Arguments, random.Next(0, 3)));
            if (IsRendered(call.Append(" }}").ToString(), seed))
                rendered++;
        }
        Assert.True(rendered > 0);
    }

    /// <summary>Pieces swapped, doubled and left out of a template that is right: closer to what an editor does wrong than pure noise.</summary>
    [Fact]
    public void Damaged_templates_give_text_or_the_languages_own_error()
    {
        const string Right = "Beste {{ s | string.capitalize }},{{~ for x in l limit: 2 }}\n- {{ for.index + 1 }}: {{ x ?? 'niets' }}{{ end ~}}\n{{ if d.year > 2000 && o.a == 1 }}ja{{ else if !s }}nee{{ end }}"
            + "{{ func f(a, b = 2); ret a * b; end; f 1; f(2, b: 3); case o.a; when 1, 2; 'een'; else; 'meer'; end }}{{ capture c }}[{{ d | date.to_string '%F' }}]{{ end; c }}"
            + "{{ n = 0; while n < 3; n = n + 1; if n == 2; continue; end; n; end; with o; b = {c: [1, 'x']}; b.c[1]; end; include 'in' 5 }}";
        var rendered = 0;
        for (var seed = 1; seed <= Count(2_000); seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(Right);
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                var (at, length) = (random.Next(text.Length - 12), random.Next(0, 12));
                var piece = random.Next(3) == 0 ? random.GetItems(Pieces, 1)[0] : text.ToString(random.Next(text.Length - 12), random.Next(0, 12));
                text.Remove(at, length).Insert(at, piece);
            }
            if (IsRendered(text.ToString(), seed))
                rendered++;
        }
        Assert.True(rendered > 0);
    }

    private static int Count(int gate) =>
        int.TryParse(Environment.GetEnvironmentVariable("LEERWERK_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : gate;

    private static string Soup(Random random)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "" : "{{ ");
        for (var left = random.Next(1, 40); left > 0; left--)
        {
            if (random.Next(12) == 0)
                text.Append(random.GetItems(Functions, 1)[0]).Append(' ').Append(random.GetItems(Arguments, 1)[0]).Append(' ');
            else
                text.Append(random.GetItems(Pieces, 1)[0]);
        }
        return text.Append(random.Next(4) == 0 ? "" : " }}").ToString();
    }

    private static bool IsRendered(string text, int seed)
    {
        var model = new Bag { ["o"] = new Bag { ["a"] = 1 }, ["l"] = new Sequence { 3, "x", null }, ["s"] = "tekst", ["d"] = new DateOnly(2010, 3, 1), ["u"] = Unknown.Value };
        var options = new RenderOptions(HtmlEscape: seed % 2 == 0, Limits: Tight, Include: name => name.Length < 3 ? "{{ $1 }}x" : null);
        try
        {
            var template = Template.Parse(text, "fuzz", limits: Tight);
            TypeCheck.Check(template, Kind.Any, options.Include);
            template.Render(model, options);
            return true;
        }
        catch (LanguageException)
        {
            return false;
        }
    }
}
