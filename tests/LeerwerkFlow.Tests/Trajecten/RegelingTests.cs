using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class RegelingTests
{
    private static readonly Regeling Wep = Regeling.Of(FlowFiles.Read(Path.Combine(AppContext.BaseDirectory, "workflows")).Flows!.Get("wep-2008"))!;

    [Theory]
    [InlineData(2009, 1, 1)]
    [InlineData(2015, 9, 30)]
    public void The_first_and_the_last_day_of_the_scheme_are_inside(int jaar, int maand, int dag) => Assert.Null(Wep.Warning(new DateOnly(jaar, maand, dag)));

    [Theory]
    [InlineData(2008, 12, 31)]
    [InlineData(2015, 10, 1)]
    public void Outside_the_scheme_a_warning_names_it(int jaar, int maand, int dag) =>
        Assert.Contains("werkervaring (besluit van 10 juli 2008)", Wep.Warning(new DateOnly(jaar, maand, dag)), StringComparison.Ordinal);

    [Fact]
    public async Task A_new_toeleiding_after_the_scheme_is_warned_and_not_blocked()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.Klok.MoveAsync(new DateOnly(2016, 3, 1));
        using var an = await world.SignInAsync("an");

        var page = await an.OpenAsync("/toeleiding/nieuw");

        Assert.Contains("tot en met woensdag 30 september 2015", page.QuerySelector(".bericht-let")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2012-12-31\"", "2013-03-01", "De regeling “Proefregeling” gold van donderdag 1 januari 2009 tot en met maandag 31 december 2012.")]
    [InlineData("null", "2013-03-01", null)]
    [InlineData("null", "2008-03-03", "De regeling “Proefregeling” geldt pas vanaf donderdag 1 januari 2009.")]
    public async Task The_days_of_the_rules_in_force_win_from_those_of_the_flow(string tot, string dag, string? zin)
    {
        await using var world = await TestWorld.StartAsync();
        var inhoud = $$"""{ "titel": "Proefregeling", "van": "2009-01-01", "tot": {{tot}}, "regels": [] }""";
        await world.Db.WriteAsync([new("INSERT INTO regelset (naam, versie, inhoud, hash, bron, reden, stand, door, voorgesteld) VALUES ('wep-2008', 1, @inhoud, 'h', 'b', 'r', 'geldig', 'systeem', '2010-03-01')", new { inhoud })]);

        var regeling = await Regeling.FindAsync(world.Db, FlowFiles.Read(Path.Combine(AppContext.BaseDirectory, "workflows")).Flows!.Get("wep-2008"));

        var warning = regeling!.Warning(DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(zin, warning?[..(warning.IndexOf('.', StringComparison.Ordinal) + 1)]);
    }
}
