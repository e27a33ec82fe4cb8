using LeerwerkFlow.Access;
using LeerwerkFlow.Agenda;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Tests.Trajecten;

namespace LeerwerkFlow.Tests.Agenda;

/// <summary>The house of <see cref="Voorbeeld"/> with Jo of coach An, who works "ma-vr 8-16"; Uma is a coach of lwb-2. It is Monday 1 March 2010, noon.</summary>
internal sealed class AgendaWorld : IAsyncDisposable
{
    public TestWorld World { get; private set; } = null!;

    public string Jo { get; private set; } = "";

    public CurrentUser An { get; private set; } = null!;

    public CurrentUser Bo { get; private set; } = null!;

    public CurrentUser Co { get; private set; } = null!;

    public CurrentUser Uma { get; private set; } = null!;

    public static async Task<AgendaWorld> StartAsync(bool kestrel = false, Databases? store = null, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        var agenda = new AgendaWorld { World = await TestWorld.StartAsync(kestrel, adapt, [$"--Store:Engine={store?.Options.Engine ?? "sqlite"}", $"--Store:Postgres={store?.Options.Postgres}", .. settings]) };
        await Voorbeeld.FillAsync(agenda.World);
        await agenda.World.Db.WriteAsync([new("UPDATE organisatie SET telefoon = '09 123 45 67', adres = 'Kerkstraat 1, Gent'")]);
        agenda.Uma = await agenda.World.AddMedewerkerAsync("uma", organisatie: "lwb-2");
        agenda.Jo = await Voorbeeld.StartAsync(agenda.World);
        CurrentUser Who(string id, string rollen) => new(id, "Medewerker " + id, "lwb-1", Roles.Parse(rollen));
        (agenda.An, agenda.Bo, agenda.Co) = (Who("an", "coach"), Who("bo", "coach"), Who("co", "coordinator"));
        return agenda;
    }

    /// <summary>A new afspraak of An with Jo, as the form would send it.</summary>
    public AfspraakVraag Vraag(string dag = "2010-03-02", string uur = "10:00", int minuten = 60, string? id = null) =>
        new(id ?? Guid.NewGuid().ToString("N"), 0, "an", null, "gesprek", DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture), uur, minuten, "Kerkstraat 1", [Jo], null);

    public Task<IReadOnlyList<string>> PlanAsync(AfspraakVraag vraag, CurrentUser? wie = null) => World.Get<PlanAfspraak>().RunAsync((wie ?? An) with { Dag = World.Klok.Vandaag }, vraag);

    /// <summary>Plans it, past everything that speaks against it.</summary>
    public async Task<string> ForceAsync(AfspraakVraag vraag, CurrentUser? wie = null)
    {
        if (await PlanAsync(vraag, wie) is { Count: > 0 } botsingen)
            Assert.Empty(await PlanAsync(vraag with { Gezien = PlanAfspraak.Fingerprint(botsingen) }, wie));
        return vraag.Id;
    }

    /// <summary>Trajecten of An with these first names.</summary>
    public async Task<string[]> MoreAsync(int count)
    {
        List<string> trajecten = [];
        for (var n = 1; n <= count; n++)
            trajecten.Add(await Voorbeeld.StartAsync(World, $"Mo{n}"));
        return [.. trajecten];
    }

    public Task<string[]> RowsAsync() => World.Db.QueryAsync<string>("SELECT dag || ' ' || uur || ' ' || revisie || ' ' || geannuleerd FROM afspraak ORDER BY dag, uur");

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
