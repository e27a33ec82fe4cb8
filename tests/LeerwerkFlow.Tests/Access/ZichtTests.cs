using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Access;

public sealed class ZichtTests
{
    // Trajecten 1 and 2 are of lwb-1 (coach an, coach bo), 3 of lwb-2 (coach cis). An open taak in 1 is of ine, one in 3 of the external promotor pol; a done one in 2 is of ine.
    [Theory]
    [InlineData("an", "coach", "lwb-1", "1")]
    [InlineData("bo", "coach", "lwb-1", "2")]
    [InlineData("co", "coordinator", "lwb-1", "1 2")]
    [InlineData("cob", "coordinator", "lwb-2", "3")]
    [InlineData("ine", "instructeur", "lwb-1", "1")]
    [InlineData("pol", "promotor", null, "3")]
    [InlineData("pia", "promotor", "lwb-1", "")]
    [InlineData("bea", "beheerder", null, "")]
    public async Task A_person_sees_these_trajecten(string id, string rollen, string? organisatie, string expected)
    {
        Assert.Equal(expected, await SeenAsync(id, rollen, organisatie, Zicht.Sql));
        // The form for a list of many says the same.
        Assert.Equal(expected, await SeenAsync(id, rollen, organisatie, Zicht.Lijst));
    }

    [Theory]
    [InlineData("an", "coach", "lwb-1", "1 2")]
    [InlineData("co", "coordinator", "lwb-1", "1 2")]
    [InlineData("ine", "instructeur", "lwb-1", "1")]
    [InlineData("pol", "promotor", null, "3")]
    [InlineData("bea", "beheerder", "lwb-1", "")]
    public async Task A_team_shows_these_trajecten(string id, string rollen, string? organisatie, string expected) =>
        Assert.Equal(expected, await SeenAsync(id, rollen, organisatie, Zicht.Team));

    [Fact]
    public async Task A_coach_who_loses_the_role_loses_the_sight()
    {
        Assert.Equal("", await SeenAsync("an", "instructeur", "lwb-1", Zicht.Sql));
    }

    private static async Task<string> SeenAsync(string id, string rollen, string? organisatie, string zicht)
    {
        await using var world = await TestWorld.StartAsync();
        await FillAsync(world);
        var wie = new CurrentUser(id, id, organisatie, Roles.Parse(rollen));

        var seen = await world.Db.QueryAsync<string>($"SELECT t.id FROM traject t WHERE t.status = @status AND {zicht} ORDER BY t.id", wie.ZichtArgs(new { status = "lopend" }));

        return string.Join(' ', seen);
    }

    private static async Task FillAsync(TestWorld world)
    {
        (string Id, string Organisatie)[] people = [("an", "lwb-1"), ("bo", "lwb-1"), ("ine", "lwb-1"), ("cis", "lwb-2"), ("pol", "lwb-2")];
        foreach (var (id, organisatie) in people)
            await world.AddMedewerkerAsync(id, organisatie: organisatie);
        List<Statement> rows = [new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('v', 'f', 1, '', '{}', '2010-03-01', 'x')")];
        foreach (var (nummer, organisatie, coach) in new[] { (1, "lwb-1", "an"), (2, "lwb-1", "bo"), (3, "lwb-2", "cis") })
        {
            var args = new { id = $"{nummer}", nummer, organisatie, coach, geen = Array.Empty<byte>() };
            rows.Add(new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES (@id, @organisatie, 'Jo', 'Fictief', 'jo fictief', @geen)", args));
            rows.Add(new(
                """
                INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, flowversie, status, staat, revisie, aangemaakt)
                VALUES (@id, @nummer, @organisatie, @id, @coach, 'v', 'lopend', '{}', 1, '2010-03-01')
                """,
                args));
        }

        foreach (var (id, traject, medewerker, status) in new[] { ("t1", "1", "ine", "open"), ("t2", "2", "ine", "klaar"), ("t3", "3", "pol", "open") })
            rows.Add(new(
                """
                INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, medewerker, status, geopend)
                VALUES (@id, @traject, 'incident', '', 'Taak', 'coach', '', @medewerker, @status, '2010-03-01')
                """,
                new { id, traject, medewerker, status }));
        await world.Db.WriteAsync(rows);
    }
}
