using LeerwerkFlow.Access;
using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Aansluiting;

namespace LeerwerkFlow.Tests.Vdab.Aansluiting;

/// <summary>A world at one o'clock on Thursday 1 April 2010 with coördinator <c>co</c>, coach <c>an</c> and a few dossiers; those with an even number are hers.</summary>
internal static class Aansluitwereld
{
    public static readonly Maand Maart = Maand.Find("2010-03")!.Value;

    internal sealed record Rij(string Id, string Maand, string Over, string Categorie, string Dossier, string Mijlpaal, long Versie, string? Eigenaar, string Termijn, string Status, string? Oplossing, long? Regel);

    /// <param name="dossiers">Each told VDAB twelve milestones in March.</param>
    /// <param name="store">An empty database to use; SQLite when left out.</param>
    public static async Task<TestWorld> StartAsync(int dossiers = 0, bool kestrel = false, Databases? store = null)
    {
        var world = await TestWorld.StartAsync(kestrel, settings: [$"--Store:Engine={store?.Options.Engine ?? "sqlite"}", $"--Store:Postgres={store?.Options.Postgres}"]);
        world.Time.Advance(TimeSpan.FromDays(31));
        await world.AddMedewerkerAsync("co", "coordinator");
        await world.AddMedewerkerAsync("an");
        await world.Db.WriteAsync([.. Meldinghuis.House("lwb-1"), .. Meldinghuis.Dossiers("lwb-1", dossiers, Maart, world.Klok.Now)]);
        return world;
    }

    /// <summary>One melding of a dossier, made when it is needed.</summary>
    public static Task AddAsync(this TestWorld world, int nr, int sequence, string mijlpaal, DateOnly datum, string status = "AANVAARD") => world.Db.WriteAsync(
    [
        new(
            "INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, flowversie, status, staat, revisie, aangemaakt) VALUES (@id, @nr, 'lwb-1', 'd', @coach, 'f', 'lopend', '{}', 1, @nu) ON CONFLICT DO NOTHING",
            new { id = Meldinghuis.Dossier(nr), nr, coach = nr % 2 == 0 ? "an" : null, nu = world.Klok.Now }),
        Meldinghuis.Melding(Meldinghuis.Dossier(nr), sequence, mijlpaal, datum, status, world.Klok.Now),
    ]);

    public static CurrentUser Co(string organisatie = "lwb-1") => new("co", "Co", organisatie, Roles.Parse("coordinator"));

    public static Task<ImportLijst.Uitslag> ImportAsync(this TestWorld world, string maand, params string[] regels) => world.As<ImportLijst>(Co()).RunAsync(maand, Meldinghuis.Bytes(regels));

    public static Task CloseAsync(this TestWorld world, string maand) => world.As<ClosePeriode>(Co()).RunAsync(maand);

    public static Task SolveAsync(this TestWorld world, string id, string? oplossing, string? reden = null, CurrentUser? wie = null)
    {
        wie ??= Co();
        return new SolveVerschil(world.Db, world.Klok, wie, new ReleaseMelding(world.Db, world.Klok, wie)).RunAsync(id, oplossing, reden);
    }

    public static Task<Rij[]> VerschillenAsync(this TestWorld world) =>
        world.Db.QueryAsync<Rij>("SELECT id, maand, over, categorie, dossier, mijlpaal, versie, eigenaar, termijn, status, oplossing, regel FROM verschil ORDER BY dossier, mijlpaal, versie, maand");

    public static Task<byte[]?> CsvAsync(this TestWorld world, string periode, string soort = "SLOT") => world.Db.FindAsync<byte[]>("SELECT csv FROM rapport WHERE periode = @periode AND soort = @soort", new { periode, soort });
}
