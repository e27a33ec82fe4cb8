using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Model;

public sealed class InvoerTests
{
    [Theory]
    [InlineData("""["Ja", "Nee"]""", "Ja,Nee")]
    [InlineData("""["Ja", 2]""", "Ja,2")]
    [InlineData("""" "[\"Ja\", \"Nee\"]" """", "Ja,Nee")]
    [InlineData("""" "[\"Ja\"," """", "")]
    [InlineData("\"Ja\"", "")]
    [InlineData("null", "")]
    public void A_list_is_JSON_or_JSON_in_a_text_and_anything_else_is_empty(string waarde, string expected) =>
        Assert.Equal(expected, string.Join(',', new Step("s", "t", "s", Invoer("lijst", waarde), null, []).List("lijst")));

    [Theory]
    [InlineData("\"tekst\"", "tekst")]
    [InlineData("\"  \"", null)]
    [InlineData("12", "12")]
    [InlineData("""{ "a": 1 }""", """{"a":1}""")]
    [InlineData("null", null)]
    public void A_text_is_the_value_or_its_JSON(string waarde, string? expected) =>
        Assert.Equal(expected, new Step("s", "t", "s", Invoer("tekst", waarde), null, []).Text("tekst"));

    private static System.Collections.Frozen.FrozenDictionary<string, Invoer> Invoer(string naam, string waarde) =>
        System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(naam, new Invoer("Literal", JsonNode.Parse(waarde)))]);
}
