using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Tests.Language;

public sealed class BuiltinNamesTests
{
    [Fact]
    public void The_list_holds_what_works_and_apart_what_is_refused()
    {
        Assert.Equal(["date.now", "date.utc_now", "math.random", "math.uuid", "object.eval", "object.eval_template"], BuiltinNames.Refused);
        Assert.Equal(110, BuiltinNames.Supported.Count);
        Assert.Equal(["array.add", "array.add_range", "array.any"], BuiltinNames.Supported.Take(3));
        Assert.Equal(["blank", "empty", "include"], BuiltinNames.Supported.Where(name => !name.Contains('.', StringComparison.Ordinal)));
        Assert.Empty(BuiltinNames.Supported.Intersect(BuiltinNames.Refused));
    }

    [Theory]
    [InlineData("[] == blank", "true")]
    [InlineData("[1] == blank", "false")]
    [InlineData("{} == empty", "true")]
    [InlineData("blank", "")]
    public void Empty_and_blank_equal_what_holds_nothing(string text, string expected) => Assert.Equal(expected, Printed.By(text));

    [Theory]
    [InlineData("{string: 1}.string", "1")]
    [InlineData("string = {size: 3}; string.size", "3")]
    public void A_variable_may_hide_a_group_of_builtins(string text, string expected) => Assert.Equal(expected, Printed.By(text));
}
