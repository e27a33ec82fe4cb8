namespace LeerwerkFlow.Tests.House;

public sealed class SourceTreeTests
{
    [Fact]
    public void The_tree_holds_the_kernel_the_app_and_the_tests()
    {
        Assert.Contains(SourceTree.All, f => f.Path == "src/LeerwerkFlow.Flows/Model/FlowGraph.cs");
        Assert.Contains(SourceTree.All, f => f.Path == "src/LeerwerkFlow/Program.cs");
        Assert.Contains(SourceTree.All, f => f.Path == ".ci/run");
        Assert.DoesNotContain(SourceTree.All, f => f.Path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a = \"in // text\"; b // comment", "a = \"\"; b ")]
    [InlineData("a /* 'x\n\" */ b", "a \n b")]
    [InlineData("a = '\"'; b = \"c\\\"d\"; e", "a = \"\"; b = \"\"; e")]
    [InlineData("a = @\"c\"\"d\"; e", "a = \"\"; e")]
    [InlineData("a = $\"\"\"\nx \"y\"\n\"\"\"; e", "a = \"\"\n\n; e")]
    [InlineData("$\"op {string.Join(\" → \", dagen)} en {{x}}\"; e", "\"{string.Join(\"\", dagen)}\"; e")]
    [InlineData("$$\"\"\"{ {{klok.Now}} }\"\"\"; e", "\"{klok.Now}\"; e")]
    [InlineData("$\"{a}\" + \"b\"", "\"{a}\" + \"\"")]
    [InlineData("<p>@* no *@ja</p>", "<p>ja</p>")]
    public void Code_is_the_text_without_literals_and_comments(string text, string code) => Assert.Equal(code, new SourceFile("a.cs", text).Code);

    [Fact]
    public void A_finding_names_file_and_line() =>
        Assert.Equal(["a.cs:2: Now"], new SourceFile("a.cs", "// Now\nNow").Find("Now"));
}
