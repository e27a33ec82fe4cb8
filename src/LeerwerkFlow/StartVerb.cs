using System.Net.Sockets;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Connections;

namespace LeerwerkFlow;

/// <summary>No verb: the app starts, says where it is, and runs until Ctrl-C. What is being written is finished first.</summary>
internal static class StartVerb
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        await using var app = await Program.BuildAsync(args);
        await ReferenceData.Load().ImportAsync(app.Services.GetRequiredService<Db>());
        await app.Services.GetRequiredService<ImportFlows>().RunAsync(FlowFiles.Folder, "systeem");
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw new CannotStart($"Het adres {string.Join(", ", app.Urls)} is al in gebruik. Stop wat daar draait, of kies een ander adres: --Urls=http://127.0.0.1:5081", e);
        }

        await output.WriteLineAsync($"LeerwerkFlow staat klaar op {string.Join(", ", app.Urls)} (Ctrl-C stopt).");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
