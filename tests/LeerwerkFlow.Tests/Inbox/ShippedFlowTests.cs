using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>The shipped flow through the inbox alone: every taak and every message by its own form, from toeleiding to the end of nazorg.</summary>
public sealed class ShippedFlowTests
{
    private static readonly Dictionary<string, string> Uitkomst = new() { ["Bespreek of een verlenging nodig is"] = "NietNodig" };

    [Fact]
    public async Task A_whole_traject_is_done_with_the_shipped_forms()
    {
        await using var world = await TestWorld.StartAsync(false, null, "--Clockwork=off");
        var (an, carla) = (await world.AddMedewerkerAsync("an"), await world.AddMedewerkerAsync("carla", "coordinator"));
        await world.Get<ImportFlows>().RunAsync(Path.Combine(AppContext.BaseDirectory, "workflows"), "test");
        await InboxWorld.AddWerkplekAsync(world);
        var traject = await world.Get<StartTraject>().RunAsync(new("lwb-1", "Jo", "Fictief", new Contact(), "v1", null, null), "carla");
        HashSet<string> titels = [];

        for (var n = 0; n < 400 && await world.Db.FindAsync<string>("SELECT status FROM traject") != "afgerond"; n++)
        {
            if (await OpenAsync(world, an) is { } mijn)
                titels.Add(await CompleteAsync(world, an, mijn));
            else if (await OpenAsync(world, carla) is { } haar)
                titels.Add(await CompleteAsync(world, carla, haar));
            else
                await WaitAsync(world, traject);
        }

        Assert.Equal("afgerond", await world.Db.FindAsync<string>("SELECT status FROM traject"));
        Assert.Equal("an", await world.Db.FindAsync<string>("SELECT coach FROM traject"));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'open'"));
        Assert.Contains("Voer het intakegesprek", titels);
        Assert.Contains("Voer de tussentijdse evaluatie met de deelnemer en de instructeur", titels);
        Assert.Contains("Wacht op de validering", titels);
        Assert.True(titels.Count > 25, string.Join('\n', titels));
    }

    private static async Task<PostvakRegel?> OpenAsync(TestWorld world, CurrentUser wie) =>
        (await world.Get<Postvak>().ReadAsync(wie, new(false))).Regels is [var first, ..] ? first : null;

    private static async Task<string> CompleteAsync(TestWorld world, CurrentUser wie, PostvakRegel regel)
    {
        var read = world.Get<ReadTaak>();
        if (!(await read.GetAsync(wie, regel.Id)).MayBeDoneBy(wie))
            await world.Get<ClaimTaak>().RunAsync(wie, regel.Id, regel.Revisie);
        var taak = await read.GetAsync(wie, regel.Id);
        var dossier = await read.OpenAsync(wie, taak);
        var uitkomst = Uitkomst.GetValueOrDefault(taak.Titel, dossier.Uitkomsten[0]);
        var vast = dossier.Bericht is { } soort ? new Dictionary<string, string> { ["soort"] = soort } : null;
        var gepost = FormulierVoorbeeld.Post(dossier.Formulier, uitkomst, dossier.Context, vast);

        var fouten = await world.Get<CompleteTaak>().RunAsync(wie, new(taak.Id, taak.Revisie, uitkomst, gepost));

        Assert.True(fouten.Count == 0, $"{taak.Titel} ({taak.Formulier}, {uitkomst}): {string.Join(" ", fouten.Values)}");
        return taak.Titel;
    }

    // Documents are another slice's: here they reach their status by themselves. Then time moves to what comes next.
    private static async Task WaitAsync(TestWorld world, string traject)
    {
        if (await world.Db.FindAsync<string>("SELECT id FROM wacht WHERE status = 'open' AND soort = 'Document'") is { } document)
        {
            await world.Get<AdvanceTraject>().RunAsync(traject, (_, _) => Stimuli.By(world.Klok, document, Stimuli.Klaar), "systeem");
            return;
        }

        var dag = await world.Db.FindAsync<DateOnly>("SELECT MIN(vervalt) FROM wacht WHERE status = 'open' AND vervalt IS NOT NULL");
        if (dag > world.Klok.Vandaag)
            await world.Klok.MoveAsync(dag);
        await world.Get<WakeDue>().RunAsync();
    }
}
