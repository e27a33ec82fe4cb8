namespace LeerwerkFlow.Tests.Language;

public sealed class ObjectBuiltinsTests
{
    [Theory]
    [InlineData("'' | object.default 'x'", "x")]
    [InlineData("null | object.default 5", "5")]
    [InlineData("false | object.default 5", "false")]
    [InlineData("[] | object.default 5", "[]")]
    [InlineData("0 | object.default 5", "0")]
    [InlineData("{a: null} | object.has_key 'a'", "true")]
    [InlineData("{a: null} | object.has_key 'b'", "false")]
    [InlineData("{a: null} | object.has_key null", "false")]
    [InlineData("null | object.has_key 'a'", "false")]
    [InlineData("{a: null} | object.has_value 'a'", "false")]
    [InlineData("{a: 1} | object.has_value 'a'", "true")]
    [InlineData("{b: 1, a: 2} | object.keys", "[\"b\", \"a\"]")]
    [InlineData("[7] | object.keys", "[\"size\"]")]
    [InlineData("null | object.keys", "[]")]
    [InlineData("5 | object.keys", "[]")]
    [InlineData("{b: 1, a: 2} | object.values", "[1, 2]")]
    [InlineData("{a: 1, b: 2} | object.size", "2")]
    [InlineData("'abc' | object.size", "3")]
    [InlineData("1..4 | object.size", "4")]
    [InlineData("5 | object.size", "0")]
    [InlineData("null | object.size", "0")]
    public void Looks_into_an_object(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("null", "", "")]
    [InlineData("true", "boolean", "bool")]
    [InlineData("'a'", "string", "string")]
    [InlineData("1", "number", "int")]
    [InlineData("3000000000", "number", "long")]
    [InlineData("1.5", "number", "double")]
    [InlineData("1.5m", "number", "decimal")]
    [InlineData("9223372036854775808", "number", "bigint")]
    [InlineData("[1]", "array", "array")]
    [InlineData("{a: 1}", "object", "object")]
    [InlineData("1..2", "iterator", "range")]
    [InlineData("dag", "object", "DateTime")]
    [InlineData("@string.size", "object", "function")]
    public void Names_the_kind_of_a_value(string value, string type, string kind)
    {
        Assert.Equal(type, Printed.By($"object.typeof({value})"));
        Assert.Equal(kind, Printed.By($"object.kind({value})"));
    }

    [Theory]
    [InlineData("255 | object.format 'X4'", "00FF")]
    [InlineData("1234.5 | object.format 'N1' 'nl-BE'", "1.234,5")]
    [InlineData("dag | object.format 'dddd d MMMM yyyy' 'nl-BE'", "maandag 1 maart 2010")]
    [InlineData("dag | object.format 'yyyy-MM-dd HH:mm zzz'", "2010-03-01 00:00 +00:00")]
    [InlineData("date.parse('2010-03-01') | object.format 'yyyy'", "2010")]
    [InlineData("null | object.format 'N'", "")]
    public void Formats(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("'{\"a\": [1, 2.50, null, true, \"x\"]}' | object.from_json", "{a: [1, 2.50, null, true, \"x\"]}")]
    [InlineData("'\"tekst\"' | object.from_json", "tekst")]
    [InlineData("'1e2' | object.from_json", "100")]
    [InlineData("'12345678901234567890' | object.from_json", "12345678901234567890")]
    [InlineData("('{\"a\": {\"b\": 3}}' | object.from_json).a.b", "3")]
    [InlineData("{a: 'é\"<', b: dag, c: date.parse('2010-03-01 10:30:00.5')} | object.to_json", "{\"a\":\"\\u00E9\\u0022\\u003C\",\"b\":\"2010-03-01\",\"c\":\"2010-03-01T10:30:00.5\"}")]
    [InlineData("[1, 2.5, null, true, {}, []] | object.to_json", "[1,2.5,null,true,{},[]]")]
    [InlineData("1..3 | object.to_json", "[1,2,3]")]
    [InlineData("null | object.to_json", "null")]
    [InlineData("'a' | object.to_json", "\"a\"")]
    public void Reads_and_writes_JSON(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Fact]
    public void JSON_knows_no_culture() => Assert.Equal("[1.5]", Printed.ByBelgians("[1.5] | object.to_json"));

    [Theory]
    [InlineData("5 | object.has_key 'a'", "object.has_key: 'value' moet een object zijn, niet een getal.")]
    [InlineData("'a' | object.has_value 'a'", "object.has_value: 'value' moet een object zijn, niet een tekst.")]
    [InlineData("'a' | object.format 'N'", "object.format: 'value' moet een getal of een datum zijn, niet een tekst.")]
    [InlineData("dag | object.format '%'", "Het formaat '%' past niet bij een datum.")]
    [InlineData("1 | object.format 'N500'", "Dit formaat is te lang.")]
    [InlineData("'{' | object.from_json", "Deze tekst is geen geldige JSON.")]
    [InlineData("null | object.from_json", "object.from_json: 'json' moet een tekst zijn, niet een lege waarde.")]
    [InlineData("@string.size | object.to_json", "Een functie kan niet naar JSON.")]
    [InlineData("1.5e308 * 10 | object.to_json", "Oneindig kan niet naar JSON.")]
    [InlineData("'1' | object.eval", "object.eval bestaat hier niet: een sjabloon voert geen tekst uit.")]
    [InlineData("'1' | object.eval_template", "object.eval_template bestaat hier niet: een sjabloon voert geen tekst uit.")]
    public void Says_what_is_wrong(string text, string zin) => Assert.Equal(zin, Printed.Mistake(text));
}
