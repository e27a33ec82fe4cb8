using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

public sealed class HtmlTests
{
    private static readonly Dictionary<string, object?> Model = new() { ["naam"] = "<b>Jan & \"Els\"</b>", ["lijst"] = new[] { "<i>" } };

    [Theory]
    [InlineData("<p>{{ naam }}</p>", "<p>&lt;b&gt;Jan &amp; &quot;Els&quot;&lt;/b&gt;</p>")]
    [InlineData("{{ '<' + '>' }}", "&lt;&gt;")]
    [InlineData("{{ lijst }}", "[&quot;&lt;i&gt;&quot;]")]
    [InlineData("{{ '<b>' | html.escape }}", "&lt;b&gt;")]
    [InlineData("{{ '<b>' | html.escape | html.escape }}", "&amp;lt;b&amp;gt;")]
    [InlineData("{{ capture x }}<b>{{ end }}{{ x + '<' }}", "<b>&lt;")]
    [InlineData("{{ capture x }}<b>{{ end }}{{ '<' + x }}", "&lt;<b>")]
    [InlineData("{{ capture x }}<b>{{ end }}{{ x | string.upcase }}", "&lt;B&gt;")]
    [InlineData("{{ capture x }}<b>{{ end }}{{ [x] }}", "[&quot;&lt;b&gt;&quot;]")]
    [InlineData("{{ 'a<\nb' | html.newline_to_br }}", "a&lt;<br />\nb")]
    [InlineData("{{ capture x }}<i>{{ '<' }}</i>{{ end }}{{ x }}", "<i>&lt;</i>")]
    [InlineData("{{ include 'kop' titel: '<' }}", "<h1>&lt;</h1>")]
    [InlineData("{{ x = include 'kop' titel: '<'; x }}", "<h1>&lt;</h1>")]
    [InlineData("{{ func f }}<i>{{ $0 }}</i>{{ end; f '<' }}", "<i>&lt;</i>")]
    [InlineData("{{ naam | html.strip }}", "Jan &amp; &quot;Els&quot;")]
    public void Values_are_escaped_unless_they_are_html_already(string text, string expected)
    {
        var options = new RenderOptions(HtmlEscape: true, Include: name => name == "kop" ? "<h1>{{ $titel }}</h1>" : null);

        Assert.Equal(expected, Template.Parse(text, "brief").Render(Model, options));
    }

    [Theory]
    [InlineData("{{ naam }}", "<b>Jan & \"Els\"</b>")]
    [InlineData("{{ '<b>' | html.escape }}", "&lt;b&gt;")]
    public void Plain_output_is_left_alone(string text, string expected) =>
        Assert.Equal(expected, Template.Parse(text, "brief").Render(Model, RenderOptions.Plain));
}
