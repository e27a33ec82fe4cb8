using System.Net.Sockets;
using LeerwerkFlow.Access;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;

namespace LeerwerkFlow;

/// <summary>No verb: the app starts, says where it is, and runs until Ctrl-C. What is being written is finished first.</summary>
internal static class StartVerb
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        await using var app = await Program.BuildAsync(args);
        var db = app.Services.GetRequiredService<Db>();
        // Of nodes that begin at once on an empty database one makes what is in it, the others find it.
        await using (await db.AloneAsync())
            await FillAsync(app, db);
        await SettleAsync(app, output);
        await using (await db.AloneAsync())
            await OpenAsync(app);
        await output.WriteLineAsync($"LeerwerkFlow staat klaar op {string.Join(", ", app.Urls)} (Ctrl-C stopt).");
        if (app.Services.GetRequiredService<DemoOptions>() is { Trajecten: > 0 })
            await output.WriteLineAsync($"Meld je aan als coordinator, coach, instructeur of beheerder; het wachtwoord is {DemoOptions.Wachtwoord}. De andere accounts staan op de aanmeldpagina.");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task FillAsync(WebApplication app, Db db)
    {
        await ReferenceData.Load().ImportAsync(db);
        await app.Services.GetRequiredService<LoadRegels>().RunAsync(RegelSets.Folder);
        await app.Services.GetRequiredService<ImportFlows>().RunAsync(FlowFiles.Folder, "systeem");
        // The first key of the cookies.
        app.Services.GetDataProtector(nameof(Websleutels)).Protect([]);
    }

    private static async Task OpenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw new CannotStart($"Het adres {app.Configuration["Urls"]} is al in gebruik. Stop wat daar draait, of kies een ander adres: --Urls=http://127.0.0.1:5081", e);
        }
    }

    private static async Task SettleAsync(WebApplication app, TextWriter output)
    {
        var time = System.Diagnostics.Stopwatch.StartNew();
        if (await app.Services.GetRequiredService<ResetDemo>().EnsureAsync(() => output.WriteLineAsync("De demo wordt gevuld met verzonnen mensen. Dat duurt even.")))
            await output.WriteLineAsync($"Klaar in {time.Elapsed.TotalSeconds:0} seconden.");
    }
}
