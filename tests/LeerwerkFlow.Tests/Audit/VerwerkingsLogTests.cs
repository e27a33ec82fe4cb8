using LeerwerkFlow.Audit;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Audit;

public sealed class VerwerkingsLogTests
{
    private sealed record Regel(string Medewerker, string? Traject, string Handeling, DateTimeOffset Tijdstip);

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_looked_at_whose_dossier_is_kept(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync();
        var moment = new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

        await db.WriteAsync([VerwerkingsLog.Looked("m1", "t1", "dossier-bekeken", moment), VerwerkingsLog.Looked("m1", null, "rapport-gemaakt", moment)]);

        Assert.Equal(
            [new("m1", "t1", "dossier-bekeken", moment), new("m1", null, "rapport-gemaakt", moment)],
            await db.QueryAsync<Regel>("SELECT medewerker, traject, handeling, tijdstip FROM verwerking ORDER BY handeling"));
    }
}
