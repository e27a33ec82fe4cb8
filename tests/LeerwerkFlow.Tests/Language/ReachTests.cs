using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Tests.Language;

/// <summary>A template reaches what its model holds and the builtins, and nothing of .NET, the machine or the clock behind them.</summary>
public sealed class ReachTests
{
    private static readonly Dictionary<string, object?> Foreign = new()
    {
        ["map"] = new DirectoryInfo("/"), ["soort"] = typeof(string), ["doe"] = () => "gedaan", ["uri"] = new Uri("file:///"), ["dag"] = new DateOnly(2010, 3, 1), ["lijst"] = new List<object?> { 1 }, ["tekst"] = "x",
    };

    [Theory]
    [InlineData("{{ map }}")]
    [InlineData("{{ map | object.to_json }}")]
    [InlineData("{{ map + 'x' }}")]
    [InlineData("{{ [soort] }}")]
    [InlineData("{{ for x in map; x; end }}")]
    [InlineData("{{ with map; full_name; end }}")]
    [InlineData("{{ doe() }}")]
    [InlineData("{{ doe 1 }}")]
    [InlineData("{{ map.FullName.Length }}")]
    [InlineData("{{ map['FullName'][0] }}")]
    [InlineData("{{ map['Name'] }}")]
    [InlineData("{{ map.full_name = 'x' }}")]
    [InlineData("{{ lijst.add(2) }}")]
    [InlineData("{{ tekst.to_upper() }}")]
    [InlineData("{{ dag.add_days(1) }}")]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ date.now.year }}")]
    [InlineData("{{ math.random 1 2 }}")]
    [InlineData("{{ math.uuid }}")]
    [InlineData("{{ object.eval '1' }}")]
    [InlineData("{{ object.eval_template '1' }}")]
    [InlineData("{{ include '/etc/passwd' }}")]
    public void What_reaches_further_is_refused(string text) =>
        Assert.Throws<LanguageException>(() => Template.Parse(text, "brief").Render(Foreign, RenderOptions.Plain));

    [Theory]
    [InlineData("{{ map.full_name }}{{ map.FullName }}{{ soort.assembly }}{{ uri.local_path }}{{ doe.Method }}{{ tekst.Length }}{{ lijst.Capacity }}{{ dag.DayOfWeek }}{{ dag.get_type }}")]
    public void Members_of_dotnet_do_not_exist(string text) => Assert.Equal("", Template.Parse(text, "brief").Render(Foreign, RenderOptions.Plain));

    [Fact]
    public void No_builtin_speaks_of_files_the_network_the_process_or_the_clock()
    {
        var owners = BuiltinNames.Supported.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => name.Split('.')[0]).Distinct();

        Assert.Equal(["array", "date", "html", "math", "object", "string"], owners.Order());
        Assert.DoesNotContain(BuiltinNames.Supported, name => name.Contains("now", StringComparison.Ordinal) || name.Contains("eval", StringComparison.Ordinal) || name.Contains("random", StringComparison.Ordinal));
    }
}
