using System.Diagnostics;
using System.Net.Http.Json;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Vdab.Simulatie;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>The simulated VDAB as a program of its own, on a port and with a database of its own.</summary>
internal sealed class SimulatorProces : IAsyncDisposable
{
    public const string Geheim = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly DirectoryInfo map = Directory.CreateTempSubdirectory("leerwerkflow-simulator-");
    private readonly Process process;
    private readonly HttpClient http;

    private SimulatorProces()
    {
        process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(Spelen).Assembly.Location, "simulator", "--Urls=http://127.0.0.1:0", $"--DataDirectory={map.FullName}", $"--Vdab:Geheim={Geheim}"])
        {
            RedirectStandardOutput = true,
        })!;
        var regel = process.StandardOutput.ReadLine() ?? "";
        Assert.StartsWith(SimulatorVerb.Klaar, regel, StringComparison.Ordinal);
        Adres = new(regel[SimulatorVerb.Klaar.Length..].Split(' ')[0]);
        http = new HttpClient { BaseAddress = Adres };
    }

    /// <summary>Where meldingen are posted.</summary>
    public Uri Adres { get; }

    /// <summary>The settings of an app that delivers here.</summary>
    public string[] Settings => [$"--Vdab:Adres={Adres}", $"--Vdab:Geheim={Geheim}"];

    /// <summary>Running, with its clock at this instant.</summary>
    public static async Task<SimulatorProces> StartAsync(DateTimeOffset nu)
    {
        var simulator = new SimulatorProces();
        await simulator.SetClockAsync(nu);
        return simulator;
    }

    public Task SetClockAsync(DateTimeOffset nu) => PutAsync(Bediening.Klok + $"?nu={Uri.EscapeDataString(nu.ToString("o"))}", null);

    public Task BehaveAsync(Gedrag gedrag) => PutAsync(Bediening.Gedragen, gedrag);

    public async Task<Bediening.Ontvangen[]> ReceivedAsync() => (await http.GetFromJsonAsync<Bediening.Ontvangen[]>(Bediening.Stand))!;

    public async Task<Bediening.Weigering[]> RefusedAsync() => (await http.GetFromJsonAsync<Bediening.Weigering[]>(Bediening.Weigeringen))!;

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        map.Delete(recursive: true);
    }

    private async Task PutAsync(string pad, Gedrag? gedrag)
    {
        using var answer = await http.PutAsJsonAsync(pad, gedrag);
        answer.EnsureSuccessStatusCode();
    }
}
