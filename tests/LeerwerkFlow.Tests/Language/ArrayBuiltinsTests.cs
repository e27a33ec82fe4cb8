namespace LeerwerkFlow.Tests.Language;

public sealed class ArrayBuiltinsTests
{
    [Theory]
    [InlineData("[1] | array.add 2", "[1, 2]")]
    [InlineData("null | array.add 2", "[2]")]
    [InlineData("[1] | array.add [2]", "[1, [2]]")]
    [InlineData("[1] | array.add_range 2..3", "[1, 2, 3]")]
    [InlineData("[1] | array.concat [2]", "[1, 2]")]
    [InlineData("null | array.concat [2]", "[2]")]
    [InlineData("null | array.concat null", "")]
    [InlineData("null | array.add_range null", "")]
    [InlineData("[3, 4] | array.insert_at 1 9", "[3, 9, 4]")]
    [InlineData("[3] | array.insert_at 2 9", "[3, null, 9]")]
    [InlineData("[3, 4] | array.insert_at (-1) 9", "[9, 3, 4]")]
    [InlineData("null | array.insert_at 0 9", "[9]")]
    [InlineData("[3, 4, 5] | array.remove_at 0", "[4, 5]")]
    [InlineData("[3, 4, 5] | array.remove_at (-1)", "[3, 4]")]
    [InlineData("[3, 4, 5] | array.remove_at 7", "[3, 4, 5]")]
    [InlineData("null | array.remove_at 0", "[]")]
    public void Adds_and_removes(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("[1, null, 2, null] | array.compact", "[1, 2]")]
    [InlineData("1..9 | array.limit 2", "[1, 2]")]
    [InlineData("1..3 | array.limit (-2)", "[]")]
    [InlineData("1..4 | array.offset 2", "[3, 4]")]
    [InlineData("1..3 | array.offset (-2)", "[1, 2, 3]")]
    [InlineData("null | array.offset 2", "")]
    [InlineData("[3, 4] | array.first", "3")]
    [InlineData("[] | array.first", "")]
    [InlineData("[3, 4] | array.last", "4")]
    [InlineData("null | array.last", "")]
    [InlineData("1..3 | array.reverse", "[3, 2, 1]")]
    [InlineData("null | array.reverse", "[]")]
    [InlineData("1..3 | array.size", "3")]
    [InlineData("null | array.size", "0")]
    [InlineData("{a: 1, b: 2} | array.size", "2")]
    [InlineData("'abc' | array.reverse", "[\"c\", \"b\", \"a\"]")]
    [InlineData("{a: 1} | array.first", "{key: \"a\", value: 1}")]
    public void Takes_a_part(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("['a', 'b'] | array.contains 'b'", "true")]
    [InlineData("['a', null] | array.contains null", "true")]
    [InlineData("[1, 2] | array.contains '1'", "false")]
    [InlineData("[1, 2] | array.contains 1.0", "false")]
    [InlineData("[1, 2] | array.contains 1m", "true")]
    [InlineData("[date.parse('2010-03-01')] | array.contains dag", "true")]
    [InlineData("null | array.contains 1", "false")]
    [InlineData("[1, '1', 1, 1.0, 1m, null, null, true, 'true', true] | array.uniq", "[1, \"1\", 1, null, true, \"true\"]")]
    [InlineData("x = [1]; [x, x, [1]] | array.uniq", "[[1], [1]]")]
    [InlineData("null | array.uniq", "")]
    public void Values_of_another_kind_differ(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("['a', ''] | array.any @string.empty", "true")]
    [InlineData("['a', 'b'] | array.any @string.empty", "false")]
    [InlineData("['ab', 'cd'] | array.any @string.contains 'd'", "true")]
    [InlineData("['a'] | array.any @string.upcase", "false")]
    [InlineData("[1] | array.any 'a'", "false")]
    [InlineData("null | array.any @string.empty", "false")]
    [InlineData("['a', '', null] | array.filter @string.empty", "[\"\", null]")]
    [InlineData("['a', ''] | array.filter @string.upcase", "[\"a\", \"\"]")]
    [InlineData("['a', 'b'] | array.each @string.upcase", "[\"A\", \"B\"]")]
    [InlineData("['a'] | array.each null", "[\"a\"]")]
    [InlineData("null | array.each @string.upcase", "")]
    [InlineData("func dubbel(x); ret x * 2; end; 1..3 | array.each @dubbel", "[2, 4, 6]")]
    [InlineData("func groot(x); ret x > 2; end; 1..4 | array.filter @groot", "[3, 4]")]
    public void Calls_a_function_for_each(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("['a', 1.5, null, true] | array.join ', '", "a, 1.5, , true")]
    [InlineData("['a', 'b'] | array.join null", "ab")]
    [InlineData("['a', 'b'] | array.join '|' @string.upcase", "A|B")]
    [InlineData("['a', 'b'] | array.join delimiter: '-' function: @string.upcase", "A-B")]
    [InlineData("null | array.join ','", "")]
    [InlineData("[['a'], {b: 1}] | array.join ' '", "[\"a\"] {b: 1}")]
    public void Joins(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("[{n: 1}, {n: null}, {}, null, 3] | array.map 'n'", "[1, null]")]
    [InlineData("['a', 'bcd', [1, 2]] | array.map 'size'", "[1, 3, 2]")]
    [InlineData("[dag] | array.map 'year'", "[2010]")]
    [InlineData("{n: 1, m: 2} | array.map 'key'", "[\"n\", \"m\"]")]
    [InlineData("5 | array.map 'n'", "[]")]
    [InlineData("null | array.map 'n'", "[]")]
    [InlineData("[{n: 1}] | array.map null", "[]")]
    public void Maps_to_a_member(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("[3, 1, 2] | array.sort", "[1, 2, 3]")]
    [InlineData("['b', 'A', 'a', null] | array.sort", "[null, \"a\", \"A\", \"b\"]")]
    [InlineData("[10, 9.5, 2m] | array.sort", "[2, 9.5, 10]")]
    [InlineData("[{n: 2}, {n: 1}, {}] | array.sort 'n'", "[{}, {n: 1}, {n: 2}]")]
    [InlineData("[{n: {m: 2}}, {n: {m: 1}}] | array.sort 'n.m' | array.map 'n' | array.map 'm'", "[1, 2]")]
    [InlineData("[{n: 1, i: 'a'}, {n: 0, i: 'b'}, {n: 1, i: 'c'}] | array.sort 'n' | array.map 'i' | array.join ''", "bac")]
    [InlineData("['bcd', 'a'] | array.sort member: 'size'", "[\"a\", \"bcd\"]")]
    [InlineData("5 | array.sort", "[5]")]
    [InlineData("null | array.sort", "[]")]
    public void Sorts(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("for i in 1..5; ['a', 'b', 'c'] | array.cycle; end", "abcab")]
    [InlineData("for i in 1..3; ['a', 'b'] | array.cycle 'x'; ['a', 'b'] | array.cycle 'y'; end", "aabbaa")]
    [InlineData("for i in 1..3; ['a', 'b'] | array.cycle; ['a', 'b'] | array.cycle; end", "ababab")]
    [InlineData("['a', 'b'] | array.cycle 1; ['a', 'b'] | array.cycle 1; ['c', 'd', 'e'] | array.cycle 1", "abe")]
    [InlineData("[] | array.cycle; null | array.cycle", "")]
    public void Cycles_by_group(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("[1] | array.add 2 | object.typeof", "array")]
    [InlineData("[1] | array.sort | object.typeof", "array")]
    [InlineData("[1] | array.reverse | object.typeof", "iterator")]
    [InlineData("[1] | array.limit 1 | object.kind", "range")]
    [InlineData("'a' | string.split ',' | object.typeof", "iterator")]
    public void Knows_a_list_from_what_walks_over_one(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Fact]
    public void The_given_list_stays_as_it_was() =>
        Assert.Equal("[2, 1]", Printed.By("x = [2, 1]; y = x | array.add 3; y = x | array.sort; y = x | array.remove_at 0; x"));

    [Theory]
    [InlineData("5 | array.size", "array.size: 'list' moet een lijst zijn, niet een getal.")]
    [InlineData("true | array.first", "array.first: 'list' moet een lijst zijn, niet een ja/nee-waarde.")]
    [InlineData("[1] | array.each 'a'", "array.each: 'function' moet een functie zijn; zet er @ voor.")]
    [InlineData("[1] | array.join ',' 'a'", "array.join: 'function' moet een functie zijn; zet er @ voor.")]
    [InlineData("[1] | array.limit 'a'", "array.limit: 'count' moet een geheel getal zijn, niet een tekst.")]
    [InlineData("array.cycle", "array.cycle neemt 1 tot 2 waarden, maar krijgt er 0.")]
    public void Says_what_is_wrong(string text, string zin) => Assert.Equal(zin, Printed.Mistake(text));
}
