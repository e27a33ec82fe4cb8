using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Flows.Language.Builtins;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Language;

/// <summary>Random templates: mostly right ones from a grammar, noise, calls of builtins, and shipped letters with damage.</summary>
internal static class TemplateGen
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "\n", "\r\n", ";", " ", " ", "# x", "## y ##", "if ", "else ", "else if ", "end ", "for x in ", "while ", "break ",
        "continue ", "func f ", "func g(a, b = 2, c...) ", "ret ", "case ", "when ", "capture c ", "with o ", "include ", "limit:2 ", "offset:1 ", "reversed ", "f ", "g ", "f(",
        "g(x: ", "x ", "o ", "l ", "s ", "d ", "u ", "$ ", "$0 ", "$x ", ".a", ".size", ".empty?", "?.b", "[0]", "[-1]", "[", "]", "(", ")", "{a: 1}", "{", "}", "1", "2.5f",
        "0xff", "1e9", "9999999999", "1.5m", "'t'", "\"q\\\n\"", "`v`", "true ", "null ", "empty ", "for.index ", "while.first ", " + ", " - ", " * ", " / ", " // ", " % ",
        " == ", " < ", " && ", " || ", " ?? ", " ?! ", " ? ", " : ", "..", "..<", " | ", "!", "@", " = ", " += ", ", ", ". ", "^", "\\", "\0", "\ud800",
    ];

    private static readonly Gen<string> Name = Gen.Elements("x", "y", "$x", "o.a", "o.z", "l[0]", "l[9]", "o['k']");

    private static readonly Gen<string> Value = Gen.Elements(
        "1", "-1", "0", "2.5", "1.5f", "1.10m", "1e300", "99999999999999999999", "''", "'ab'", "\"a\\nb\"", "'%Y'", "'%g %c'", "'yyyy'", "'nl-BE'", "'ar-SA'", "'2010-03-01'", "'X4'", "'[1,{\"a\":2}]'", "'\\ud800'", "null", "true", "false", "empty", "l", "o", "s", "d",
        "u", "x", "y", "$x", "$0", "$", "o.a", "o?.q", "s[0]", "l[-1]", "1..3", "(1..90)", "[]", "[1, 'a', null]", "{a: 1, b: [2]}", "@f", "@string.size", "for.index", "nergens", "l.size", "d.year");

    private static readonly Gen<string> Builtin = Gen.Elements<string>(BuiltinNames.Supported);

    private static readonly Gen<string> Text = Gen.Elements("a", " b ", "\n", "\n  ", "  ", "x\r\ny", "<&>", "");

    private static readonly Gen<string>[] Expressions = Levels(4, Value, Deeper);

    private static readonly Gen<string>[] Statements = Levels(3, Expressions[1], Statement);

    private static readonly string[] Letters =
        [.. Directory.GetFiles(Path.Combine(SourceTree.Root, "workflows", "brieven"), "*.sbnhtml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public static readonly Gen<string> Any = Gen.Frequency(
        (4, Many(Gen.OneOf(Text, Code(Statements[^1]), Code(Expressions[^1])), 6)),
        (2, Many(Gen.Elements(Pieces), 40).Select(text => "{{ " + text + " }}")),
        (1, Many(Gen.Elements(Pieces), 30)),
        (2, Gen.Elements(Letters).SelectMany(text => Damaged(text, 3))),
        (1, Many(Gen.OneOf(Text, Code(Statements[^1])), 4).SelectMany(text => Damaged(text, 2))));

    private static Gen<string>[] Levels(int depth, Gen<string> flat, Func<Gen<string>, Gen<string>> deeper)
    {
        var levels = new List<Gen<string>> { flat };
        while (levels.Count < depth)
            levels.Add(deeper(levels[^1]));
        return [.. levels];
    }

    private static Gen<string> Deeper(Gen<string> inner) => Gen.OneOf(
        Value,
        Of(inner, Gen.Elements(" + ", " - ", " * ", " / ", " // ", " % ", " == ", " != ", " < ", " >= ", " && ", " || ", " ?? ", " ?! ", ".."), inner),
        Of(Gen.Elements("(", "!", "-", "@", "["), inner, Gen.Elements(")", "", "]")),
        Of(inner, Gen.Constant(" ? "), inner, Gen.Constant(" : "), inner),
        Of(inner, Gen.Constant(" | "), Builtin, Gen.Constant(" "), Gen.OneOf(Value, Gen.Constant(""))),
        Of(inner, Gen.Constant(" | "), Builtin, Gen.Constant(" "), Value, Gen.Constant(" "), Value),
        Of(Builtin, Gen.Constant("("), inner, Gen.Constant(", "), inner, Gen.Constant(")")),
        Of(Gen.Constant("{a: "), inner, Gen.Constant(", b: "), inner, Gen.Constant("}")),
        Of(Gen.Elements("f ", "g ", "g a: ", "include 'in' ", "f("), inner, Gen.Elements("", ")", " 1")));

    private static Gen<string> Statement(Gen<string> inner)
    {
        var value = Expressions[2];
        var body = Gen.OneOf(Of(Gen.Constant("; "), inner, Gen.Constant("; ")), Of(Gen.Constant("\n"), inner, Gen.Constant("; "), inner, Gen.Constant("\n")), Of(Gen.Constant(" }}"), Text, Gen.Constant("{{ "), inner, Gen.Constant(" }}{{ ")));
        var end = Gen.Constant("end");
        return Gen.OneOf(
            value,
            Of(Name, Gen.Elements(" = ", " += ", " *= "), value),
            Of(Gen.Constant("if "), value, body, Gen.Elements("", "else; 'n'; "), end),
            Of(Gen.Elements("for x in ", "for $x in "), value, Gen.Elements("", " limit: 2", " reversed offset: 1"), body, end),
            Of(Gen.Constant("while "), value, body, Gen.Elements("break; ", "continue; ", "x = x + x; ", ""), end),
            Of(Gen.Constant("case "), value, Gen.Constant("; when 1, "), value, body, end),
            Of(Gen.Elements("with o", "with {x: 1}", "capture x", "capture o.z", "func f", "func f(a)", "func g(a, b = 2, c...)"), body, Gen.Elements("", "ret x; ", "ret $0; "), end),
            Of(Gen.Elements("f(x) = ", "g(a) = ", "ret ", "f = @"), value));
    }

    private static Gen<string> Code(Gen<string> inner) => Of(Gen.Elements("{{ ", "{{- ", "{{~ ", "  {{ "), inner, Gen.Elements(" }}", " -}}", " ~}}"));

    /// <summary>Pieces swapped, doubled and left out: what an editor does wrong.</summary>
    private static Gen<string> Damaged(string text, int times) => times == 0 || text.Length < 2
        ? Gen.Constant(text)
        : from at in Gen.Choose(0, text.Length - 1)
          from cut in Gen.Choose(0, Math.Min(12, text.Length - at))
          from copy in Gen.Choose(0, text.Length - 1)
          from length in Gen.Choose(0, Math.Min(12, text.Length - copy))
          from noise in Gen.Elements(Pieces)
          from useNoise in Gen.Elements(true, false)
          from damaged in Damaged(text.Remove(at, cut).Insert(at, useNoise ? noise : text.Substring(copy, length)), times - 1)
          select damaged;

    private static Gen<string> Many(Gen<string> part, int most) => Gen.Choose(1, most).SelectMany(count => part.ArrayOf(count)).Select(string.Concat);

    private static Gen<string> Of(params Gen<string>[] parts) => Gen.CollectToArray(parts).Select(string.Concat);
}
