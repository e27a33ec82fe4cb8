using System.Net;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>VDAB refuses a melding for good and the machine goes down at the first, second … commit of the delivery: it is laid aside and a person knows, or it is still to be delivered.</summary>
[Collection("simulatie")]
public sealed class ParkedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_laid_aside_is_never_unknown(int commits)
    {
        var storing = new Storing(new Random(1), 0, null);
        using var geheugen = new Geheugen(Huis.Rijen);
        var klok = new SimulatedClock(Huis.Begin);
        var machine = new Machine(geheugen, storing);
        await using var rooms = Huis.Start(geheugen, storing, klok, new Weg(), _ => machine);
        await rooms.GetRequiredService<StartTraject>().RunAsync(new(Huis.Lwb, "Nora", "Voorbeeld", new Contact(), "v", "an", null), "co");
        storing.Commits = commits;

        try
        {
            await rooms.GetRequiredService<DeliverMelding>().RunAsync();
        }
        catch (Uitval)
        {
            // What stands is what stands.
        }

        var db = Huis.Look(geheugen);
        Assert.Equal("GEPARKEERD", await db.FindAsync<string>("SELECT status FROM melding"));
        Assert.Equal(1, await db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE soort = 'incident' AND pad LIKE 'vdab/%' AND medewerker = 'an'"));
        Assert.Empty(await Auditor.GlanceAsync(db, klok.GetUtcNow()));
    }

    private sealed class Weg : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}") });
    }
}
