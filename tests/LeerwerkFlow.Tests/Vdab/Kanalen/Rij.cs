using System.Globalization;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab.Kanalen;

/// <summary>Trajecten with meldingen that wait, made as rows: many in little time.</summary>
internal static class Rij
{
    /// <summary>One traject of lwb-1 with the first <paramref name="meldingen"/> milestones, all reached now, that coach an guides when there is one.</summary>
    public static async Task<Proeftraject> OneAsync(TestWorld world, int meldingen, string? coach = null)
    {
        var traject = await Proeftraject.StartAsync(world, coach, new Teken("leeg").Taak("a", "Klaar"));
        await world.Db.WriteAsync([.. Meldingen(world, traject.Id, meldingen)]);
        return traject;
    }

    /// <summary>As many trajecten more, like the one that is there.</summary>
    public static async Task<string[]> ManyAsync(TestWorld world, Proeftraject voorbeeld, int aantal, int meldingen)
    {
        var ids = Enumerable.Range(1, aantal).Select(n => $"TR-2010-{100_000 + n}").ToArray();
        await world.Db.WriteAsync([.. ids.SelectMany((id, n) => (Statement[])
        [
            new(
                """
                INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, flowversie, status, staat, revisie, aangemaakt)
                SELECT @id, @nummer, organisatie, deelnemer, coach, flowversie, status, staat, revisie, aangemaakt FROM traject WHERE id = @voorbeeld
                """,
                new { id, nummer = 100_000 + n, voorbeeld = voorbeeld.Id }),
            .. Meldingen(world, id, meldingen),
        ])]);
        return ids;
    }

    public static Task<string[]> StatusAsync(TestWorld world, string traject) => world.Db.QueryAsync<string>("SELECT status FROM melding WHERE traject = @traject ORDER BY sequence", new { traject });

    public static async Task<string> IdAsync(TestWorld world, string traject, int nummer) => (await world.Db.FindAsync<string>("SELECT id FROM melding WHERE traject = @traject AND sequence = @nummer", new { traject, nummer }))!;

    public static Task<string?> StandAsync(TestWorld world) => world.Db.FindAsync<string>("SELECT stand FROM kanaalstand");

    private static IEnumerable<Statement> Meldingen(TestWorld world, string traject, int aantal) => Mijlpalen.All.Where(m => m is not ("WEIGERING" or "UITSTROOM_GEREGISTREERD")).Take(aantal).Select((mijlpaal, n) =>
    {
        var nu = world.Klok.Now;
        var body = new MeldingBody(Guid.CreateVersion7(nu).ToString(), traject, "lwb-1", "0125c0de-7b1a-7c3e-9f10-2a5d8e4b6c01", mijlpaal, 1, new DateOnly(2010, 3, 1), null, n + 1, traject + "/" + (n + 1).ToString(CultureInfo.InvariantCulture), nu);
        return new Statement(
            """
            INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, volgende, aangemaakt)
            VALUES (@Id, @Traject, @Sequence, @Mijlpaal, 1, @Datum, @bytes, 'KLAAR', @Vastgelegd, @Vastgelegd)
            """,
            new { body.Id, body.Traject, body.Sequence, body.Mijlpaal, body.Datum, body.Vastgelegd, bytes = body.Write() });
    });
}
