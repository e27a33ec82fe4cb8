namespace LeerwerkFlow.Tests.Language;

public sealed class HtmlBuiltinsTests
{
    [Theory]
    [InlineData("'<a&b> \"c\" \\'d\\'' | html.escape", "&lt;a&amp;b&gt; &quot;c&quot; &#39;d&#39;")]
    [InlineData("'é€' | html.escape", "&#233;€")]
    [InlineData("null | html.escape ?? 'leeg'", "leeg")]
    [InlineData("5 | html.escape", "5")]
    [InlineData("'a<b class=x>c</b>d' | html.strip", "acd")]
    [InlineData("'a<!-- <b> -->c<SCRIPT>d</script>e<style>f</style>g' | html.strip", "aceg")]
    [InlineData("'a<script>b' | html.strip", "ab")]
    [InlineData("'1 < 2' | html.strip", "1 < 2")]
    [InlineData("'a\\r\\nb\\nc\\rd' | html.newline_to_br", "a<br />\r\nb<br />\nc<br />\rd")]
    [InlineData("'a b&c/é~\\'' | html.url_encode", "a%20b%26c%2F%C3%A9~%27")]
    [InlineData("'https://a.be/b c?d=é&e=1%' | html.url_escape", "https://a.be/b%20c?d=%C3%A9&e=1%25")]
    [InlineData("null | html.url_encode ?? 'leeg'", "leeg")]
    [InlineData("null | html.url_escape ?? 'leeg'", "leeg")]
    public void Html_escapes_and_strips(string text, string expected) => Assert.Equal(expected, Printed.By(text));
}
