using System.Collections.Concurrent;
using System.Text;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Tests.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Tests.Beheer;

public sealed class OtlpTests
{
    [Fact]
    public async Task Traces_and_figures_go_to_the_collector_with_ids_and_without_people()
    {
        var bodies = new ConcurrentQueue<string>();
        await using var collector = await CollectAsync(bodies);
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: $"--Telemetrie:Otlp={collector.Urls.First()}");
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", new Teken("proef").Stap("md", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Taak("daarna").Pijl("md", "daarna"));
        using var http = new HttpClient { BaseAddress = world.Address };
        foreach (var path in new[] { "/aanmelden?naam=Nora+Voorbeeld", "/lezen/GeheimVanDeLink00000000000000000", "/zoek?q=Nora" })
            (await http.GetAsync(path)).Dispose();
        await world.Get<DueWork>().RunAsync();

        Assert.True(world.Get<Otlp>().Flush());

        // The text in protobuf is the text itself.
        var sent = string.Concat(bodies);
        Assert.All(
            ["leerwerkflow.steps", "leerwerkflow.deliveries", "leerwerkflow.waits.due", "leerwerkflow.tasks.late", "leerwerkflow.store.statements", "http.server.request.duration", "step", "deliver", traject.Id, "GET /aanmelden"],
            naam => Assert.Contains(naam, sent, StringComparison.Ordinal));
        Assert.All(["Nora", "Voorbeeld", "GeheimVanDeLink", "Medewerker", "127.0.0.1", Environment.MachineName], geheim => Assert.DoesNotContain(geheim, sent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_made_that_could_send()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Null(world.Services.GetService<Otlp>());
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentQueue<string> bodies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/{soort}", async (HttpRequest request) =>
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer);
            bodies.Enqueue(Encoding.Latin1.GetString(buffer.ToArray()));
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }
}
